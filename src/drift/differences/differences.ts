import type { Buffer } from 'node:buffer'

/** A place where two byte strings differ: `[from, to)` in each. At least one of the two is not empty. */
export interface Difference {
  readonly original: readonly [number, number]
  readonly found: readonly [number, number]
}

const LF = 0x0a
const CR = 0x0d
/** Bytes that must agree before two strings count as in step again. */
const MIN_SURE = 4
const MAX_SURE = 16
/** The same after a step that was seen before. */
const REPEATED_SURE = 8
const NEAR = 48
/** Up to so many bytes left out, one agreeing byte is better than none. */
const BEST = 8
const RECENT = 4
const FAR_KEY = 24
const FAR_LINES = 12
const FAR_WINDOW = 64 * 1024
/** Total comparisons; a file that differs everywhere is not worth more. */
const WORK = 1_000_000
/** Bytes searched for a far step count less than comparisons. */
const BYTES_A_COMPARISON = 16

/** Bytes of each side that differ. */
type Step = readonly [number, number]

/** What is left of the comparisons. */
interface Work {
  left: number
}

/**
 * Receives one differing place: bytes `[from, to)` of the original are `[foundFrom, foundTo)` in the found ones. Returning false ends the
 * walk.
 */
type Visit = (from: number, to: number, foundFrom: number, foundTo: number) => unknown

/**
 * Visits the differing places of two byte strings in order, found by walking both and getting back in step after each difference. Not
 * a shortest edit script: near, plain steps win. True when all places were visited, false when it stopped early. There may be many
 * thousands of them, so none is made into an object.
 */
export function visitDifferences(original: Buffer, found: Buffer, visit: Visit): boolean {
  const work: Work = { left: WORK }
  const recent: Step[] = []
  const agreeing = agreement(original, found)
  let at = 0
  let to = 0
  for (;;) {
    const same = agreeing(at, to)
    at += same
    to += same
    if (at === original.length && to === found.length) return true
    const known = lineEndStep(original, at, found, to) ?? repeatedStep(original, at, found, to, recent)
    const step = known ?? nextStep(original, at, found, to, work)
    if (step === undefined) {
      visit(at, original.length, to, found.length)
      return false
    }
    const [skip, foundSkip] = step
    if (visit(at, at + skip, to, to + foundSkip) === false || work.left <= 0) return false
    if (known === undefined && recent.unshift(step) > RECENT) recent.pop()
    at += skip
    to += foundSkip
  }
}

const CR_ADDED: Step = [0, 1]
const CR_REMOVED: Step = [1, 0]
const CR_EXCHANGED: Step = [1, 1]
const LF_ADDED: Step = [0, 1]
const LF_REMOVED: Step = [1, 0]

/** The most common difference, recognized by the bytes themselves. */
function lineEndStep(a: Buffer, at: number, b: Buffer, to: number): Step | undefined {
  if (a[at] === LF) {
    if (a[at - 1] === CR && b[to - 1] === CR) return b[to] === LF ? undefined : LF_REMOVED
    if (b[to] === CR) return b[to + 1] === LF ? CR_ADDED : CR_EXCHANGED
    return undefined
  }
  if (b[to] !== LF) return undefined
  if (b[to - 1] === CR && a[at - 1] === CR) return LF_ADDED
  if (a[at] !== CR) return undefined
  return a[at + 1] === LF ? CR_REMOVED : CR_EXCHANGED
}

/** How many bytes of each to leave out so that both agree again; undefined when nothing was found. */
function nextStep(a: Buffer, at: number, b: Buffer, to: number, work: Work): Step | undefined {
  if (at === a.length || to === b.length) return [a.length - at, b.length - to]
  const near = nearStep(a, at, b, to, work)
  return near?.sure === true ? near.step : (farStep(a, at, b, to, work) ?? near?.step)
}

/** A tool repeats what it did: the last steps are tried first, and need more bytes to agree after them. */
function repeatedStep(a: Buffer, at: number, b: Buffer, to: number, recent: readonly Step[]): Step | undefined {
  for (const step of recent) {
    const x = at + step[0]
    const y = to + step[1]
    if (a[x] === b[y] && commonLength(a, x, b, y, REPEATED_SURE) === REPEATED_SURE) return step
  }
  return undefined
}

interface Near {
  readonly step: Step
  /** False when it is only the best of what is near. */
  readonly sure: boolean
}

