import type { Buffer } from 'node:buffer'
import type { CauseCode } from '../../model/causes.ts'
import type { Image } from './knob.ts'

/** One thing that happened to the archive, in words. */
export interface Step {
  readonly cause: CauseCode
  readonly detail: string
  readonly count?: number
}

/** A packed form of an archive, not yet made. */
export interface Packed {
  /** Known without making the bytes where that is cheap. */
  readonly length: number
  readonly bytes: () => Buffer
  /** What happened to this form since. */
  readonly steps: readonly Step[]
}

/** One way to put an archive together. */
export interface Packing {
  /** @param image undefined where the content is not an archive: it is packed as it was found */
  pack(image: Image | undefined): Iterable<Packed>
  /** Weight of the weight of the changes of the inside that are undone beside it. */
  readonly maxWeight: number
}
