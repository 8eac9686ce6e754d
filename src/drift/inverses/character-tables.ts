/** Characters that stand for the same plain texts, likeliest first; `''` stands for characters that were inserted. */
export interface CharacterClass {
  readonly characters: readonly string[]
  readonly plain: readonly string[]
}

/**
 * What smart typography writes (Word and macOS auto-correction, SmartyPants, pandoc `+smart`, markdown-it `typographer`, language
 * models), by the plain text it stands for. A class is undone as a whole: a program that curls left quotes curls right quotes too.
 */
export const PUNCTUATION: readonly CharacterClass[] = [
  { characters: ['\u2014', '\u2015'], plain: ['-', '--', '---', ' - ', ' -- ', ' --- '] },
  { characters: ['\u2013', '\u2012'], plain: ['-', '--', ' - ', ' -- '] },
  { characters: ['\u2010', '\u2011'], plain: ['-'] },
  { characters: ['\u2212'], plain: ['-'] },
  { characters: ['\u201c', '\u201d', '\u201e', '\u201f'], plain: ['"', "''"] },
  { characters: ['\u2018', '\u2019', '\u201a', '\u201b'], plain: ["'"] },
  { characters: ['\u2026'], plain: ['...', '. . .', '..'] },
  { characters: ['\u00a0', '\u202f', '\u2007', '\u2009', '\u200a', '\u2002', '\u2003', '\u3000'], plain: [' ', '&nbsp;', ''] },
  { characters: ['\u00ab', '\u00bb'], plain: ['"', '<<'] },
  { characters: ['\u2032'], plain: ["'"] },
  { characters: ['\u2033'], plain: ['"'] },
  { characters: ['\u00b4'], plain: ["'", '`'] },
  { characters: ['\u2022'], plain: ['-', '*'] },
  { characters: ['\u2192'], plain: ['->', '-->'] },
  { characters: ['\u2190'], plain: ['<-', '<--'] },
  { characters: ['\u2194'], plain: ['<->', '<-->'] },
  { characters: ['\u21d2'], plain: ['=>', '==>'] },
  { characters: ['\u21d0'], plain: ['<=', '<=='] },
  { characters: ['\u2260'], plain: ['!='] },
  { characters: ['\u2264'], plain: ['<='] },
  { characters: ['\u2265'], plain: ['>='] },
  { characters: ['\u00d7'], plain: ['x', '*'] },
  { characters: ['\u00b1'], plain: ['+-', '+/-'] },
  { characters: ['\u00a9'], plain: ['(c)', '(C)'] },
  { characters: ['\u00ae'], plain: ['(r)', '(R)'] },
  { characters: ['\u2122'], plain: ['(tm)', '(TM)'] },
  { characters: ['\u00bd'], plain: ['1/2'] },
  { characters: ['\u00bc'], plain: ['1/4'] },
  { characters: ['\u00be'], plain: ['3/4'] },
  { characters: ['\ufb00'], plain: ['ff'] },
  { characters: ['\ufb01'], plain: ['fi'] },
  { characters: ['\ufb02'], plain: ['fl'] },
  { characters: ['\ufb03'], plain: ['ffi'] },
  { characters: ['\ufb04'], plain: ['ffl'] }
]

/** Invisible characters, inserted by editors, web pages, chat programs and language models, or to deceive. */
export const INVISIBLE: readonly CharacterClass[] = [
  { characters: ['\u200b', '\u2060', '\ufeff'], plain: ['', ' '] },
  { characters: ['\u200c', '\u200d'], plain: [''] },
  {
    characters: [
      '\u200e',
      '\u200f',
      '\u061c',
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202d',
      '\u202e',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069'
    ],
    plain: ['']
  },
  { characters: ['\u00ad'], plain: [''] },
  { characters: ['\ufe0e', '\ufe0f'], plain: [''] },
  {
    characters: ['\u034f', '\u180e', '\u2061', '\u2062', '\u2063', '\u2064', '\u115f', '\u1160', '\u3164', '\uffa0'],
    plain: ['', ' ']
  },
  // Tag characters, in which text can be hidden.
  { characters: Array.from({ length: 0x80 }, (_, tag) => String.fromCodePoint(0xe0000 + tag)), plain: [''] }
]
