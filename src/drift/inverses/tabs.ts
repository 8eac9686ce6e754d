import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { jsonText } from '../json/text.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { indentOf, linesOf, mapLines } from './lines.ts'

const TAB = 0x09
const LF = 0x0a
const SPACE = 0x20
export const TAB_STOPS = [8, 4, 2, 3] as const
/** Lines are kept as objects; larger texts are not tried. */
const MAX_BYTES = 16 * 1024 * 1024

/** Tabs became spaces (`expand`, an editor, a formatter). */
const tabsExpanded: Inverse = {
  cause: 'tabs-expanded',
  stage: 'whitespace',
  *undo(found, seal) {
    if (seal.bytes !== undefined && seal.bytes >= found.length) return
    if (!isTabbed(found) || !found.layout.doubleSpace) return
    const gained = tabGains(found)
    for (const [at, stop] of TAB_STOPS.entries()) {
      const [starts, columns, runs] = toTabs(stop)
      yield* byLine(found, gained.indent[at], starts, stop < 4)
      yield* byLine(found, gained.columns[at], columns, true)
      yield* all(found, gained.runs[at], runs)
    }
  }
}

/** Spaces became tabs (`unexpand`, an editor, a formatter). */
const tabsUnexpanded: Inverse = {
  cause: 'tabs-unexpanded',
  stage: 'whitespace',
  *undo(found, seal) {
    if (seal.bytes !== undefined && seal.bytes <= found.length) return
    if (!isTabbed(found) || !found.layout.tab) return
    const gained = spaceGains(found)
    for (const [at, stop] of TAB_STOPS.entries()) {
      const [starts, columns, runs] = toSpaces(stop)
      yield* byLine(found, gained.indent[at], starts, stop < 4)
      yield* byLine(found, gained.columns[at], columns, true)
      yield* all(found, gained.runs[at], runs)
    }
  }
}

/** A way to write the text of a line with more tabs, or with fewer. */
interface Way {
  readonly detail: string
  readonly write: (text: string) => string
}

export function toTabs(stop: number): readonly [Way, Way, Way] {
  const initial = (text: string) => {
    const spaces = indentOf(text)
    return '\t'.repeat(Math.floor(spaces / stop)) + ' '.repeat(spaces % stop) + text.slice(spaces)
  }
  return [
    { detail: `at line starts, ${stop} columns a tab`, write: initial },
    { detail: `${stop} columns a tab`, write: text => unexpand(text, stop) },
    { detail: `${stop} spaces for each tab`, write: text => text.replaceAll(' '.repeat(stop), '\t') }
  ]
}

export function toSpaces(stop: number): readonly [Way, Way, Way] {
  const initial = (text: string) => {
    const blank = indentOf(text, ' \t')
    return expand(text.slice(0, blank), stop) + text.slice(blank)
  }
  return [
    { detail: `at line starts, ${stop} columns a tab`, write: initial },
    { detail: `${stop} columns a tab`, write: text => expand(text, stop) },
    { detail: `a tab for ${stop} spaces`, write: text => text.replaceAll('\t', ' '.repeat(stop)) }
  ]
}

/** Bytes gained by each way to undo, for each tab stop. Computed before any text is built, since few of them fit the sealed length. */
interface Gains {
  readonly indent: number[]
  readonly columns: number[]
  readonly runs: number[]
}

const perContent = { tabs: new WeakMap<Content, Gains>(), spaces: new WeakMap<Content, Gains>() }

/** What is gained when spaces become tabs. */
function tabGains(found: Content): Gains {
  return gains(found, perContent.tabs, (text, stop) => {
    let runs = 0
    for (let at = text.indexOf('  '); at >= 0; at = text.indexOf('  ', at)) {
      const from = at
      while (text[at] === ' ') at++
      runs += Math.floor((at - from) / stop)
    }
    const indent = Math.floor(indentOf(text) / stop) * (1 - stop)
    return [indent, unexpand(text, stop).length - text.length, runs * (1 - stop)]
  })
}

/** What is gained when tabs become spaces. */
function spaceGains(found: Content): Gains {
  return gains(found, perContent.spaces, (text, stop) => {
    const blank = indentOf(text, ' \t')
    const tabs = text.split('\t').length - 1
    return [expansionOf(text.slice(0, blank), stop), expansionOf(text, stop), tabs * (stop - 1)]
  })
}

