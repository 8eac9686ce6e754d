import type { ExpectedTable, ObservedTable, SchemaExpectations } from '../../release/documents/schema-expectations.ts'
import type { Session } from './engine.ts'
import { quoted } from './names.ts'

/**
 * Reads the tables that are expected: columns, keys, number of rows, required rows.
 * @param session a reader's session
 */
export async function observeTables(
  session: Session,
  expectations: Pick<SchemaExpectations, 'rollback_anchor'> & {
    readonly tables: readonly Pick<ExpectedTable, 'name' | 'required_rows'>[]
  }
): Promise<ObservedTable[]> {
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
  return observed
}

/** Tables described for a spec, which people read and shorten. */
const MAX_DESCRIBED = 200

/** Reads the first tables of the database by name, for a spec that is still to be written. @param session a reader's session */
export async function observeAllTables(session: Session): Promise<ObservedTable[]> {
  const names = await session.rows(
    `select t.name from (select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.oid >= 16384 and n.nspname !~ '^pg_(?:toast|temp)' and n.nspname <> 'information_schema') t
     order by t.name collate "C" limit ${MAX_DESCRIBED}`
  )
  return await observeTables(session, { tables: names.map(([name]) => ({ name: name ?? '' })) })
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
  // A foreign table is never read: its rows live on another server.
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
