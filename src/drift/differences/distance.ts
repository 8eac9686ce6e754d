import type { Buffer } from 'node:buffer'
import { visitDifferences } from './differences.ts'

/** How far bytes are from the sealed ones. */
export interface Distance {
  /** Bytes that differ, of both sides: a replaced byte counts twice, so that no cause hides where another one was. */
  readonly bytes: number
  /** Differing ranges of the original, flat: from, to, from, to, … in order. An insertion is an empty range. */
  readonly ranges: readonly number[]
  /** The same places in the found bytes. */
  readonly foundRanges: readonly number[]
  /** False when the walk stopped early: the last range is then all the rest. */
  readonly isWhole: boolean
}

/** Differences are found by getting back in step, so an unchanged place can move a little. */
const MARGIN = 32

/**
 * How far bytes are from the sealed ones.
 * @param limit bytes; what is that far is not compared to its end
 */
export function distanceBetween(original: Buffer, found: Buffer, limit = Number.POSITIVE_INFINITY): Distance {
  const ranges: number[] = []
  const foundRanges: number[] = []
  let bytes = 0
  let [at, foundAt] = [0, 0]
  const whole = visitDifferences(original, found, (from, to, foundFrom, foundTo) => {
    ranges.push(from, to)
    foundRanges.push(foundFrom, foundTo)
    bytes += to - from + (foundTo - foundFrom)
    at = to
    foundAt = foundTo
    return bytes < limit
  })
  // Bytes that the walk did not reach count as different.
  if (!whole && (at < original.length || foundAt < found.length)) {
    ranges.push(at, original.length)
    foundRanges.push(foundAt, found.length)
    bytes += original.length - at + (found.length - foundAt)
  }
  return { bytes, ranges, foundRanges, isWhole: whole }
}

/** True when fewer bytes differ than before, and none where there was no difference before. */
export function isCloser(after: Distance, before: Distance): boolean {
  if (after.bytes >= before.bytes) return false
  const runs = runsOf(before)
  let run = 0
  for (let at = 0; at < after.ranges.length; at += 2) {
    const [from, to] = [after.ranges[at] ?? 0, after.ranges[at + 1] ?? 0]
    while (run < runs.length && (runs[run + 1] ?? 0) < from) run += 2
    if (run >= runs.length || (runs[run] ?? 0) > from || (runs[run + 1] ?? 0) < to) return false
  }
  return true
}

/** Share of the changed places that may still differ: text that an edit inserted was changed along with everything else. */
const MAX_WRONG = 0.2

/**
 * True when the places that were changed on the way to these bytes now equal the original, except for a few. A change that is right by
 * chance in a few of many places undoes nothing.
 */
export function isRightWhereChanged(before: Buffer, after: Buffer, { foundRanges }: Distance): boolean {
  let [places, wrong, range] = [0, 0, 0]
  const whole = visitDifferences(before, after, (_from, _to, from, to) => {
    places++
    while (range < foundRanges.length && (foundRanges[range + 1] ?? 0) < from) range += 2
    const [start = 0, end = 0] = foundRanges.slice(range, range + 2)
    if (range < foundRanges.length && start < Math.max(to, from + 1) && end > from) wrong++
    return true
  })
  // Bytes that were rewritten everywhere cannot be compared place by place.
  return !whole || wrong <= places * MAX_WRONG
}

/** The ranges with their margins; those that touch are one. */
function runsOf({ ranges }: Distance): number[] {
  const runs: number[] = []
  for (let at = 0; at < ranges.length; at += 2) {
    const [from, to] = [(ranges[at] ?? 0) - MARGIN, (ranges[at + 1] ?? 0) + MARGIN]
    if (runs.length > 0 && from <= (runs.at(-1) ?? 0)) runs[runs.length - 1] = Math.max(to, runs.at(-1) ?? 0)
    else runs.push(from, to)
  }
  return runs
}
