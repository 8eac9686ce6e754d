import type { CauseCode } from '../../model/causes.ts'
import type { Cause } from '../../model/finding.ts'
import type { Seal } from '../../model/seal.ts'
import type { Content, Known } from '../content.ts'

/**
 * When in the life of a file a cause happens, latest last: first the sealed bytes are unpacked (from a legacy encoding, a container), then a
 * writer rewrites the text, then line ends change, then a BOM, then the encoding of the whole. The search undoes the latest stage first and
 * never goes back, so chains are found in one order. Only guesses about text, white space and the end of the file may follow each other in any
 * order.
 */
export const STAGES = ['origin', 'end-of-file', 'whitespace', 'text', 'eol', 'bom', 'encoding'] as const
export type Stage = (typeof STAGES)[number]

export const DEFAULT_COPIES = 6

/** Bytes that may be the sealed ones, or may lead to them. */
export interface Candidate {
  /** Length of the bytes that `make` returns, known without making them: a wrong length costs nothing. */
  readonly length: number
  /** Makes the bytes. Called at most twice, and only if the length fits or the chain continues from here. */
  readonly make: () => Uint8Array
  readonly count?: number
  /** A function if making the text costs more than the comparison with the seal. */
  readonly detail?: string | (() => string)
  /** A cause undone in the same step, if one writer did both; it happened before this one. */
  readonly before?: Cause
  /** Weight of the step, from 1 (the trace is plain). The lightest chains are followed first. */
  readonly weight?: number
  /** True when no further cause is searched for after this one: a guess among many, worth only a comparison. */
  readonly last?: true
  readonly known?: Known
  /** True when `make` returns a view of the found bytes, which takes no memory. */
  readonly window?: true
}

/**
 * Undoes one known way in which files drift. Pure: bytes in, bytes out; nothing is claimed here. Only the search, which compares length and
 * digests with the seal, turns a candidate into a proof.
 */
export interface Inverse {
  readonly cause: CauseCode
  readonly stage: Stage
  /** Memory that it takes beside the found bytes, as a multiple of them; `DEFAULT_COPIES` when absent: strings, lines, trees. */
  readonly copies?: 0 | 2
  /**
   * Set for guesses: many candidates (any one of a thousand lines), each worth one comparison and never followed. They weigh so
   * much that plain traces are tried first.
   */
  readonly guess?: number
  /** Set when the cause leaves no trace in the found bytes, so that every text has candidates: it is not tried after long chains. */
  readonly isTraceless?: true
  /** `bytes`: any bytes, never as text in another encoding. `ascii`: ASCII, to restore other characters. If absent: text. */
  readonly looksAt?: 'bytes' | 'ascii'
  /** Set when it is undone in bytes with NUL too: other changes of text are not searched for in binary files. */
  readonly ofBinary?: true
  /** Candidates, likeliest first, made lazily; none when the cause left no trace in the found bytes. */
  undo(found: Content, seal: Seal): Iterable<Candidate>
}
