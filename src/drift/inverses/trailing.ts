import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { indentOf, type Line, linesOf, mapLines, trimLineEnd } from './lines.ts'
import { partly } from './replacements.ts'

/** Lines are held as objects; more text than this is not looked at. */
const MAX_BYTES = 16 * 1024 * 1024
/** More white space than this is not looked for at line ends. */
const MAX_TRIMMED = 64
const perContent = new WeakMap<Content, readonly Line[]>()

/** Spaces or tabs were put at line ends: hard breaks, padding, a copy from a terminal. */
export const trailingWhitespaceAdded: Inverse = {
  cause: 'trailing-whitespace-added',
  stage: 'whitespace',
  *undo(found) {
    if (!isText(found) || !found.layout.trailingSpace) return
    const lines = textLines(found)
    const count = lines.filter(({ text }) => isBlank(text.at(-1))).length
    yield rewritten(mapLines(lines, trimLineEnd), { count })
    // Each line got the same, and some had more of their own.
    yield rewritten(
      mapLines(lines, text => (isBlank(text.at(-1)) ? text.slice(0, -1) : text)),
      { count, last: true }
    )
    yield rewritten(
      mapLines(lines, text => (text.endsWith('  ') ? text.slice(0, -2) : text)),
      { count, last: true }
    )
  }
}

/** White space at line ends was trimmed; what it was can be told when it was the indentation of blank lines. */
export const trailingWhitespaceRemoved: Inverse = {
  cause: 'trailing-whitespace-removed',
  stage: 'whitespace',
  *undo(found, seal) {
    if (
      !isText(found) ||
      !found.layout.blankLine ||
      !found.layout.indent ||
      (seal.bytes ?? Number.POSITIVE_INFINITY) <= found.length
    )
      return
    const lines = textLines(found)
    const indents = lines.map(({ text }) => (text === '' ? undefined : text.slice(0, indentOf(text, ' \t'))))
    const above = filled(indents)
    const below = filled(indents.toReversed()).toReversed()
    const shorter = above.map((indent, at) => (indent.length < (below[at] ?? '').length ? indent : (below[at] ?? '')))
    for (const blank of [below, above, shorter]) {
      const text = mapLines(lines, (line, at) => (line === '' ? (blank[at] ?? '') : line))
      if (text.length > found.length) yield rewritten(text, { last: true, detail: 'the indentation of blank lines' })
    }
  }
}

/** The same at any few lines: two spaces are a hard line break in Markdown. */
export const trailingWhitespaceRemovedInPart: Inverse = {
  cause: 'trailing-whitespace-removed',
  stage: 'whitespace',
  guess: 5,
  *undo(found, seal) {
    const missing = (seal.bytes ?? 0) - found.length
    if (missing <= 0 || missing > MAX_TRIMMED || !isText(found)) return
    const ends = lineEnds(textLines(found))
    for (const text of new Set([' '.repeat(missing), '  ', ' ', '\t'.repeat(missing), '\t'])) {
      const choice = ends.map(offset => ({ offset, width: 0, text }))
      yield* partly(found, choice, [], found.length + missing, part => ({ count: part }))
    }
  }
}

/** For each line the indentation of the nearest line above, itself included, that is not blank. */
function filled(indents: readonly (string | undefined)[]): string[] {
  let last = ''
  return indents.map(indent => {
    last = indent ?? last
    return last
  })
}

function lineEnds(lines: readonly Line[]): number[] {
  let offset = 0
  return lines.map(({ text, end }) => {
    const at = offset + text.length
    offset = at + end.length
    return at
  })
}

function textLines(found: Content): readonly Line[] {
  const lines = perContent.get(found) ?? linesOf(found.latin1)
  perContent.set(found, lines)
  return lines
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

function isText(found: Content): boolean {
  return found.length <= MAX_BYTES && found.isText
}

function rewritten(latin1: string, said: Omit<Candidate, 'length' | 'make'>): Candidate {
  return { weight: 3, ...said, length: latin1.length, make: () => Buffer.from(latin1, 'latin1') }
}
