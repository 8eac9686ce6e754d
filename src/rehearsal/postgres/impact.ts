import type { Impact, ScriptImpact } from '../impact-facts.ts'
import type { Session } from './engine.ts'
import type { RunOptions } from './sql/run-script.ts'

// What each statement of a change does to those who are online: locks, rewrites and scans of tables that existed before. It is read in the
// statement's own transaction, before that ends. A statement that runs alone is put into one: for it, that is the same.

interface Piece {
  readonly text: string
  readonly line: number
  readonly words: readonly string[]
}

/** From the weakest to the strongest: https://www.postgresql.org/docs/current/explicit-locking.html */
const MODES = [
  'AccessShareLock',
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock'
]
const EXCLUSIVE = 'AccessExclusiveLock'

const OPENS = /^(?:begin|start)$/
const CLOSES = /^(?:commit|end|rollback|abort)$/
/** Statements that must run alone, or that decide on transactions themselves. */
const ALONE =
  /^(?:savepoint|release|prepare|vacuum|reindex|cluster|call|discard|set|reset|show|listen|notify|unlisten|checkpoint|load)$/
const ALONE_TEXT = /\bconcurrently\b|\b(?:database|tablespace|subscription|system)\b/i
/** A block may end a transaction. */
const ENDS = /\b(?:commit|rollback)\b/i

const RELATIONS = `select c.oid::text, n.nspname || '.' || c.relname, c.relkind, coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::text,
    coalesce(i.indrelid, 0)::text
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  left join pg_catalog.pg_index i on i.indexrelid = c.oid
  where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'm', 'i', 'I')`
const LOCKS = `select l.relation::text, l.mode from pg_catalog.pg_locks l
  where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.granted`
const COUNTS = `select relid::text, seq_tup_read::text, (n_tup_upd + n_tup_del)::text from pg_catalog.pg_stat_xact_all_tables`
const WAL = `select (pg_catalog.pg_current_wal_insert_lsn() - '0/0')::text`

interface Relation {
  readonly name: string
  readonly kind: string
  readonly file: string
  /** Of an index: its table. */
  readonly table: string
}

interface Look {
  readonly relations: ReadonlyMap<string, Relation>
  readonly locks: ReadonlyMap<string, ReadonlySet<string>>
  readonly read: ReadonlyMap<string, number>
  readonly changed: number
  readonly wal: bigint
}

/** Measures the statements of one script in its session. */
export class Meter {
  readonly #session: Session
  readonly #found: (Impact & { readonly transaction: number })[] = []
  readonly #unmeasured: number[] = []
  #known: ReadonlyMap<string, Relation> | undefined
  /** The script's own transaction, or that of its tool. */
  #isOpen: boolean
  #isWrapped = false
  #transaction = 0
  #start: { readonly piece: Piece; readonly look: Look; readonly at: number } | undefined

  readonly #held: ((impact: Impact) => Promise<void>) | undefined

  /**
   * @param isSingle the script runs in one transaction, which is open already
   * @param held called after each statement that was measured, while it holds its locks
   */
  constructor(session: Session, isSingle: boolean, held?: (impact: Impact) => Promise<void>) {
    this.#session = session
    this.#isOpen = isSingle
    this.#held = held
  }

  /** Called before a statement. */
  async before(piece: Piece): Promise<void> {
    const [first = '', second] = piece.words
    this.#start = undefined
    if (OPENS.test(first)) this.#isOpen = !ENDS.test(piece.text)
    else if (CLOSES.test(first) && !piece.words.includes('to') && second !== 'prepared') this.#end()
    else if (ALONE.test(first) || (!this.#isOpen && (ALONE_TEXT.test(piece.text) || ENDS.test(piece.text)))) {
      if (!/^(?:set|reset|show|savepoint|release)$/.test(first)) this.#unmeasured.push(piece.line)
    } else await this.#begin(piece)
  }

  async #begin(piece: Piece): Promise<void> {
    this.#isWrapped = !this.#isOpen
    if (this.#isWrapped) await this.#session.run('begin')
    const look = await this.#look()
    this.#known ??= look.relations
    this.#start = { piece, look, at: performance.now() }
  }

  #end(): void {
    this.#isOpen = false
    this.#transaction++
  }

