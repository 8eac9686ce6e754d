import type { CheckedSchema } from '../release/documents/schema-compatibility.ts'
import type { ExpectedTable, ObservedTable, SchemaExpectations } from '../release/documents/schema-expectations.ts'
import { quoted } from './engine/identifier.ts'
import type { Session } from './session.ts'

export type Mismatch = CheckedSchema['mismatches'][number]

export interface Observation {
  readonly observed: readonly ObservedTable[]
  /** What is expected and is not so: none when the clone has the surface that the change needs. */
  readonly mismatches: readonly Mismatch[]
}

/**
 * Looks at the tables that are expected. What the clone has beside them is no mismatch.
 * @param session a superuser session
 */
export async function observe(session: Session, expectations: SchemaExpectations): Promise<Observation> {
  await session.run(`select pg_catalog.set_config('search_path', '', false)`)
  const observed: ObservedTable[] = []
  for (const table of expectations.tables) {
    const found = await observeTable(session, table)
    if (found !== undefined) observed.push(found)
  }
  const anchor = expectations.rollback_anchor
  if (anchor !== undefined && !observed.some(({ name }) => name === anchor.table)) {
    const found = await observeTable(session, { name: anchor.table })
    if (found !== undefined) observed.push(found)
  }
  return { observed, mismatches: mismatchesOf(expectations, observed) }
}

async function observeTable(
  session: Session,
  { name, required_rows: required }: Pick<ExpectedTable, 'name' | 'required_rows'>
): Promise<ObservedTable | undefined> {
  const [[oid, relation, kind] = []] = await session.rows(
    `select oid::text, oid::regclass::text, relkind::text from pg_catalog.pg_class
     where oid = pg_catalog.to_regclass($1) and relkind in ('r', 'p', 'm', 'v', 'f')`,
    [name]
  )
  if (typeof oid !== 'string' || typeof relation !== 'string') return undefined
  const columns = await columnsOf(session, oid)
  const keys = await keysOf(session, oid)
  // As the fingerprint counts them: the rows of a table, without those of the tables that inherit from it.
  const from = kind === 'r' ? `only ${relation}` : relation
  // A foreign table is never read: that is the way out.
  const rows = kind === 'f' ? 0 : await count(session, `select count(*) from ${from}`)
  const there = new Set(columns.map(column => column.name))
  const found = kind === 'f' ? [] : await requiredRows(session, from, there, required ?? [])
  return { name, columns, ...keys, rows, ...(required !== undefined && { required_rows: found }) }
}

async function columnsOf(session: Session, oid: string): Promise<ObservedTable['columns']> {
  const rows = await session.rows(
    `select attname::text, pg_catalog.format_type(atttypid, atttypmod), attnotnull::text from pg_catalog.pg_attribute
     where attrelid = $1::pg_catalog.oid and attnum > 0 and not attisdropped order by attnum`,
    [oid]
  )
  return rows.map(([name, type, notNull]) => ({ name: name ?? '', type: type ?? '', nullable: notNull !== 'true' }))
}

const COLUMNS_OF = (relation: string, numbers: string) =>
  `(select pg_catalog.array_to_json(pg_catalog.array_agg(a.attname order by k.at))::text
    from pg_catalog.unnest(${numbers}) with ordinality k(number, at)
    join pg_catalog.pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`

async function keysOf(session: Session, oid: string): Promise<Pick<ObservedTable, 'primary_key' | 'unique' | 'foreign_keys'>> {
  const indexes = await session.rows(
    `select indisprimary::text, ${COLUMNS_OF('i.indrelid', 'i.indkey[0:i.indnkeyatts - 1]::pg_catalog.int2[]')}
     from pg_catalog.pg_index i where indrelid = $1::pg_catalog.oid and indisunique and indisvalid and indpred is null and indexprs is null
     order by 1 desc, 2`,
    [oid]
  )
  const references = await session.rows(
    `select ${COLUMNS_OF('c.conrelid', 'c.conkey')}, confrelid::regclass::text, ${COLUMNS_OF('c.confrelid', 'c.confkey')}
     from pg_catalog.pg_constraint c where conrelid = $1::pg_catalog.oid and contype = 'f' order by conname`,
    [oid]
  )
  const [primary] = indexes.filter(([isPrimary]) => isPrimary === 'true').map(([, columns]) => namesIn(columns))
  const unique = indexes.filter(([isPrimary]) => isPrimary !== 'true').map(([, columns]) => namesIn(columns))
  const foreign = references.map(([columns, table, others]) => ({
    columns: namesIn(columns),
    references: { table: table ?? '', columns: namesIn(others) }
  }))
  return {
    ...(primary !== undefined && { primary_key: primary }),
    ...(unique.length > 0 && { unique }),
    ...(foreign.length > 0 && { foreign_keys: foreign })
  }
}

