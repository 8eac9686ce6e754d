import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { DatabaseState } from '../../release/documents/database-state.ts'
import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { ExceptState, Fingerprint } from '../clone.ts'
import { rowsOf, textIn } from './connection.ts'
import { integrityOf } from './integrity.ts'
import { readTable, shortDigests, type TableState, tableState } from './rows.ts'
import { readSchema, rowTables } from './schema.ts'

// Runs in the confined process.

/** SQLite has none. */
export const NO_LARGE_OBJECTS = { count: 0, sha256: createHash('sha256').digest('hex') }

/** Everything that a database holds. @param progress called with each table's name before its rows are read */
export function fingerprint(database: DatabaseSync, progress: (table: string) => void): Fingerprint {
  const schema = readSchema(database, integrityOf(database))
  const tables: TableState[] = rowTables(database).map(({ name }) => {
    progress(name)
    return tableState(database, readTable(database, name))
  })
  const sequences = sequencesOf(database)
  // What AUTOINCREMENT never writes is compared as rows.
  if (sequences === undefined) tables.push(tableState(database, readTable(database, 'sqlite_sequence')))
  return { state: { schema: schema.root, tables, sequences: sequences ?? [], large_objects: NO_LARGE_OBJECTS }, schema }
}

/** Rows of sqlite_sequence, which AUTOINCREMENT keeps; undefined if there are other rows in it. */
export function sequencesOf(database: DatabaseSync): DatabaseState['sequences'] | undefined {
  if (rowsOf(database, `select 1 from main.sqlite_schema where name = 'sqlite_sequence'`).length === 0) return []
  const rows = rowsOf(database, 'select name, seq, typeof(name), typeof(seq) from main.sqlite_sequence order by name')
  const names = new Set(rows.map(([name]) => textIn(name)))
  const isOwn = rows.every(
    ([name, seq, kind, number]) =>
      // A name that is not UTF-8 stands for any other such name.
      !textIn(name).includes('\uFFFD') && kind === 'text' && number === 'integer' && typeof seq === 'bigint' && seq >= 0n
  )
  if (!isOwn || names.size !== rows.length || names.has('')) return undefined
  return rows.map(([name, seq]) => ({ name: textIn(name), last_value: String(seq), is_called: true }))
}

const CANARY = 'seal_gate_canary'

/**
 * Proves that the fingerprint can see: in a transaction that is rolled back, a table, a row and a sequence are made and changed, and each must
 * show.
 */
export function seesChanges(database: DatabaseSync, schema: string): boolean {
  const look = () => {
    const table = rowTables(database).find(({ name }) => name === CANARY)
    return {
      schema: readSchema(database).root,
      table: table && tableState(database, readTable(database, CANARY)),
      sequence: sequencesOf(database)?.find(({ name }) => name === CANARY)?.last_value
    }
  }
  database.exec('begin')
  try {
    database.exec(`create table ${CANARY} (id integer primary key autoincrement, value)`)
    database.exec(`insert into ${CANARY} (value) values ('before')`)
    const before = look()
    // Only its storage class differs.
    database.exec(`update ${CANARY} set value = cast(value as blob)`)
    database.exec(`insert into ${CANARY} (value) values (1)`)
    database.exec(`delete from ${CANARY} where value = 1`)
    const after = look()
    const isSequenceRead = before.sequence === '1' && after.sequence === '2'
    const isOwn = sequencesOf(database) !== undefined
    return (
      before.schema !== schema &&
      before.table?.rows === 1 &&
      after.table?.rows === 1 &&
      before.table.sha256 !== after.table.sha256 &&
      (isSequenceRead || !isOwn)
    )
  } finally {
    database.exec('rollback')
  }
}

/** A state without the columns that exceptions name. */
export function tablesExcept(database: DatabaseSync, exceptions: readonly DeclaredException[]): ExceptState['tables'] {
  const columns = new Map<string, Set<string>>()
  for (const one of exceptions)
    if (one.kind === 'columns') columns.set(one.table, new Set([...(columns.get(one.table) ?? []), ...one.columns]))
  return rowTables(database).flatMap(({ name }) => {
    const without = columns.get(name)
    return without === undefined ? [] : [tableState(database, readTable(database, name, without))]
  })
}

/** The rows of these tables as digests, sorted, in base64. */
export function rowDigests(database: DatabaseSync, tables: readonly string[]): (readonly [string, string])[] {
  return rowTables(database).flatMap(({ name }) =>
    tables.includes(name) ? [[name, shortDigests(database, readTable(database, name)).toString('base64')] as const] : []
  )
}
