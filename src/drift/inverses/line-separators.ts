import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { partly, type Replacement, replaceAt } from './replacements.ts'

/** Characters that end a line for Unicode, and for few programs: https://www.unicode.org/reports/tr14/#BK */
const SEPARATORS = ['\u2028', '\u2029', '\u0085'] as const
/** What they may have been; `''` stands for inserted characters. */
const PLAIN = ['\n', '', ' ', '\r\n'] as const
/** Places are objects; larger texts are not searched. */
const MAX_BYTES = 1024 * 1024
/** Bytes of guesses for one separator: the others must be tried too. */
const MAX_GUESSED_BYTES = 2 * 1024 * 1024
/** The same when no length rules any of them out. */
const MAX_GUESSED_BYTES_WITHOUT_LENGTH = 512 * 1024
/** Separators that may be missing between any two characters: of more, too few of the ways can be tried. */
const MAX_MISSING = 3

/** U+2028, U+2029 or U+0085 replaced line ends or spaces, or was inserted: everywhere, or in part. */
export const separatorsAdded: Inverse = {
  cause: 'unicode-line-ends',
  stage: 'text',
  *undo(found, seal) {
    if (found.isAscii || !found.isText || found.length > MAX_BYTES) return
    for (const separator of SEPARATORS) {
      const spelled = latin1Of(separator)
      const places = placesOf(found, spelled)
      for (const plain of places.length === 0 ? [] : PLAIN) {
        const all = replacementsAt(places, spelled.length, plain)
        const detail = `${nameOf(separator)} for ${shown(plain)}`
        yield { ...replaced(found, all, detail), weight: plain === '\n' ? 3 : 4, ...(plain !== '\n' && { last: true as const }) }
        yield* partly(found, all, [], seal.bytes, count => ({ count, detail }))
      }
    }
  }
}

/** Sealed U+2028, U+2029 or U+0085 became line ends or spaces, or was removed. */
export const separatorsRemoved: Inverse = {
  cause: 'unicode-line-ends',
  stage: 'text',
  guess: 5,
  *undo(found, seal) {
    if (found.length === 0 || found.length > MAX_BYTES || !found.isText || seal.text === 'ascii') return
    for (const separator of SEPARATORS) {
      const text = latin1Of(separator)
      let left = seal.bytes === undefined ? MAX_GUESSED_BYTES_WITHOUT_LENGTH : MAX_GUESSED_BYTES
      for (const candidate of broughtBack(found, text, seal.bytes, nameOf(separator))) {
        left -= candidate.length
        if (left < 0) break
        yield candidate
      }
    }
  }
}

function* broughtBack(found: Content, text: string, sealed: number | undefined, name: string): Iterable<Candidate> {
  for (const plain of ['\r\n', '\n', ' '] as const) {
    const places = replacementsAt(placesOf(found, plain), plain.length, text)
    if (places.length === 0) continue
    const detail = `${shown(plain)} for ${name}`
    yield { ...replaced(found, places, detail), last: true }
    // The last line may have ended in a plain one.
    if (places.length > 1) yield { ...replaced(found, places.slice(0, -1), detail), last: true }
    yield* partly(found, places, [], sealed, count => ({ count, detail }))
  }
  const missing = sealed === undefined ? 1 : (sealed - found.length) / text.length
  if (!Number.isInteger(missing) || missing < 1 || missing > MAX_MISSING) return
  const gaps = gapsOf(found)
  if (missing === 1) {
    for (const offset of gaps) yield { ...replaced(found, [{ offset, width: 0, text }], `${name} is missing`), last: true }
  } else {
    const places = gaps.map(offset => ({ offset, width: 0, text }))
    yield* partly(found, places, [], sealed, count => ({ count, detail: `${name} is missing` }))
  }
}

/** Between characters; at word boundaries and before capitals first. */
function gapsOf(found: Content): readonly number[] {
  const likely = Array.from(
    found.latin1.matchAll(/(?<=[a-z.,;:!?\x80-\xff])(?=[A-Z])|(?<= )(?=\S)|(?<=\S)(?= )|(?<=\n)|(?=\n)/g),
    m => m.index
  )
  const all = Array.from({ length: found.length + 1 }, (_, at) => at).filter(at => ((found.bytes[at] ?? 0) & 0xc0) !== 0x80)
  return [...new Set([...likely, ...all])]
}

function replaced(found: Content, replacements: readonly Replacement[], detail: string): Candidate {
  const length = replacements.reduce((sum, { width, text }) => sum + text.length - width, found.length)
  return { length, make: () => replaceAt(found.bytes, replacements), count: replacements.length, detail }
}

function placesOf({ latin1 }: Content, text: string): readonly number[] {
  const places: number[] = []
  for (let at = latin1.indexOf(text); at >= 0; at = latin1.indexOf(text, at + text.length)) places.push(at)
  return places
}

function replacementsAt(places: readonly number[], width: number, text: string): Replacement[] {
  return places.map(offset => ({ offset, width, text }))
}

function latin1Of(character: string): string {
  return Buffer.from(character).toString('latin1')
}

function nameOf(character: string): string {
  return characterName(character.codePointAt(0) ?? 0)
}

function shown(plain: string): string {
  return plain === '' ? 'nothing' : plain === ' ' ? 'a space' : plain === '\n' ? 'LF' : 'CR LF'
}
