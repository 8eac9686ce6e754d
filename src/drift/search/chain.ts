import type { CauseCode } from '../../model/causes.ts'
import type { Cause } from '../../model/finding.ts'
import { type Candidate, type Inverse, STAGES, type Stage } from '../inverses/inverse.ts'

export interface Undone {
  readonly cause: Cause
  readonly stage: Stage
}

/** A cause, its opposite, and others that change the same thing: undoing two of a family leads back to where it began. */
export function familyOf(code: CauseCode): string {
  if (code === 'eol-mixed' || code === 'cr-only') return 'crlf'
  if (code === 'json-reencoded' || code === 'json-reformatted') return 'json'
  return code.replace(/-(?:added|removed|expanded|unexpanded|encoded|decoded)$/, '')
}

/** The detail of a candidate as text. */
function detailOf({ detail }: Pick<Candidate, 'detail'>): string | undefined {
  return typeof detail === 'function' ? detail() : detail
}

/** Latest first, as `undone` is. */
export function undoneBy({
  inverse: { cause: code, stage },
  candidate
}: {
  readonly inverse: Pick<Inverse, 'cause' | 'stage'>
  readonly candidate: Candidate
}): Undone[] {
  const { count, before } = candidate
  const detail = detailOf(candidate)
  const cause = { code, ...(count !== undefined && { count }), ...(detail !== undefined && { detail }) }
  return before === undefined
    ? [{ cause, stage }]
    : [
        { cause, stage },
        { cause: before, stage }
      ]
}

/** Earliest first. Causes that may have been undone in any order are listed in the order of their stages. */
export function inOrderOfStages(undone: readonly Undone[]): Cause[] {
  return undone
    .toReversed()
    .sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
    .map(({ cause }) => cause)
}
