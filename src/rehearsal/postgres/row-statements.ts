import type { RowStatements } from '../clone.ts'
import { freshIn, type RowWay, rowWays } from '../row-ways.ts'
import type { Session } from './engine.ts'
import { strings } from './fingerprint/catalogs.ts'
import { inSnapshot } from './fingerprint/snapshot.ts'
import { readTables, type Table } from './fingerprint/tables.ts'
import { literal, quoted } from './names.ts'

interface Column {
  readonly name: string
  /** As SQL writes it, with its length. */
  readonly type: string
  /** Of `pg_type`, of the type under a domain: `e` for an enum, `r` for a range. */
  readonly typtype: string
  readonly category: string
  readonly base: string
  readonly length: number | undefined
  readonly isRequired: boolean
  /** Given by the table itself: a number of a sequence, or computed. */
  readonly isOwn: boolean
  readonly hasDefault: boolean
}

interface Reference {
  readonly columns: readonly string[]
  readonly table: string
  readonly others: readonly string[]
}

const COLUMNS = `select a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod), b.typtype::text, b.typcategory::text, b.typname::text,
    case when b.typname in ('varchar', 'bpchar') and a.atttypmod > 4 then (a.atttypmod - 4)::text end, a.attnotnull::text,
    (a.attidentity <> '' or a.attgenerated <> '' or coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false))::text,
    a.atthasdef::text
  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
    join pg_catalog.pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = pg_catalog.to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum`

const namesAt = (relation: string, numbers: string) =>
  `(select pg_catalog.array_to_json(pg_catalog.array_agg(x.attname::text order by k.at))::text from pg_catalog.unnest(${numbers})
    with ordinality k(number, at) join pg_catalog.pg_attribute x on x.attrelid = ${relation} and x.attnum = k.number)`

const REFERENCES = `select ${namesAt('c.conrelid', 'c.conkey')}, c.confrelid::regclass::text, ${namesAt('c.confrelid', 'c.confkey')}
  from pg_catalog.pg_constraint c where c.conrelid = pg_catalog.to_regclass($1) and c.contype = 'f' order by c.conname`

const UNIQUE = `select ${namesAt('i.indrelid', 'i.indkey::int2[]')} from pg_catalog.pg_index i
  where i.indrelid = pg_catalog.to_regclass($1) and i.indisunique order by i.indexrelid`

/**
 * Statements that write a row with a value in each column, and one with as few values as possible.
 * @param session a reader's session
 * @param step how far the number of a new key is from the largest
 */
export async function rowStatements(session: Session, names: readonly string[], step = 1): Promise<RowStatements[]> {
  return await inSnapshot(session, async () => {
    const found: RowStatements[] = []
    for (const table of await readTables(session))
      if (names.includes(table.name)) found.push({ table: table.name, ...(await rowsFor(session, table, step)) })
    return found
  })
}

/** The only relation with rows beside tables. */
const VIEW = 'it is a materialized view, whose rows are those of the tables that it reads'

async function rowsFor(session: Session, { sql }: Table, step: number): Promise<Omit<RowStatements, 'table'>> {
  const [[isTable, hasRows] = []] = await session.rows(
    `select (relkind = 'r')::text, (select exists (select from only ${sql}))::text from pg_catalog.pg_class where oid = pg_catalog.to_regclass($1)`,
    [sql]
  )
  if (isTable !== 'true') return { rows: [], unwritable: VIEW }
  const columns = (await session.rows(COLUMNS, [sql])).map(columnOf)
  const references = (await session.rows(REFERENCES, [sql])).map(
    ([own, table, others]): Reference => ({ columns: strings(own), table: table ?? '', others: strings(others) })
  )
  const unique = (await session.rows(UNIQUE, [sql])).map(([list]) => strings(list))
  const writable = columns.filter(({ isOwn }) => !isOwn)
  const least = writable.filter(({ isRequired, hasDefault }) => isRequired && !hasDefault)
  const made = ({ name, ...column }: Column, isFresh: boolean) => {
    const reference = references.find(one => one.columns.includes(name))
    return reference === undefined ? valueFor({ name, ...column }, sql, isFresh, step) : referred(reference, name, sql, isFresh)
  }
  const isReference = (name: string) => references.some(one => one.columns.includes(name))
  const sets = [freshIn(unique, name => !isReference(name)), freshIn(unique, isReference)]
  const ways = (list: readonly Column[]) => {
    const names = list.map(({ name }) => quoted(name))
    const choices = sets.map(fresh =>
      list.map(column => ({ made: made(column, fresh.has(column.name)), isFresh: fresh.has(column.name) }))
    )
    return [...new Set(rowWays(names, choices, hasRows === 'true').map(way => insertInto(sql, names, way)))]
  }
  return { rows: [ways(writable), ways(least)] }
}

