import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { SchemaTree } from '../schema-difference.ts'
import { eachRow, quoted, type Row, rowsOf, textIn } from './connection.ts'
import { afterName, tableDefinition } from './definition.ts'
import type { Integrity } from './integrity.ts'

// Runs in the confined process.

/** A row of sqlite_schema. */
export interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly table: string
  /** Empty for an index that a constraint makes. */
  readonly sql: string
  /** In hexadecimal, where `sql` has bytes that are not UTF-8: they all look alike. */
  readonly bytes?: string
}

export interface Column {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  /** Place in the primary key, from 1; 0 if it is not in it. */
  readonly key: number
  /** 2 and 3: generated; 1: of a virtual table, and not shown. */
  readonly hidden: number
}

const STATISTICS = /^sqlite_stat[1-4]$/
/** As ANALYZE makes them: a table that a program gave such a name has rows that count. */
const STATISTICS_SQL = /^CREATE TABLE sqlite_stat[1-4]\(tbl,idx,[a-z,]+\)$/

/** Objects in order of their kind and name, without statistics of the planner, which no rollback restores. */
export function schemaObjects(database: DatabaseSync): SchemaObject[] {
  return rowsOf(database, 'select type, name, tbl_name, sql, hex(sql) from main.sqlite_schema order by type, name')
    .map(([type, name, table, sql, bytes]) => ({
      type: textIn(type),
      name: textIn(name),
      table: textIn(table),
      sql: textIn(sql),
      ...(textIn(sql).includes('\uFFFD') && { bytes: textIn(bytes) })
    }))
    .filter(({ type, name, sql }) => !(type === 'table' && STATISTICS.test(name) && STATISTICS_SQL.test(sql)))
}

export function isVirtual({ sql }: Pick<SchemaObject, 'sql'>): boolean {
  return /^\s*create\s+virtual\s/i.test(sql)
}

export function columnsOf(database: DatabaseSync, table: string): Column[] {
  return rowsOf(database, 'select name, type, "notnull", pk, hidden from pragma_table_xinfo(?) order by cid', table).map(
    ([name, type, notNull, key, hidden]) => {
      // SQLite takes a name in quotes that no column has for a text: each row would have the same.
      if (textIn(name).includes('\uFFFD')) throw new Error(`a column of ${table} has a name that is not UTF-8: rename it`)
      return { name: textIn(name), type: textIn(type), notNull: notNull === 1n, key: Number(key), hidden: Number(hidden) }
    }
  )
}

/** Settings that the file keeps. */
const SETTINGS = [
  'application_id',
  'auto_vacuum',
  'default_cache_size',
  'encoding',
  'journal_mode',
  'page_size',
  'user_version'
] as const

/**
 * The schema and the settings of the file.
 * @param integrity what differs between an index and its table is a property of the index
 */
export function readSchema(database: DatabaseSync, integrity?: Integrity): SchemaTree {
  const entries: (readonly [string, unknown])[] = SETTINGS.map(
    name => [`setting ${name}`, { value: textIn(rowsOf(database, `pragma main.${name}`)[0]?.[0]) }] as const
  )
  const differing = new Set(integrity?.indexes)
  for (const object of schemaObjects(database)) {
    const { type, name, table, sql, bytes } = object
    if (bytes !== undefined) entries.push([`text ${type} ${name}`, { bytes }])
    if (type === 'table' && !isVirtual(object)) entries.push(...tableEntries(database, name, sql))
    else if (type === 'table')
      entries.push([`virtual-table ${name}`, { definition: afterName(sql), columns: names(database, name) }])
    else if (type === 'index')
      entries.push([
        `index ${name}`,
        {
          table,
          definition: sql === '' ? '' : afterName(sql),
          columns: indexColumns(database, name),
          ...(differing.delete(name) && { contents: 'other than those of its table' })
        }
      ])
    else if (type === 'view') entries.push([`view ${name}`, { definition: afterName(sql), columns: viewColumns(database, name) }])
    else entries.push([`${type} ${name}`, { table, definition: afterName(sql) }])
  }
  if (integrity?.isDamaged === true || differing.size > 0) entries.push(['damage integrity_check', {}])
  return {
    ...hashed(entries),
    rules: {
      words: { 'virtual-table': 'virtual table', damage: 'damage that is found by' },
      dependencies: new Set(),
      secrets: new Set()
    }
  }
}

function tableEntries(database: DatabaseSync, table: string, sql: string): (readonly [string, unknown])[] {
  const definition = tableDefinition(sql)
  const columns = columnsOf(database, table)
  const isRead = definition.columns.length === columns.length
  return [
    // A table whose parts are not understood is compared by its whole text.
    [`table ${table}`, { options: definition.options, ...(!isRead && { definition: sql }) }],
    ...columns.map(
      ({ name, ...column }, index) =>
        [
          `column ${table}.${name}`,
          {
            // A dot in a name: the column "b.c" of a, and c of "a.b".
            ...(table.includes('.') && { table }),
            ...column,
            place: index + 1,
            definition: isRead ? definition.columns[index] : ''
          }
        ] as const
    ),
    ...definition.constraints.map(({ name, text }) => [`constraint ${table}: ${name}`, { definition: text }] as const)
  ]
}

function names(database: DatabaseSync, table: string): string[] {
  return columnsOf(database, table).map(({ name }) => name)
}

/** A view that refers to what does not exist has no columns, and is a view all the same. */
function viewColumns(database: DatabaseSync, view: string): string[] | 'it cannot be read' {
  try {
    return names(database, view)
  } catch {
    return 'it cannot be read'
  }
}

function indexColumns(database: DatabaseSync, index: string): string[] {
  return rowsOf(database, 'select name, desc, coll, key from pragma_index_xinfo(?) order by seqno', index).map((row: Row) =>
    row.map(textIn).join(' ')
  )
}

function hashed(unordered: readonly (readonly [string, unknown])[]): Pick<SchemaTree, 'root' | 'entries'> {
  const ordered = unordered
    .map(([key, value]) => [key, JSON.stringify(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const hash = createHash('sha256')
  const entries = new Map<string, string>()
  for (const [name, properties] of ordered) {
    let key = name
    for (let number = 2; entries.has(key); number++) key = `${name} (${number})`
    entries.set(key, properties)
    // Neither a name nor JSON text ends with a NUL and a NUL.
    hash.update(`${Buffer.byteLength(key)} ${key}\0${properties}\0`)
  }
  return { root: hash.digest('hex'), entries }
}

/** Tables with rows of their own: shadow tables of virtual ones, and not these. */
export function rowTables(database: DatabaseSync): SchemaObject[] {
  return schemaObjects(database).filter(one => one.type === 'table' && !isVirtual(one) && one.name !== 'sqlite_sequence')
}

/** @returns a virtual table whose module is missing here, with the message of SQLite */
export function unreadable(database: DatabaseSync): { readonly table: string } | undefined {
  for (const one of schemaObjects(database)) {
    if (one.type !== 'table' || !isVirtual(one)) continue
    try {
      for (const _ of eachRow(database, `select 1 from main.${quoted(one.name)} limit 0`));
    } catch {
      return { table: one.name }
    }
  }
  return undefined
}
