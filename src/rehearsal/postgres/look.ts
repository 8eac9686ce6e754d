import type { Session } from './engine.ts'

const RELATIONS = `select c.oid::text, n.nspname || '.' || c.relname, c.relkind, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::text,
    coalesce(i.indrelid, 0)::text, coalesce(i.indisexclusion, false)::text
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_index i on i.indexrelid = c.oid
  where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'm', 'i', 'I')`
const LOCKS = `select l.relation::text, l.mode from pg_catalog.pg_locks l
  where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.granted`
const COUNTS = `select relid::text, seq_tup_read::text, (n_tup_upd + n_tup_del)::text from pg_catalog.pg_stat_xact_all_tables`
const WAL = `select (pg_catalog.pg_current_wal_insert_lsn() - '0/0')::text`

const WRITTEN = `select coalesce(sum(case when relkind = 'i' then pg_catalog.pg_relation_size(oid) else pg_catalog.pg_total_relation_size(oid) end), 0)::text
  from pg_catalog.pg_class where oid = any ($1::pg_catalog.oid[])`
/** The bytes of temporary files, once the server has counted them, which it does when a transaction has ended. */
const FLUSH = `select pg_catalog.pg_stat_force_next_flush() from pg_catalog.pg_proc where proname = 'pg_stat_force_next_flush'`
const TEMPORARY = 'select temp_bytes::text from pg_catalog.pg_stat_database where datname = pg_catalog.current_database()'

export interface Relation {
  readonly name: string
  readonly kind: string
  readonly file: string
  /** Of an index: its table. */
  readonly table: string
  /** It is the index of an exclusion constraint. */
  readonly isExclusion: boolean
}

/**
 * Per table, how often its rows were read and written, and what it is made of: an object that a statement made anew has another transaction id.
 * Called outside of a transaction.
 */
const USES = `select n.nspname || '.' || c.relname, concat_ws(' ', s.seq_scan, s.idx_scan, s.n_tup_ins, s.n_tup_upd, s.n_tup_del, c.xmin, c.relfilenode,
    (select max(a.xmin::text::bigint) from pg_catalog.pg_attribute a where a.attrelid = c.oid),
    (select count(*) || '-' || max(k.xmin::text::bigint) from pg_catalog.pg_constraint k where k.conrelid = c.oid),
    (select count(*) || '-' || max(i.xmin::text::bigint) from pg_catalog.pg_index i where i.indrelid = c.oid),
    (select count(*) || '-' || max(t.xmin::text::bigint) from pg_catalog.pg_trigger t where t.tgrelid = c.oid))
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace left join pg_catalog.pg_stat_all_tables s on s.relid = c.oid
  where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`

export async function usesOfTables(session: Session): Promise<ReadonlyMap<string, string>> {
  await session.rows(FLUSH)
  return new Map((await session.rows(USES)).map(([name, uses]) => [name ?? '', uses ?? '']))
}

/** What a session has done so far in its transaction, and what there is. */
export interface Look {
  readonly relations: ReadonlyMap<string, Relation>
  readonly locks: ReadonlyMap<string, ReadonlySet<string>>
  readonly read: ReadonlyMap<string, number>
  readonly changed: number
  readonly wal: bigint
}

export async function look(session: Session): Promise<Look> {
  const relations = new Map<string, Relation>()
  for (const [oid, name, kind, file, table, excludes] of await session.rows(RELATIONS)) {
    const isExclusion = excludes === 'true'
    relations.set(oid ?? '', { name: name ?? '', kind: kind ?? '', file: file ?? '', table: table ?? '', isExclusion })
  }
  const locks = new Map<string, Set<string>>()
  for (const [oid, mode] of await session.rows(LOCKS)) locks.set(oid ?? '', (locks.get(oid ?? '') ?? new Set()).add(mode ?? ''))
  const read = new Map<string, number>()
  let changed = 0
  for (const [oid, rows, written] of await session.rows(COUNTS)) {
    read.set(oid ?? '', Number(rows))
    if (relations.has(oid ?? '')) changed += Number(written)
  }
  const [[wal] = []] = await session.rows(WAL)
  return { relations, locks, read, changed, wal: BigInt(wal ?? '0') }
}

/**
 * Bytes of what has a new file since a look: with `wal_level = minimal`, none of it is in the log, and on a server that is replicated or
 * archived all of it is.
 */
export async function bytesWritten(session: Session, before: Look, now: Look): Promise<number> {
  const isNew = (oid: string): boolean => before.relations.get(oid)?.file !== now.relations.get(oid)?.file
  const fresh = [...now.relations].filter(([oid, { kind, table }]) => isNew(oid) && !(kind === 'i' && isNew(table)))
  if (fresh.length === 0) return 0
  const [[bytes] = []] = await session.rows(WRITTEN, [`{${fresh.map(([oid]) => oid).join(',')}}`])
  return Number(bytes)
}

/** Bytes of temporary files of this database so far. Called outside of a transaction, in which the server would repeat its first answer. */
export async function temporaryBytes(session: Session): Promise<number> {
  await session.rows(FLUSH)
  const [[bytes] = []] = await session.rows(TEMPORARY)
  return Number(bytes)
}
