import { Buffer } from 'node:buffer'
import { readCsvField } from '../../manifests/csv.ts'
import type { Inverse } from './inverse.ts'

/** Fields are kept as objects, and each is written in 32 ways; larger tables are not read. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_FIELDS = 200_000
/** Delimiters that tables are read and written with. */
export const DELIMITERS = [',', ';', '\t', '|'] as const

export interface Field {
  readonly text: string
  readonly quoted: boolean
}

/** A table was written by another program: delimiter, quotes. Python `csv`, Excel, LibreOffice, pandas, R. */
export const csvReformatted: Inverse = {
  cause: 'csv-reformatted',
  stage: 'text',
  *undo(found, seal) {
    if (!/\.(?:csv|tsv|tab)$/i.test(seal.path) || found.length > MAX_BYTES || found.bom) return
    for (const delimiter of DELIMITERS) {
      const rows = readTable(found.latin1, delimiter)
      if (rows === undefined) continue
      const lineEnd = found.lineEnd
      const final = found.latin1.endsWith('\n') ? lineEnd : ''
      for (const sealed of DELIMITERS) {
        for (const [quoting, quotes] of Object.entries(QUOTING)) {
          const write = (field: Field, row: number) => {
            const text = quotes(field, sealed, row) ? `"${field.text.replaceAll('"', '""')}"` : field.text
            return text
          }
          const text = rows.map((row, at) => row.map(field => write(field, at)).join(sealed)).join(lineEnd) + final
          if (text === found.latin1) continue
          const detail = `sealed: ${quoting}, fields parted by ${nameOf(sealed)}; found: parted by ${nameOf(delimiter)}`
          yield { length: text.length, make: () => Buffer.from(text, 'latin1'), detail, last: true }
        }
      }
      return
    }
  }
}

type Quotes = (field: Field, delimiter: string, row: number) => boolean

const needed: Quotes = ({ text }, delimiter) => text.includes(delimiter) || /["\r\n]/.test(text)
const isNumber = (text: string) => /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)

const QUOTING: Readonly<Record<string, Quotes>> = {
  'quotes where needed': needed,
  'all quoted': () => true,
  'quotes around all but numbers': ({ text }) => !isNumber(text),
  'quotes around all but numbers and nothing': ({ text }) => text !== '' && !isNumber(text),
  'quotes kept': (field, delimiter, row) => field.quoted || needed(field, delimiter, row),
  'quotes where needed, and around nothing': (field, delimiter, row) => field.text === '' || needed(field, delimiter, row),
  'header plain, all else quoted': (field, delimiter, row) => row > 0 || needed(field, delimiter, row),
  'quotes where needed, and around spaces': (field, delimiter, row) => field.text.includes(' ') || needed(field, delimiter, row)
}

function nameOf(delimiter: string): string {
  return delimiter === '\t' ? 'tabs' : `"${delimiter}"`
}

/** Rows of a table by RFC 4180; undefined when rows differ in length, there is only one column, or the quoting is malformed. */
export function readTable(latin1: string, delimiter: string): readonly (readonly Field[])[] | undefined {
  const rows: Field[][] = []
  let row: Field[] = []
  let fields = 0
  let at = 0
  while (at < latin1.length) {
    const field = readCsvField(latin1, at, delimiter)
    // A bare CR ends a line only for some readers.
    if (field === undefined || ++fields > MAX_FIELDS || (!field.quoted && field.text.includes('\r'))) return undefined
    row.push(field)
    at = field.end
    if (latin1[at] === delimiter) {
      at++
      if (at < latin1.length) continue
      row.push({ text: '', quoted: false })
    }
    if (latin1[at] === '\r') at++
    if (at < latin1.length && latin1[at] !== '\n') return undefined
    at++
    if (row.length < 2 || (rows.length > 0 && rows[0]?.length !== row.length)) return undefined
    rows.push(row)
    row = []
  }
  return rows.length > 0 ? rows : undefined
}
