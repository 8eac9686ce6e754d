import { Buffer } from 'node:buffer'
import type { Inverse } from './inverse.ts'
import { linesOf, mapLines } from './lines.ts'
import { isTabbed, TAB_STOPS, toSpaces, toTabs } from './tabs.ts'

/** Lines are rewritten in twelve ways; larger texts are not tried. */
const MAX_BYTES = 1024 * 1024
/** Bytes written and compared for each direction. */
const MAX_GUESSED_BYTES = 8 * 1024 * 1024

/** Tabs became spaces, or spaces became tabs, in neighbouring lines: the sealed length shows in how many. */
function inPart(cause: 'tabs-expanded' | 'tabs-unexpanded'): Inverse {
  return {
    cause,
    stage: 'whitespace',
    guess: 5,
    *undo(found, seal) {
      const missing = (seal.bytes ?? found.length) - found.length
      const isPossible = cause === 'tabs-expanded' ? missing < 0 && found.layout.doubleSpace : missing > 0 && found.layout.tab
      if (!isPossible || found.length > MAX_BYTES || !isTabbed(found)) return
      const lines = linesOf(found.latin1)
      let left = Math.floor(MAX_GUESSED_BYTES / found.length)
      for (const { detail, write } of TAB_STOPS.flatMap(cause === 'tabs-expanded' ? toTabs : toSpaces)) {
        const changed = lines.flatMap(({ text }, at) => {
          const now = write(text)
          return now.length === text.length ? [] : [{ at, now, gain: now.length - text.length }]
        })
        for (const [from, to] of windows(changed, missing)) {
          if (left-- <= 0) return
          const texts = new Map(changed.slice(from, to).map(({ at, now }) => [at, now]))
          const make = () =>
            Buffer.from(
              mapLines(lines, (text, at) => texts.get(at) ?? text),
              'latin1'
            )
          const count = to - from
          yield {
            length: found.length + missing,
            make,
            count,
            detail: `${detail}, ${count} of ${changed.length} lines`,
            last: true
          }
        }
      }
    }
  }
}

/** Runs of neighbours whose gains, all of one sign, add up; not the run of all, which is tried as a whole. */
function* windows(changed: readonly { readonly gain: number }[], missing: number): Iterable<readonly [number, number]> {
  let [from, sum] = [0, 0]
  for (const [at, { gain }] of changed.entries()) {
    sum += gain
    while (Math.abs(sum) > Math.abs(missing)) sum -= changed[from++]?.gain ?? 0
    if (sum === missing && at + 1 - from < changed.length) yield [from, at + 1]
  }
}

export const TABS_IN_PART: readonly Inverse[] = [inPart('tabs-expanded'), inPart('tabs-unexpanded')]
