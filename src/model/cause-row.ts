import type { Remedy } from './remedy.ts'

/** All that is known about one cause. */
export interface CauseRow {
  /** What happened to the sealed bytes, in the past tense. */
  readonly sentence: string
  readonly remedies: readonly Remedy[]
  /** Other characters or another encoding of a text that reads the same. */
  readonly rewritesCharacters?: true
}
