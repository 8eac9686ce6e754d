import type { Difference } from './differences.ts'

/**
 * The fewest lines to remove and insert, as ranges of line numbers from 0, in order. Lines are given as numbers: equal lines have equal
 * numbers. Undefined when more than `most` lines are needed. Greedy algorithm of Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986), figure 2.
 */
export function lineEdits(a: readonly number[], b: readonly number[], most: number): Difference[] | undefined {
  const diagonals: Int32Array[] = []
  let reached = new Int32Array([0, 0, 0])
  for (let edits = 0; edits <= most; edits++) {
    const next = new Int32Array(2 * edits + 3)
    for (let k = -edits; k <= edits; k += 2) {
      let x = stepsDown(reached, edits, k) ? at(reached, edits - 1, k + 1) : at(reached, edits - 1, k - 1) + 1
      if (edits === 0) x = 0
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next[k + edits + 1] = x
      if (x >= a.length && x - k >= b.length) return walkBack(diagonals, edits, a.length, b.length)
    }
    diagonals.push(next)
    reached = next
  }
  return undefined
}

/** How far diagonal `k` was reached with so many edits; each array holds diagonals -edits to edits, one more on either side. */
function at(reached: Int32Array, edits: number, k: number): number {
  return reached[k + edits + 1] ?? 0
}

/** Whether the best way to diagonal `k` inserts a line (from k + 1) rather than removes one (from k - 1). */
function stepsDown(reached: Int32Array, edits: number, k: number): boolean {
  return k === -edits || (k !== edits && at(reached, edits - 1, k - 1) < at(reached, edits - 1, k + 1))
}

function walkBack(diagonals: readonly Int32Array[], edits: number, endX: number, endY: number): Difference[] {
  const out: Difference[] = []
  let x = endX
  let y = endY
  for (let left = edits; left > 0; left--) {
    const reached = diagonals[left - 1] ?? new Int32Array()
    const down = stepsDown(reached, left, x - y)
    const fromX = at(reached, left - 1, x - y + (down ? 1 : -1))
    const fromY = fromX - (x - y + (down ? 1 : -1))
    const toX = down ? fromX : fromX + 1
    const toY = down ? fromY + 1 : fromY
    const last = out.at(-1)
    if (last !== undefined && last.original[0] === toX && last.found[0] === toY)
      out[out.length - 1] = { original: [fromX, last.original[1]], found: [fromY, last.found[1]] }
    else out.push({ original: [fromX, toX], found: [fromY, toY] })
    x = fromX
    y = fromY
  }
  return out.reverse()
}
