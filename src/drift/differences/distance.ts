import type { Buffer } from 'node:buffer'
import { visitDifferences } from './differences.ts'

/** How far bytes are from the sealed ones. */
export interface Distance {
  /** Bytes that differ: of each place, the longer side. */
  readonly bytes: number
  /** Differing ranges of the original, flat: from, to, from, to, … in order. An insertion is an empty range. */
  readonly ranges: readonly number[]
}

/** Differences are found by getting back in step, so a place that stays can move a little. */
const MARGIN = 32

export function distanceBetween(original: Buffer, found: Buffer): Distance {
  const ranges: number[] = []
  let bytes = 0
  let [at, foundAt] = [0, 0]
  const whole = visitDifferences(original, found, (from, to, foundFrom, foundTo) => {
    ranges.push(from, to)
    bytes += Math.max(to - from, foundTo - foundFrom)
    at = to
    foundAt = foundTo
    return true
  })
  // What the walk did not reach counts as different.
  if (!whole && (at < original.length || foundAt < found.length)) {
    ranges.push(at, original.length)
    bytes += Math.max(original.length - at, found.length - foundAt)
  }
  return { bytes, ranges }
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