function gains(
  found: Content,
  known: WeakMap<Content, Gains>,
  gainsIn: (text: string, stop: number) => readonly [number, number, number]
): Gains {
  const before = known.get(found)
  if (before !== undefined) return before
  const counts = countLines(found)
  const sums = TAB_STOPS.map(stop => {
    const sum = { indent: 0, columns: 0, runs: 0 }
    for (const [text, count] of counts) {
      const [indent, columns, runs] = gainsIn(text, stop)
      sum.indent += indent * count
      sum.columns += columns * count
      sum.runs += runs * count
    }
    return sum
  })
  const result = { indent: sums.map(sum => sum.indent), columns: sums.map(sum => sum.columns), runs: sums.map(sum => sum.runs) }
  known.set(found, result)
  return result
}

/** Lines with tabs or runs of spaces, and how often each occurs; of those that have them at their start only, the start. */
function countLines({ bytes, latin1 }: Content): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const bySpaces: number[] = []
  const end = bytes.length
  let start = 0
  let spaces = 0
  /** Space or tab seen behind the first other character: a tab, or two spaces side by side. */
  let inside = false
  let before = 0
  for (let at = 0; at <= end; at++) {
    const byte = bytes[at] ?? LF
    if (byte === SPACE) {
      if (at === start + spaces) spaces++
      else if (before === SPACE) inside = true
    } else if (byte === TAB) inside = true
    else if (byte === LF) {
      if (inside) {
        const line = latin1.slice(start, at)
        counts.set(line, (counts.get(line) ?? 0) + 1)
      } else if (spaces > 1) bySpaces[spaces] = (bySpaces[spaces] ?? 0) + 1
      start = at + 1
      spaces = 0
      inside = false
    }
    before = byte
  }
  for (const [width, count] of bySpaces.entries()) if (count > 0) counts.set(`${' '.repeat(width)}.`, count)
  return counts
}

function* byLine(found: Content, gain: number | undefined, { detail, write }: Way, last: boolean): Iterable<Candidate> {
  if (gain === undefined || gain === 0) return
  const make = () => Buffer.from(mapLines(linesOf(found.latin1), write), 'latin1')
  yield { length: found.length + gain, make, detail, weight: 4, ...(last && { last }) }
}

function* all(found: Content, gain: number | undefined, { detail, write }: Way): Iterable<Candidate> {
  if (gain === undefined || gain === 0) return
  yield { length: found.length + gain, make: () => Buffer.from(write(found.latin1), 'latin1'), detail, last: true }
}

/** A text in which tabs are looked for. */
export function isTabbed(found: Content): boolean {
  // JSON in a known layout is better explained by its writer.
  return found.length <= MAX_BYTES && found.isText && jsonText(found)?.layout === undefined
}

/** Columns that a byte takes: they are counted in characters, and the bytes behind the first of one stand in no column of their own. */
function widthAt(text: string, at: number, column: number, stop: number): number {
  const byte = text.charCodeAt(at)
  return byte === TAB ? stop - (column % stop) : (byte & 0xc0) === 0x80 ? 0 : 1
}

/** By how much `expand` makes a text longer. */
function expansionOf(text: string, stop: number): number {
  let column = 0
  let gain = 0
  for (let at = 0; at < text.length; at++) {
    const width = widthAt(text, at, column, stop)
    if (text.charCodeAt(at) === TAB) gain += width - 1
    column += width
  }
  return gain
}

/** The text with spaces for its tabs. */
export function expand(text: string, stop: number): string {
  let out = ''
  let column = 0
  for (let at = 0; at < text.length; at++) {
    const width = widthAt(text, at, column, stop)
    out += text.charCodeAt(at) === TAB ? ' '.repeat(width) : (text[at] ?? '')
    column += width
  }
  return out
}

/** Two or more spaces up to a tab stop become a tab, as `unexpand -a` does. */
function unexpand(text: string, stop: number): string {
  if (!text.includes('  ')) return text
  let out = ''
  let spaces = 0
  let column = 0
  for (const character of text) {
    if (character === ' ') {
      spaces++
      column++
      if (column % stop === 0) {
        out += spaces > 1 ? '\t' : ' '
        spaces = 0
      }
      continue
    }
    out += ' '.repeat(spaces) + character
    spaces = 0
    if ((character.charCodeAt(0) & 0xc0) !== 0x80) column = character === '\t' ? column + stop - (column % stop) : column + 1
  }
  return out + ' '.repeat(spaces)
}

/** In the order in which they are tried. */
export const TABS: readonly Inverse[] = [tabsExpanded, tabsUnexpanded]
