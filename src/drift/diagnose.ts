import type { CauseCode, Drift } from '../seal/finding.ts'
import type { Seal } from '../seal/model.ts'
import { Budget, DEFAULT_LIMITS, type Limits } from './budget.ts'
import { Content } from './content.ts'
import { hints } from './hints.ts'
import { locate, locateByFacts } from './locate.ts'
import { type Explanation, follow, search } from './search.ts'
import { INVERSES } from './table.ts'

export interface DiagnoseOptions {
  readonly limits?: Partial<Limits>
  /** Milliseconds; never goes back. */
  readonly clock?: () => number
  /** Chains proved on other files, earliest cause first, to be tried before the search: files of one run often drift alike. */
  readonly preferred?: readonly (readonly CauseCode[])[]
}

export interface Diagnosis {
  readonly drift: Drift
  /** The sealed bytes; present exactly when the drift is proved, and checked against the seal. */
  readonly original?: Uint8Array
}

/**
 * Why these bytes are not the sealed ones. Proved when undoing known causes gives bytes with the sealed length and digests; otherwise
 * the causes are hints, or `content-changed` when there is no trace of any. Never throws on any bytes.
 */
export function diagnose(seal: Seal, found: Uint8Array, options: DiagnoseOptions = {}): Diagnosis {
  const budget = new Budget({ ...DEFAULT_LIMITS, ...options.limits }, options.clock ?? (() => performance.now()))
  const content = new Content(found)
  const explanation = explain(seal, content, options.preferred ?? [], budget)
  if (explanation !== undefined) {
    const { causes, original } = explanation
    return { drift: { causes, proof: 'inversion', ...locate(original, content) }, original }
  }
  const causes = hints(seal, content)
  const limit = budget.limit
  return {
    drift: {
      causes: causes.length > 0 ? causes : [{ code: 'content-changed' }],
      ...locateByFacts(seal, content),
      ...(limit !== undefined && { limit })
    }
  }
}

function explain(
  seal: Seal,
  found: Content,
  preferred: readonly (readonly CauseCode[])[],
  budget: Budget
): Explanation | undefined {
  for (const chain of preferred) {
    const explanation = follow(seal, found, chain, INVERSES, budget)
    if (explanation !== undefined) return explanation
  }
  return search(seal, found, INVERSES, budget)
}
