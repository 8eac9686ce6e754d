import type { SealedFiles } from '../disk/sealed-file.ts'
import type { BlobRequest } from '../git/hash-blobs.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal, Seals } from '../model/seal.ts'
import type { SharedColumns } from '../model/seal-columns.ts'

// What the pool and its threads send each other.

/** A file of at least this many bytes is work of its own; they are taken first, biggest first, so that no thread ends alone with one. */
export const BIG_BYTES = 8 * 1024 * 1024
/** Verdict of one seal. Nobody looked yet: 0, so that a lost entry can never read as an intact one. */
export const UNSEEN = 0
export const INTACT = 1
export const LOOK_AGAIN = 2

/** What is handed to a worker: memory that all threads see. Nothing is copied for each file, and no message is sent for one. */
export interface SharedWork {
  readonly memory: SharedArrayBuffer
  readonly bigs: number
  readonly columns: SharedColumns
}

/** Say which files are intact. The verdicts go into the table; the answer is only that all is done. */
export interface HashJob {
  readonly root: string
  readonly work: SharedWork
}

/** Say what became of those that are not. The answer is `Examined` as JSON, which is read faster than objects are copied. */
export interface ExamineJob extends HashJob {
  readonly shared: unknown
}

/** Hash blobs of a repository. The answer is a `BlobAnswer`. */
export interface BlobJob {
  readonly blobs: BlobRequest
}

/** By the index of the seal. */
export type Examined = readonly (readonly [number, Observation])[]

/** Load what an `ExamineJob` needs: one is about to come. No answer. */
export const PREPARE = 'prepare'

/** Examines files that are not plainly intact while their bytes are at hand. */
export interface Examiner {
  /** @param index of the seal */
  examine(seal: Seal, index: number): Observation
}

/** Examines many such files with several threads. The result for a file must not depend on the thread. */
export interface Examination {
  /**
   * Examines some of the files first, for what they teach about all others.
   * @param indexes of the seals that are not plainly intact, growing
   * @returns plain values for other threads
   */
  begin(files: SealedFiles, seals: Seals, indexes: readonly number[]): unknown
  examiner(files: SealedFiles, shared: unknown): Examiner
}
