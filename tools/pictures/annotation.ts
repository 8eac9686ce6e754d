interface Annotation {
  readonly title: string
  readonly line: number
  /** Lines of the message. */
  readonly lines: readonly string[]
}

const LINES_BEFORE = 3
const LINES_AFTER = 2

/**
 * The first error on a line of that file.
 * @param log standard output of the action
 * @returns unescaped as the runner does
 */
export function annotationOf(log: string, file: string): Annotation {
  for (const [, properties = '', message = ''] of log.matchAll(/^::error (.*?)::(.*)$/gm)) {
    const given = new Map(properties.split(',').map(pair => [pair.split('=', 1)[0], plain(pair.replace(/^.*?=/s, ''))]))
    if (given.get('file') === file && given.has('line'))
      return { title: given.get('title') ?? '', line: Number(given.get('line')), lines: plain(message).split('\n') }
  }
  throw new Error(`there is no annotation on ${file}`)
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function plain(text: string): string {
  return text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

/** A file with an annotation below its line, much as GitHub draws it among the files of a pull request. */
export function annotationPage(file: string, text: string, { title, line, lines }: Annotation): string {
  const shown = text.split('\n').slice(line - 1 - LINES_BEFORE, line + LINES_AFTER)
  const rows = shown.map((content, at) => {
    const number = line - LINES_BEFORE + at
    const row = `<tr${number === line ? ' class="hit"' : ''}><td class="number">${number}</td><td class="code">${escaped(content)}</td></tr>`
    return number === line ? `${row}<tr><td></td><td class="note">${note(title, line, lines)}</td></tr>` : row
  })
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>
<main><header>${escaped(file)}</header><table>${rows.join('')}</table></main>`
}

function note(title: string, line: number, lines: readonly string[]): string {
  return `<div><b>Check failure on line ${line}</b><p class="check">GitHub Actions / seals</p><p class="title">${escaped(title)}</p><pre>${escaped(lines.join('\n'))}</pre></div>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const STYLE = `
body { margin: 0; padding: 16px; background: #fff; color: #1f2328; font: 14px/1.5 "Noto Sans", "DejaVu Sans", sans-serif }
main { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
header { padding: 8px 12px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; font: 12px/1.5 "DejaVu Sans Mono", monospace }
table { width: 100%; border-collapse: collapse } td { padding: 0 }
td.number { width: 44px; padding-right: 10px; text-align: right; color: #59636e; vertical-align: top }
td.number, td.code { font: 12px/20px "DejaVu Sans Mono", monospace; white-space: pre } tr.hit td { background: #fff8c5 }
td.note { padding: 8px 12px 12px 0 } td.note div { border: 1px solid #d1d9e0; border-left: 4px solid #cf222e; border-radius: 6px; padding: 10px 14px }
td.note b { color: #cf222e } p { margin: 0 } p.check { color: #59636e; font-size: 12px } p.title { font-weight: 600; margin-top: 6px }
pre { margin: 4px 0 0; font: 12px/18px "DejaVu Sans Mono", monospace; white-space: pre-wrap }`
