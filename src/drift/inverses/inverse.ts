import type { CauseCode } from '../../model/causes.ts'
import type { Cause } from '../../model/finding.ts'
import type { Seal } from '../../model/seal.ts'
import type { Content, Known } from '../content.ts'

/**
 * When in the life of a file a cause strikes, latest last: the sealed bytes are first taken out of what they were in (a legacy
 * encoding, a container), then a writer re-writes the text, then line ends, then a BOM, then the encoding of the whole. The search
 * undoes the latest stage first and never goes back, so chains are found in one order. Only guesses about text, white
 * space and the end of the file may follow each other in any order.
 */
export const STAGES = ['origin', 'end-of-file', 'whitespace', 'text', 'eol', 'bom', 'encoding'] as const
export type Stage = (typeof STAGES)[number]

export const DEFAULT_COPIES = 6

/** Bytes that might be the sealed ones, or lie on the way to them. */
export interface Candidate {
  /** Length of the bytes that `make` gives. Known without making them: a wrong length costs nothing. */
  readonly length: number
  /** The bytes. Called at most once or twice, and only when the length fits or the chain goes on from here. */
  readonly make: () => Uint8Array
  readonly count?: number
  /** A function where making the text costs more than the comparison with the seal. */
  readonly detail?: string | (() => string)
  /** A cause undone in the same go, when one writer did both; it struck before this one. */
  readonly before?: Cause
  /** What the step weighs against others, from 1 (the trace is plain). Chains are followed lightest first. */
  readonly weight?: number
  /** True when no further cause is looked for behind this one: a guess among many, worth a comparison and no more. */
  readonly last?: true
  readonly known?: Known
  /** True when `make` gives a window on the found bytes and so takes no memory. */
  readonly window?: true
}

/**
 * One known way in which files drift, turned round. Pure: bytes in, bytes out; nothing is claimed here. Only the search, by comparing
 * length and digests with the seal, turns a candidate into a proof.
 */
export interface Inverse {
  readonly cause: CauseCode
  readonly stage: Stage
  /** Memory that it takes beside the found bytes, as a multiple of them; `DEFAULT_COPIES` when absent: strings, lines, trees. */
  readonly copies?: 0 | 2
  /**
   * Set for guesses: many candidates (any one of a thousand lines), each worth one comparison and never followed. They weigh so much
   * that plain traces are looked at first.
   */
  readonly guess?: number
  /** Set when the cause leaves no trace in the found bytes, so that every text has candidates: behind long chains it is not tried. */
  readonly isTraceless?: true
  /** `bytes`: whatever they are, never as text in another encoding. `ascii`: at ASCII, to bring other characters back. Else at text. */
  readonly looksAt?: 'bytes' | 'ascii'
  /** Set when it is undone in bytes with NUL too: all other changes of text are not looked for in binary files. */
  readonly ofBinary?: true
  /** Candidates, likeliest first, made lazily; none when the cause left no trace in the found bytes. */
  undo(found: Content, seal: Seal): Iterable<Candidate>
}
