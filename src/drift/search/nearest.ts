import type { CauseCode } from '../../model/causes.ts'
import type { Cause } from '../../model/finding.ts'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { type Distance, distanceBetween, isCloser, isRightWhereChanged } from '../differences/distance.ts'
import { isIndentedAs } from '../inverses/indentation.ts'
import { type Candidate, DEFAULT_COPIES, type Inverse, type Stage } from '../inverses/inverse.ts'
import { TOWARDS, type Towards } from '../inverses/towards.ts'
import { TOWARDS_LINES } from '../inverses/towards-lines.ts'
import type { Budget } from './budget.ts'
import { familyOf, inOrderOfStages, type Undone, undoneBy } from './chain.ts'

/** Latest first. Causes of one round may have happened in any order. Edits are not causes: single characters and lines are not undone. */
const ROUNDS: readonly (readonly Stage[])[] = [['encoding'], ['bom'], ['eol'], ['text', 'whitespace', 'end-of-file']]
const MAX_CHAIN = 6
/** Candidates of one inverse that are listed; and of these, those nearest in length that are made and compared. */
const MAX_LISTED = 4096
const MAX_COMPARED = 12
/** Work to get back in step after a byte that differs, and the total after which this is given up. */
const BYTES_PER_DIFFERENCE = 64
const MAX_DIFFERENCE_BYTES = 8 * 1024 * 1024
/** Heavier guesses restore what left no trace: without the sealed length they fit any edit. */
const MAX_GUESS_WEIGHT = 4
/** Inserted text is an edit: it is shown, and not explained away. */
const CONTENT: ReadonlySet<CauseCode> = new Set<CauseCode>(['appended', 'prepended', 'inserted', 'duplicated'])

/** Found bytes with the causes undone that bring them closest to the sealed ones. */
interface Nearest {
  /** Earliest first. */
  readonly causes: readonly Cause[]
  readonly undone: Content
  /** The found bytes as text, with only their wrapping undone: an encoding, a container. */
  readonly readable: Content
}

interface State {
  readonly content: Content
  readonly distance: Distance
  readonly undone: readonly Undone[]
}

/**
 * With the original available, the chain of causes whose undoing leaves the fewest bytes that differ from it. A cause counts only if
 * undoing it removes differences and adds none.
 */
export function nearest(seal: Seal, original: Content, found: Content, inverses: readonly Inverse[], budget: Budget): Nearest {
  let state: State = { content: found, distance: distanceBetween(original.bytes, found.bytes), undone: [] }
  let readable = found
  for (const round of ROUNDS) {
    while (state.distance.bytes > 0 && state.undone.length < MAX_CHAIN && budget.goesOn) {
      const next: State | undefined = bestStep(seal, original, state, inverses, round, budget)
      if (next === undefined) break
      state = next
    }
    if (round[0] === 'encoding') readable = state.content
    // A truncated file lacks its end, whatever else could be put there. Causes about line ends and text apply only to texts.
    if (isCut(state.content, original) || (original.hasNul && round[0] === 'bom')) break
  }
  return { causes: inOrderOfStages(state.undone), undone: state.content, readable }
}

/** What a step changed now equals the original. An encoding and line ends concern the whole text, wherever the edits are. */
function isRight(
  { cause, stage }: Pick<Inverse, 'cause' | 'stage'>,
  before: State,
  after: Content,
  original: Content,
  distance: Distance
): boolean {
  // What was put around the content did not change where it begins.
  if (cause === 'wrapped' && !beginAlike(after, original)) return false
  if (cause === 'indentation-changed' && !isIndentedAs(after, original)) return false
  if (stage === 'encoding') return distance.bytes <= MAX_OTHER * (original.length + after.length)
  if (stage === 'bom') return true
  if (stage === 'eol') return endsApart(after, original) < endsApart(before.content, original)
  if (stage === 'end-of-file' && tailOf(after) !== tailOf(original)) return false
  const isExplained = explainsMore(before.distance, distance) || isOneBlank(before, original)
  return isExplained && isRightWhereChanged(before.content.bytes, after.bytes, distance)
}

/** Bytes at the start that an edit seldom changes. */
const ALIKE_BYTES = 16

function beginAlike({ bytes: a }: Content, { bytes: b }: Content): boolean {
  return a.subarray(0, ALIKE_BYTES).equals(b.subarray(0, ALIKE_BYTES))
}

/** Share of the differences that may be left when a cause explains none of them as a whole. */
const MAX_LEFT = 0.2

/** Some difference is gone, or nearly all of what differed. Part of an edit is an edit, and what differs throughout is not explained by a little of it. */
function explainsMore(before: Distance, after: Distance): boolean {
  return (after.isWhole && after.ranges.length < before.ranges.length) || after.bytes <= MAX_LEFT * before.bytes
}

