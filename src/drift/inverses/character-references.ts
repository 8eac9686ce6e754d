import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { jsonText } from '../json/text.ts'
import type { Candidate, Inverse } from './inverse.ts'

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

/** References that HTML 4 defines for the second half of Latin-1, from U+00A0 on: https://www.w3.org/TR/html401/sgml/entities.html */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' '
  )
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN1.map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries({
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    ndash: '\u2013',
    mdash: '\u2014',
    lsquo: '\u2018',
    rsquo: '\u2019',
    sbquo: '\u201a',
    ldquo: '\u201c',
    rdquo: '\u201d',
    bdquo: '\u201e',
    dagger: '†',
    Dagger: '‡',
    bull: '•',
    hellip: '\u2026',
    permil: '‰',
    lsaquo: '\u2039',
    rsaquo: '\u203a',
    euro: '€',
    trade: '™',
    minus: '\u2212',
    rarr: '→',
    larr: '←',
    le: '≤',
    ge: '≥',
    ne: '≠',
    infin: '∞'
  })
])
const NAME_OF: ReadonlyMap<string, string> = new Map([...NAMED].map(([name, character]) => [character, name]))
const MARKUP: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['#039', "'"],
  ['#x27', "'"],
  ['#34', '"'],
  ['amp', '&']
])
/** Sets of characters that HTML escapers write as references: https://docs.python.org/3/library/html.html#html.escape */
const ESCAPERS: readonly { readonly name: string; readonly references: ReadonlyMap<string, string> }[] = [
  ...['&quot;', '&#34;'].flatMap(quote =>
    ['&#39;', '&#x27;', '&#039;', '&apos;'].map(apostrophe => ({
      name: `&lt; ${quote} ${apostrophe}`,
      references: escaper(quote, apostrophe)
    }))
  ),
  { name: '&lt; &quot;', references: escaper('&quot;') },
  { name: '&lt;', references: escaper() }
]

function escaper(quote?: string, apostrophe?: string): ReadonlyMap<string, string> {
  const references = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;']
  ])
  if (quote !== undefined) references.set('"', quote)
  if (apostrophe !== undefined) references.set("'", apostrophe)
  return references
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
