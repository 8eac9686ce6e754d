import { onSignals } from '../disk/signals.ts'
import { Denied, type RehearsalDenial } from './denial.ts'
import type { Engine } from './session.ts'

/** A signal ends the clone at once, and then the rehearsal, which is told as interrupted. A cancelled job sends one. */
export class Interruption {
  readonly #controller = new AbortController()
  #signal: NodeJS.Signals | undefined
  #engine: Engine | undefined
  /** Signals mean again what they meant before. */
  readonly end = onSignals((signal): void => {
    this.#signal = signal
    this.#controller.abort()
    // Whoever waits for the engine is told that it has died; what destroying it leads to is told at the end.
    void this.#engine?.destroy().catch(() => undefined)
  }, 'on')

  /** Ends what is under way before there is an engine. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** From now on a signal ends this engine. @throws {Denied} when one has come already */
  guard(engine: Engine): void {
    this.#engine = engine
    this.check()
  }

  /** @throws {Denied} when a signal has come */
  check(): void {
    const denials = this.denials()
    if (denials !== undefined) throw new Denied(denials)
  }

  denials(): readonly RehearsalDenial[] | undefined {
    return this.#signal === undefined ? undefined : [{ code: 'interrupted', reason: `${this.#signal} came` }]
  }
}
