import { BLOCKS_WRITERS, type Impact, type ScriptImpact } from '../impact-facts.ts'
import type { Session } from './engine.ts'
import { bytesWritten, type Look, look, type Relation, temporaryBytes, usesOfTables } from './look.ts'
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

/** How often each table was used before the statement of a line. */
interface Uses {
  readonly line: number
  readonly before: ReadonlyMap<string, string>
}

/** Measures the statements of one script in its session. */
export class Meter {
  readonly #session: Session
  readonly #found: (Omit<Impact, 'temporaryBytes'> & { temporaryBytes: number; readonly transaction: number })[] = []
  readonly #unmeasured: number[] = []
  readonly #used = new Map<number, string[]>()
  /** Before a statement that cannot be measured. */
  #uses: Uses | undefined
  #known: ReadonlyMap<string, Relation> | undefined
  /** The script's own transaction, or that of its tool. */
  #isOpen: boolean
  #isWrapped = false
  readonly #isSingle: boolean
  #transaction = 0
  /** Bytes of temporary files before this transaction. */
  #temporary: number | undefined
  #isEnding = false
  #start: { readonly piece: Piece; readonly look: Look; readonly at: number } | undefined

  readonly #held: ((impact: Impact) => Promise<void>) | undefined

  /**
   * @param isSingle the script runs in one transaction, which is open already
   * @param held called after each statement that was measured, while it holds its locks
   */
  constructor(session: Session, isSingle: boolean, held?: (impact: Impact) => Promise<void>) {
    this.#session = session
    this.#isOpen = isSingle
    this.#isSingle = isSingle
    this.#held = held
  }

  /** Called before a statement. */
  async before(piece: Piece): Promise<void> {
    const [first = '', second] = piece.words
    this.#start = undefined
    this.#uses = undefined
    this.#temporary ??= await temporaryBytes(this.#session)
    if (OPENS.test(first)) this.#isOpen = !ENDS.test(piece.text)
    else if (CLOSES.test(first) && !piece.words.includes('to') && second !== 'prepared') this.#end()
    else if (this.#isAlone(piece, first)) {
      if (/^(?:set|reset|show|savepoint|release)$/.test(first)) return
      this.#unmeasured.push(piece.line)
      // Within a transaction, the server counts at its end.
      if (!this.#isOpen) this.#uses = { line: piece.line, before: await usesOfTables(this.#session) }
    } else await this.#begin(piece)
  }

  /** A procedure that is called in a transaction cannot end it. */
  #isAlone({ text }: Piece, first: string): boolean {
    if (this.#isOpen) return ALONE.test(first) && first !== 'call'
    return ALONE.test(first) || ALONE_TEXT.test(text) || ENDS.test(text)
  }

  async #begin(piece: Piece): Promise<void> {
    this.#isWrapped = !this.#isOpen
    if (this.#isWrapped) await this.#session.run('begin')
    const before = await look(this.#session)
    this.#known ??= before.relations
    this.#start = { piece, look: before, at: performance.now() }
  }

  #end(): void {
    this.#isOpen = false
    this.#isEnding = true
  }

  /** What the transaction wrote to temporary files, once it has ended. */
  async #ended(): Promise<void> {
    const now = await temporaryBytes(this.#session)
    const last = this.#found.at(-1)
    if (last?.transaction === this.#transaction) last.temporaryBytes = now - (this.#temporary ?? now)
    this.#temporary = now
    this.#isEnding = false
    this.#transaction++
  }

  /** Called after a statement that the server took. */
  async after(): Promise<void> {
    if (this.#isEnding) await this.#ended()
    if (this.#uses !== undefined) await this.#noteUses(this.#uses)
    if (this.#start === undefined) return
    const { piece, look: before, at } = this.#start
    const milliseconds = performance.now() - at
    const now = await look(this.#session)
    const parts = this.#impact(before, now)
    const impact = {
      ...parts,
      walBytes: parts.walBytes + (await bytesWritten(this.#session, before, now)),
      temporaryBytes: 0,
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
    await this.#ended()
  }

  async #noteUses({ line, before }: Uses): Promise<void> {
    this.#uses = undefined
    const now = await usesOfTables(this.#session)
    const names = [...before.keys()].filter(name => now.get(name) !== before.get(name))
    this.#used.set(line, [...new Set([...(this.#used.get(line) ?? []), ...names])].toSorted())
  }

  #impact(
    before: Look,
    now: Look
  ): Pick<Impact, 'locks' | 'heldBefore' | 'rewritten' | 'scanned' | 'indexed' | 'onlyUnderLock' | 'changedRows' | 'walBytes'> {
    const known = this.#known ?? before.relations
    const tables = [...known].filter(([, { kind }]) => /[rpm]/.test(kind))
    const locks = [...known].flatMap(([oid, { name }]) => {
      const fresh = [...(now.locks.get(oid) ?? [])].filter(mode => before.locks.get(oid)?.has(mode) !== true)
      const [mode] = fresh.toSorted((a, b) => MODES.indexOf(b) - MODES.indexOf(a))
      return mode === undefined ? [] : [{ relation: name, mode }]
    })
    const heldBefore = tables.filter(([oid]) => [...(before.locks.get(oid) ?? [])].some(mode => BLOCKS_WRITERS.test(mode)))
    const rewritten = tables.filter(([oid]) => {
      const [then, after] = [before.relations.get(oid)?.file, now.relations.get(oid)?.file]
      return then !== undefined && after !== undefined && then !== after
    })
    const scanned = tables.flatMap(([oid, { name: relation }]) => {
      const rows = (now.read.get(oid) ?? 0) - (before.read.get(oid) ?? 0)
      return rows > 0 ? [{ relation, rows }] : []
    })
    const built = [...now.relations].flatMap(([oid, { kind, table, isExclusion }]) => {
      const on = kind.toLowerCase() === 'i' && !before.relations.has(oid) ? known.get(table) : undefined
      return on === undefined ? [] : [{ relation: on.name, isExclusion, isPartitioned: kind === 'I' }]
    })
    const onlyUnderLock = built.flatMap(({ relation, isExclusion, isPartitioned }) =>
      isExclusion || isPartitioned ? [{ relation, why: isExclusion ? ('exclusion' as const) : ('partitioned' as const) }] : []
    )
    const byRelation = (a: { relation: string }, b: { relation: string }) => (a.relation < b.relation ? -1 : 1)
    return {
      locks: locks.toSorted(byRelation),
      heldBefore: heldBefore.map(([, { name }]) => name).toSorted(),
      rewritten: rewritten.map(([, { name }]) => name).toSorted(),
      scanned: scanned.toSorted(byRelation),
      indexed: [...new Set(built.map(({ relation }) => relation))].toSorted(),
      onlyUnderLock,
      changedRows: now.changed - before.changed,
      walBytes: Number(now.wal - before.wal)
    }
  }

  /** What was found, once the script has ended. */
  async result(): Promise<ScriptImpact> {
    if (this.#isSingle) await this.#ended()
    const statements = this.#found.map(({ transaction, ...impact }, index): Impact => {
      const held = this.#found.slice(index).filter(one => one.transaction === transaction)
      const isFirst = impact.locks.some(({ mode }) => mode === EXCLUSIVE)
      return { ...impact, exclusiveMilliseconds: isFirst ? held.reduce((sum, one) => sum + one.milliseconds, 0) : 0 }
    })
    return { statements, unmeasured: this.#unmeasured, used: this.#used }
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
