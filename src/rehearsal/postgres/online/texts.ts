import type { Session } from '../engine.ts'
import { quoted } from '../names.ts'

/** What those who use a table send, from the most that they may do to the least. */
export interface TableTexts {
  readonly reader: readonly string[]
  /** Empty for what cannot be written, such as a materialized view. */
  readonly writer: readonly string[]
  readonly transaction: readonly string[]
}

/**
 * Texts for a table, which name each of its columns, as a program does that knows the table as it was. The writer undoes what it wrote.
 * @param name as the meter spells it: schema and table with a dot between them
 * @returns undefined for what is not a table
 */
export async function textsFor(session: Session, name: string): Promise<TableTexts | undefined> {
  const [[oid, schema, table, kind] = []] = await session.rows(
    `select c.oid::text, n.nspname, c.relname, c.relkind from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
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
  const update = `update ${from} set ${settable.map(column => `${column} = ${column}`).join(', ')}
    where ctid = (select ctid from ${from} limit 1) and tableoid = (select tableoid from ${from} limit 1)`
  const insert = `insert into ${from} (${inserted}) overriding system value select ${inserted} from ${from} limit 1 on conflict do nothing`
  const works = settable.length === 0 ? [] : [`${update}; ${insert}`, update]
  return {
    reader: [read],
    writer: kind === 'm' ? [] : [...works, lock].map(work => `begin; ${work}; rollback`),
    // It has read the table and written to it, and has not come to its end.
    transaction: [...(kind === 'm' ? [] : [`begin; ${read}; ${lock}`]), `begin; ${read}`]
  }
}
