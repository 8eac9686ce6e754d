import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate } from './inverse.ts'
import { assignments } from './subsets.ts'

/** Larger texts are not rewritten in so many ways. */
const MAX_BYTES = 128 * 1024
const MAX_COMBINATIONS = 128
/** Combinations whose length is computed before any is written. */
const MAX_ADDED_UP = 16_384

/** One thing that formatters write their own way, and its other ways. Latin-1 text. */
export interface Habit {
  readonly name: string
  readonly ways: readonly { readonly name: string; readonly write: (latin1: string) => string }[]
}

/** The text with combinations of habits changed, those that change fewest first. */
export function* rewritten(found: Content, habits: readonly Habit[]): Iterable<Candidate> {
  if (found.length > MAX_BYTES || !found.isUtf8 || found.bom) return
  for (const chosen of combinations(liveIn(found, habits), MAX_COMBINATIONS)) yield* written(found, chosen)
}

/**
 * The same for habits that touch different bytes, so that their gains add up: with a sealed length, many more combinations are considered,
 * and only those of that length are written.
 */
export function* rewrittenApart(found: Content, habits: readonly Habit[], sealed: number | undefined): Iterable<Candidate> {
  if (found.length > MAX_BYTES || !found.isUtf8 || found.bom) return
  const limit = sealed === undefined ? MAX_COMBINATIONS * 2 : MAX_ADDED_UP
  for (const chosen of combinations(liveIn(found, habits), limit)) {
    const length = chosen.reduce((sum, { gain }) => sum + gain, found.length)
    if (sealed === undefined || length === sealed) yield* written(found, chosen)
  }
}

interface Way {
  readonly name: string
  readonly write: (latin1: string) => string
  readonly gain: number
}

/** Only habits that change this very text are combined. */
function liveIn(found: Content, habits: readonly Habit[]): readonly (readonly Way[])[] {
  return habits
    .map(({ ways }) => {
      const seen = new Set([found.latin1])
      return ways.flatMap(({ name, write }) => {
        const text = write(found.latin1)
        if (seen.has(text)) return []
        seen.add(text)
        return [{ name, write, gain: text.length - found.length }]
      })
    })
    .filter(({ length }) => length > 0)
}

function* combinations(live: readonly (readonly Way[])[], limit: number): Iterable<readonly Way[]> {
  const sizes = live.map(ways => ways.length + 1)
  for (const choice of assignments(sizes, limit)) yield live.flatMap((ways, at) => ways[(choice[at] ?? 0) - 1] ?? [])
}

function* written(found: Content, chosen: readonly Way[]): Iterable<Candidate> {
  const text = chosen.reduce((so, { write }) => write(so), found.latin1)
  if (text === found.latin1) return
  const detail = `sealed: ${chosen.map(({ name }) => name).join(', ')}`
  yield { length: text.length, make: () => Buffer.from(text, 'latin1'), detail, last: true }
}
