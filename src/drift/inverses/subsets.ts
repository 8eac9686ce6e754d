/**
 * Choices of one option index for each slot, the sum of the indices growing: all likeliest first, then one slot less likely, and so
 * on. Gives at most `limit` choices.
 */
export function* assignments(sizes: readonly number[], limit: number): Iterable<readonly number[]> {
  const highest = sizes.reduce((sum, size) => sum + size - 1, 0)
  let left = limit
  for (let sum = 0; sum <= highest && left > 0; sum++) {
    for (const choice of withSum(sizes, sum, [])) {
      yield choice
      if (--left <= 0) return
    }
  }
}

function* withSum(sizes: readonly number[], sum: number, chosen: number[]): Iterable<readonly number[]> {
  const size = sizes[chosen.length]
  if (size === undefined) {
    if (sum === 0) yield chosen.slice()
    return
  }
  const room = sizes.slice(chosen.length + 1).reduce((total, other) => total + other - 1, 0)
  for (let index = Math.max(0, sum - room); index < size && index <= sum; index++) {
    chosen.push(index)
    yield* withSum(sizes, sum - index, chosen)
    chosen.pop()
  }
}

/**
 * Ways to choose `size` of `count` places, as ascending indices: neighbours first (an edit touches one region), then all but a run of
 * neighbours, then any. Gives at most `limit`; some are given twice.
 */
export function* subsets(count: number, size: number, limit: number): Iterable<readonly number[]> {
  let left = limit
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
  for (let from = 0; from + size <= count; from++) {
    yield range(from, from + size)
    if (--left <= 0) return
  }
  const gap = count - size
  for (let from = 1; from + gap < count; from++) {
    yield [...range(0, from), ...range(from + gap, count)]
    if (--left <= 0) return
  }
  const chosen = range(0, size)
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
