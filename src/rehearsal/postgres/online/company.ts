import { setTimeout as sleep } from 'node:timers/promises'
import type { Impact } from '../../impact-facts.ts'
import type { Broken, Stopped, Waited } from '../../online-facts.ts'
import type { Session, SqlError } from '../engine.ts'
import { brokenReason } from './broken-reason.ts'
import type { Bystander } from './bystander.ts'

/** How often the server is asked who waits for whom. It decides nothing: each answer is waited for. */
const POLL_MS = 5

/** Locks that hold back those who read or write. */
const STRONG = /^(?:ShareLock|ShareRowExclusiveLock|ExclusiveLock|AccessExclusiveLock)$/

/** The three who use one table. */
export interface TableCompany {
  readonly reader: Bystander | undefined
  readonly writer: Bystander | undefined
  readonly transaction: Bystander | undefined
}

interface Standing {
  readonly one: Bystander
  readonly line: number
  readonly lock: string
  /** Statement of the transaction, from 0. */
  readonly from: number
  readonly isQueued: boolean
}

/**
 * Those who use the tables of a change while it runs. Nothing here is a race: each is sent on its way at a known moment, and then the server is
 * asked until it is done, or is seen to wait for another one.
 */
export class Company {
  readonly stopped: Stopped[] = []
  readonly waited: Waited[] = []
  readonly broken: Broken[] = []
  readonly #observer: Session
  /** Process of the change's session. */
  readonly #pid: string
  readonly #tables: ReadonlyMap<string, TableCompany>
  readonly #open = new Set<Bystander>()
  #standing: Standing[] = []
  /** Tables on which the change holds locks that others notice, with the strongest. */
  readonly #held = new Map<string, string>()
  /** Times of the statements of this transaction, without what was waited for. */
  #times: number[] = []
  #line = 1
  #timeout: string | undefined
  #nearby: readonly string[] = []

  constructor(observer: Session, pid: string, tables: ReadonlyMap<string, TableCompany>) {
    this.#observer = observer
    this.#pid = pid
    this.#tables = tables
  }

