import { describe } from '@jest/globals'
import { drift, SCRIPTS } from './cases.ts'
import { proves, provesUnderEverySeal, provesWithLength } from './prove.ts'

const removal = (name: string, sealed: string) =>
  drift(name, sealed, sealed.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''), 'invisible-characters')
const TEXT = 'It\'s a "test" - and -- more...\nRange 10-20, self-made (c) 2026, x -> y\nPlain words stand here\n'
const smart = (text: string) =>
  text
    .replace(/(\w)'(\w)/g, '$1\u2019$2')
    .replace(/"(\w+)"/g, '\u201c$1\u201d')
    .replaceAll('--', '\u2014')
    .replaceAll('...', '\u2026')

describe('typography', () => {
  proves([
    drift('smart quotes, dashes, ellipsis', TEXT, smart(TEXT), 'unicode-punctuation'),
    drift('symbols', TEXT, TEXT.replace('(c)', '\u00a9').replace('->', '\u2192'), 'unicode-punctuation'),
    drift('an em dash with its spaces gone', TEXT, TEXT.replace(' - ', '\u2014'), 'unicode-punctuation'),
    drift('one of two apostrophes', "it's hers, it's his\n", "it\u2019s hers, it's his\n", 'unicode-punctuation'),
    drift('narrow no-break spaces', '10 km and 20 km\n', '10\u202fkm and 20\u202fkm\n', 'unicode-punctuation'),
    drift(
      'ligatures',
      'find the final flow of office work\n',
      '\ufb01nd the \ufb01nal \ufb02ow of o\ufb03ce work\n',
      'unicode-punctuation'
    ),
    drift('each dash from something else', 'a - b -- c - d\n', 'a \u2014 b \u2014 c \u2014 d\n', 'unicode-punctuation'),
    drift('sealed typography flattened', smart(TEXT), TEXT, 'unicode-punctuation'),
    drift(
      'sealed French spaces flattened',
      'Vraiment\u00a0? Oui\u00a0! Deux\u00a0: un\u00a0; deux\n',
      'Vraiment ? Oui ! Deux : un ; deux\n',
      'unicode-punctuation'
    ),
    drift('one sealed em dash flattened', 'a \u2014 b - c\nd - e - f\n', 'a - b - c\nd - e - f\n', 'unicode-punctuation')
  ])
})

describe('invisible characters', () => {
  proves([
    drift('zero width spaces', TEXT, TEXT.replaceAll('and', 'a\u200bnd'), 'invisible-characters'),
    drift('a bidi override', TEXT, TEXT.replace('test', '\u202etest\u202c'), 'invisible-characters'),
    drift('soft hyphens', TEXT, TEXT.replace('Plain', 'Pla\u00adin').replace('words', 'wo\u00adrds'), 'invisible-characters'),
    drift('a variation selector', SCRIPTS.emoji, SCRIPTS.emoji.replace('\u2705', '\u2705\ufe0f'), 'invisible-characters'),
    drift(
      'joiners that were sealed are kept',
      SCRIPTS.emoji,
      SCRIPTS.emoji.replace('done', 'do\u200bne'),
      'invisible-characters'
    ),
    drift('one joiner more than was sealed', SCRIPTS.emoji, SCRIPTS.emoji.replace('done', 'do\u200dne'), 'invisible-characters'),
    drift('tag characters', TEXT, TEXT.replace('words', 'words\u{e0068}\u{e0069}'), 'invisible-characters'),
    drift('with smart quotes', TEXT, smart(TEXT).replace('words', '\u2060words'), ['unicode-punctuation', 'invisible-characters'])
  ])
})

const URL = 'See https://example.org/harbour/tables, page 4.\nThe Donaudampfschiff leaves at noon.\n'
const PERSIAN = '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0628\u0631\u0648\u0645\n'

describe('invisible characters that were taken out', () => {
  provesWithLength([
    removal('a zero width space in an address', URL.replace('harbour/', 'harbour/\u200b')),
    removal('zero width spaces in an address', URL.replace('harbour/', 'harbour/\u200b').replace('org/', 'org/\u200b')),
    removal('a soft hyphen', URL.replace('Donau', 'Donau\u00ad')),
    removal('two soft hyphens', URL.replace('Donaudampf', 'Donau\u00addampf\u00ad')),
    removal('a mark inside', URL.replace('The', '\ufeffThe')),
    removal('a word joiner', URL.replace('page 4', 'page\u2060 4')),
    removal('a right-to-left mark', URL.replace('\nThe', '\u200f\nThe')),
    removal('a non-joiner', PERSIAN)
  ])
})

describe('normal forms', () => {
  proves([
    ...(['latin', 'greek', 'korean', 'japanese'] as const).flatMap(script => [
      drift(`decomposed ${script}`, SCRIPTS[script].normalize('NFC'), SCRIPTS[script].normalize('NFD'), 'unicode-normalized'),
      drift(`composed ${script}`, SCRIPTS[script].normalize('NFD'), SCRIPTS[script].normalize('NFC'), 'unicode-normalized')
    ]),
    drift('one character of many', 'déjà vu, été, forêt, garçon\n', 'de\u0301jà vu, été, forêt, garçon\n', 'unicode-normalized'),
    drift('full-width forms', 'ABC 123\n', '\uff21\uff22\uff23 \uff11\uff12\uff13\n', 'unicode-normalized')
  ])
})

describe('folded look-alikes under any seal', () => {
  provesUnderEverySeal([
    drift('full-width brackets for sealed ASCII', 'foo(bar)baz\n', 'foo\uff08bar\uff09baz\n', 'unicode-normalized'),
    drift('full-width letters', 'Terms 20\n', '\uff34\uff45\uff52\uff4d\uff53 20\n', 'unicode-normalized'),
    drift('with an accent', 'f\u00e9e (bar)\n', 'f\u00e9e \uff08bar\uff09\n', 'unicode-normalized')
  ])
  provesWithLength([drift('in part', 'a\uff08b\uff09(c)\n', 'a\uff08b\uff09\uff08c\uff09\n', 'unicode-normalized')])
})
