import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { indentOf, type Line, linesOf, mapLines, trimLineEnd } from './lines.ts'
import { partly } from './replacements.ts'

/** Lines are kept as objects; larger texts are not tried. */
const MAX_BYTES = 16 * 1024 * 1024
/** More white space than this is not tried at line ends. */
const MAX_TRIMMED = 64
const perContent = new WeakMap<Content, readonly Line[]>()

/** Spaces or tabs were added at line ends: hard breaks, padding, a copy from a terminal. */
const trailingWhitespaceAdded: Inverse = {
  cause: 'trailing-whitespace-added',
  stage: 'whitespace',
  *undo(found) {
    if (!isText(found) || !found.layout.trailingSpace) return
    const lines = textLines(found)
    const count = lines.filter(({ text }) => isBlank(text.at(-1))).length
    yield rewritten(mapLines(lines, trimLineEnd), { count })
    // Every line got the same, and some already had white space.
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

/** White space at line ends was trimmed; it can be restored if it was the indentation of blank lines. */
const trailingWhitespaceRemoved: Inverse = {
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

/** White space in which every line may have ended, and which may have followed the last line end. */
const BLANKS = [' ', '  ', '\t', '   ', '    '] as const

/** Every line, or every line that is not blank, ended in the same white space; or white space followed the last line end. */
export const trailingWhitespaceRemovedEverywhere: Inverse = {
  cause: 'trailing-whitespace-removed',
  stage: 'whitespace',
  guess: 5,
  *undo(found, seal) {
    const missing = seal.bytes === undefined ? undefined : seal.bytes - found.length
    if ((missing ?? 1) <= 0 || found.length === 0 || !isText(found)) return
    const lines = textLines(found)
    const ended = found.latin1.endsWith('\n')
    const kinds = [
      lines.map(() => true),
      lines.map(({ text }) => text !== ''),
      lines.map((_, at) => at < lines.length - 1),
      lines.map(({ text }) => text.endsWith(',')),
      lines.map(({ text }) => text.endsWith(':')),
      lines.map(({ text }) => text.endsWith(';'))
    ]
    for (const kind of kinds) {
      const count = kind.filter(Boolean).length
      if (count === 0) continue
      for (const blank of missing === undefined ? BLANKS : blanksOf(missing / count)) {
        const text = mapLines(lines, (line, at) => (kind[at] === true ? line + blank : line))
        yield rewritten(text, { count, last: true, detail: `${nameOf(blank)} at the end of each line` })
      }
    }
    if (!ended) return
    for (const blank of missing === undefined ? BLANKS : missing <= MAX_TRIMMED ? blanksOf(missing) : [])
      yield rewritten(found.latin1 + blank, { count: 1, last: true, detail: `${nameOf(blank)} behind the last line` })
  }
}

function blanksOf(width: number): readonly string[] {
  return Number.isInteger(width) && width <= MAX_TRIMMED ? [' '.repeat(width), '\t'.repeat(width)] : []
}

function nameOf(blank: string): string {
  const kind = blank.startsWith(' ') ? 'space' : 'tab'
  return blank.length === 1 ? `a ${kind}` : `${blank.length} ${kind}s`
}

/** The same at a few lines: two spaces are a hard line break in Markdown. */
export const trailingWhitespaceRemovedInPart: Inverse = {
  cause: 'trailing-whitespace-removed',
  stage: 'whitespace',
  guess: 5,
  *undo(found, seal) {
    const missing = seal.bytes === undefined ? undefined : seal.bytes - found.length
    if ((missing ?? 1) <= 0 || (missing ?? 1) > MAX_TRIMMED || !isText(found)) return
    const ends = lineEnds(textLines(found))
    const all = missing === undefined ? '' : ' '.repeat(missing)
    const blanks = new Set(missing === undefined ? [' ', '  '] : [all, '  ', ' ', '   ', '    ', all.replaceAll(' ', '\t'), '\t'])
    for (const text of blanks) {
      const choice = ends.map(offset => ({ offset, width: 0, text }))
      yield* partly(found, choice, [], seal.bytes, part => ({ count: part }))
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

/** In the order in which they are tried. */
export const TRAILING_WHITESPACE: readonly Inverse[] = [trailingWhitespaceAdded, trailingWhitespaceRemoved]
