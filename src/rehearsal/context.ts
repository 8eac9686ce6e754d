import { onSignals } from '../disk/signals.ts'
import type { Chain } from './chain.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Differences } from './differences.ts'
import type { Engine, Rights, Session } from './engine.ts'
import type { EngineChoice } from './engines.ts'
import type { Facts } from './evidence.ts'
import type { MeasuredScript } from './impact-facts.ts'
import type { RehearsalInput } from './input.ts'
import type { Phases } from './phases.ts'
import type { Dump } from './postgres/dump/source.ts'
import type { ExceptState } from './postgres/fingerprint/except.ts'
import type { Fingerprint } from './postgres/fingerprint/fingerprint.ts'
import type { Prepared } from './postgres/prepare-queries.ts'

/** What tests replace. */
export interface Tools {
  readonly open: (choice: EngineChoice, signal?: AbortSignal) => Promise<Engine | RehearsalDenial>
}

/** One rehearsal under way. */
export interface RehearsalContext {
  readonly input: RehearsalInput
  readonly dump: Dump
  readonly facts: Facts
  readonly phases: Phases
  readonly tools: Tools
  readonly choice: EngineChoice
  readonly differences: { -readonly [K in keyof Differences]: Differences[K] }
  /** Filled if there are several migrations. */
  readonly chain: Chain
  /** What each script of the change did while it ran for the first time. */
  readonly measured: MeasuredScript[]
  /** The statements of the version that still runs, as the server took them before the change. */
  readonly prepared: { before?: readonly Prepared[] }
  /** The script that runs, or that ran last. */
  readonly running: { path?: string }
  /** Kept between the steps. They contain definitions, so they never become evidence. */
  readonly prints: { before?: Fingerprint; after?: Fingerprint; beforeExcept?: ExceptState }
}

/** Runs some work in its own session. */
export async function within<T>(engine: Engine, rights: Rights, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await engine.connect(rights)
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

/** A signal, such as that of a cancelled job, destroys the clone at once and ends the rehearsal as interrupted. */
export class Interruption {
  readonly #controller = new AbortController()
  #signal: NodeJS.Signals | undefined
  #engine: Engine | undefined
  /** Restores the default behaviour of the signals. */
  readonly end = onSignals((signal): void => {
    this.#signal = signal
    this.#controller.abort()
    // Pending calls reject with EngineDied; errors of destroy() are reported at the end.
    void this.#engine?.destroy().catch(() => undefined)
  }, 'on')

  /** Aborts the work that is under way before there is an engine. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** From now on a signal destroys this engine. */
  guard(engine: Engine): void {
    this.#engine = engine
  }

  /** Not empty once a signal was received. */
  denials(): readonly RehearsalDenial[] {
    return this.#signal === undefined ? [] : [{ code: 'interrupted', reason: `${this.#signal} was received` }]
  }
}
