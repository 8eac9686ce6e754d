import { Buffer } from 'node:buffer'
import { toForm } from '../../manifests/normal-form.ts'
import type { CauseCode } from '../../model/causes.ts'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import { visitDifferences } from '../differences/differences.ts'
import { wholeCharacters } from '../differences/locate.ts'
import { skeleton } from '../differences/look-alikes.ts'
import { INVISIBLE, PUNCTUATION } from './character-tables.ts'
import type { Candidate, Stage } from './inverse.ts'
import { type Replacement, replaceAt } from './replacements.ts'

/** Larger texts are compared by their whole inverses only. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_PLACES = 100_000
/** A longer difference is not a character. */
const MAX_WIDTH = 16
const MAX_NAMED = 4

/**
 * If the original is available, the places of a cause need not be guessed: of the differing places, those that one class of characters explains
 * are undone, each by itself.
 */
export interface Towards {
  readonly cause: CauseCode
  readonly stage: Stage
  undo(found: Content, original: Content): Iterable<Candidate>
}

/** True when the cause turns the sealed text into the found one. Both are whole characters. */
type Explains = (sealed: string, found: string) => boolean

const PLAIN_OF = new Map(PUNCTUATION.flatMap(({ characters, plain }) => characters.map(character => [character, plain] as const)))
const HIDDEN = new Set(INVISIBLE.flatMap(({ characters }) => characters))

/** Character by character, a typographic one beside one of the texts that it stands for, on either side. */
const isTypography: Explains = (sealed, found) => {
  if (sealed === '' || found === '') return sealed === found
  const [a = '', b = ''] = [[...sealed][0], [...found][0]]
  if (a === b) return isTypography(sealed.slice(a.length), found.slice(b.length))
  return (
    stands(b, sealed).some(plain => isTypography(sealed.slice(plain.length), found.slice(b.length))) ||
    stands(a, found).some(plain => isTypography(sealed.slice(a.length), found.slice(plain.length)))
  )
}

/** The plain texts of a typographic character with which this text begins. */
function stands(character: string, text: string): readonly string[] {
  return (PLAIN_OF.get(character) ?? []).filter(plain => plain !== '' && text.startsWith(plain))
}

const isInvisible: Explains = (sealed, found) => withoutHidden(sealed) === withoutHidden(found)

function withoutHidden(text: string): string {
  return [...text].filter(character => !HIDDEN.has(character)).join('')
}

const isLineEnd: Explains = (sealed, found) => /^(?:\r?\n|\r)$/.test(sealed) && /^(?:\r?\n|\r)$/.test(found)

const isOtherForm: Explains = (sealed, found) => toForm(sealed, 'NFC') === toForm(found, 'NFC')

const isLookAlike: Explains = (sealed, found) => skeleton(sealed) === skeleton(found)

export const TOWARDS: readonly Towards[] = [
  towards('eol-mixed', isLineEnd, 'eol'),
  towards('unicode-punctuation', isTypography),
  towards('invisible-characters', isInvisible),
  towards('unicode-normalized', isOtherForm),
  towards('homoglyphs', isLookAlike)
]

function towards(cause: CauseCode, explains: Explains, stage: Stage = 'text'): Towards {
  return {
    cause,
    stage,
    *undo(found, original) {
      if (found.length > MAX_BYTES || !found.isText || !original.isText) return
      const places: Replacement[] = []
      const names = new Set<string>()
      visitDifferences(original.bytes, found.bytes, (from, to, foundFrom, foundTo) => {
        const whole = wholeCharacters(original.bytes, found.bytes, { original: [from, to], found: [foundFrom, foundTo] })
        const [[a, b], [c, d]] = [whole.original, whole.found]
        if (b - a > MAX_WIDTH || d - c > MAX_WIDTH) return true
        const [sealed, now] = [original.bytes.toString('utf8', a, b), found.bytes.toString('utf8', c, d)]
        if (explains(sealed, now)) {
          places.push({ offset: c, width: d - c, text: original.bytes.toString('latin1', a, b) })
          if (names.size <= MAX_NAMED) names.add(`${nameOf(now)} for ${nameOf(sealed)}`)
        }
        return places.length < MAX_PLACES
      })
      if (places.length === 0) return
      const gain = places.reduce((sum, { text, width }) => sum + text.length - width, 0)
      const named = [...names]
      const detail = `${named.slice(0, MAX_NAMED).join(', ')}${named.length > MAX_NAMED ? ', and more' : ''}`
      yield { length: found.length + gain, make: () => replaceAt(found.bytes, places), count: places.length, detail }
    }
  }
}

function nameOf(text: string): string {
  if (text === '') return 'nothing'
  return Buffer.byteLength(text) === text.length
    ? JSON.stringify(text)
    : [...text].map(character => characterName(character.codePointAt(0) ?? 0)).join(' ')
}
