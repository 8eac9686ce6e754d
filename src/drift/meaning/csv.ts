import type { Content } from '../content.ts'
import { DELIMITERS, type Field, readTable } from '../inverses/csv.ts'

type Table = readonly (readonly Field[])[]

/**
 * Equal rows of equal cells, header included, each side read in the dialect that it states: the one delimiter with which all rows have the
 * same number of cells, two at least. A side that fits two delimiters states none. RFC 4180: quotes around a cell are not part of it.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function sameCsv(sealed: Content, found: Content): boolean | undefined {
  const [original, content] = [tableOf(sealed), tableOf(found)]
  if (original === undefined || content === undefined) return undefined
  if (textOf(original) !== textOf(content)) return false
  // PostgreSQL and others read an empty cell without quotes as NULL, and one with quotes as an empty text.
  return quotesOfEmpty(original) === quotesOfEmpty(content) ? true : undefined
}

/** Undefined when the dialect is not certain, or readers of CSV disagree on the text. */
function tableOf(content: Content): Table | undefined {
  if (content.ends.cr > 0) return undefined
  const tables = DELIMITERS.flatMap(delimiter => [readTable(content.latin1, delimiter) ?? []].filter(({ length }) => length > 0))
  const [table, other] = tables
  // Some readers take a quote in a bare cell as text, others as the start of a quoted part.
  const isPlain = table?.every(row => row.every(({ text, quoted }) => quoted || !text.includes('"'))) === true
  return isPlain && other === undefined ? table : undefined
}

function textOf(table: Table): string {
  return JSON.stringify(table.map(row => row.map(({ text }) => text)))
}

function quotesOfEmpty(table: Table): string {
  return table.flatMap(row => row.map(({ text, quoted }) => (text === '' && quoted ? '1' : '0'))).join('')
}
