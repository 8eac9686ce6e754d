import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate } from './inverse.ts'
import { type Subset, subsets } from './subsets.ts'

/** Bytes at an offset that are to be replaced; `text` is Latin-1, one character per byte. */
export interface Replacement {
  readonly offset: number
  readonly width: number
  readonly text: string
}

export function gainOf(replacements: readonly Replacement[]): number {
  let gain = 0
  for (const { width, text } of replacements) gain += text.length - width
  return gain
}

/** The bytes with all replacements made. They are in order of offset and do not overlap. */
export function replaceAt(bytes: Buffer, replacements: readonly Replacement[]): Buffer {
  const out = Buffer.allocUnsafe(bytes.length + gainOf(replacements))
  let from = 0
  let to = 0
  for (const { offset, width, text } of replacements) {
    to = copyPart(bytes, from, offset, out, to)
    for (let at = 0; at < text.length; at++) out[to++] = text.charCodeAt(at)
    from = offset + width
  }
  copyPart(bytes, from, bytes.length, out, to)
  return out
}

/** Shorter parts are copied byte by byte: a call costs more. */
const SHORT = 64

/** Copies `[from, end)` to `at`, and returns where the copy ends. */
export function copyPart(bytes: Buffer, from: number, end: number, out: Buffer, at: number): number {
  if (end - from > SHORT) return at + bytes.copy(out, at, from, end)
  let to = at
  for (let next = from; next < end; next++) out[to++] = bytes[next] ?? 0
  return to
}

/** True when no two replacements, in order of offset, share a byte. */
export function areApart(replacements: readonly Replacement[]): boolean {
  let end = 0
  for (const { offset, width } of replacements) {
    if (offset < end) return false
    end = offset + width
  }
  return true
}

/** Replacements of both lists in order of offset. */
export function merged(a: readonly Replacement[], b: readonly Replacement[]): readonly Replacement[] {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const all: Replacement[] = []
  let at = 0
  for (const replacement of a) {
    for (let other = b[at]; other !== undefined && other.offset < replacement.offset; other = b[++at]) all.push(other)
    all.push(replacement)
  }
  return all.concat(b.slice(at))
}

const MAX_SUBSETS = 1000
const MIN_SUBSETS = 16
/** Bytes copied and hashed for one kind of replacement; a small file affords many guesses. */
const MAX_GUESSED_BYTES = 24 * 1024 * 1024
/** Places that are tried if a replacement does not change the length, so that the length shows nothing. */
const MAX_UNTOLD = 2
/** Choices of places when no length was sealed. */
const MAX_UNTOLD_SUBSETS = 48
const MAX_UNTOLD_BYTES = 1024 * 1024

/** How a candidate is spoken of: `part` replacements out of `of` were made. */
type Describe = (part: number, of: number) => Pick<Candidate, 'count' | 'detail'>

/**
 * Guesses that only part of a kind was written by the drift, and the rest was sealed: the sealed length tells how many, and which ones
 * is tried, neighbours first. All of `choice` must change the length alike; `always` is replaced every time.
 */
export function* partly(
  found: Content,
  choice: readonly Replacement[],
  always: readonly Replacement[],
  sealed: number | undefined,
  describe: Describe
): Iterable<Candidate> {
  const [first] = choice
  if (first === undefined || choice.length < 2) return
  const step = first.text.length - first.width
  if (choice.some(({ text, width }) => text.length - width !== step)) return
  const [most, bytes] = sealed === undefined ? [MAX_UNTOLD_SUBSETS, MAX_UNTOLD_BYTES] : [MAX_SUBSETS, MAX_GUESSED_BYTES]
  const limit = Math.max(MIN_SUBSETS, Math.min(most, Math.floor(bytes / (found.length + 1))))
  const gained = found.length + gainOf(always)
  for (const size of sizesFor(sealed === undefined ? undefined : sealed - gained, step, choice.length)) {
    const said = describe(size, choice.length)
    for (const subset of subsets(choice.length, size, limit)) {
      const make = () => replaceAt(found.bytes, merged(chosenFrom(choice, subset), always))
      yield { length: gained + size * step, make, last: true, ...said }
    }
  }
}

function chosenFrom(choice: readonly Replacement[], subset: Subset): Replacement[] {
  if (!('from' in subset)) return subset.flatMap(at => choice[at] ?? [])
  const { from, to } = subset
  return subset.without ? choice.slice(0, from).concat(choice.slice(to)) : choice.slice(from, to)
}

/** How many of `count` places must be replaced, each changing the length by `step`, to change it by `wanted`. */
function* sizesFor(wanted: number | undefined, step: number, count: number): Iterable<number> {
  if (step !== 0 && wanted !== undefined) {
    const size = wanted / step
    if (Number.isInteger(size) && size > 0 && size < count) yield size
  } else if (wanted === 0 || wanted === undefined) {
    // If no length was sealed, every kind is a separate guess: one place, or all but one.
    const most = wanted === undefined ? 1 : MAX_UNTOLD
    for (let size = 1; size <= Math.min(most, count / 2); size++) {
      yield size
      if (count - size !== size) yield count - size
    }
  }
}
