import type { Buffer } from 'node:buffer'

const LF = 0x0a
const BLOCK = 4096

/** The lines from the first difference to the last, and some equal ones around them. */
interface DifferingPart {
  readonly original: readonly Buffer[]
  readonly found: readonly Buffer[]
  /** Number of the first line in both, from 1. */
  readonly line: number
  /** False when it was cut, so that there may be more differences behind it. */
  readonly isWhole: boolean
}

/**
 * @param context equal lines kept on either side
 * @param window most bytes of each
 */
export function differingPart(a: Buffer, b: Buffer, context: number, window: number): DifferingPart {
  const shorter = Math.min(a.length, b.length)
  const head = commonHead(a, b, shorter)
  const tail = commonTail(a, b, shorter - head)
  let start = lineStart(a, head)
  let end = a.length - tail
  const atLineEnds = a[end - 1] === LF && b[b.length - tail - 1] === LF
  if (tail > 0 && !atLineEnds) end = nextLine(a, end)
  for (let n = 0; n < context; n++) {
    if (start > 0) start = lineStart(a, start - 1)
    end = nextLine(a, end)
  }
  const foundEnd = end - a.length + b.length
  const cuts = [cut(a, start, end, window), cut(b, start, foundEnd, window)] as const
  return {
    original: linesOf(a.subarray(start, cuts[0])),
    found: linesOf(b.subarray(start, cuts[1])),
    line: countLines(a, start) + 1,
    isWhole: cuts[0] === end && cuts[1] === foundEnd
  }
}

function cut(bytes: Buffer, start: number, end: number, window: number): number {
  if (end - start <= window) return end
  const line = lineStart(bytes, start + window)
  return line > start ? line : start + window
}

/** Start of the line of the byte at `at`. */
function lineStart(bytes: Buffer, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1
}

/** Start of the next line. */
function nextLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(LF, at)
  return end < 0 ? bytes.length : end + 1
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = nextLine(bytes, at)
    lines.push(bytes.subarray(at, end))
    at = end
  }
  return lines
}

function countLines(bytes: Buffer, end: number): number {
  let lines = 0
  for (let at = bytes.indexOf(LF); at >= 0 && at < end; at = bytes.indexOf(LF, at + 1)) lines++
  return lines
}

/** How many bytes both begin with. Whole blocks are compared at once. */
export function commonHead(a: Buffer, b: Buffer, most: number): number {
  let same = 0
  while (same + BLOCK <= most && a.compare(b, same, same + BLOCK, same, same + BLOCK) === 0) same += BLOCK
  while (same < most && a[same] === b[same]) same++
  return same
}

/** How many bytes both end with. */
export function commonTail(a: Buffer, b: Buffer, most: number): number {
  let same = 0
  const [x, y] = [a.length, b.length]
  while (same + BLOCK <= most && a.compare(b, y - same - BLOCK, y - same, x - same - BLOCK, x - same) === 0) same += BLOCK
  while (same < most && a[x - same - 1] === b[y - same - 1]) same++
  return same
}