  /** Called before a statement: transactions are open on its tables. @param timeout as `lock_timeout` of the change states it */
  async arrive(line: number, tables: readonly string[], timeout: string | undefined): Promise<void> {
    this.#line = line
    this.#timeout = timeout
    this.#nearby = tables.filter(name => this.#tables.has(name))
    for (const name of this.#nearby) {
      const transaction = this.#tables.get(name)?.transaction
      if (transaction === undefined || transaction.isGone || this.#open.has(transaction) || this.#held.has(name)) continue
      this.#open.add(transaction)
      transaction.start()
      await this.#untilStill(transaction)
    }
  }

  /** Watches a statement of the change while it runs. */
  async watch<T>(statement: Promise<T>): Promise<T> {
    const started = performance.now()
    let paused = 0
    let isRunning = true
    const settled = statement.then(
      () => (isRunning = false),
      () => (isRunning = false)
    )
    while (isRunning) {
      await Promise.race([settled, sleep(POLL_MS)])
      if (isRunning) paused += await this.#letPass()
    }
    this.#times.push(performance.now() - started - paused)
    return await statement
  }

  /** If the change waits for open transactions, others come after it, and then these transactions end. @returns how long that took */
  async #letPass(): Promise<number> {
    const seen = performance.now()
    const blockers = await this.#blockersOf(this.#pid)
    const waitedFor = [...this.#open].filter(({ pid }) => blockers.includes(pid))
    if (waitedFor.length === 0) return 0
    const timeout = this.#timeout
    const lock = await this.#requestedLock()
    for (const { table } of waitedFor) {
      const standing = this.#standing.length
      await this.#send(table, lock, true)
      const isQueued = this.#standing.length > standing
      this.waited.push({ line: this.#line, table, ...(timeout !== undefined && { timeout }), isQueued })
    }
    for (const one of waitedFor) await this.#leave(one)
    return performance.now() - seen
  }

  /** Called after a statement that still holds its locks. */
  async stay({ locks, changedRows }: Impact): Promise<void> {
    for (const { relation, mode } of locks)
      if (STRONG.test(mode)) this.#held.set(relation, mode)
      else if (/^Row(?:Exclusive|Share)Lock$/.test(mode) && !this.#held.has(relation)) this.#held.set(relation, 'row locks')
    for (const [name, lock] of this.#held)
      if (STRONG.test(lock) || changedRows > 0 || this.#nearby.includes(name)) await this.#send(name, lock, false)
  }

  /** Called after a statement: what stood still goes on where the transaction of the change has ended. */
  async part(): Promise<void> {
    const [[state] = []] = await this.#observer.rows('select state from pg_catalog.pg_stat_activity where pid = $1::int', [
      this.#pid
    ])
    if (state === 'idle' || state === undefined) await this.depart()
  }

  /** The change holds nothing any more: everybody comes to an end. */
  async depart(): Promise<void> {
    const times = this.#times
    for (const { one, line, lock, from, isQueued } of this.#standing) {
      const milliseconds = times.slice(from).reduce((sum, time) => sum + time, 0)
      if (one.who !== 'transaction') this.stopped.push({ who: one.who, table: one.table, line, lock, milliseconds, isQueued })
      await this.#finish(one, line)
    }
    for (const one of [...this.#open]) await this.#leave(one)
    this.#standing = []
    this.#times = []
    this.#held.clear()
  }

  /** After the change: what the version before it sends is sent once more. */
  async look(): Promise<void> {
    for (const { reader, writer } of this.#tables.values())
      for (const one of [reader, writer]) {
        if (one === undefined || one.isGone) continue
        one.start()
        await this.#finish(one)
      }
  }

  async #send(table: string, lock: string, isQueued: boolean): Promise<void> {
    const { reader, writer } = this.#tables.get(table) ?? {}
    for (const one of [reader, writer]) {
      if (one === undefined || one.isGone || one.isUnderWay) continue
      one.start()
      const isStill = await this.#untilStill(one)
      if (isStill)
        this.#standing.push({ one, line: this.#line, lock, from: Math.max(0, this.#times.length - (isQueued ? 0 : 1)), isQueued })
      else await this.#finish(one, this.#line)
    }
  }

  /** Waits until its work is done, or waits for another session. @returns true if it waits */
  async #untilStill(one: Bystander): Promise<boolean> {
    while (one.isBusy) {
      if ((await this.#blockersOf(one.pid)).length > 0) return true
      await sleep(POLL_MS)
    }
    return false
  }

  /** The lock that the change waits for; it waits for a transaction itself where it builds an index concurrently. */
  async #requestedLock(): Promise<string> {
    const [[mode] = []] = await this.#observer.rows(
      `select mode from pg_catalog.pg_locks where pid = $1::int and not granted and locktype = 'relation'`,
      [this.#pid]
    )
    return mode ?? 'the end of transactions'
  }

  async #blockersOf(pid: string): Promise<readonly string[]> {
    const rows = await this.#observer.rows('select pg_catalog.unnest(pg_catalog.pg_blocking_pids($1::int))::text', [pid])
    return rows.map(([blocker]) => blocker ?? '')
  }

  async #leave(one: Bystander): Promise<void> {
    this.#open.delete(one)
    await this.#finish(one, this.#line)
  }

  async #finish(one: Bystander, line?: number): Promise<void> {
    const error = await one.done()
    await one.end()
    if (error !== undefined) this.#note(one, error, line)
  }

  #note({ who, table, isGone }: Bystander, error: SqlError, at: number | undefined): void {
    // That a session was ended shows when it is used the next time.
    const line = isGone ? undefined : at
    const reason = brokenReason(error)
    const isKnown = this.broken.some(known => known.who === who && known.table === table && known.reason === reason)
    if (!isKnown) this.broken.push({ who, table, ...(line !== undefined && { line }), code: error.code, reason })
  }
}
