import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { jsonText } from '../json/text.ts'
import type { Inverse } from './inverse.ts'
import { indentOf, linesOf, mapLines } from './lines.ts'

const WIDTHS = [2, 4, 8, 3, 1] as const
/** Lines are held as objects; more text than this is not looked at. */
const MAX_BYTES = 16 * 1024 * 1024

/** The width of indentation levels was changed. */
export const indentationChanged: Inverse = {
  cause: 'indentation-changed',
  stage: 'whitespace',
  *undo(found) {
    const count = spacesAtLineStarts(found)
    // JSON in a known layout is better explained by its writer.
    if (count.spaces === 0 || jsonText(found)?.layout !== undefined) return
    // Indents of 4 and 8 are levels of 4, although 2 divides them too.
    const unit = [...count.widths].reduce(commonDivisor)
    for (const from of WIDTHS) {
      if (![...count.widths].every(width => width % from === 0)) continue
      for (const to of WIDTHS) {
        if (from === to) continue
        const reindent = (text: string) => ' '.repeat((indentOf(text) / from) * to) + text.slice(indentOf(text))
        yield {
          length: found.length + (count.spaces / from) * (to - from),
          make: () => Buffer.from(mapLines(linesOf(found.latin1), reindent), 'latin1'),
          detail: `${unit} spaces per level for ${(unit * to) / from}`,
          weight: 4,
          ...((from !== 2 || to !== 4) && (from !== 4 || to !== 2) && { last: true as const })
        }
      }
    }
  }
}

/** Share of the widths of an indentation that an edit may have brought. */
const MAX_STRANGE = 0.2

/** True when the lines are indented by widths that the original has too. */
export function isIndentedAs(found: Content, original: Content): boolean {
  const [{ widths }, sealed] = [spacesAtLineStarts(found), spacesAtLineStarts(original)]
  const strange = [...widths].filter(width => !sealed.widths.has(width))
  return strange.length <= widths.size * MAX_STRANGE
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

/** All spaces at line starts, and the distinct lengths of their runs. */
function spacesAtLineStarts(found: Content): { readonly spaces: number; readonly widths: ReadonlySet<number> } {
  const widths = new Set<number>()
  let spaces = 0
  const { bytes } = found
  if (found.length > MAX_BYTES || !found.layout.indent || found.hasNul) return { spaces, widths }
  for (let start = 0; start < bytes.length; ) {
    let at = start
    while (bytes[at] === 0x20) at++
    if (at > start) {
      widths.add(at - start)
      spaces += at - start
    }
    const end = bytes.indexOf(0x0a, at)
    start = end < 0 ? bytes.length : end + 1
  }
  return { spaces, widths }
}
