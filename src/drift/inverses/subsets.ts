/**
 * Choices of one option index for each slot, the sum of the indices growing: all likeliest first, then one slot less likely, and so
 * on. Yields at most `limit` choices.
 */
export function* assignments(sizes: readonly number[], limit: number): Iterable<readonly number[]> {
  /** Most that the slots from here on can add to the sum. */
  const room = new Array<number>(sizes.length + 1).fill(0)
  for (let at = sizes.length - 1; at >= 0; at--) room[at] = (room[at + 1] ?? 0) + (sizes[at] ?? 1) - 1
  let left = limit
  for (let sum = 0; sum <= (room[0] ?? 0) && left > 0; sum++) {
    for (const choice of withSum(sizes, room, sum)) {
      yield choice
      if (--left <= 0) return
    }
  }
}

/** In lexical order. A loop, and one pass over the slots per choice: there may be a hundred thousand slots. */
function* withSum(sizes: readonly number[], room: readonly number[], sum: number): Iterable<readonly number[]> {
  const chosen = new Array<number>(sizes.length).fill(0)
  /** The first choice of these slots that adds up. */
  const fill = (from: number, wanted: number) => {
    let left = wanted
    for (let at = from; at < sizes.length; at++) {
      chosen[at] = Math.max(0, left - (room[at + 1] ?? 0))
      left -= chosen[at] ?? 0
    }
  }
  fill(0, sum)
  for (;;) {
    yield chosen.slice()
    let behind = 0
    let at = sizes.length - 1
    while (at >= 0 && (behind === 0 || (chosen[at] ?? 0) + 1 >= (sizes[at] ?? 1))) behind += chosen[at--] ?? 0
    if (at < 0) return
    chosen[at] = (chosen[at] ?? 0) + 1
    fill(at + 1, behind - 1)
  }
}

/** Ascending indices: listed, or the run `[from, to)`, or all without that run. Runs are not spelled out: there may be a thousand of them. */
export type Subset = readonly number[] | { readonly from: number; readonly to: number; readonly without: boolean }

/**
 * Ways to choose `size` of `count` places: neighbours first (an edit touches one region), then all but a run of neighbours, then any.
 * Yields at most `limit`, some of them twice.
 */
export function* subsets(count: number, size: number, limit: number): Iterable<Subset> {
  let left = limit
  for (let from = 0; from + size <= count; from++) {
    yield { from, to: from + size, without: false }
    if (--left <= 0) return
  }
  const gap = count - size
  for (let from = 1; from + gap < count; from++) {
    yield { from, to: from + gap, without: true }
    if (--left <= 0) return
  }
  // One place, or all but one: nothing is left.
  if (size === 1 || gap === 1) return
  const chosen = Array.from({ length: size }, (_, at) => at)
  for (;;) {
    yield chosen.slice()
    if (--left <= 0 || !advance(chosen, count)) return
  }
}

/** The next combination in lexical order; false after the last. */
function advance(chosen: number[], count: number): boolean {
  for (let at = chosen.length - 1; at >= 0; at--) {
    const value = chosen[at] ?? 0
    if (value < count - chosen.length + at) {
      for (let to = at; to < chosen.length; to++) chosen[to] = value + 1 + to - at
      return true
    }
  }
  return false
}
