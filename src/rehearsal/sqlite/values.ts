import type { DatabaseSync } from 'node:sqlite'
import { eachRow, quoted } from './connection.ts'
import { END_OF_VALUE, type Piece, type Requests } from './requests.ts'
import { type Column, columnsOf, rowTables, schemaObjects } from './schema.ts'

// Runs in the confined process.

/** Characters that are sent at a time. */
const BATCH_CHARACTERS = 256 * 1024

/** Sends every text and blob, in which credentials are searched for. Numbers are none. */
export function sendValues(database: DatabaseSync, send: (piece: Piece) => void): Requests['values']['answer'] {
  send({ values: schemaObjects(database).map(({ name, sql }) => [name, `${sql}${END_OF_VALUE}`] as const) })
  return rowTables(database).map(({ name }) => {
    const columns = columnsOf(database, name)
    sendRows(database, name, columns, send)
    return [name, { columns: columns.map(declared) }] as const
  })
}

function sendRows(database: DatabaseSync, table: string, columns: readonly Column[], send: (piece: Piece) => void): void {
  send({ at: table })
  let texts = columns.map(() => '')
  let size = 0
  const flush = (): void => {
    const values = texts.flatMap((text, index) => (text === '' ? [] : [[columns[index]?.name ?? '', text] as const]))
    if (values.length > 0) send({ table, values })
    texts = columns.map(() => '')
    size = 0
  }
  for (const row of eachRow(database, `select * from main.${quoted(table)} not indexed`)) {
    for (const [index, value] of row.entries()) {
      if (typeof value !== 'string' && !ArrayBuffer.isView(value)) continue
      const text =
        typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
      if (text === '') continue
      texts[index] += `${text}${END_OF_VALUE}`
      size += text.length
    }
    if (size >= BATCH_CHARACTERS) flush()
  }
  flush()
}

function declared({ name, type, notNull }: Column): { name: string; type: string; notNull: boolean } {
  return { name, type: /^\w+/.exec(type)?.[0]?.toLowerCase() ?? '', notNull }
}
