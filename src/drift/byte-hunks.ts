import type { Buffer } from 'node:buffer'
import { type Difference, differences } from './differences.ts'
import { type Hunk, type HunkLimits, type HunkLine, type Hunks, Room } from './hunk.ts'
import { hex } from './line-text.ts'

const ROW = 16
/** Equal bytes shown on either side of a difference; differences that are nearer to each other stand in one hunk. */
const CONTEXT = 8

/** Differences by rows of bytes in hex. */
export function byteHunks(a: Buffer, b: Buffer, limits: HunkLimits): Hunks {
  const room = new Room(limits)
  const hunks: Hunk[] = []
  const walk = differences(a, b)
  let group: Difference | undefined
  for (;;) {
    const step = walk.next()
    if (step.done === true) {
      if (group !== undefined) hunks.push(...hunkOf(a, b, group, room))
      const lines = room.hidden + (step.value ? 0 : 1)
      return { unit: 'byte', hunks, ...(lines > 0 && { hidden: { lines, atLeast: !step.value } }) }
    }
    const { original, found } = step.value
    if (group !== undefined && original[0] - group.original[1] <= 2 * CONTEXT)
      group = { original: [group.original[0], original[1]], found: [group.found[0], found[1]] }
    else {
      if (group !== undefined) hunks.push(...hunkOf(a, b, group, room))
      group = step.value
    }
  }
}

/** One hunk, or none when there is no room for it. */
function hunkOf(a: Buffer, b: Buffer, { original, found }: Difference, room: Room): Hunk[] {
  if (room.isFull) {
    room.hidden += rowsIn(original) + rowsIn(found)
    return []
  }
  const lines: HunkLine[] = []
  const before = Math.min(CONTEXT, original[0])
  const context = (from: number, to: number) => {
    if (to > from && !room.isFull) room.add(lines, { kind: ' ', text: hexOf(a, from, to) })
  }
  context(original[0] - before, original[0])
  const half = Math.ceil(room.lines / 2)
  const most = Math.max(half, room.lines - rowsIn(found))
  rows('-', a, original, most, room, lines)
  rows('+', b, found, room.lines, room, lines)
  context(original[1], Math.min(original[1] + CONTEXT, a.length))
  return [{ originalStart: original[0] - before, foundStart: found[0] - before, lines }]
}

function rows(
  kind: '-' | '+',
  bytes: Buffer,
  [from, to]: readonly [number, number],
  most: number,
  room: Room,
  lines: HunkLine[]
): void {
  let at = from
  for (let n = 0; at < to && n < most && !room.isFull; n++, at += ROW)
    room.add(lines, { kind, text: hexOf(bytes, at, Math.min(at + ROW, to)) })
  room.hidden += rowsIn([Math.min(at, to), to])
}

function rowsIn([from, to]: readonly [number, number]): number {
  return Math.ceil((to - from) / ROW)
}

function hexOf(bytes: Buffer, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), hex).join(' ')
}
