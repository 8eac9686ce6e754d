import { errorMessage } from '../model/error-message.ts'
import type { CauseCode, Drift } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { type Diagnosis, diagnose, diagnoseWith } from './diagnose.ts'
import type { Limits } from './search/budget.ts'

/** Time for all diagnoses of one run; after it, drift is still refused, only not explained any more. */
const RUN_LIMIT_MS = 60_000
const MAX_PREFERRED = 4
/** After so many files without an explanation, each further one is worth less work. */
const THRIFTY_AFTER = 24
const THRIFTY: Partial<Limits> = {
  milliseconds: 400,
  hashedBytes: 2 ** 26,
  guessedBytes: 2 ** 20,
  why: `less is tried for each file after ${THRIFTY_AFTER} that stayed unexplained`
}

/** Of many files, those up to this size are explained by all threads at once; so each may take less memory. */
export const EXPLAINED_AT_ONCE_BYTES = 2 ** 20
const MEMORY_AT_ONCE = 2 ** 26

/** What some files of a run have taught about the others. Plain values: it goes from thread to thread. */
export interface Experience {
  /** Chains of causes, earliest first, proved on other files: the next one most likely has the last of them. */
  readonly preferred: readonly (readonly CauseCode[])[]
  readonly unexplained: number
}

export interface HowToExplain {
  /** Says only a little of where the bytes differ. */
  readonly brief: boolean
  /** Shows the first differences. */
  readonly hunks: boolean
  /** Later files are to profit from this one. */
  readonly learns: boolean
}

const NONE: Experience = { preferred: [], unexplained: 0 }

/** Diagnoses the files of one run, one after the other. Whatever breaks or runs out explains nothing and excuses nothing. */
export class Explainer {
  readonly #until: number
  readonly #ofMany: boolean
  #experience: Experience

  /**
   * @param until milliseconds since the epoch, after which nothing is explained any more
   * @param ofMany other threads may be at the same work
   */
  constructor(until: number, ofMany = false, experience: Experience = NONE) {
    this.#until = until
    this.#ofMany = ofMany
    this.#experience = experience
  }

  get experience(): Experience {
    return this.#experience
  }

  /**
   * @param read gives the found bytes, or says why there are none
   */
  explain(seal: Seal, read: () => Uint8Array | string, { brief, hunks, learns }: HowToExplain): Diagnosis {
    if (now() > this.#until) return unexplained(`diagnoses of one run stop after ${RUN_LIMIT_MS} ms`)
    try {
      const bytes = read()
      if (typeof bytes === 'string') return unexplained(bytes)
      const { preferred } = this.#experience
      const diagnosis = diagnose(seal, bytes, { preferred, brief, hunks, limits: this.#limitsFor(bytes.length) })
      if (learns) this.#learn(diagnosis.drift)
      return diagnosis
    } catch (error) {
      return unexplained(`the search broke: ${errorMessage(error)}`)
    }
  }

  /** Names the difference to bytes that git still has. The search was made already, so none is made again. */
  compare(seal: Seal, read: () => Uint8Array | string, original: Uint8Array, hunks: boolean): Drift | undefined {
    try {
      const bytes = read()
      if (typeof bytes === 'string') return undefined
      return diagnoseWith({ original, proof: 'git-blob' }, seal, bytes, { limits: { milliseconds: 0 }, hunks }).drift
    } catch {
      return undefined
    }
  }

  #limitsFor(length: number): Partial<Limits> {
    return {
      ...(this.#ofMany && length <= EXPLAINED_AT_ONCE_BYTES && { memory: MEMORY_AT_ONCE }),
      ...(this.#experience.unexplained >= THRIFTY_AFTER && THRIFTY)
    }
  }

  #learn({ causes, proof }: Drift): void {
    const { preferred, unexplained } = this.#experience
    if (proof === undefined) this.#experience = { preferred, unexplained: unexplained + 1 }
    if (proof !== 'inversion') return
    const chain = causes.map(({ code }) => code)
    const others = preferred.filter(other => other.join() !== chain.join())
    this.#experience = { preferred: [chain, ...others].slice(0, MAX_PREFERRED), unexplained }
  }
}

function unexplained(limit: string): Diagnosis {
  return { drift: { causes: [], locations: [], limit } }
}

/** The same clock in all threads: milliseconds since the epoch. */
function now(): number {
  return performance.timeOrigin + performance.now()
}

/** When a run that begins to explain now must have ended. */
export function untilFromNow(): number {
  return now() + RUN_LIMIT_MS
}

/** So many first files teach the others, and so many more, spread over all of them. */
const FIRST = 50
const SPREAD = 32

/**
 * Which of many files are looked at first, to teach the others; growing. It depends on their number alone: the report must not depend
 * on which thread was faster.
 */
export function teachers(count: number): readonly number[] {
  const chosen = new Set<number>()
  for (let at = 0; at < Math.min(FIRST, count); at++) chosen.add(at)
  for (let n = 0; n < SPREAD; n++) chosen.add(Math.floor((n * count) / SPREAD))
  return [...chosen].filter(at => at < count).sort((a, b) => a - b)
}

/** From this many files that are not intact on, only some teach the others, and most say less of where they differ. */
export const MANY = 256
