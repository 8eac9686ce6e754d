import type { SealedFiles } from '../disk/sealed-file.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

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
  begin(files: SealedFiles, seals: readonly Seal[], indexes: readonly number[]): unknown
  examiner(files: SealedFiles, shared: unknown): Examiner
}
