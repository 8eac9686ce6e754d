/** The phases of a rehearsal, in order. */
export const PHASES = [
  'scan',
  'start',
  'restore',
  'confine',
  'leads',
  'schema',
  'before',
  'apply',
  'after',
  'rollback',
  'restored',
  'again',
  'transaction',
  'online',
  'destroy'
] as const
/** `between`: only where rows are written between the change and its rollback; after `again`. */
export type PhaseName = (typeof PHASES)[number] | 'between'

export interface PhaseResult {
  readonly name: PhaseName
  readonly outcome: 'done' | 'failed' | 'not reached'
  readonly milliseconds: number
  /** Why it was not needed, in a few words; absent if it was reached, or an earlier phase failed. */
  readonly why?: string
}

/** How far a rehearsal is. */
export interface Progress {
  readonly phase: PhaseName
  /** From 1. */
  readonly index: number
  readonly of: number
  /** Bytes of this phase; absent where it is not known how many there are. */
  readonly done?: number
  readonly total?: number
  readonly elapsedMs: number
  /** Of this phase, estimated from its bytes. */
  readonly leftMs?: number
  /** What is being worked on, such as a table. A name from a database. */
  readonly at?: string
}

export type Watch = (progress: Progress) => void

const REPORT_EVERY_MS = 250
/** Before this, an estimate of the time left means nothing. */
const ESTIMATE_AFTER_MS = 1000

/** Runs phases one after the other and keeps how long each took. */
export class Phases {
  readonly #watch: Watch
  readonly #results = new Map<PhaseName, PhaseResult>()
  #current: { name: PhaseName; started: number; done: number; total: number | undefined } | undefined
  readonly #names: readonly PhaseName[]
  #reported = 0

  constructor(watch: Watch = () => undefined, { isBetween = false }: { readonly isBetween?: boolean } = {}) {
    this.#watch = watch
    this.#names = isBetween ? PHASES.flatMap(name => (name === 'destroy' ? ['between', name] : [name])) : PHASES
  }

  /** The phase under way, or the last one. */
  get current(): PhaseName {
    return this.#current?.name ?? 'scan'
  }

  /** Runs a phase. It has failed if it throws, reports denials, or returns one instead of a result. */
  async run<T extends object>(name: PhaseName, work: () => Promise<T>, total?: number): Promise<T> {
    const started = performance.now()
    this.#current = { name, started, done: 0, total }
    this.#report(undefined, true)
    let outcome: PhaseResult['outcome'] = 'failed'
    try {
      const result = await work()
      outcome = 'code' in result || (Array.isArray(result) && result.length > 0) ? 'failed' : 'done'
      return result
    } finally {
      this.#results.set(name, { name, outcome, milliseconds: performance.now() - started })
    }
  }

  /** Notes that a phase is not needed. */
  skip(name: PhaseName, why: string): void {
    this.#results.set(name, { name, outcome: 'not reached', milliseconds: 0, why })
  }

  /** Counts bytes of this phase. */
  readonly read = (bytes: number): void => {
    if (this.#current !== undefined) this.#current.done += bytes
    this.#report(undefined, false)
  }

  readonly at = (what: string): void => this.#report(what, false)

  /** Every phase, reached or not. */
  results(): PhaseResult[] {
    return this.#names.map(name => this.#results.get(name) ?? { name, outcome: 'not reached', milliseconds: 0 })
  }

  #report(at: string | undefined, always: boolean): void {
    const now = performance.now()
    if (this.#current === undefined || (!always && now - this.#reported < REPORT_EVERY_MS)) return
    this.#reported = now
    const { name, started, done, total } = this.#current
    const elapsedMs = now - started
    const known = total !== undefined && total > 0 && done > 0
    this.#watch({
      phase: name,
      index: this.#names.indexOf(name) + 1,
      of: this.#names.length,
      elapsedMs,
      ...(known && { done: Math.min(done, total), total }),
      ...(known && elapsedMs > ESTIMATE_AFTER_MS && { leftMs: Math.max(0, (elapsedMs * (total - done)) / done) }),
      ...(at !== undefined && { at })
    })
  }
}
