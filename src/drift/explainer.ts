import type { CauseCode } from '../model/causes.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Drift } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { compare, type Diagnosis, diagnose, type Witness } from './diagnose.ts'
import {
  DEFAULT_LIMITS,
  type ExplainOptions,
  LESS,
  type Limits,
  limitsAmongMany,
  limitsOfComparison,
  MAX_RUN_WORK_BYTES,
  MAX_UNEXPLAINED_IN_FULL
} from './policy.ts'

const MAX_CACHED_CHAINS = 4

/** What is kept of explained files for later ones. Plain values: they go from thread to thread. */
export interface ChainCache {
  /** Chains of causes, earliest first, proved on other files, the last one first. Files of one run often drift alike. */
  readonly preferred: readonly (readonly CauseCode[])[]
  readonly unexplained: number
}

const EMPTY: ChainCache = { preferred: [], unexplained: 0 }

/** Diagnoses the files of one run, one after the other. Whatever breaks or runs out explains nothing and excuses nothing. */
export class Explainer {
  readonly #many: number | undefined
  #cache: ChainCache
  /** Not used among many: what is left for a file must not depend on which others this thread had. */
  #workLeft: number
  readonly #runWorkBytes: number

  /**
   * @param many how many files are explained, by this and other threads; undefined when they are few, and this is the only one
   * @param cache from a sample of these files
   */
  constructor(many?: number, cache: ChainCache = EMPTY, runWorkBytes = MAX_RUN_WORK_BYTES) {
    this.#many = many
    this.#cache = cache
    this.#runWorkBytes = runWorkBytes
    this.#workLeft = runWorkBytes
  }

  get cache(): ChainCache {
    return this.#cache
  }

  /**
   * @param read gives the found bytes, or why there are none
   */
  explain(seal: Seal, read: () => Uint8Array | string, { brief, hunks, caches }: ExplainOptions): Diagnosis {
    if (this.#many === undefined && this.#workLeft <= 0)
      return unexplained(`diagnoses of one run stop after ${this.#runWorkBytes} bytes of work`)
    try {
      const bytes = read()
      if (typeof bytes === 'string') return unexplained(bytes)
      const { preferred } = this.#cache
      const diagnosis = diagnose(seal, bytes, { preferred, brief, hunks, limits: this.#limitsFor(bytes.length) })
      this.#workLeft -= diagnosis.workedBytes
      if (caches) this.#remember(diagnosis.drift)
      return diagnosis
    } catch (error) {
      return unexplained(`the search broke: ${errorMessage(error)}`)
    }
  }

  #limitsFor(length: number): Partial<Limits> {
    const less = this.#cache.unexplained >= MAX_UNEXPLAINED_IN_FULL ? LESS : {}
    const share = this.#many === undefined ? {} : limitsAmongMany(this.#many, length)
    const full = DEFAULT_LIMITS.workBytes
    return (share.workBytes ?? full) < (less.workBytes ?? full) ? { ...less, ...share } : { ...share, ...less }
  }

  #remember({ certainty, causes }: Drift): void {
    const { preferred, unexplained } = this.#cache
    if (certainty !== 'proved') {
      this.#cache = { preferred, unexplained: unexplained + 1 }
      return
    }
    const chain = causes.map(({ code }) => code)
    const others = preferred.filter(other => other.join() !== chain.join())
    this.#cache = { preferred: [chain, ...others].slice(0, MAX_CACHED_CHAINS), unexplained }
  }
}

function unexplained(limit: string): Diagnosis {
  return { drift: { certainty: 'unexplained', causes: [], locations: [], limit }, workedBytes: 0 }
}

/**
 * Compares found bytes with the sealed ones, which git has or another path.
 * @param count how many files of the run may be compared
 * @returns undefined when the found bytes cannot be read any more, or the comparison broke: what was known before then stays
 */
export function compareWith(
  witness: Witness,
  seal: Seal,
  read: () => Uint8Array | string,
  count: number,
  options: Pick<ExplainOptions, 'brief' | 'hunks'>
): Drift | undefined {
  try {
    const bytes = read()
    if (typeof bytes === 'string') return undefined
    return compare(witness, seal, bytes, { ...options, limits: limitsOfComparison(count) })?.drift
  } catch {
    return undefined
  }
}
