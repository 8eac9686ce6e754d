import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate } from './inverse.ts'
import { subsets } from './subsets.ts'

/** Bytes at an offset that stand for others; `text` is Latin-1, one character a byte. */
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

/** Copies `[from, end)` to `at`, and tells where the copy ends. */
export function copyPart(bytes: Buffer, from: number, end: number, out: Buffer, at: number): number {
  if (end - from > SHORT) return at + bytes.copy(out, at, from, end)
  let to = at
  for (let next = from; next < end; next++) out[to++] = bytes[next] ?? 0
  return to
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
const MAX_GUESSED_BYTES = 16 * 1024 * 1024
/** How many places are tried when a replacement does not change the length, so that the length does not tell. */
const MAX_UNTOLD = 2

/** How a candidate is spoken of: `part` replacements out of `of` were made. */
export type Describe = (part: number, of: number) => Pick<Candidate, 'count' | 'detail'>

/**
 * Guesses that only part of a kind was written by the drift, and the rest was sealed: the sealed length tells how many, and which ones
 * is tried, neighbours first. All of `choice` must change the length alike; `always` is replaced every time.
 */
export function* partly(
  found: Content,
  choice: readonly Replacement[],
  always: readonly Replacement[],
  sealed: number,
  describe: Describe
): Iterable<Candidate> {
  const [first] = choice
  if (first === undefined || choice.length < 2) return
  const step = first.text.length - first.width
  if (choice.some(({ text, width }) => text.length - width !== step)) return
  const limit = Math.max(MIN_SUBSETS, Math.min(MAX_SUBSETS, Math.floor(MAX_GUESSED_BYTES / (found.length + 1))))
  for (const size of sizesFor(sealed - found.length - gainOf(always), step, choice.length)) {
    const said = describe(size, choice.length)
    for (const subset of subsets(choice.length, size, limit)) {
      const chosen = subset.flatMap(at => choice[at] ?? [])
      yield { length: sealed, make: () => replaceAt(found.bytes, merged(chosen, always)), last: true, ...said }
    }
  }
}

/** How many of `count` places must be replaced, each changing the length by `step`, to change it by `wanted`. */
function* sizesFor(wanted: number, step: number, count: number): Iterable<number> {
  if (step !== 0) {
    const size = wanted / step
    if (Number.isInteger(size) && size > 0 && size < count) yield size
  } else if (wanted === 0) {
    for (let size = 1; size <= Math.min(MAX_UNTOLD, count / 2); size++) {
      yield size
      if (count - size !== size) yield count - size
    }
  }
}
