import type { ManifestText } from './format.ts'

export interface Row {
  readonly fields: readonly string[]
  /** Line on which it starts, from 1. */
  readonly line: number
}

export type Rows = { readonly rows: readonly Row[] } | { readonly problem: string; readonly line: number; readonly cut?: true }

/**
 * Comma-separated rows, as RFC 4180 has them: a field in double quotes may hold commas, line ends and doubled quotes. Lines end with LF
 * or CRLF. Unlike lenient readers it refuses a quote inside a bare field, text after a closing quote, and an open quote at the end.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv({ text, file }: Pick<ManifestText, 'text' | 'file'>): Rows {
  const rows: Row[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const fields: string[] = []
    const start = line
    for (let more = true; more; ) {
      const field = text[at] === '"' ? quoted(text, at) : bare(text, at)
      if (field === undefined) return { problem: 'a quoted field has no end', line: start, cut: true }
      fields.push(field.value)
      line += field.lines
      at = field.end
      more = text[at] === ','
      if (more) at++
    }
    if (text.startsWith('\r\n', at)) at += 2
    else if (text[at] === '\n') at++
    else if (at < text.length) return { problem: 'a quote stands where a field cannot have one', line }
    else if (file) return { problem: 'the last line has no line feed: the manifest may be cut', line, cut: true }
    line++
    if (fields.length > 1 || fields[0] !== '') rows.push({ fields, line: start })
  }
  return { rows }
}

interface Field {
  readonly value: string
  readonly end: number
  readonly lines: number
}

function bare(text: string, at: number): Field {
  let end = at
  for (; end < text.length; end++) {
    const c = text.charCodeAt(end)
    if (c === 0x2c || c === 0x22 || c === 0x0a || (c === 0x0d && text.charCodeAt(end + 1) === 0x0a)) break
  }
  return { value: text.slice(at, end), end, lines: 0 }
}

function quoted(text: string, at: number): Field | undefined {
  let end = text.indexOf('"', at + 1)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  if (end < 0) return undefined
  const inner = text.slice(at + 1, end)
  return { value: inner.replaceAll('""', '"'), end: end + 1, lines: inner.split('\n').length - 1 }
}
