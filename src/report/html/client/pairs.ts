import type { Hunk, HunkLine } from '../../../model/hunk.ts'

/** What stands side by side. A context line stands on both sides. */
export interface Pair {
  readonly sealed?: Numbered
  readonly found?: Numbered
  readonly differs: boolean
}

export interface Numbered {
  /** The line number from 1, or the byte offset from 0. */
  readonly at: number
  readonly text: string
}

/** The lines of a hunk side by side: the n-th that was taken out beside the n-th that was put in. */
export function pairsOf({ originalStart, foundStart, lines }: Hunk, sizeOf: (text: string) => number): readonly Pair[] {
  const pairs: Pair[] = []
  let [sealedAt, foundAt] = [originalStart, foundStart]
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]
    if (line?.kind === ' ') {
      const { text } = line
      pairs.push({ sealed: { at: sealedAt, text }, found: { at: foundAt, text }, differs: false })
      sealedAt += sizeOf(text)
      foundAt += sizeOf(text)
      index++
      continue
    }
    const run = runFrom(lines, index)
    const out = run.filter(({ kind }) => kind === '-')
    const into = run.filter(({ kind }) => kind === '+')
    for (let n = 0; n < Math.max(out.length, into.length); n++) {
      const [a, b] = [out[n], into[n]]
      pairs.push({
        ...(a !== undefined && { sealed: { at: sealedAt, text: a.text } }),
        ...(b !== undefined && { found: { at: foundAt, text: b.text } }),
        differs: true
      })
      sealedAt += a === undefined ? 0 : sizeOf(a.text)
      foundAt += b === undefined ? 0 : sizeOf(b.text)
    }
    index += run.length
  }
  return pairs
}

function runFrom(lines: readonly HunkLine[], from: number): readonly HunkLine[] {
  let end = from
  while (end < lines.length && lines[end]?.kind !== ' ') end++
  return lines.slice(from, end)
}

/** Where two texts begin and end to differ: `[from, to)` in each. */
export function differing(a: string, b: string): readonly [number, number, number] {
  const [x, y] = [pieces(a), pieces(b)]
  const most = Math.min(x.length, y.length)
  let head = 0
  while (head < most && x[head] === y[head]) head++
  let tail = 0
  while (tail < most - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++
  const lengthOf = (some: readonly string[]): number => some.join('').length
  return [
    lengthOf(x.slice(0, head)),
    a.length - lengthOf(x.slice(x.length - tail)),
    b.length - lengthOf(y.slice(y.length - tail))
  ]
}

/** Characters, with what is spelled out (`⟨U+2014 EM DASH⟩`) and each byte of a row of hex as one piece. */
export function pieces(text: string): readonly string[] {
  return text.match(/⟨[^⟩]*⟩|[0-9A-F]{2}(?: |$)|./gsu) ?? []
}