/** The difference of two texts in the number of line ends of each kind. */
function endsApart({ ends: a }: Content, { ends: b }: Content): number {
  return Math.abs(a.crlf - b.crlf) + Math.abs(a.lf - b.lf) + Math.abs(a.cr - b.cr)
}

/** Share of the decoded content that may differ from the original: any short content can be decoded to something. */
const MAX_OTHER = 0.9

const MAX_TAIL_BYTES = 4096

/** Line ends and padding at the end of the file. */
function tailOf({ bytes }: Content): string {
  return /[\r\n\0\x1a]*$/.exec(bytes.subarray(-MAX_TAIL_BYTES).toString('latin1'))?.[0] ?? ''
}

/** Only the end of the original is missing, and more than white space. */
function isCut({ bytes }: Content, original: Content): boolean {
  if (bytes.length >= original.length || !original.bytes.subarray(0, bytes.length).equals(bytes)) return false
  return bytes.length === 0 || !isBlank(original.bytes.subarray(bytes.length))
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.length <= MAX_TAIL_BYTES && bytes.every(byte => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

/** One difference, of white space alone: two causes may have made it. */
function isOneBlank({ content, distance: { ranges, foundRanges } }: State, original: Content): boolean {
  return ranges.length === 2 && isBlank(original.bytes.subarray(...ranges)) && isBlank(content.bytes.subarray(...foundRanges))
}

function bestStep(
  seal: Seal,
  original: Content,
  state: State,
  inverses: readonly Inverse[],
  round: readonly Stage[],
  budget: Budget
): State | undefined {
  let best: State | undefined
  const take = (inverse: Inverse | Towards, candidates: Iterable<Candidate>) => {
    for (const candidate of likeliest(candidates, original.length, (best ?? state).distance.bytes, budget)) {
      if (!budget.mayMake(candidate.length) || !budget.mayWork(original.length + candidate.length)) return
      const content = new Content(candidate.make(), candidate.known)
      const distance = distanceBetween(original.bytes, content.bytes, (best ?? state).distance.bytes)
      if (!budget.mayWork(Math.min(distance.bytes * BYTES_PER_DIFFERENCE, MAX_DIFFERENCE_BYTES))) return
      if (!isCloser(distance, state.distance) || distance.bytes >= (best ?? state).distance.bytes) continue
      if (!isRight(inverse, state, content, original, distance)) continue
      best = { content, distance, undone: [...state.undone, ...undoneBy({ inverse, candidate })] }
    }
  }
  const isOpen = ({ cause, stage, guess = 0 }: Pick<Inverse, 'cause' | 'stage' | 'guess'>) =>
    round.includes(stage) &&
    guess <= MAX_GUESS_WEIGHT &&
    !CONTENT.has(cause) &&
    state.undone.every(({ cause: { code } }) => familyOf(code) !== familyOf(cause))
  for (const inverse of inverses) {
    if (!isOpen(inverse) || !budget.mayWork(state.content.length * (inverse.copies ?? DEFAULT_COPIES))) continue
    take(inverse, inverse.undo(state.content, sealFor(inverse, seal, original)))
  }
  for (const one of [...TOWARDS, ...TOWARDS_LINES])
    if (isOpen(one) && budget.mayWork(original.length + state.content.length)) take(one, one.undo(state.content, original))
  state.content.forget()
  return best
}

/** A candidate cannot be nearer than its length is: those of the nearest length come first, and the others are never made. */
function likeliest(candidates: Iterable<Candidate>, length: number, before: number, budget: Budget): readonly Candidate[] {
  const listed: Candidate[] = []
  let seen = 0
  for (const candidate of candidates) {
    if (!budget.mayWork(0)) break
    if (Math.abs(candidate.length - length) < before) listed.push(candidate)
    if (++seen >= MAX_LISTED) break
  }
  return listed.sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length)).slice(0, MAX_COMPARED)
}

/** What is known of the original. Its length is used only to find where sealed bytes begin or end, since edits may have changed it. */
function sealFor({ stage }: Inverse, seal: Seal, original: Content): Seal {
  const { bytes: _, ...rest } = seal
  const { crlf, lf } = original.ends
  const text = original.isAscii ? 'ascii' : original.isText ? 'utf-8' : 'binary'
  const eol = crlf > 0 ? (lf > 0 ? 'mixed' : 'crlf') : lf > 0 ? 'lf' : 'none'
  return {
    ...rest,
    text,
    ...(text !== 'binary' && { eol }),
    ...(original.bom && { bom: true }),
    ...(stage === 'end-of-file' && { bytes: original.length })
  }
}
