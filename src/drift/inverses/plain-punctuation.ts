import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { kindsOfPlainText, type PlainKind, type Writing } from './plain-kinds.ts'
import { areApart, merged, partly, type Replacement, replaceAt } from './replacements.ts'
import { assignments } from './subsets.ts'

/** Larger texts have too many places to list. */
const MAX_BYTES = 1024 * 1024
/** Combinations of kinds; with a sealed length only those that fit it are made. */
const MAX_COMBINATIONS = 8192
const MAX_COMBINATIONS_WITHOUT_LENGTH = 192
/** Bytes of them: each is hashed, while the length rules out nearly all others. */
const MAX_BYTES_WITHOUT_LENGTH = 2 * 1024 * 1024
/** Bytes of kinds in part: other guesses must be tried too. */
const MAX_IN_PART_BYTES = 8 * 1024 * 1024
const MAX_IN_PART_BYTES_WITHOUT_LENGTH = 2 * 1024 * 1024
const MAX_NAMED = 4

/** Sealed typography was flattened to ASCII: each kind of place as a whole. */
export const punctuationFlattened: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  looksAt: 'ascii',
  guess: 5,
  *undo(found, seal) {
    const kinds = kindsFor(found, seal)
    if (mayReach(kinds, found, seal)) yield* wholeKinds(found, kinds, seal.bytes)
  }
}

/** The same for one kind in part. */
export const punctuationFlattenedInPart: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  looksAt: 'ascii',
  guess: 6,
  *undo(found, seal) {
    let left = seal.bytes === undefined ? MAX_IN_PART_BYTES_WITHOUT_LENGTH : MAX_IN_PART_BYTES
    for (const { kind, written } of pairsFirst(kindsFor(found, seal))) {
      const all = replacementsFor(kind, written)
      const places = written.length === 1 ? all : inPairs(found, all)
      const describe = (count: number, of: number) => ({
        count,
        detail: `plain text for ${namesOf([written])} (${count} of ${of})`
      })
      for (const candidate of partly(found, places, [], seal.bytes, describe)) {
        left -= candidate.length
        if (left < 0) return
        yield candidate
      }
    }
  }
}

/** Every kind with each of its writings. Pairs are few, and fit few lengths. */
function pairsFirst(kinds: readonly PlainKind[]): readonly { readonly kind: PlainKind; readonly written: Writing }[] {
  const all = kinds.flatMap(kind => kind.writings.map(written => ({ kind, written })))
  return all.toSorted((a, b) => b.written.length - a.written.length)
}

function kindsFor(found: Content, seal: Seal): readonly PlainKind[] {
  if (seal.text === 'ascii' || seal.text === 'binary' || !found.isText || found.length > MAX_BYTES) return []
  return kindsOfPlainText(found)
}

/** False when not even all places together change the length so far. */
function mayReach(kinds: readonly PlainKind[], found: Content, seal: Seal): boolean {
  if (kinds.length === 0) return false
  if (seal.bytes === undefined) return true
  const missing = seal.bytes - found.length
  const extremes = kinds.map(kind => kind.writings.map(written => gainOfKind(kind, written)))
  const most = extremes.reduce((sum, gains) => sum + Math.max(0, ...gains), 0)
  const least = extremes.reduce((sum, gains) => sum + Math.min(0, ...gains), 0)
  return least <= missing && missing <= most
}

function* wholeKinds(found: Content, kinds: readonly PlainKind[], sealed: number | undefined): Iterable<Candidate> {
  const gains = kinds.map(kind => [0, ...kind.writings.map(written => gainOfKind(kind, written))])
  const few = Math.min(MAX_COMBINATIONS_WITHOUT_LENGTH, Math.ceil(MAX_BYTES_WITHOUT_LENGTH / found.length))
  for (const choice of choices(kinds, sealed === undefined ? few : MAX_COMBINATIONS)) {
    const gain = gains.reduce((sum, kind, at) => sum + (kind[choice[at] ?? 0] ?? 0), 0)
    if ((sealed !== undefined && found.length + gain !== sealed) || choice.every(option => option === 0)) continue
    const chosen = kinds.map(({ writings }, at) => writings[(choice[at] ?? 0) - 1])
    const replacements = kinds.reduce<readonly Replacement[]>(
      (all, kind, at) => merged(replacementsFor(kind, chosen[at]), all),
      []
    )
    // Kinds may share places: a space of a spaced dash is a space.
    if (!areApart(replacements)) continue
    yield {
      length: found.length + gain,
      make: () => replaceAt(found.bytes, replacements),
      count: replacements.length,
      detail: () => `plain text for ${namesOf(chosen.flatMap(written => (written === undefined ? [] : [written])))}`,
      last: true
    }
  }
}

/** All kinds that a typographic program writes together come first; then single kinds, and kinds in small numbers. */
function* choices(kinds: readonly PlainKind[], limit: number): Iterable<readonly number[]> {
  for (let smart = 1; smart <= 3; smart++) yield kinds.map(kind => (kind.smart !== undefined && kind.smart <= smart ? 1 : 0))
  yield* assignments(
    kinds.map(({ writings }) => writings.length + 1),
    limit
  )
}

function gainOfKind({ places }: PlainKind, written: Writing): number {
  const widths = written.map(text => Buffer.byteLength(text))
  return places.reduce((sum, { width }, at) => sum + (widths[at % widths.length] ?? 0) - width, 0)
}

/** Each opening mark up to its closing mark, as one replacement: both change or neither does. */
function inPairs(found: Content, replacements: readonly Replacement[]): Replacement[] {
  return replacements.flatMap((open, at) => {
    const close = at % 2 === 0 ? replacements[at + 1] : undefined
    if (close === undefined) return []
    const between = found.latin1.slice(open.offset + open.width, close.offset)
    const width = close.offset + close.width - open.offset
    return between.includes('\n') ? [] : [{ offset: open.offset, width, text: open.text + between + close.text }]
  })
}

function replacementsFor({ places }: PlainKind, written: Writing | undefined): Replacement[] {
  if (written === undefined) return []
  const texts = written.map(text => Buffer.from(text).toString('latin1'))
  return places.map(({ offset, width }, at) => ({ offset, width, text: texts[at % texts.length] ?? '' }))
}

function namesOf(written: readonly Writing[]): string {
  const distinct = [...new Set(written.flat().join(''))]
  const named = distinct.slice(0, MAX_NAMED).map(character => characterName(character.codePointAt(0) ?? 0))
  return `${named.join(', ')}${distinct.length > MAX_NAMED ? `, and ${distinct.length - MAX_NAMED} more` : ''}`
}
