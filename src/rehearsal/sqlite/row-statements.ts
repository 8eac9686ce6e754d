import type { DatabaseSync } from 'node:sqlite'
import type { RowStatements } from '../clone.ts'
import { freshIn, type RowWay, rowWays } from '../row-ways.ts'
import { quoted, rowsOf, textIn } from './connection.ts'
import { type Column, columnsOf, rowTables } from './schema.ts'

// Runs in the confined process.

/** Where the values of a column come from. */
interface Reference {
  readonly column: string
  readonly table: string
  readonly other: string
}

/** Statements that write a row with a value in each column, and one with as few values as possible. */
export function rowStatements(database: DatabaseSync, names: readonly string[]): RowStatements[] {
  return rowTables(database)
    .filter(({ name }) => names.includes(name))
    .map(({ name }) => ({ table: name, rows: rowsFor(database, name) }))
}

function rowsFor(database: DatabaseSync, table: string): string[][] {
  const sql = quoted(table)
  const columns = columnsOf(database, table)
  const references = referencesOf(database, table)
  const defaults = new Set(
    rowsOf(database, 'select name from pragma_table_xinfo(?) where dflt_value is not null', table).map(([name]) => textIn(name))
  )
  // SQLite numbers an INTEGER PRIMARY KEY itself, and computes generated columns.
  const keys = columns.filter(({ key }) => key > 0)
  const isNumbered = ({ key, type }: Column) => key > 0 && keys.length === 1 && /^integer$/i.test(type)
  const writable = columns.filter(column => column.hidden === 0 && !isNumbered(column))
  const least = writable.filter(({ name, notNull, key }) => (notNull || key > 0) && !defaults.has(name))
  const made = (column: Column, isFresh: boolean) => {
    const reference = references.find(one => one.column === column.name)
    return reference === undefined ? valueFor(column, sql, isFresh) : referred(reference, sql, isFresh)
  }
  const isReference = (name: string) => references.some(({ column }) => column === name)
  const unique = uniqueKeys(database, table, columns)
  const sets = [freshIn(unique, name => !isReference(name)), freshIn(unique, isReference)]
  const hasRows = rowsOf(database, `select 1 from main.${sql} limit 1`).length > 0
  const ways = (list: readonly Column[]) => {
    const names = list.map(({ name }) => quoted(name))
    const choices = sets.map(fresh =>
      list.map(column => ({ made: made(column, fresh.has(column.name)), isFresh: fresh.has(column.name) }))
    )
    return [...new Set(rowWays(names, choices, hasRows).map(way => insertInto(sql, names, way)))]
  }
  return [ways(writable), ways(least)]
}

function insertInto(table: string, columns: readonly string[], { values, isLike }: RowWay): string {
  if (columns.length === 0) return `insert into ${table} default values`
  const from = isLike ? ` from (select * from ${table} limit 1) r` : ''
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}${from}`
}

function referencesOf(database: DatabaseSync, table: string): Reference[] {
  return rowsOf(database, 'select "from", "table", coalesce("to", \'\') from pragma_foreign_key_list(?)', table).map(
    ([from, other, to]) => {
      const named = textIn(to)
      const key = named === '' ? columnsOf(database, textIn(other)).find(one => one.key === 1)?.name : named
      return { column: textIn(from), table: textIn(other), other: key ?? 'rowid' }
    }
  )
}

function uniqueKeys(database: DatabaseSync, table: string, columns: readonly Column[]): string[][] {
  const keys = rowsOf(database, 'select name from pragma_index_list(?) where "unique"', table).map(([index]) =>
    rowsOf(database, 'select name from pragma_index_info(?) where name is not null', textIn(index)).map(([name]) => textIn(name))
  )
  return [...keys, columns.filter(({ key }) => key > 0).map(({ name }) => name)]
}

function referred({ column, table, other }: Reference, sql: string, isFresh: boolean): string {
  const free = isFresh ? ` where not exists (select 1 from ${sql} x where x.${quoted(column)} = p.${quoted(other)})` : ''
  return `(select p.${quoted(other)} from ${quoted(table)} p${free} order by 1 limit 1)`
}

/** A value of the affinity of a column (https://www.sqlite.org/datatype3.html); one that no row has where the column is part of a unique key. */
function valueFor({ name, type }: Column, sql: string, isFresh: boolean): string {
  const next = `(select coalesce(max(${quoted(name)}) + 1, 1) from ${sql})`
  if (/int|real|floa|doub/i.test(type)) return isFresh ? next : '1'
  if (/char|clob|text/i.test(type)) return isFresh ? `'seal-gate-' || (select count(*) from ${sql})` : `'seal-gate'`
  if (/blob/i.test(type)) return isFresh ? `cast('seal-gate-' || (select count(*) from ${sql}) as blob)` : `x'5ea1'`
  if (/date|time/i.test(type))
    return isFresh ? `datetime('2001-02-03', (select count(*) from ${sql}) || ' days')` : `'2001-02-03 04:05:06'`
  return isFresh ? next : '1'
}
