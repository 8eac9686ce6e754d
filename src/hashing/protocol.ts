import type { Observation } from '../model/observation.ts'
import type { SharedWork } from './work-table.ts'

// What the pool and its threads send each other.

/** Say which files are intact. The verdicts go into the table; the answer is only that all is done. */
export interface HashJob {
  readonly root: string
  readonly work: SharedWork
}

/** Say what became of those that are not. The answer is `Examined` as JSON, which is read faster than objects are copied. */
export interface ExamineJob extends HashJob {
  readonly shared: unknown
}

/** By the index of the seal. */
export type Examined = readonly (readonly [number, Observation])[]

/** Load what an `ExamineJob` needs: one is about to come. No answer. */
export const PREPARE = 'prepare'
