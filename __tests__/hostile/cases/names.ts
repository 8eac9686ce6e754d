import type { HostileCase } from '../case.ts'
import { sealedAs } from '../lists.ts'

// Names that are legal, odd, and dangerous to print, to expand, or to take for a flag, a pattern, a command, a home folder.

const ALPHA = 'alpha\n'
const OTHER = 'alpHa\n'

const ODD: Readonly<Record<string, string>> = {
  'line feed': 'a\nb',
  'line feed and command': 'a\n::error file=x::owned\n##[error]owned',
  'carriage return': 'a\rb',
  tab: 'a\tb',
  'escape sequence': '\u001b[2J\u001b[31mred',
  'window title': '\u001b]0;owned\u0007',
  'bell and backspace': 'a\u0007\b\b',
  delete: 'a\u007fb',
  'C1 control': 'a\u009b31mb',
  'next line': 'a\u0085b',
  'double quote': 'a"b',
  'single quote': "a'b",
  backtick: 'a`id`b',
  dollar: '$(id) $HOME',
  percent: '%0A%0D::error::owned',
  'percent way out': '%2e%2e%2foutside%2fsecret.txt',
  backslash: 'a\\b',
  'backslash at the end': 'a\\',
  'backslash way out': '..\\outside\\secret.txt',
  'leading blank': ' a',
  'trailing blank': 'a ',
  'only blanks': '   ',
  'trailing dot': 'a.',
  'three dots': '...',
  'dots and letters': '..a',
  dash: 'x/-',
  flag: '--help',
  'another flag': '-rf',
  'flag with value': '--root=x',
  hash: '#x',
  'exclamation mark': '!x',
  brackets: 'a[1]',
  braces: '{a,b}',
  star: '*',
  'two stars': '**',
  'question mark': '?',
  'extended glob': '+(a|b)',
  tilde: '~',
  'tilde of root': '~root',
  'workflow command': '::set-output name=verdict::pass',
  'old workflow command': '##[add-mask]x',
  markdown: '[x](javascript:alert) | ![y](z) <b>&amp;',
  script: '<script>alert(1)<\\script>',
  'right-to-left override': 'a\u202egnp.exe',
  isolate: 'a\u2066b\u2069',
  'zero width': 'a\u200bb\u200d\ufeff',
  'byte order mark first': '\ufeffa',
  'no-break space': 'a\u00a0b',
  'line separator': 'a\u2028b\u2029',
  'soft hyphen': 'a\u00adb',
  'variation selector': 'a\ufe0f',
  'tag characters': 'a\u{e0041}\u{e007f}',
  'private use': 'a\ue000',
  noncharacter: 'a\ufffe',
  'replacement character': 'a\ufffd',
  'combining only': '\u0301\u0302',
  'Hangul filler': 'a\u3164',
  'braille blank': 'a\u2800',
  'emoji family': '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  Greek: 'Ωμέγα.md',
  Arabic: 'ملف.txt',
  ligature: 'ﬁle',
  'dotless i': 'ıI',
  'Kelvin sign': '\u212a',
  CON: 'con',
  NUL: 'NUL.txt',
  AUX: 'aux.h',
  COM1: 'sub/COM1',
  'LPT¹': 'LPT\u00b9',
  stream: 'name.txt:stream',
  __proto__: '__proto__',
  constructor: 'constructor/prototype',
  toString: 'toString',
  'git folder': '.git/config',
  URL: 'https:/evil.example/x',
  JSON: '{"path": "x"}',
  number: '0',
  comma: 'a,b,"c"',
  'CSV formula': '=cmd()'
}

const sealed = Object.values(ODD).map(path => ({ path, content: ALPHA }))
const tree = Object.values(ODD).map(path => [path, ALPHA] as const)
const drifted = Object.values(ODD).map(path => [path, OTHER] as const)

export const NAMES: readonly HostileCase[] = [
  { id: 'names: all intact, GNU', what: 'every odd name that GNU escapes can say', tree, list: sealedAs('gnu', sealed), exit: 0 },
  { id: 'names: all intact, BSD', what: 'every odd name, tagged', tree, list: sealedAs('bsd', sealed), exit: 0 },
  { id: 'names: all intact, native', what: 'every odd name that JSON can say', tree, list: sealedAs('native', sealed), exit: 0 },
  {
    id: 'names: all stray',
    what: 'every odd name, and none sealed',
    tree: [['plain', ALPHA], ...tree],
    list: sealedAs('gnu', [{ path: 'plain', content: ALPHA }]),
    args: ['SHA256SUMS', '--covers', '**'],
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'names: all drifted',
    what: 'every odd name, and other bytes in each file',
    tree: drifted,
    list: sealedAs('gnu', sealed),
    exit: 1,
    codes: ['digest-mismatch']
  },
  {
    id: 'names: all gone',
    what: 'every odd name, and no file',
    tree: [['plain', ALPHA]],
    list: sealedAs('native', [{ path: 'plain', content: ALPHA }, ...sealed.map(({ path }) => ({ path, content: OTHER }))]),
    exit: 1,
    codes: ['missing'],
    // A name may differ from another in case or Unicode form only.
    also: ['case-renamed', 'moved']
  },
  {
    id: 'name: not UTF-8, stray',
    what: 'a stray whose name is not UTF-8',
    tree: [
      ['a', ALPHA],
      [Buffer.from([0x62, 0xff]), ALPHA]
    ],
    list: sealedAs('gnu', [{ path: 'a', content: ALPHA }]),
    args: ['SHA256SUMS', '--covers', '**'],
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'name: not UTF-8, its spelling sealed',
    what: 'the letters that show the bytes do not seal them',
    tree: [
      ['b\\xff', ALPHA],
      [Buffer.from([0x62, 0xff]), ALPHA]
    ],
    list: sealedAs('gnu', [{ path: 'b\\xff', content: ALPHA }]),
    args: ['SHA256SUMS', '--covers', '**'],
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'name: a folder that is not UTF-8',
    what: 'a stray in a folder whose name is not UTF-8',
    tree: [
      ['a', ALPHA],
      [Buffer.from([0xff, 0x2f, 0x62]), ALPHA]
    ],
    list: sealedAs('gnu', [{ path: 'a', content: ALPHA }]),
    args: ['SHA256SUMS', '--covers', '**'],
    exit: 1,
    codes: ['unsealed']
  },
  ...Object.entries({
    'line feed and command': 'x\n::error::owned.sums',
    bidi: 'x\u202e.sums',
    escape: '\u001b[2J.sums',
    flag: '--json',
    pattern: 'a[1]*?.sums',
    dash: '-'
  }).map(
    ([id, file]): HostileCase => ({
      id: `manifest named: ${id}`,
      what: `a manifest called ${JSON.stringify(file)}, and a drifted file`,
      tree: [['a', OTHER]],
      list: { ...sealedAs('gnu', [{ path: 'a', content: ALPHA }]), file },
      // A dash alone is standard input.
      args: ['--', file === '-' ? './-' : file],
      exit: 1,
      codes: ['digest-mismatch']
    })
  )
]
