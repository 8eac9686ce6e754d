import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { jsonText } from '../json/text.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { ESCAPERS, MARKUP, NAME_OF, NAMED } from './reference-tables.ts'

/** Larger texts are not decoded for this. */
const MAX_BYTES = 4 * 1024 * 1024

/** One way to write characters as ASCII. */
interface Spelling {
  readonly name: string
  /** Every place in this spelling; the first group that took part is read. */
  readonly places: RegExp
  readonly read: (match: RegExpMatchArray) => string | undefined
  /** A character over ASCII in this spelling; undefined when it has none. */
  readonly write: (character: string) => string | undefined
}

const SPELLINGS: readonly Spelling[] = [
  ...(['lower', 'upper'] as const).flatMap(digits => [
    hexSpelling(`\\uXXXX in ${digits} case`, /(?<!\\)((?:\\u[0-9a-fA-F]{4})+)/g, units =>
      units.map(unit => `\\u${hex(unit, 4, digits)}`).join('')
    ),
    hexSpelling(`&#x…; in ${digits} case`, /&#[xX]([0-9a-fA-F]{2,6});/g, (_, codePoint) => `&#x${hex(codePoint, 1, digits)};`),
    bytesSpelling(digits)
  ]),
  {
    name: '&#…;',
    places: /&#(\d{2,7});/g,
    read: ([, digits = '']) => characterOf(Number.parseInt(digits, 10)),
    write: character => `&#${character.codePointAt(0)};`
  },
  {
    name: 'named references',
    places: /&([A-Za-z]{2,8}[1-4]{0,2});/g,
    read: ([, name = '']) => NAMED.get(name),
    write: character => {
      const name = NAME_OF.get(character)
      return name === undefined ? undefined : `&${name};`
    }
  }
]

function hexSpelling(name: string, places: RegExp, writeAs: (units: readonly number[], codePoint: number) => string): Spelling {
  return {
    name,
    places,
    read: ([, spelled = '']) =>
      spelled.startsWith('\\u')
        ? String.fromCharCode(
            ...spelled
              .split('\\u')
              .slice(1)
              .map(unit => Number.parseInt(unit, 16))
          )
        : characterOf(Number.parseInt(spelled, 16)),
    write: character =>
      writeAs(
        Array.from({ length: character.length }, (_, at) => character.charCodeAt(at)),
        character.codePointAt(0) ?? 0
      )
  }
}

/** `\xXX` for each byte of UTF-8, as programs print bytes. */
function bytesSpelling(digits: 'lower' | 'upper'): Spelling {
  return {
    name: `\\xXX in ${digits} case, bytes of UTF-8`,
    places: /(?<!\\)((?:\\x[89a-fA-F][0-9a-fA-F])+)/g,
    read: ([, spelled = '']) => {
      const bytes = Buffer.from(spelled.replaceAll('\\x', ''), 'hex')
      const text = bytes.toString('utf8')
      return Buffer.from(text).equals(bytes) ? text : undefined
    },
    write: character => Array.from(Buffer.from(character), byte => `\\x${hex(byte, 2, digits)}`).join('')
  }
}

function hex(value: number, width: number, digits: 'lower' | 'upper'): string {
  const text = value.toString(16).padStart(width, '0')
  return digits === 'upper' ? text.toUpperCase() : text
}

function characterOf(codePoint: number): string | undefined {
  return codePoint > 0x7f && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
    ? String.fromCodePoint(codePoint)
    : undefined
}

/** Characters were written as escapes or references: those over ASCII in one spelling or in every one, or what markup reserves. */
export const referencesAdded: Inverse = {
  cause: 'character-references',
  stage: 'text',
  *undo(found, seal) {
    const { text } = found
    if (text === undefined || !mayHaveBeenEscaped(found, text)) return
    const names = new Set<string>()
    const read = new Set<string>()
    let [all, count] = [text, 0]
    for (const { name, places, read: characterAt } of seal.text === 'ascii' ? [] : spellingsIn(found)) {
      const one = replaced(text, places, characterAt)
      if (one.count === 0 || read.has(one.text)) continue
      read.add(one.text)
      names.add(name)
      yield candidate(one.text, one.count, `${name} for characters`, 2)
      const further = replaced(all, places, characterAt)
      all = further.text
      count += further.count
    }
    if (names.size > 1) yield candidate(all, count, 'escapes and references for characters', 3)
    const markup = replaced(text, /&(lt|gt|quot|apos|amp|#0?39|#x27|#34);/g, ([, name = '']) => MARKUP.get(name))
    if (markup.count > 0) yield candidate(markup.text, markup.count, 'references for < > & and quotation marks', 2)
    if (markup.count > 0 && count > 0) {
      const both = replaced(all, /&(lt|gt|quot|apos|amp|#0?39|#x27|#34);/g, ([, name = '']) => MARKUP.get(name))
      yield candidate(both.text, both.count + count, 'references for characters and markup', 3)
    }
  }
}

/** Escapes that JSON itself reads are `json-reencoded`, in a chain with other causes too. */
function spellingsIn(found: Content): readonly Spelling[] {
  return jsonText(found) === undefined ? SPELLINGS : SPELLINGS.filter(({ name }) => !name.startsWith('\\u'))
}

function mayHaveBeenEscaped({ length }: Content, text: string): boolean {
  return length <= MAX_BYTES && (text.includes('&') || text.includes('\\'))
}

/** Escapes and references were read as the characters for which they stand. */
export const referencesRead: Inverse = {
  cause: 'character-references',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    const { text } = found
    if (text === undefined || found.length > MAX_BYTES || found.hasNul) return
    if (!found.isAscii) yield* writtenInSpellings(text, seal, spellingsIn(found))
    for (const { name, references } of ESCAPERS) {
      const one = replaced(text, /[<>&"']/g, ([character]) => references.get(character))
      if (one.count > 0) yield { ...candidate(one.text, one.count, `characters for ${name}`), last: true }
    }
  }
}

function* writtenInSpellings(text: string, seal: Seal, spellings: readonly Spelling[]): Iterable<Candidate> {
  for (const { name, write } of spellings) {
    const one = replaced(text, /[^\0-\x7f]/gu, ([character]) => write(character))
    const isWhole = seal.text !== 'ascii' || !/[^\0-\x7f]/.test(one.text)
    if (one.count > 0 && isWhole) yield { ...candidate(one.text, one.count, `characters for ${name}`), last: true }
  }
}

function replaced(
  text: string,
  places: RegExp,
  write: (match: RegExpMatchArray) => string | undefined
): { readonly text: string; readonly count: number } {
  let [out, from, count] = ['', 0, 0]
  for (const match of text.matchAll(places)) {
    const written = write(match)
    if (written === undefined) continue
    out += text.slice(from, match.index) + written
    from = match.index + match[0].length
    count++
  }
  return { text: out + text.slice(from), count }
}

function candidate(text: string, count: number, detail: string, weight?: number): Candidate {
  return {
    length: Buffer.byteLength(text),
    make: () => Buffer.from(text),
    count,
    detail,
    ...(weight !== undefined && { weight })
  }
}
