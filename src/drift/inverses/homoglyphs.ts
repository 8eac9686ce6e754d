import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import { LOOK_ALIKES, type LookAlike, type Script } from '../differences/look-alikes.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { partly, type Replacement, replaceAt } from './replacements.ts'

/** Places are objects; larger texts are not searched. */
const MAX_BYTES = 1024 * 1024
/** Bytes of guesses about which letters of a text were of another alphabet: other guesses must be tried too. */
const MAX_GUESSED_BYTES = 2 * 1024 * 1024
const MAX_GUESSED_BYTES_WITHOUT_LENGTH = 384 * 1024
const MAX_NAMED = 4

/** A letter in a text, and the letter of the other alphabet that looks like it. */
interface Place extends Replacement {
  readonly alike: LookAlike
  /** True when its word has letters of both alphabets. */
  readonly isMixed: boolean
}

/** Letters of another alphabet replaced ASCII letters that look the same: in words that mix both, or everywhere. */
export const homoglyphsAdded: Inverse = {
  cause: 'homoglyphs',
  stage: 'text',
  // After a guessed code page any stray byte is such a letter: a flipped bit of the found bytes themselves is tried first.
  guess: 5,
  *undo(found, seal) {
    const places = lookAlikesIn(found)
    if (places.length === 0) return
    const mixed = places.filter(({ isMixed }) => isMixed)
    if (mixed.length > 0) yield { ...replaced(found, mixed), last: true }
    if (mixed.length < places.length) yield { ...replaced(found, places), last: true }
    for (const kind of byCharacter(places)) {
      yield { ...replaced(found, kind), last: true }
      yield* partly(found, kind, [], seal.bytes, (count, of) => ({ count, detail: () => describe(kind, count, of) }))
    }
    yield* partly(found, mixed, [], seal.bytes, (count, of) => ({ count, detail: () => describe(mixed, count, of) }))
    yield* partly(found, places, [], seal.bytes, (count, of) => ({ count, detail: () => describe(places, count, of) }))
  }
}

/** ASCII letters replaced letters of another alphabet that look the same. */
export const homoglyphsRemoved: Inverse = {
  cause: 'homoglyphs',
  stage: 'text',
  guess: 6,
  *undo(found, seal) {
    if (seal.text === 'ascii' || seal.text === 'binary' || (seal.bytes ?? Number.POSITIVE_INFINITY) <= found.length) return
    const missing = seal.bytes === undefined ? undefined : seal.bytes - found.length
    let left = missing === undefined ? MAX_GUESSED_BYTES_WITHOUT_LENGTH : MAX_GUESSED_BYTES
    for (const candidate of broughtBack(found, missing)) {
      left -= candidate.length
      if (left < 0) return
      if (missing === undefined || candidate.length === found.length + missing) yield candidate
    }
  }
}

function* broughtBack(found: Content, missing: number | undefined): Iterable<Candidate> {
  for (const script of ['CYRILLIC', 'GREEK', 'ARMENIAN', 'LATIN'] as const) {
    const places = asciiAlikes(found, script)
    const mixed = places.filter(({ isMixed }) => isMixed)
    // A word of two alphabets is a trace; all else is a guess.
    for (const kind of [mixed, ...byCharacter(mixed), ...byCharacter(places)])
      if (kind.length > 0) yield { ...replaced(found, kind, true), last: true }
    if (missing === undefined || missing === 1) {
      for (const place of [...mixed, ...places]) yield { ...replaced(found, [place], true), last: true }
    } else if (missing > 1) {
      for (const kind of [mixed, ...byCharacter(places)])
        yield* partly(found, kind, [], found.length + missing, (count, of) => ({
          count,
          detail: () => describe(kind, count, of, true)
        }))
    }
  }
}

function byCharacter(places: readonly Place[]): readonly (readonly Place[])[] {
  const kinds = new Map<number, Place[]>()
  for (const place of places) {
    const { codePoint } = place.alike
    const kind = kinds.get(codePoint)
    if (kind === undefined) kinds.set(codePoint, [place])
    else kind.push(place)
  }
  return [...kinds.values()]
}

