import type { CauseCode } from '../model/causes.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Drift } from '../model/finding.ts'
import { heartbeat } from '../model/heartbeat.ts'
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

/** What is kept of explained files for later ones. Plain values, which can be passed between threads. */
export interface ChainCache {
  /** Chains of causes that were proved on other files, the latest chain first, each with its earliest cause first. Files of one run often drift alike. */
  readonly preferred: readonly (readonly CauseCode[])[]
  readonly unexplained: number
}

const EMPTY: ChainCache = { preferred: [], unexplained: 0 }

/** Diagnoses the files of one run, one after the other. If a diagnosis throws or a limit is reached, the file stays unexplained. */
export class Explainer {
  readonly #many: number | undefined
  #cache: ChainCache
  /** Not used for many files: the work left for a file must not depend on which other files this thread had. */
  #workLeft: number
  readonly #runWorkBytes: number

  /**
   * @param many number of files that all threads explain; undefined when they are few and this is the only thread
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
   * @param read returns the found bytes, or why they cannot be read
   */
  explain(seal: Seal, read: () => Uint8Array | string, { brief, hunks, caches }: ExplainOptions): Diagnosis {
    heartbeat()
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
 * Compares found bytes with the sealed ones, which git has or which are at another path.
 * @param count how many files of the run may be compared
 * @returns undefined when the found bytes can no longer be read, or the comparison threw: the earlier diagnosis is then kept
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
