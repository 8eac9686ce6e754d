import type { ScriptFile } from './input.ts'

/** Locks that hold back those who write. */
export const BLOCKS_WRITERS = /^(?:ShareLock|ShareRowExclusiveLock|ExclusiveLock|AccessExclusiveLock)$/

/** What one statement did to relations that existed before the script. */
export interface Impact {
  /** Of the statement, from 1. */
  readonly line: number
  /** Its first words, such as `alter table`. */
  readonly kind: string
  /** The strongest lock on each relation that this statement was the first to take. */
  readonly locks: readonly { readonly relation: string; readonly mode: string }[]
  /** Tables that an earlier statement of its transaction had locked against those who write. */
  readonly heldBefore: readonly string[]
  /** Tables that were written again as a whole. */
  readonly rewritten: readonly string[]
  /** Tables that were read from beginning to end, and rows that were read so. */
  readonly scanned: readonly { readonly relation: string; readonly rows: number }[]
  /** Tables on which it built an index. */
  readonly indexed: readonly string[]
  /** Those of them on which it cannot be built concurrently, and why. */
  readonly onlyUnderLock: readonly { readonly relation: string; readonly why: 'exclusion' | 'partitioned' }[]
  /** Rows that were changed or deleted. */
  readonly changedRows: number
  /** With all of what it wrote anew, as a server logs it that is replicated or archived. */
  readonly walBytes: number
  /** Written to temporary files in its transaction, up to the end of that; on its last statement. 0 before PostgreSQL 15. */
  readonly temporaryBytes: number
  readonly milliseconds: number
  /** How long, from this statement to the end of its transaction, nobody could read a table; 0 if it took no such lock first. */
  readonly exclusiveMilliseconds: number
}

/** What a script did, and the lines of statements that could not be measured. */
export interface ScriptImpact {
  readonly statements: readonly Impact[]
  readonly unmeasured: readonly number[]
  /** Tables that statements which could not be measured used or changed, as the server counted it, by line. Not of other databases. */
  readonly used: ReadonlyMap<number, readonly string[]>
}

/** What a script did, with the script. */
export interface MeasuredScript extends ScriptImpact {
  readonly file: Pick<ScriptFile, 'path' | 'origins'>
}