function insertInto(table: string, columns: readonly string[], { values, isLike }: RowWay): string {
  if (columns.length === 0) return `insert into ${table} default values`
  const from = isLike ? ` from (select * from only ${table} limit 1) r` : ''
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}${from}`
}

function columnOf([name, type, typtype, category, base, length, isRequired, isOwn, hasDefault]: readonly (
  | string
  | null
)[]): Column {
  return {
    name: name ?? '',
    type: type ?? '',
    typtype: typtype ?? '',
    category: category ?? '',
    base: base ?? '',
    length: length === null || length === undefined ? undefined : Number(length),
    isRequired: isRequired === 'true',
    isOwn: isOwn === 'true',
    hasDefault: hasDefault === 'true'
  }
}

/** The value of a column that refers to a row of another table: the first one, or the first that no row refers to. */
function referred({ columns, table, others }: Reference, name: string, sql: string, isFresh: boolean): string {
  const order = others.map(quoted).join(', ')
  const pairs = columns.map((column, index) => `x.${quoted(column)} = p.${quoted(others[index] ?? '')}`)
  const free = isFresh ? ` where not exists (select from only ${sql} x where ${pairs.join(' and ')})` : ''
  return `(select p.${quoted(others[columns.indexOf(name)] ?? '')} from ${table} p${free} order by ${order} limit 1)`
}

/** Texts that are values of a type whose category says too little. */
const BY_NAME: Readonly<Record<string, string>> = {
  json: '{"seal-gate": 1}',
  jsonb: '{"seal-gate": 1}',
  bytea: '\\x5ea1',
  inet: '127.0.0.1',
  cidr: '127.0.0.0/8',
  macaddr: '08:00:2b:01:02:03',
  xml: '<a/>',
  tsvector: 'seal',
  tsquery: 'seal',
  bit: '1',
  varbit: '1',
  point: '(1,2)',
  box: '(1,2),(0,0)',
  time: '04:05:06',
  timetz: '04:05:06+00'
}

/** A value of the type of a column; one that no row has where the column is part of a unique key. */
function valueFor({ name, type, typtype, category, base, length }: Column, sql: string, isFresh: boolean, step: number): string {
  const next = (first: string, more: string) =>
    `(select coalesce(pg_catalog.max(${quoted(name)}) + ${more}, ${first}) from only ${sql})`
  const digest = `pg_catalog.md5((select pg_catalog.count(*)::text from only ${sql}) || ${literal(name)})`
  const text = (value: string) => `${literal(value)}::${type}`
  if (typtype === 'e') return `pg_catalog.enum_first(null::${type})`
  if (base === 'uuid') return `${digest}::uuid::${type}`
  const known = BY_NAME[base]
  if (known !== undefined) return text(known)
  if (category === 'N') return isFresh ? `${next('1', String(step))}::${type}` : `1::${type}`
  if (category === 'S') {
    const value = isFresh ? digest : literal('seal-gate')
    return `${length === undefined ? value : `pg_catalog.left(${value}, ${length})`}::${type}`
  }
  if (category === 'B') return `true::${type}`
  if (category === 'D')
    return isFresh ? `${next(`'2001-02-03'::${type}`, `interval '1 day'`)}::${type}` : text('2001-02-03 04:05:06')
  if (category === 'T') return text('1 day')
  if (category === 'A') return text('{}')
  if (category === 'R' || typtype === 'm') return text(typtype === 'm' ? '{}' : 'empty')
  // Of any other type no value is known; a column that needs one refuses NULL, and is named.
  return 'null'
}