function namesIn(json: string | null | undefined): string[] {
  const names: unknown = JSON.parse(json ?? '[]')
  return Array.isArray(names) ? names.map(String) : []
}

async function requiredRows(
  session: Session,
  from: string,
  columns: ReadonlySet<string>,
  required: NonNullable<ExpectedTable['required_rows']>
): Promise<{ where: Record<string, string>; found: number }[]> {
  const found: { where: Record<string, string>; found: number }[] = []
  for (const { where } of required) {
    const names = Object.keys(where)
    const conditions = names.map((name, index) => `${quoted(name)}::text = $${index + 1}`)
    const known = names.length > 0 && names.every(name => columns.has(name))
    const rows = known
      ? await count(session, `select count(*) from ${from} where ${conditions.join(' and ')}`, Object.values(where))
      : 0
    found.push({ where, found: rows })
  }
  return found
}

async function count(session: Session, sql: string, values?: readonly string[]): Promise<number> {
  const [[rows] = []] = await session.rows(sql, values)
  return Number(rows)
}

const ABSENT = 'absent'

/** What the rule on schemas would deny, property by property. */
function mismatchesOf({ tables, rollback_anchor: anchor }: SchemaExpectations, observed: readonly ObservedTable[]): Mismatch[] {
  const found = new Map(observed.map(table => [table.name, table]))
  const anchored = anchor === undefined || found.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === true
  return [
    ...tables.flatMap(table => {
      const there = found.get(table.name)
      if (there === undefined) return [{ table: table.name, property: 'table', expected: 'there', observed: ABSENT }]
      return differing(
        [...columnProperties(table, there), ...keyProperties(table, there), ...rowProperties(table, there)],
        table.name
      )
    }),
    ...(anchor === undefined || anchored
      ? []
      : [{ table: anchor.table, property: `rollback anchor ${anchor.column}`, expected: 'there', observed: ABSENT }])
  ]
}

type Property = readonly [property: string, expected: string, observed: string]

function differing(properties: readonly Property[], table: string): Mismatch[] {
  return properties
    .filter(([, expected, observed]) => expected !== observed)
    .map(([property, expected, observed]) => ({ table, property, expected, observed }))
}

function columnProperties({ columns }: ExpectedTable, observed: ObservedTable): Property[] {
  return columns.flatMap(({ name, type, nullable }): Property[] => {
    const column = observed.columns.find(one => one.name === name)
    if (column === undefined) return [[`column ${name}`, type, ABSENT]]
    return [
      [`type of ${name}`, type, column.type],
      [`null in ${name}`, nullable ? 'allowed' : 'not allowed', column.nullable ? 'allowed' : 'not allowed']
    ]
  })
}

function keyProperties(
  { primary_key: primary, unique = [], foreign_keys: foreign = [] }: ExpectedTable,
  observed: ObservedTable
): Property[] {
  const listed = (names: readonly string[] | undefined) => names?.join(', ') ?? ABSENT
  const told = (key: (typeof foreign)[number]) =>
    `${listed(key.columns)} to ${key.references.table} (${listed(key.references.columns)})`
  const uniques = new Set(observed.unique?.map(listed))
  const references = new Set(observed.foreign_keys?.map(told))
  return [
    ...(primary === undefined ? [] : ([['primary key', listed(primary), listed(observed.primary_key)]] as const)),
    ...unique.map((key): Property => [`unique key ${listed(key)}`, 'there', uniques.has(listed(key)) ? 'there' : ABSENT]),
    ...foreign.map((key): Property => [`foreign key ${told(key)}`, 'there', references.has(told(key)) ? 'there' : ABSENT])
  ]
}

function rowProperties({ min_rows: least, required_rows: required = [] }: ExpectedTable, observed: ObservedTable): Property[] {
  const few = least !== undefined && observed.rows < least
  return [
    ...(few ? ([['rows', `at least ${least}`, String(observed.rows)]] as const) : []),
    ...required.map(({ why }, index): Property => {
      const found = observed.required_rows?.[index]?.found ?? 0
      return [`required row (${why})`, 'there', found > 0 ? 'there' : ABSENT]
    })
  ]
}
