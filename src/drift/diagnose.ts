import type { CauseCode } from '../model/causes.ts'
import { matchesSeal } from '../model/digest.ts'
import type { Drift } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { compareTexts } from './compare.ts'
import { Content } from './content.ts'
import { excerpts } from './differences/hunks.ts'
import { locate, locateByFacts } from './differences/locate.ts'
import { hints } from './hints.ts'
import { INVERSES } from './inverses/all-inverses.ts'
import { DEFAULT_COPIES } from './inverses/inverse.ts'
import { namesSealed, readPointer } from './lfs-pointer.ts'
import { DEFAULT_LIMITS, type Limits } from './policy.ts'
import { Budget } from './search/budget.ts'
import { search } from './search/search.ts'

export interface DiagnoseOptions {
  readonly limits?: Partial<Limits>
  /** Milliseconds; never goes back. Only a last guard. */
  readonly clock?: () => number
  /** Chains proved on other files, earliest cause first, to be tried before the search: files of one run often drift alike. */
  readonly preferred?: readonly (readonly CauseCode[])[]
  /** Describe one or two places, and do not count them: there are many files. */
  readonly brief?: boolean
  /** Put the first differences into the drift, where the sealed bytes are known. */
  readonly hunks?: boolean
}

export interface Diagnosis {
  readonly drift: Drift
  /** The sealed bytes, checked against the seal. A drift proved by a pointer names them without having them. */
  readonly original?: Uint8Array
  /** Bytes looked at, made and hashed. */
  readonly workedBytes: number
}

/**
 * Why these bytes are not the sealed ones. Proved when undoing known causes gives bytes with the sealed length and digests; otherwise
 * the causes are hints, or `content-changed` when there is no trace of any. Never throws on any bytes.
 */
export function diagnose(seal: Seal, found: Uint8Array, options: DiagnoseOptions = {}): Diagnosis {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const budget = new Budget(limits, options.clock)
  const content = new Content(found)
  const pointer = readPointer(content)
  if (pointer !== undefined && namesSealed(pointer, seal)) {
    return { drift: { causes: [{ code: 'lfs-pointer' }], proof: 'pointer', locations: [] }, workedBytes: found.length }
  }
  const inverses = budget.affordable(INVERSES, found.length, DEFAULT_COPIES)
  const explanation = search(seal, content, inverses, options.preferred ?? [], budget)
  if (explanation !== undefined) {
    const { causes, original } = explanation
    return {
      drift: { causes, proof: 'inversion', ...locate(original, content, options.brief), ...differing(original, found, options) },
      original,
      workedBytes: budget.workedBytes
    }
  }
  const { limit } = budget
  // Hints look at the whole as text: what is too large for that is not looked at.
  const causes = found.length * DEFAULT_COPIES <= limits.memory ? hints(seal, content) : []
  return {
    drift: {
      causes: causes.length > 0 ? causes : [{ code: 'content-changed' }],
      ...locateByFacts(seal, content, options.brief),
      ...(limit !== undefined && { limit })
    },
    workedBytes: budget.workedBytes
  }
}

/**
 * The same with the sealed bytes at hand (a git blob, another file), proved by them: what cannot be undone is named by comparing, and
 * every difference is shown. Bytes that do not match the seal are no witness, and change nothing.
 */
export function diagnoseWith(
  witness: { readonly original: Uint8Array; readonly proof: 'git-blob' | 'sealed-elsewhere' },
  seal: Seal,
  found: Uint8Array,
  options: DiagnoseOptions = {}
): Diagnosis {
  const undone = diagnose(seal, found, options)
  if (undone.original !== undefined || !matchesSeal(seal, witness.original)) return undone
  const content = new Content(found)
  const causes =
    undone.drift.proof === 'pointer' ? undone.drift.causes : compareTexts(new Content(witness.original), content, seal.path)
  return {
    // What comparing cannot name, the hints may.
    drift: {
      causes: causes ?? undone.drift.causes,
      proof: witness.proof,
      ...locate(witness.original, content, options.brief),
      ...differing(witness.original, found, options)
    },
    original: witness.original,
    workedBytes: undone.workedBytes
  }
}

function differing(original: Uint8Array, found: Uint8Array, options: DiagnoseOptions): Pick<Drift, 'hunks'> {
  return options.hunks === true ? { hunks: excerpts(original, found) } : {}
}
