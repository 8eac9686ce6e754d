/** A line as Latin-1 text, and its end: `\n`, `\r\n`, or nothing at the end of the file. */
export interface Line {
  readonly text: string
  readonly end: string
}

/** The lines of a text; a text that ends with a line end has no empty line after it. */
export function linesOf(latin1: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from < latin1.length) {
    const at = latin1.indexOf('\n', from)
    const to = at < 0 ? latin1.length : at
    const cr = at > from && latin1[to - 1] === '\r'
    lines.push({ text: latin1.slice(from, cr ? to - 1 : to), end: at < 0 ? '' : cr ? '\r\n' : '\n' })
    from = to + 1
  }
  return lines
}

/** The text with each line's own text replaced. */
export function mapLines(lines: readonly Line[], map: (text: string, at: number) => string): string {
  let out = ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (line !== undefined) out += map(line.text, at) + line.end
  }
  return out
}

/** Length of the leading run of spaces, or of spaces and tabs. */
export function indentOf(text: string, characters = ' '): number {
  let at = 0
  while (at < text.length && characters.includes(text[at] ?? '')) at++
  return at
}

/** The text without spaces and tabs at its end. Not a regular expression: a run inside a line would take quadratic time. */
export function trimLineEnd(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return text.slice(0, end)
}