function nearStep(a: Buffer, at: number, b: Buffer, to: number, work: Work): Near | undefined {
  let [bestSkip, bestSum, bestLength] = [0, 0, 0]
  for (let sum = 1; sum <= NEAR; sum++) {
    // The more bytes are left out, the more must agree after them.
    const wanted = Math.min(MAX_SURE, Math.max(MIN_SURE, 2 * sum))
    const skips = splits(sum)
    // This loop takes most of the time of a comparison: nothing is allocated in it.
    for (let index = 0; index < skips.length; index++) {
      work.left--
      const skip = skips[index] ?? 0
      const x = at + skip
      const y = to + sum - skip
      if (x > a.length || y > b.length) continue
      if (x === a.length && y === b.length) return { step: [skip, sum - skip], sure: true }
      if (a[x] !== b[y]) continue
      const length = commonLength(a, x, b, y, wanted)
      if (length === wanted) return { step: [skip, sum - skip], sure: true }
      if (length > bestLength && (sum <= BEST || length > 1)) {
        bestSkip = skip
        bestSum = sum
        bestLength = length
      }
    }
  }
  return bestLength === 0 ? undefined : { step: [bestSkip, bestSum - bestSkip], sure: false }
}

/** How a sum is split into bytes left out of each side: even splits first, since a replacement is likelier than an insertion beside a deletion. */
const SPLITS: readonly (readonly number[])[] = Array.from({ length: NEAR + 1 }, (_, sum) =>
  Array.from({ length: sum + 1 }, (_, skip) => skip).sort((x, y) => Math.abs(2 * x - sum) - Math.abs(2 * y - sum))
)

function splits(sum: number): readonly number[] {
  return SPLITS[sum] ?? []
}

/** A block that was inserted or removed, or some lines that were replaced. */
function farStep(a: Buffer, at: number, b: Buffer, to: number, work: Work): Step | undefined {
  const inserted = indexOfKey(b, to, a, at, b.length, work)
  const deleted = indexOfKey(a, at, b, to, a.length, work)
  if (inserted >= 0 && (deleted < 0 || inserted - to <= deleted - at)) return [0, inserted - to]
  if (deleted >= 0) return [deleted - at, 0]
  let line = at
  for (let lines = 0; lines < FAR_LINES; lines++) {
    const end = a.indexOf(LF, line)
    if (end < 0) return undefined
    line = end + 1
    const index = indexOfKey(b, to, a, line, to + FAR_WINDOW, work)
    if (index >= 0) return [line - at, index - to]
  }
  return undefined
}

/** Where the bytes at `keyAt` of `key` next occur in `bytes`, from `from` to `end`; -1 when they do not, or the work is used up. */
function indexOfKey(bytes: Buffer, from: number, key: Buffer, keyAt: number, end: number, work: Work): number {
  const wanted = key.subarray(keyAt, keyAt + FAR_KEY)
  if (wanted.length < MIN_SURE || work.left <= 0) return -1
  const window = bytes.subarray(from, Math.min(end, from + work.left * BYTES_A_COMPARISON))
  const index = window.indexOf(wanted)
  work.left -= Math.ceil((index < 0 ? window.length : index) / BYTES_A_COMPARISON)
  return index < 0 ? -1 : from + index
}

/**
 * How many bytes agree from here on, at most `limit`, which is also given when both end without a difference. Line feeds with and without
 * CR agree: they are a difference of their own, and would hide that lines shorter than `limit` are the same.
 */
function commonLength(a: Buffer, at: number, b: Buffer, to: number, limit: number): number {
  let [x, y, same] = [at, to, 0]
  while (same < limit && x < a.length && y < b.length) {
    if (a[x] === b[y]) {
      x++
      y++
      same++
    } else if (a[x] === LF && b[y] === CR && b[y + 1] === LF) y++
    else if (b[y] === LF && a[x] === CR && a[x + 1] === LF) x++
    else return same
  }
  return x === a.length && y === b.length ? limit : same
}

const BLOCK = 4096
/** Bytes that are compared here before whole blocks are: differences are usually close together. */
const CLOSE = 256

/** How many bytes agree from two offsets on: four at a time, and then one by one. */
function agreement(a: Buffer, b: Buffer): (at: number, to: number) => number {
  const x = new DataView(a.buffer, a.byteOffset, a.length)
  const y = new DataView(b.buffer, b.byteOffset, b.length)
  return (at, to) => {
    const end = Math.min(a.length - at, b.length - to)
    let same = 0
    let close = Math.min(end, CLOSE)
    for (;;) {
      while (same + 4 <= close && x.getInt32(at + same) === y.getInt32(to + same)) same += 4
      while (same < close && a[at + same] === b[to + same]) same++
      if (same < close || same === end) return same
      while (same + BLOCK <= end && a.compare(b, to + same, to + same + BLOCK, at + same, at + same + BLOCK) === 0) same += BLOCK
      close = end
    }
  }
}
