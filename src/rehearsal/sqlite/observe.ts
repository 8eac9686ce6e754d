import type { DatabaseSync } from 'node:sqlite'
import type { ObservedTable, SchemaExpectations } from '../../release/documents/schema-expectations.ts'
import type { SecretColumns } from '../clone.ts'
import { isDirectusCredential } from '../directus.ts'
import type { ColumnCount } from '../dump.ts'
import type { SecretSettings } from '../spec.ts'
import { eachRow, quoted, rowsOf, textIn } from './connection.ts'
import { columnsOf, rowTables, schemaObjects } from './schema.ts'

// Runs in the confined process.

/** Tables described for a spec, which people read and shorten. */
const MAX_DESCRIBED = 200

/** The tables that are expected, or all of them. */
export function observeTables(database: DatabaseSync, expectations?: SchemaExpectations): ObservedTable[] {
  const anchor = expectations?.rollback_anchor?.table
  const wanted = expectations?.tables ?? rowTables(database).slice(0, MAX_DESCRIBED)
  const named = anchor === undefined || wanted.some(({ name }) => name === anchor) ? wanted : [...wanted, { name: anchor }]
  const existing = new Set(
    schemaObjects(database)
      .filter(({ type }) => /^(?:table|view)$/.test(type))
      .map(({ name }) => name)
  )
  return named
    .filter(({ name }) => existing.has(name))
    .map(table => observeTable(database, table.name, 'required_rows' in table ? table.required_rows : undefined))
}

type RequiredRows = NonNullable<SchemaExpectations['tables'][number]['required_rows']>

function observeTable(database: DatabaseSync, name: string, required: RequiredRows | undefined): ObservedTable {
  const columns = columnsOf(database, name)
  const primary = columns.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key)
  const unique = rowsOf(
    database,
    `select name from pragma_index_list(?) where "unique" and not partial and origin <> 'pk' order by name`,
    name
  )
    .map(([index]) =>
      rowsOf(database, 'select name from pragma_index_info(?) order by seqno', textIn(index)).map(([column]) => column)
    )
    .filter(names => names.every(column => column !== null))
    .map(names => names.map(textIn))
  const foreign = foreignKeys(database, name)
  const known = new Set(columns.map(column => column.name))
  return {
    name,
    columns: columns.map(({ name: column, type, notNull, key }) => ({
      name: column,
      type: type || 'ANY',
      nullable: !notNull && key === 0
    })),
    ...(primary.length > 0 && { primary_key: primary.map(column => column.name) }),
    ...(unique.length > 0 && { unique }),
    ...(foreign.length > 0 && { foreign_keys: foreign }),
    rows: count(database, `select count(*) from main.${quoted(name)}`),
    ...(required !== undefined && {
      required_rows: required.map(({ where }) => ({ where, found: found(database, name, known, where) }))
    })
  }
}

function foreignKeys(database: DatabaseSync, name: string): NonNullable<ObservedTable['foreign_keys']> {
  const keys = new Map<string, { columns: string[]; references: { table: string; columns: string[] } }>()
  for (const [id, table, from, to] of eachRow(
    database,
    'select id, "table", "from", "to" from pragma_foreign_key_list(?) order by id, seq',
    name
  )) {
    const key = keys.get(textIn(id)) ?? { columns: [], references: { table: textIn(table), columns: [] } }
    keys.set(textIn(id), key)
    key.columns.push(textIn(from))
    if (to !== null) key.references.columns.push(textIn(to))
  }
  // Without columns it refers to the primary key.
  return [...keys.values()].map(({ columns, references: { table, columns: others } }) => {
    const primary = columnsOf(database, table)
      .filter(({ key }) => key > 0)
      .toSorted((a, b) => a.key - b.key)
    return { columns, references: { table, columns: others.length > 0 ? others : primary.map(column => column.name) } }
  })
}

function found(
  database: DatabaseSync,
  table: string,
  known: ReadonlySet<string>,
  where: Readonly<Record<string, string>>
): number {
  const names = Object.keys(where)
  if (names.length === 0 || !names.every(name => known.has(name))) return 0
  const conditions = names.map(name => `cast(${quoted(name)} as text) = ?`)
  return count(database, `select count(*) from main.${quoted(table)} where ${conditions.join(' and ')}`, ...Object.values(where))
}

function count(database: DatabaseSync, sql: string, ...values: readonly string[]): number {
  return Number(rowsOf(database, sql, ...values)[0]?.[0])
}

/** What counts as no value: an empty text, object or list. */
const EMPTY = `('', '{}', '[]', 'null')`

/** Counts the values in columns that must be empty: those that the spec names, and those of Directus. */
export function countSecretColumns(database: DatabaseSync, { secret_columns: wanted = [] }: SecretSettings): SecretColumns {
  const named = wanted.flatMap(({ table, columns }) => columns.map(column => ({ table, column })))
  const tables = new Map(rowTables(database).map(({ name }) => [name, columnsOf(database, name).map(column => column.name)]))
  const directus = [...tables].flatMap(([table, columns]) =>
    columns
      .filter(column => isDirectusCredential(table, column) && !named.some(one => one.table === table && one.column === column))
      .map(column => ({ table, column }))
  )
  const columns: ColumnCount[] = []
  const absent: { table: string; column: string }[] = []
  for (const { table, column } of [...named, ...directus]) {
    const name = quoted(column)
    if (tables.get(table)?.includes(column) !== true) absent.push({ table, column })
    else {
      const values = count(
        database,
        `select count(*) from main.${quoted(table)} where ${name} is not null and cast(${name} as text) not in ${EMPTY}`
      )
      columns.push({ table, column, values })
    }
  }
  return { columns, absent }
}

/** Objects of the schema in whose text a name of production is, without regard to case. */
export function namesOfProduction(
  database: DatabaseSync,
  hosts: readonly string[]
): { readonly object: string; readonly host: string }[] {
  return schemaObjects(database).flatMap(({ type, name, sql }) =>
    hosts.filter(host => sql.toLowerCase().includes(host.toLowerCase())).map(host => ({ object: `${type} ${name}`, host }))
  )
}