function replaced(found: Content, places: readonly Place[], isLost = false): Candidate {
  const length = places.reduce((sum, { width, text }) => sum + text.length - width, found.length)
  const detail = () => describe(places, places.length, places.length, isLost)
  return { length, make: () => replaceAt(found.bytes, places), count: places.length, detail }
}

/** By number: the letters themselves look the same. */
function describe(places: readonly Place[], count: number, of: number, isLost = false): string {
  const kinds = byCharacter(places).map(kind => kind[0]?.alike)
  const named = kinds.slice(0, MAX_NAMED).map(alike => {
    const [name, letter] = [characterName(alike?.codePoint ?? 0), JSON.stringify(alike?.letter)]
    return isLost ? `${letter} for ${name}` : `${name} for ${letter}`
  })
  const more = kinds.length > MAX_NAMED ? `, and ${kinds.length - MAX_NAMED} more` : ''
  return `${named.join(', ')}${more}${count === of ? '' : ` (${count} of ${of})`}`
}

/** Words as Latin-1: every byte of a character over ASCII counts as a letter. */
const WORD = /[A-Za-z0-9_\x80-\xff]+/g
const perContent = new WeakMap<Content, readonly Place[]>()

function lookAlikesIn(found: Content): readonly Place[] {
  if (found.isAscii || !found.isText || found.length > MAX_BYTES) return []
  const known = perContent.get(found) ?? findLookAlikes(found)
  perContent.set(found, known)
  return known
}

function findLookAlikes({ latin1 }: Content): Place[] {
  const places: Place[] = []
  for (const { 0: word, index } of latin1.matchAll(WORD)) {
    if (!/[\xc4-\xd6]/.test(word)) continue
    const isMixed = /[A-Za-z]/.test(word)
    for (let at = 0; at + 1 < word.length; at++) {
      const lead = word.charCodeAt(at)
      if (lead < 0xc2 || lead >= 0xe0) continue
      const alike = LOOK_ALIKES.get(((lead & 0x1f) << 6) | (word.charCodeAt(at + 1) & 0x3f))
      if (alike !== undefined) places.push({ offset: index + at, width: 2, text: alike.letter, alike, isMixed })
    }
  }
  return places
}

/** Lead bytes of the letters of each alphabet. */
const LEADS: Readonly<Record<Script, RegExp>> = {
  CYRILLIC: /[\xd0-\xd3]/,
  GREEK: /[\xcd-\xcf]/,
  ARMENIAN: /[\xd4-\xd6]/,
  LATIN: /(?!)/
}
/** One look-alike for each ASCII letter, by alphabet. */
const ALIKE_OF = new Map<Script, Map<string, LookAlike & { readonly latin1: string }>>()
for (const alike of LOOK_ALIKES.values()) {
  const letters = ALIKE_OF.get(alike.script) ?? new Map<string, LookAlike & { readonly latin1: string }>()
  ALIKE_OF.set(alike.script, letters)
  const latin1 = Buffer.from(String.fromCodePoint(alike.codePoint)).toString('latin1')
  if (!letters.has(alike.letter)) letters.set(alike.letter, { ...alike, latin1 })
}

/** ASCII letters that may have been letters of the alphabet. */
function asciiAlikes(found: Content, script: Script): readonly Place[] {
  if (!found.isText || found.length > MAX_BYTES) return []
  const letters = ALIKE_OF.get(script)
  const places: Place[] = []
  for (const { 0: word, index } of found.latin1.matchAll(WORD)) {
    const isMixed = LEADS[script].test(word)
    for (let at = 0; at < word.length; at++) {
      const alike = letters?.get(word.charAt(at))
      if (alike !== undefined) places.push({ offset: index + at, width: 1, text: alike.latin1, alike, isMixed })
    }
  }
  return places
}
