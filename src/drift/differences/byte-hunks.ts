import type { Buffer } from 'node:buffer'
import type { Hunk, HunkLine, Hunks } from '../../model/hunk.ts'
import { type Difference, visitDifferences } from './differences.ts'
import { commonHead, commonTail } from './differing-part.ts'
import { type HunkLimits, Room } from './hunk.ts'
import { hex } from './line-text.ts'

const ROW = 16
/** Equal bytes shown on either side of a difference; differences that are nearer to each other are in one hunk. */
const CONTEXT = 8

/** Equal bytes behind the last difference that are compared too, so that the walk gets back in step there. */
const BEHIND = 64

/** Differences by rows of bytes in hex. */
export function byteHunks(original: Buffer, found: Buffer, limits: HunkLimits): Hunks {
  const { a, b, base, isWhole } = differingBytes(original, found, limits.window)
  const room = new Room(limits)
  const hunks: Hunk[] = []
  let group: Difference | undefined
  const end = () => {
    if (group !== undefined) hunks.push(...hunkOf(a, b, base, group, room))
  }
  const all = visitDifferences(a, b, (from, to, foundFrom, foundTo) => {
    // Where the window ends, the cut looks like a difference.
    if (!isWhole && group !== undefined && (to === a.length || foundTo === b.length)) return
    if (group !== undefined && from - group.original[1] <= 2 * CONTEXT)
      group = { original: [group.original[0], to], found: [group.found[0], foundTo] }
    else {
      end()
      group = { original: [from, to], found: [foundFrom, foundTo] }
    }
  })
  end()
  const atLeast = !all || !isWhole
  const lines = room.hidden + (atLeast ? 1 : 0)
  return { unit: 'byte', hunks, ...(lines > 0 && { hidden: { lines, atLeast } }) }
}

interface DifferingBytes {
  readonly a: Buffer
  readonly b: Buffer
  /** Offset in both at which they begin. */
  readonly base: number
  readonly isWhole: boolean
}

/** Both from shortly before the first difference to shortly behind the last, or to the end of the window. */
function differingBytes(original: Buffer, found: Buffer, window: number): DifferingBytes {
  const shorter = Math.min(original.length, found.length)
  const head = commonHead(original, found, shorter)
  const behind = Math.max(commonTail(original, found, shorter - head) - BEHIND, 0)
  const base = Math.max(head - CONTEXT, 0)
  const ends = [original.length - behind, found.length - behind] as const
  return {
    a: original.subarray(base, Math.min(ends[0], head + window)),
    b: found.subarray(base, Math.min(ends[1], head + window)),
    base,
    isWhole: Math.max(...ends) <= head + window
  }
}

/** One hunk, or none when there is no room for it. */
function hunkOf(a: Buffer, b: Buffer, base: number, { original, found }: Difference, room: Room): Hunk[] {
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
  return [{ originalStart: base + original[0] - before, foundStart: base + found[0] - before, lines }]
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
