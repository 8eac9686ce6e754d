import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { partly, type Replacement, replaceAt } from './replacements.ts'

/** Places are objects; larger texts are not searched. */
const MAX_BYTES = 1024 * 1024
/** Bytes of guesses for one character: the others must be tried too. */
const MAX_GUESSED_BYTES = 1024 * 1024
/** The same for all characters together if no length shows that any is missing: each guess is hashed. */
const MAX_GUESSED_BYTES_WITHOUT_LENGTH = 512 * 1024
/** More missing characters than this fit too many choices of places. */
const MAX_MISSING = 64

/** A word byte of UTF-8 text in Latin-1. */
const W = '[\\w\\x80-\\xff]'
const IN_WORDS = new RegExp(`(?<=${W})(?=${W})`, 'g')
const BETWEEN_WORDS = new RegExp(`(?<=${W}|[.,;:!?)])(?=[ \\n])|(?<=[ \\n])(?=\\S)`, 'g')
const AROUND_LINES = /(?<=\n)(?=[^\r\n])|(?=\r?\n)/g
/** Addresses and options are broken after these characters. */
const BREAKS = /(?<=[/._@&=?-])(?=\w)/g

/** Characters that editors and filters remove, with the places where they are used, likeliest first. */
const KINDS: readonly { readonly character: string; readonly places: readonly RegExp[] }[] = [
  { character: '\u200b', places: [BREAKS, BETWEEN_WORDS, AROUND_LINES, IN_WORDS] },
  { character: '\u00ad', places: [IN_WORDS] },
  { character: '\ufeff', places: [AROUND_LINES, BETWEEN_WORDS, IN_WORDS] },
  { character: '\u200c', places: [IN_WORDS, BETWEEN_WORDS] },
  { character: '\u200d', places: [IN_WORDS, BETWEEN_WORDS] },
  { character: '\u2060', places: [BETWEEN_WORDS, BREAKS, IN_WORDS] },
  { character: '\u200e', places: [AROUND_LINES, BETWEEN_WORDS] },
  { character: '\u200f', places: [AROUND_LINES, BETWEEN_WORDS] },
  { character: '\u202a', places: [AROUND_LINES, BETWEEN_WORDS] },
  { character: '\u202c', places: [AROUND_LINES, BETWEEN_WORDS] }
]

/** Sealed invisible characters were removed. The sealed length shows how many; without it, one is tried, and one at every place of a kind. */
export const invisibleRemoved: Inverse = {
  cause: 'invisible-characters',
  stage: 'text',
  guess: 6,
  *undo(found, seal) {
    if (!mayLackSome(found, seal)) return
    if (seal.bytes === undefined) {
      yield* oneOrAll(found)
      return
    }
    const gain = seal.bytes - found.length
    for (const { character, places } of KINDS) {
      const text = Buffer.from(character).toString('latin1')
      const missing = gain / text.length
      if (!Number.isInteger(missing) || missing > MAX_MISSING) continue
      yield* broughtBack(
        found,
        placesIn(found, places),
        text,
        missing,
        `${characterName(character.codePointAt(0) ?? 0)} is missing`
      )
    }
  }
}

function mayLackSome(found: Content, { bytes, text }: Seal): boolean {
  const missing = (bytes ?? Number.POSITIVE_INFINITY) - found.length
  return text !== 'ascii' && text !== 'binary' && missing > 1 && found.length > 0 && found.length <= MAX_BYTES && found.isText
}

function* broughtBack(
  found: Content,
  kinds: readonly (readonly number[])[],
  text: string,
  missing: number,
  detail: string
): Iterable<Candidate> {
  let left = MAX_GUESSED_BYTES
  for (const places of kinds) {
    const choice = places.map((offset): Replacement => ({ offset, width: 0, text }))
    const length = found.length + missing * text.length
    if (choice.length === missing)
      yield { length, make: () => replaceAt(found.bytes, choice), count: missing, detail, last: true }
    const few = missing === 1 ? choice.map(one => [one]) : missing === 2 ? pairs(choice) : undefined
    if (few !== undefined) {
      for (const chosen of few) {
        left -= length
        if (left < 0) return
        yield { length, make: () => replaceAt(found.bytes, chosen), count: missing, detail, last: true }
      }
      continue
    }
    for (const candidate of partly(found, choice, [], length, () => ({ count: missing, detail }))) {
      left -= length
      if (left < 0) return
      yield candidate
    }
  }
}

/** Characters in turn, so that the likeliest places of each come before the unlikely ones of any. */
function* oneOrAll(found: Content): Iterable<Candidate> {
  let left = MAX_GUESSED_BYTES_WITHOUT_LENGTH
  const ways = KINDS.flatMap(({ character, places }) =>
    placesIn(found, places).map((offsets, rank) => ({ character, offsets, rank }))
  ).sort((a, b) => a.rank - b.rank)
  for (const { character, offsets } of ways) {
    const text = Buffer.from(character).toString('latin1')
    const detail = `${characterName(character.codePointAt(0) ?? 0)} is missing`
    const all = offsets.map((offset): Replacement => ({ offset, width: 0, text }))
    const length = (count: number) => found.length + count * text.length
    if (all.length > 1)
      yield { length: length(all.length), make: () => replaceAt(found.bytes, all), count: all.length, detail, last: true }
    // Every kind of place gets a share.
    let share = left / 4
    for (const one of all) {
      share -= found.length
      left -= found.length
      if (left < 0) return
      if (share < 0) break
      yield { length: length(1), make: () => replaceAt(found.bytes, [one]), count: 1, detail, last: true }
    }
  }
}

/** Every two, in order of offset. */
function* pairs(choice: readonly Replacement[]): Iterable<readonly Replacement[]> {
  for (const [at, first] of choice.entries()) for (const second of choice.slice(at + 1)) yield [first, second]
}

const perContent = new WeakMap<Content, Map<RegExp, readonly number[]>>()

/** Offsets of each kind of place; a character is never split. */
function placesIn(found: Content, kinds: readonly RegExp[]): readonly (readonly number[])[] {
  const known = perContent.get(found) ?? new Map<RegExp, readonly number[]>()
  perContent.set(found, known)
  return kinds.map(kind => {
    const places =
      known.get(kind) ?? Array.from(found.latin1.matchAll(kind), ({ index }) => index).filter(at => startsCharacter(found, at))
    known.set(kind, places)
    return places
  })
}

function startsCharacter({ bytes }: Content, at: number): boolean {
  return ((bytes[at] ?? 0) & 0xc0) !== 0x80
}
