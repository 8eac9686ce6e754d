import type { Buffer } from 'node:buffer'
import type { Hunk, HunkLine, Hunks } from '../../model/hunk.ts'
import type { Difference } from './differences.ts'
import { differingPart } from './differing-part.ts'
import { type HunkLimits, Room } from './hunk.ts'
import { lineEdits } from './line-edits.ts'
import { lineText, type Shown, shownPair } from './line-text.ts'

/** Equal lines shown on either side of a difference. */
const CONTEXT = 2

/** Differences by line. */
export function lineHunks(a: Buffer, b: Buffer, limits: HunkLimits): Hunks {
  const part = differingPart(a, b, CONTEXT, limits.window)
  const numbers = new Map<string, number>()
  const [x, y] = [numbered(part.original, numbers), numbered(part.found, numbers)]
  const room = new Room(limits)
  const hunks: Hunk[] = []
  for (const group of grouped(lineEdits(x, y, limits.edits) ?? pairEdits(x, y))) {
    if (room.isFull) for (const edit of group) room.hidden += linesIn(edit)
    else hunks.push(hunkOf(group, part.original, part.found, part.line, limits.width, room))
  }
  const lines = room.hidden + (part.isWhole ? 0 : 1)
  return { unit: 'line', hunks, ...(lines > 0 && { hidden: { lines, atLeast: !part.isWhole } }) }
}

function numbered(lines: readonly Buffer[], numbers: Map<string, number>): number[] {
  return lines.map(line => {
    const key = line.toString('latin1')
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  })
}

/** The n-th line of one against the n-th of the other: right for a change on most lines, and true for any. */
function pairEdits(x: readonly number[], y: readonly number[]): Difference[] {
  const edits: Difference[] = []
  const pairs = Math.min(x.length, y.length)
  for (let n = 0; n < pairs; n++) if (x[n] !== y[n]) edits.push({ original: [n, n + 1], found: [n, n + 1] })
  if (x.length !== y.length) edits.push({ original: [pairs, x.length], found: [pairs, y.length] })
  return edits
}

function linesIn({ original, found }: Difference): number {
  return original[1] - original[0] + found[1] - found[0]
}

/** Differences whose contexts would touch are in one hunk. */
function grouped(edits: readonly Difference[]): Difference[][] {
  const groups: Difference[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const edit of edits) {
    if (edit.original[0] - end > 2 * CONTEXT) groups.push([edit])
    else groups.at(-1)?.push(edit)
    end = edit.original[1]
  }
  return groups
}

/** @param line number of the first line of both */
function hunkOf(
  group: readonly Difference[],
  original: readonly Buffer[],
  found: readonly Buffer[],
  line: number,
  width: number,
  room: Room
): Hunk {
  const lines: HunkLine[] = []
  const [from, to] = group[0] === undefined ? [0, 0] : [group[0].original[0], group[0].found[0]]
  const before = Math.min(CONTEXT, from, to)
  let next = from - before
  const context = (end: number) => {
    for (; next < end && !room.isFull; next++) {
      const bytes = original[next]
      if (bytes !== undefined) room.add(lines, { kind: ' ', text: lineText(bytes, { width }) })
    }
  }
  for (const edit of group) {
    context(edit.original[0])
    block(edit, original, found, width, room, lines)
    next = edit.original[1]
  }
  context(next + CONTEXT)
  return { originalStart: line + from - before, foundStart: line + to - before, lines }
}

/** Lines taken out and put in. As many of one as of the other are shown in pairs, since most often each was changed for itself. */
function block(
  edit: Difference,
  original: readonly Buffer[],
  found: readonly Buffer[],
  width: number,
  room: Room,
  lines: HunkLine[]
): void {
  const [a, b] = [original.slice(...edit.original), found.slice(...edit.found)]
  const texts: [HunkLine[], HunkLine[]] = [[], []]
  const most = room.lines
  const shown = [share(a.length, b.length, most), share(b.length, a.length, most)] as const
  for (let n = 0; n < Math.max(...shown); n++) {
    const [x, y] = [a[n], b[n]]
    const pair: readonly [Shown, Shown] = x === undefined || y === undefined ? [{ width }, { width }] : shownPair(x, y, width)
    if (x !== undefined && n < shown[0]) texts[0].push({ kind: '-', text: lineText(x, pair[0]) })
    if (y !== undefined && n < shown[1]) texts[1].push({ kind: '+', text: lineText(y, pair[1]) })
  }
  const inOrder = a.length === b.length ? texts[0].flatMap((line, n) => [line, ...texts[1].slice(n, n + 1)]) : texts.flat()
  let added = 0
  for (const line of inOrder) {
    if (room.isFull) break
    room.add(lines, line)
    added++
  }
  room.hidden += a.length + b.length - added
}

/** How many of `mine` lines are shown when `most` lines are, of both: half of them, and what the others leave free. */
function share(mine: number, others: number, most: number): number {
  return Math.min(mine, Math.max(Math.ceil(most / 2), most - others))
}
