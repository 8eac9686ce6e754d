import type { Content } from '../content.ts'

/** Places in a text where plain characters may stand for typographic ones. */
export interface PlainKind {
  readonly places: readonly { readonly offset: number; readonly width: number }[]
  /** What may have been written there, likeliest first; if there are two texts, the places have them in turn. */
  readonly writings: readonly Writing[]
  /** Set when typographic programs (SmartyPants, word processors) use the first writing everywhere; lower numbers are more common. */
  readonly smart?: 1 | 2 | 3
}

export type Writing = readonly [string] | readonly [string, string]

/** A word byte of UTF-8 text in Latin-1. */
const W = '[\\w\\x80-\\xff]'
const NO_BREAK = ['\u00a0', '\u202f', '\u2009'] as const
const SPACES = ['\u00a0', '\u202f', '\u2009', '\u3000', '\u2003', '\u2002', '\u2007', '\u200a'] as const

/** A text of two characters is a pair. */
const kind = (plain: RegExp, texts: readonly string[], smart?: 1 | 2 | 3) => ({
  plain,
  writings: texts.map((text): Writing => (text.length === 2 ? [text.charAt(0), text.charAt(1)] : [text])),
  smart
})

/** The table of typographic characters by place; `character-tables.ts` has it by character. */
const KINDS = [
  // Quotation marks and apostrophes.
  kind(new RegExp(`(?<=${W})'(?=${W})`, 'g'), ['\u2019', '\u02bc', '\u2032', '\u00b4'], 1),
  kind(/(?<![\w\x80-\xff.,!?'])'(?=[^\s'])/g, ['\u2018', '\u201a', '\u2019', '\u201b', '\u2039'], 1),
  kind(/(?<=[\w\x80-\xff.,!?])'(?![\w\x80-\xff'])/g, ['\u2019', '\u2018', '\u2032', '\u203a'], 1),
  kind(/(?<![\w\x80-\xff.,!?)\]])"(?=\S)/g, ['\u201c', '\u00ab', '\u201e', '\u201d', '\u00bb'], 1),
  kind(/(?<=[\w\x80-\xff.,!?)\]])"/g, ['\u201d', '\u00bb', '\u201c', '\u00ab', '\u2033'], 1),
  kind(/"/g, ['\u201c\u201d', '\u00ab\u00bb', '\u201e\u201c', '\u00bb\u00ab', '\u201e\u201d', '\u201d', '\u2033']),
  {
    plain: /(?<=^|[\s(])" (?=\S)|(?<=[\w\x80-\xff.!?]) "(?=$|[\s.,;:!?)])/gm,
    writings: NO_BREAK.map((space): Writing => [`\u00ab${space}`, `${space}\u00bb`]),
    smart: undefined
  },
  kind(/(?<![\w\x80-\xff])'|'(?![\w\x80-\xff])/g, ['\u2018\u2019', '\u201a\u2018', '\u2039\u203a']),
  kind(/'/g, ['\u2019', '\u2032', '\u00b4', '\u2018']),
  kind(/``/g, ['\u201c']),
  kind(/''/g, ['\u201d', '\u2033', '\u201c']),
  kind(/`/g, ['\u2018', '\u00b4']),
  kind(/<</g, ['\u00ab']),
  kind(/>>/g, ['\u00bb']),
  kind(/(?<=\d)'/g, ['\u2032']),
  kind(/(?<=\d)"/g, ['\u2033']),
  // Dashes, hyphens and the minus.
  kind(/---/g, ['\u2014'], 2),
  kind(/(?<!-)--(?!-)/g, ['\u2014', '\u2013'], 2),
  kind(/(?<= )-(?= )/g, ['\u2013', '\u2014', '\u2212', '\u2010', '\u2012', '\u2015'], 3),
  kind(/ - /g, ['\u2014', '\u2013']),
  kind(/ -- /g, ['\u2014', '\u2013']),
  kind(/ --- /g, ['\u2014']),
  kind(/(?<=\d)-(?=\d)/g, ['\u2013', '\u2011', '\u2212', '\u2012', '\u2010', '\u2014']),
  kind(/(?<=[^\W\d_]|[\x80-\xff])-(?=[^\W\d_]|[\x80-\xff])/g, ['\u2011', '\u2010', '\u2014', '\u2013']),
  kind(/(?<![\w\x80-\xff)-])-(?=[\d.])/g, ['\u2212', '\u2013']),
  kind(/-/g, ['\u2013', '\u2014', '\u2011', '\u2212', '\u2010']),
  // Spaces.
  kind(/ (?=[:;!?%]|\xc2\xbb)/g, NO_BREAK),
  kind(/ (?=[AaPp]\.?[Mm]\b)/g, ['\u202f', '\u00a0', '\u2009']),
  kind(/(?<=\d) (?=[A-Za-z\xc2\xe2$%])/g, NO_BREAK),
  kind(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK),
  kind(/(?<=\b[A-Za-z]\.) (?=\S)/g, NO_BREAK),
  kind(/(?<=[^\S\r\n]|^) (?=\S)|(?<=\S) (?= )/gm, ['\u00a0']),
  kind(/ /g, SPACES),
  kind(/&nbsp;/g, NO_BREAK),
  // Signs.
  kind(/\.\.\./g, ['\u2026'], 2),
  kind(/\. \. \./g, ['\u2026']),
  kind(/(?<!\.)\.\.(?!\.)/g, ['\u2026', '\u2025']),
  kind(/(?<!-)->/g, ['\u2192'], 3),
  kind(/-->/g, ['\u2192', '\u27f6']),
  kind(/<-(?!-)/g, ['\u2190'], 3),
  kind(/<--/g, ['\u2190']),
  kind(/<->/g, ['\u2194']),
  kind(/<-->/g, ['\u2194']),
  kind(/(?<!=)=>/g, ['\u21d2']),
  kind(/==>/g, ['\u21d2']),
  kind(/<==/g, ['\u21d0']),
  kind(/<=/g, ['\u2264', '\u21d0']),
  kind(/>=/g, ['\u2265']),
  kind(/!=/g, ['\u2260']),
  kind(/\+\/?-/g, ['\u00b1']),
  kind(/(?<=[\d)] ?)[xX](?= ?[\d(])/g, ['\u00d7']),
  kind(/(?<=[\w)] ?)\*(?= ?[\w(])/g, ['\u00d7', '\u00b7']),
  kind(/\([cC]\)/g, ['\u00a9'], 3),
  kind(/\([rR]\)/g, ['\u00ae'], 3),
  kind(/\((?:tm|TM)\)/g, ['\u2122'], 3),
  kind(/(?<=\w)TM\b/g, ['\u2122']),
  kind(/(?<![\d/])1\/2(?![\d/])/g, ['\u00bd'], 3),
  kind(/(?<![\d/])1\/4(?![\d/])/g, ['\u00bc'], 3),
  kind(/(?<![\d/])3\/4(?![\d/])/g, ['\u00be'], 3),
  kind(/(?<![\d/])1\/3(?![\d/])/g, ['\u2153']),
  kind(/(?<![\d/])2\/3(?![\d/])/g, ['\u2154']),
  kind(/(?<=^[ \t]*)\*(?= )/gm, ['\u2022', '\u00b7']),
  kind(/(?<=^[ \t]*)-(?= )/gm, ['\u2022', '\u2013', '\u00b7']),
  kind(/(?<=^[ \t]*)o(?= )/gm, ['\u2022', '\u25e6']),
  kind(/EUR\b/g, ['\u20ac']),
  // Ligatures.
  kind(/ffi/g, ['\ufb03']),
  kind(/ffl/g, ['\ufb04']),
  kind(/ff(?![il])/g, ['\ufb00']),
  kind(/(?<!f)fi/g, ['\ufb01']),
  kind(/(?<!f)fl/g, ['\ufb02'])
] as const

/** Without any of these nothing above matches. */
const ANY = /['"`<>\-. &=!+xX*()/oEfT]/
/** Places are objects; a kind with more places is left out. */
const MAX_PLACES = 50_000

const perContent = new WeakMap<Content, readonly PlainKind[]>()

/** The kinds of places that the text has, those of typographic programs first. */
export function kindsOfPlainText(found: Content): readonly PlainKind[] {
  const known = perContent.get(found) ?? kindsIn(found)
  perContent.set(found, known)
  return known
}

function kindsIn({ latin1 }: Content): PlainKind[] {
  if (!ANY.test(latin1)) return []
  const seen = new Set<string>()
  return KINDS.flatMap(({ plain, writings, smart }) => {
    const places: { offset: number; width: number }[] = []
    for (const { 0: text, index } of latin1.matchAll(plain)) {
      places.push({ offset: index, width: text.length })
      if (places.length > MAX_PLACES) return []
    }
    // Two kinds with the same places count as one.
    const key = `${places.length} ${places[0]?.offset} ${places.at(-1)?.offset} ${writings[0]?.join('')}`
    if (places.length === 0 || seen.has(key)) return []
    seen.add(key)
    return [{ places, writings, ...(smart !== undefined && { smart }) }]
  })
}
