/** References that HTML 4 defines for the second half of Latin-1, from U+00A0 on: https://www.w3.org/TR/html401/sgml/entities.html */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' '
  )
export const NAMED: ReadonlyMap<string, string> = new Map([
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
export const NAME_OF: ReadonlyMap<string, string> = new Map([...NAMED].map(([name, character]) => [character, name]))
export const MARKUP: ReadonlyMap<string, string> = new Map([
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
export const ESCAPERS: readonly { readonly name: string; readonly references: ReadonlyMap<string, string> }[] = [
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