  /** Called after a statement that the server took. */
  async after(): Promise<void> {
    if (this.#start === undefined) return
    const { piece, look: before, at } = this.#start
    const milliseconds = performance.now() - at
    const now = await this.#look()
    const impact = {
      ...this.#impact(before, now),
      line: piece.line,
      kind: piece.words.slice(0, 2).join(' '),
      milliseconds,
      exclusiveMilliseconds: 0
    }
    this.#found.push({ ...impact, transaction: this.#transaction })
    this.#start = undefined
    await this.#held?.(impact)
    if (!this.#isWrapped) return
    await this.#session.run('commit')
    this.#isWrapped = false
    this.#transaction++
  }

  #impact(before: Look, now: Look): Pick<Impact, 'locks' | 'rewritten' | 'scanned' | 'indexed' | 'changedRows' | 'walBytes'> {
    const known = this.#known ?? before.relations
    const tables = [...known].filter(([, { kind }]) => /[rpm]/.test(kind))
    const locks = [...known].flatMap(([oid, { name }]) => {
      const fresh = [...(now.locks.get(oid) ?? [])].filter(mode => before.locks.get(oid)?.has(mode) !== true)
      const [mode] = fresh.toSorted((a, b) => MODES.indexOf(b) - MODES.indexOf(a))
      return mode === undefined ? [] : [{ relation: name, mode }]
    })
    const rewritten = tables.filter(([oid]) => {
      const [then, after] = [before.relations.get(oid)?.file, now.relations.get(oid)?.file]
      return then !== undefined && after !== undefined && then !== after
    })
    const scanned = tables.flatMap(([oid, { name: relation }]) => {
      const rows = (now.read.get(oid) ?? 0) - (before.read.get(oid) ?? 0)
      return rows > 0 ? [{ relation, rows }] : []
    })
    const indexed = [...now.relations].flatMap(([oid, { kind, table }]) =>
      kind.toLowerCase() === 'i' && !before.relations.has(oid) && known.has(table) ? [known.get(table)?.name ?? ''] : []
    )
    const byRelation = (a: { relation: string }, b: { relation: string }) => (a.relation < b.relation ? -1 : 1)
    return {
      locks: locks.toSorted(byRelation),
      rewritten: rewritten.map(([, { name }]) => name).toSorted(),
      scanned: scanned.toSorted(byRelation),
      indexed: [...new Set(indexed)].toSorted(),
      changedRows: now.changed - before.changed,
      walBytes: Number(now.wal - before.wal)
    }
  }

  async #look(): Promise<Look> {
    const relations = new Map<string, Relation>()
    for (const [oid, name, kind, file, table] of await this.#session.rows(RELATIONS))
      relations.set(oid ?? '', { name: name ?? '', kind: kind ?? '', file: file ?? '', table: table ?? '' })
    const locks = new Map<string, Set<string>>()
    for (const [oid, mode] of await this.#session.rows(LOCKS))
      locks.set(oid ?? '', (locks.get(oid ?? '') ?? new Set()).add(mode ?? ''))
    const read = new Map<string, number>()
    let changed = 0
    for (const [oid, rows, written] of await this.#session.rows(COUNTS)) {
      read.set(oid ?? '', Number(rows))
      if (relations.has(oid ?? '')) changed += Number(written)
    }
    const [[wal] = []] = await this.#session.rows(WAL)
    return { relations, locks, read, changed, wal: BigInt(wal ?? '0') }
  }

  /** What was found, once the script has ended. */
  result(): ScriptImpact {
    const statements = this.#found.map(({ transaction, ...impact }, index): Impact => {
      const held = this.#found.slice(index).filter(one => one.transaction === transaction)
      const isFirst = impact.locks.some(({ mode }) => mode === EXCLUSIVE)
      return { ...impact, exclusiveMilliseconds: isFirst ? held.reduce((sum, one) => sum + one.milliseconds, 0) : 0 }
    })
    return { statements, unmeasured: this.#unmeasured }
  }
}

/** Measures each statement as it runs. */
export function meterHooks(meter: Meter): Required<Pick<RunOptions, 'before' | 'ran'>> {
  return {
    before: async piece => {
      await meter.before(piece)
      return piece.text
    },
    ran: async () => await meter.after()
  }
}
