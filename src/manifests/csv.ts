import type { ManifestText } from './format.ts'

interface Row {
  readonly fields: readonly string[]
  /** Line on which it starts, from 1. */
  readonly line: number
}

export type Rows = { readonly rows: readonly Row[] } | { readonly problem: string; readonly line: number; readonly cut?: true }

const MISPLACED_QUOTE = 'a quotation mark is not allowed at this place in a field'

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
      const field = readCsvField(text, at)
      if (field === undefined) return { problem: 'a quoted field has no end', line: start, cut: true }
      if (!field.quoted && field.text.includes('"')) return { problem: MISPLACED_QUOTE, line }
      fields.push(field.text)
      if (field.quoted) line += field.text.split('\n').length - 1
      at = field.end
      more = text[at] === ','
      if (more) at++
    }
    if (text.startsWith('\r\n', at)) at += 2
    else if (text[at] === '\n') at++
    else if (at < text.length) return { problem: MISPLACED_QUOTE, line }
    else if (file) return { problem: 'the last line has no line feed: the manifest may be cut', line, cut: true }
    line++
    if (fields.length > 1 || fields[0] !== '') rows.push({ fields, line: start })
  }
  return { rows }
}

interface CsvField {
  readonly text: string
  readonly quoted: boolean
  /** Index of what follows it. */
  readonly end: number
}

/**
 * One field of a row, from its first character: the text between double quotes with doubled ones undone, else all up to the delimiter or the
 * end of the line. A quote in a bare field is part of its text.
 * @returns undefined for an open quote
 */
export function readCsvField(text: string, at: number, delimiter = ','): CsvField | undefined {
  if (text[at] === '"') {
    let end = text.indexOf('"', at + 1)
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
    if (end < 0) return undefined
    return { text: text.slice(at + 1, end).replaceAll('""', '"'), quoted: true, end: end + 1 }
  }
  let end = at
  for (; end < text.length; end++) {
    const character = text[end]
    if (character === delimiter || character === '\n' || (character === '\r' && text[end + 1] === '\n')) break
  }
  return { text: text.slice(at, end), quoted: false, end }
}
