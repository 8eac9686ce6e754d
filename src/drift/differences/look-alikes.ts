/** A letter that looks like an ASCII letter, and is another one. */
export interface LookAlike {
  readonly codePoint: number
  readonly letter: string
  readonly script: Script
  readonly name: string
}

/** `LATIN` is for letters that look like ASCII ones and are none. */
export type Script = 'CYRILLIC' | 'GREEK' | 'ARMENIAN' | 'LATIN'

/**
 * Letters of the alphabets beside the Latin one that are confusable with one ASCII letter each, by code point.
 * Source: https://www.unicode.org/Public/security/latest/confusables.txt, single letters of these scripts, with lower-case Greek
 * letters that only some fonts draw alike. Forms that NFKC folds are not here.
 */
const TABLE: Readonly<Record<Script, string>> = {
  CYRILLIC:
    '0430 a SMALL LETTER A;0435 e SMALL LETTER IE;043E o SMALL LETTER O;0440 p SMALL LETTER ER;0441 c SMALL LETTER ES;' +
    '0445 x SMALL LETTER HA;0443 y SMALL LETTER U;0456 i SMALL LETTER BYELORUSSIAN-UKRAINIAN I;0458 j SMALL LETTER JE;' +
    '0455 s SMALL LETTER DZE;0501 d SMALL LETTER KOMI DE;051B q SMALL LETTER QA;051D w SMALL LETTER WE;' +
    '04BB h SMALL LETTER SHHA;04CF l SMALL LETTER PALOCHKA;0475 v SMALL LETTER IZHITSA;0410 A CAPITAL LETTER A;' +
    '0412 B CAPITAL LETTER VE;0415 E CAPITAL LETTER IE;041A K CAPITAL LETTER KA;041C M CAPITAL LETTER EM;' +
    '041D H CAPITAL LETTER EN;041E O CAPITAL LETTER O;0420 P CAPITAL LETTER ER;0421 C CAPITAL LETTER ES;' +
    '0422 T CAPITAL LETTER TE;0423 Y CAPITAL LETTER U;0425 X CAPITAL LETTER HA;' +
    '0406 I CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I;0408 J CAPITAL LETTER JE;0405 S CAPITAL LETTER DZE;' +
    '051A Q CAPITAL LETTER QA;051C W CAPITAL LETTER WE;050C G CAPITAL LETTER KOMI SJE;0474 V CAPITAL LETTER IZHITSA;' +
    '04C0 I LETTER PALOCHKA;04AE Y CAPITAL LETTER STRAIGHT U;',
  GREEK:
    '03BF o SMALL LETTER OMICRON;03C1 p SMALL LETTER RHO;03BD v SMALL LETTER NU;03B1 a SMALL LETTER ALPHA;' +
    '03B9 i SMALL LETTER IOTA;03C5 u SMALL LETTER UPSILON;03B3 y SMALL LETTER GAMMA;03C3 o SMALL LETTER SIGMA;' +
    '03F2 c LUNATE SIGMA SYMBOL;03F3 j LETTER YOT;0391 A CAPITAL LETTER ALPHA;0392 B CAPITAL LETTER BETA;' +
    '0395 E CAPITAL LETTER EPSILON;0396 Z CAPITAL LETTER ZETA;0397 H CAPITAL LETTER ETA;0399 I CAPITAL LETTER IOTA;' +
    '039A K CAPITAL LETTER KAPPA;039C M CAPITAL LETTER MU;039D N CAPITAL LETTER NU;039F O CAPITAL LETTER OMICRON;' +
    '03A1 P CAPITAL LETTER RHO;03A4 T CAPITAL LETTER TAU;03A5 Y CAPITAL LETTER UPSILON;03A7 X CAPITAL LETTER CHI;' +
    '03F9 C CAPITAL LUNATE SIGMA SYMBOL;037F J CAPITAL LETTER YOT;',
  ARMENIAN:
    '0585 o SMALL LETTER OH;057D u SMALL LETTER SEH;0578 n SMALL LETTER VO;0570 h SMALL LETTER HO;0581 g SMALL LETTER CO;' +
    '0555 O CAPITAL LETTER OH;054D U CAPITAL LETTER SEH;053C L CAPITAL LETTER LIWN;',
  LATIN: '0251 a SMALL LETTER ALPHA;0261 g SMALL LETTER SCRIPT G;0131 i SMALL LETTER DOTLESS I;017F f SMALL LETTER LONG S;'
}

/** By code point. All are of two bytes in UTF-8. */
export const LOOK_ALIKES: ReadonlyMap<number, LookAlike> = new Map(
  scripts().flatMap(script =>
    TABLE[script]
      .split(';')
      .filter(row => row !== '')
      .map(row => {
        const [hex = '', letter = '', ...words] = row.split(' ')
        const codePoint = Number.parseInt(hex, 16)
        return [codePoint, { codePoint, letter, script, name: `${script} ${words.join(' ')}` }] as const
      })
  )
)

function scripts(): readonly Script[] {
  return ['CYRILLIC', 'GREEK', 'ARMENIAN', 'LATIN']
}

/** The text with every look-alike as the ASCII letter that it looks like. */
export function skeleton(text: string): string {
  let out = ''
  for (const character of text) out += LOOK_ALIKES.get(character.codePointAt(0) ?? 0)?.letter ?? character
  return out
}

/**
 * For each character, whether it must be shown by number: a look-alike in a word that has ASCII letters too, or nothing but
 * look-alikes. In a word with other letters of its script it is read as what it is.
 */
export function ambiguous(characters: readonly string[]): readonly boolean[] {
  const hidden = characters.map(() => false)
  let from = 0
  for (let at = 0; at <= characters.length; at++) {
    if (at < characters.length && /[\p{L}\p{M}\p{N}_]/u.test(characters[at] ?? '')) continue
    const word = characters.slice(from, at)
    const alike = word.map(character => LOOK_ALIKES.has(character.codePointAt(0) ?? 0))
    const isMixed = word.some(character => /[A-Za-z]/.test(character))
    if (isMixed || alike.every((is, index) => is || !/\p{L}/u.test(word[index] ?? '')))
      for (const [index, is] of alike.entries()) hidden[from + index] = is
    from = at + 1
  }
  return hidden
}
