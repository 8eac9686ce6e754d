import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { partly, replaceAt } from './replacements.ts'

/** Lines are kept as numbers; larger texts are not searched. */
const MAX_BYTES = 4 * 1024 * 1024
/** Blank lines that may be missing at one place. */
const MAX_TOGETHER = 8
/** Bytes written for blank lines that are missing at any one place. */
const MAX_WRITTEN_BYTES = 16 * 1024 * 1024
/** The same, when no length tells how many are missing. */
const MAX_UNTOLD_BYTES = 1024 * 1024

/** Places where writers put blank lines, and formatters remove them; likeliest first. Latin-1 text, line ends being LF. */
const KINDS: readonly { readonly name: string; readonly at: RegExp }[] = [
  // `cat -s` and formatters squeeze several blank lines into one.
  { name: 'where one is left', at: /(?<=\n\r?\n)(?!\r?\n)/g },
  { name: 'behind headings', at: /(?<=^#{1,6} .*\n)(?!\r?\n)/gm },
  { name: 'before headings', at: /(?<=[^\n]\r?\n)(?=#{1,6} )/g },
  { name: 'before comments', at: /(?<=[^\n]\r?\n)(?=[ \t]*(?:#|--|\/\/|\/\*|;|<!--))/g },
  { name: 'before lines that are not indented', at: /(?<=[^\n]\r?\n)(?=[^\s)\]}])/g },
  { name: 'behind closing brackets', at: /(?<=^[)\]}]+[;,]?\r?\n)(?!\r?\n|$)/gm },
  { name: 'behind statements', at: /(?<=;\r?\n)(?!\r?\n|$)/g },
  { name: 'before sections', at: /(?<=[^\n]\r?\n)(?=\[)/g },
  { name: 'before list items', at: /(?<=[^\n]\r?\n)(?=[ \t]*(?:[-*+]|\d+\.) )/g },
  { name: 'behind every line', at: /(?<=\n)(?=[\s\S])/g }
]

/**
 * Blank lines were removed: all of a kind, or all at one place. The earliest stage: if the original is available, a missing line is shown as an
 * edit like any other.
 */
export const blankLinesRemoved: Inverse = {
  cause: 'blank-lines-removed',
  stage: 'origin',
  guess: 4,
  *undo(found, seal) {
    const missing = missingLines(found, seal)
    if (missing === 0) return
    const kinds = kindsIn(found)
    for (const { name, places } of kinds) yield* everywhere(found, places, missing, name)
    yield* atOnePlace(
      found,
      kinds.map(({ places }) => places),
      missing
    )
  }
}

/** The same at a few places of a kind. */
export const blankLinesRemovedInPart: Inverse = {
  cause: 'blank-lines-removed',
  stage: 'origin',
  guess: 6,
  *undo(found, seal) {
    // The inverse above tries one everywhere, and without a length nothing shows where there were more.
    if ((missingLines(found, seal) ?? 0) < 2) return
    for (const { name, places } of kindsIn(found)) {
      const choice = places.map(offset => ({ offset, width: 0, text: found.lineEnd }))
      yield* partly(found, choice, [], seal.bytes, (count, of) => ({ count, detail: `${name}, ${count} of ${of}` }))
    }
  }
}

/** Undefined when the sealed length is not known; 0 when none can be missing. */
function missingLines(found: Content, seal: Seal): number | undefined {
  if (found.length === 0 || found.length > MAX_BYTES || !found.isText) return 0
  if (seal.bytes === undefined) return undefined
  const missing = (seal.bytes - found.length) / found.lineEnd.length
  return Number.isInteger(missing) ? Math.max(0, missing) : 0
}

function kindsIn(found: Content): { readonly name: string; readonly places: readonly number[] }[] {
  return KINDS.map(({ name, at }) => ({ name, places: Array.from(found.latin1.matchAll(at), ({ index }) => index) }))
}

/** The same number at each place of a kind. */
function* everywhere(found: Content, places: readonly number[], missing: number | undefined, name: string): Iterable<Candidate> {
  const end = found.lineEnd
  for (const each of [1, 2]) {
    const count = places.length * each
    if (count === 0 || (missing !== undefined && count !== missing)) continue
    const replacements = places.map(offset => ({ offset, width: 0, text: end.repeat(each) }))
    yield {
      length: found.length + count * end.length,
      make: () => replaceAt(found.bytes, replacements),
      count,
      detail: name,
      last: true
    }
  }
}

/** All that are missing at one line start: the first line, then where blank lines are usual, then any. */
function* atOnePlace(found: Content, kinds: readonly (readonly number[])[], missing: number | undefined): Iterable<Candidate> {
  const end = found.lineEnd
  const counts = missing === undefined ? [1] : missing <= MAX_TOGETHER ? [missing] : []
  const places = new Set([0, ...kinds.flat()])
  let left = (missing === undefined ? MAX_UNTOLD_BYTES : MAX_WRITTEN_BYTES) / found.length
  for (const offset of places) {
    if (left-- <= 0) return
    for (const count of counts) {
      const put = Buffer.from(end.repeat(count))
      const make = () => Buffer.concat([found.bytes.subarray(0, offset), put, found.bytes.subarray(offset)])
      yield { length: found.length + put.length, make, count, detail: `at byte ${offset}`, last: true }
    }
  }
}
