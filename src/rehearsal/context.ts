import { onSignals } from '../disk/signals.ts'
import type { Chain } from './chain.ts'
import type { Clone, ExceptState, Fingerprint, Prepared } from './clone.ts'
import type { CommandOutput } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Differences } from './differences.ts'
import type { Driver, EngineChoice } from './driver.ts'
import type { Dump } from './dump.ts'
import type { Facts } from './facts.ts'
import type { MeasuredScript } from './impact-facts.ts'
import type { RehearsalInput } from './input.ts'
import type { ScriptOnline } from './online-facts.ts'
import type { Phases } from './phases.ts'
import type { GrowingRows, Tally } from './tally.ts'

/** What tests replace; the driver's own where there is none. */
export interface Tools {
  readonly open: (choice: EngineChoice, signal?: AbortSignal) => Promise<Clone | RehearsalDenial>
}

/** One rehearsal under way. */
export interface RehearsalContext {
  readonly input: RehearsalInput
  readonly driver: Driver
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
  /** What each script of the change did to those beside it. */
  readonly online: ScriptOnline[]
  /** The statements of the version that still runs, as the server took them before the change. */
  readonly prepared: { before?: readonly Prepared[] }
  /** The script that runs, or that ran last. */
  readonly running: { path?: string }
  /** Aborted when the rehearsal is interrupted. */
  readonly signal: AbortSignal
  /** The end of what each command that failed printed, for the log and nothing else. */
  readonly printed: CommandOutput[]
  /** Kept between the steps. They contain definitions, so they never become evidence. */
  readonly prints: { before?: Fingerprint; after?: Fingerprint; beforeExcept?: ExceptState; tally?: Tally; growing?: GrowingRows }
}

/**
 * A signal, such as that of a cancelled job, destroys every clone at once and ends the rehearsal as interrupted. As long as nothing exists beside
 * this process, signals keep their default behaviour, which ends it at once, even in the middle of a long computation.
 */
export class Interruption {
  readonly #controller = new AbortController()
  readonly #clones = new Set<Clone>()
  #signal: NodeJS.Signals | undefined
  #end: (() => void) | undefined

  /** Called before anything is started that has to be ended. */
  listen(): void {
    this.#end ??= onSignals((signal): void => {
      this.#signal = signal
      this.#controller.abort()
      // Pending calls reject with EngineDied; errors of destroy() are reported at the end.
      for (const clone of this.#clones) void clone.destroy().catch(() => undefined)
    }, 'on')
  }

  /** Restores the default behaviour of the signals. */
  end(): void {
    this.#end?.()
  }

  /** Aborts the work that is under way. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Clones that are opened by it are destroyed by a signal: the first one, and those that are made to compare with. */
  opening(open: Tools['open']): Tools['open'] {
    return async (choice, signal) => {
      const clone = await open(choice, signal)
      if ('code' in clone) return clone
      this.#clones.add(clone)
      if (this.signal.aborted) await clone.destroy()
      return clone
    }
  }

  /** Not empty once a signal was received. */
  denials(): readonly RehearsalDenial[] {
    return this.#signal === undefined ? [] : [{ code: 'interrupted', reason: `${this.#signal} was received` }]
  }
}
