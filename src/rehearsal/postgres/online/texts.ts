import type { Session } from '../engine.ts'
import { literal, quoted } from '../names.ts'
import { rowStatements } from '../row-statements.ts'

/** What those who use a table send, from the most that they may do to the least. */
export interface TableTexts {
  readonly reader: readonly string[]
  /** Empty for what cannot be written, such as a materialized view. */
  readonly writer: readonly string[]
  readonly transaction: readonly string[]
}

/** Of a larger table, a new row is a copy: a value that no row has is found by reading all of them. */
const MAX_PAGES_READ = 12_800
/** Far from the number that the change itself may give to a row: a writer that waits for that would show nothing. */
const KEY_STEP = 1009
/** At the end of a table, blocks may contain only rows that the change wrote. */
const LAST_BLOCKS = 8
/** A new row can be written in several ways, of which most tables take the first. */
const MAX_WAYS = 8

/**
 * Texts for a table, which name each of its columns, as a program does that knows the table as it was. The writer changes the first row, then the
 * last one, then adds one, and undoes each before the next: a program that holds one row while it waits for another can be in a deadlock that no
 * other one is in.
 * @param name as the meter spells it: schema and table with a dot between them
 * @returns undefined for what is not a table
 */
export async function textsFor(session: Session, name: string): Promise<TableTexts | undefined> {
  const [[oid, schema, table, kind, pages] = []] = await session.rows(
    `select c.oid::text, n.nspname, c.relname, c.relkind, (pg_catalog.pg_relation_size(c.oid) / current_setting('block_size')::bigint)::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname || '.' || c.relname = $1 and c.relkind in ('r', 'p', 'm')`,
    [name]
  )
  if (typeof oid !== 'string') return undefined
  const columns = await session.rows(
    `select attname, attgenerated = '', attidentity <> 'a' from pg_catalog.pg_attribute
     where attrelid = $1::pg_catalog.oid and attnum > 0 and not attisdropped order by attnum`,
    [oid]
  )
  const from = `${quoted(schema ?? '')}.${quoted(table ?? '')}`
  const names = (rows: typeof columns) => rows.map(([column]) => quoted(column ?? ''))
  const read = `select ${names(columns).join(', ')} from ${from} limit 1`
  const stored = columns.filter(([, isStored]) => isStored === 't')
  const settable = names(stored.filter(([, , isFree]) => isFree === 't'))
  const inserted = names(stored).join(', ')
  const lock = `lock table ${from} in row exclusive mode`
  const set = `set ${settable.map(column => `${column} = ${column}`).join(', ')}`
  const first = `update ${from} ${set}
    where ctid = (select ctid from ${from} limit 1) and tableoid = (select tableoid from ${from} limit 1)`
  const copy = `insert into ${from} (${inserted}) overriding system value select ${inserted} from ${from} limit 1 on conflict do nothing`
  const changes = kind === 'r' ? [first, updateLast(from, set)] : [first]
  const added = kind === 'r' && Number(pages) <= MAX_PAGES_READ ? await newRows(session, name) : []
  const works = settable.length === 0 ? [] : [...[...added, copy].map(insert => [...changes, insert]), changes, [first]]
  return {
    reader: [read],
    writer: kind === 'm' ? [] : [...works, [lock]].map(work => work.map(one => `begin; ${one}; rollback`).join('; ')),
    // It has read the table and written to it, and has not come to its end.
    transaction: [...(kind === 'm' ? [] : [`begin; ${read}; ${lock}`]), `begin; ${read}`]
  }
}

/** Changes the last row of a table, without reading the table: https://www.postgresql.org/docs/current/ddl-system-columns.html */
function updateLast(from: string, set: string): string {
  const size = `pg_catalog.pg_relation_size(${literal(from)}::pg_catalog.regclass) / current_setting('block_size')::bigint`
  const start = `(select pg_catalog.format('(%s,0)', greatest(${size} - ${LAST_BLOCKS}, 0))::pg_catalog.tid)`
  return `update only ${from} ${set} where ctid = (select ctid from only ${from} where ctid >= ${start} order by ctid desc limit 1)`
}

/** Statements that each add a row of its own, with the fullest row first. */
async function newRows(session: Session, name: string): Promise<readonly string[]> {
  const [found] = await rowStatements(session, [name], KEY_STEP)
  return (found?.rows.flat() ?? []).slice(0, MAX_WAYS)
}
