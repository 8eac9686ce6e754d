import type { HostileCase, Sealed } from '../case.ts'
import { sealedAs, sha256, written } from '../lists.ts'
import { OUTSIDE } from '../sandbox.ts'

// Sealed bytes that are at another name, and all that could be taken for them.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const SECRET = OUTSIDE['secret.txt'] ?? ''
const A: Sealed = { path: 'a.txt', content: ALPHA }
const B: Sealed = { path: 'sub/b.txt', content: BETA }

const TERABYTE = 2 ** 40

export const ELSEWHERE: readonly HostileCase[] = [
  {
    id: 'moved',
    what: 'the sealed bytes stand under another name',
    tree: [['other/a.txt', ALPHA]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['moved']
  },
  {
    id: 'moved into a dot folder',
    what: 'the sealed bytes stand in a hidden folder',
    tree: [['.old/a.txt', ALPHA]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['moved']
  },
  {
    id: 'moved into .git',
    what: 'what lies in .git is no part of the tree',
    tree: [['.git/a.txt', ALPHA]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'moved outside by a link',
    what: 'the bytes stand outside, and a link leads there',
    tree: [['way', { link: '@outside' }]],
    list: sealedAs('gnu', [{ path: 'a.txt', content: SECRET }]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'linked elsewhere',
    what: 'a link to the sealed bytes stands elsewhere',
    tree: [['way', { link: '@outside/alpha.txt' }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'missing beside a FIFO',
    what: 'a pipe is not opened to look for moved bytes',
    tree: [['pipe', { fifo: true }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'missing beside a circle of links',
    what: 'a folder that links to itself is not walked',
    tree: [['sub/way', { link: '..' }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'missing beside a TiB',
    what: 'a file of 1 TiB is not hashed to look for moved bytes',
    tree: [['big', { zeros: TERABYTE }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'missing beside a TiB, length sealed',
    what: 'another length cannot be the moved file',
    tree: [['big', { zeros: TERABYTE }]],
    list: sealedAs('native', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'missing above a buried file',
    what: 'folders deeper than the system can name',
    tree: [['deep', { buried: 25 }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'empty file missing beside empty files',
    what: 'every empty file has the bytes of every other: nothing was moved',
    tree: [
      ['x', ''],
      ['y', '']
    ],
    list: sealedAs('gnu', [{ path: 'a.txt', content: '' }]),
    exit: 1,
    codes: [],
    also: ['missing', 'moved']
  },
  {
    id: 'swapped',
    what: 'two files hold each other’s bytes',
    tree: [
      ['a.txt', BETA],
      ['sub/b.txt', ALPHA]
    ],
    list: sealedAs('gnu', [A, B]),
    exit: 1,
    codes: ['swapped']
  },
  {
    id: 'case differs',
    what: 'the name on disk differs in case only',
    tree: [['A.TXT', ALPHA]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['case-renamed']
  },
  {
    id: 'folder case differs',
    what: 'a folder on disk differs in case only',
    tree: [['SUB/b.txt', BETA]],
    list: sealedAs('gnu', [B]),
    exit: 1,
    codes: ['case-renamed']
  },
  {
    id: 'sealed NFC, NFD on disk',
    what: 'the name on disk is in another Unicode form',
    tree: [['cafe\u0301', ALPHA]],
    list: sealedAs('gnu', [{ path: 'caf\u00e9', content: ALPHA }]),
    exit: 1,
    codes: ['case-renamed']
  },
  {
    id: 'sealed NFD, NFC on disk',
    what: 'the name on disk is in another Unicode form',
    tree: [['caf\u00e9', ALPHA]],
    list: sealedAs('native', [{ path: 'cafe\u0301', content: ALPHA }]),
    exit: 1,
    codes: ['case-renamed']
  },
  {
    id: 'case twins',
    what: 'two files whose names differ in case only are two files here',
    tree: [
      ['a.txt', ALPHA],
      ['A.TXT', BETA]
    ],
    list: sealedAs('gnu', [A, { path: 'A.TXT', content: BETA }]),
    exit: 0
  },
  {
    id: 'case twins, one gone',
    what: 'the other twin does not stand in for it',
    tree: [['A.TXT', BETA]],
    list: sealedAs('gnu', [A, { path: 'A.TXT', content: BETA }]),
    exit: 1,
    codes: [],
    also: ['missing', 'case-renamed']
  },
  {
    id: 'look-alike letters',
    what: 'a Cyrillic letter in the name on disk',
    tree: [['\u0430.txt', ALPHA]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: [],
    also: ['missing', 'moved'],
    says: /\\u\{430\}|U\+0?430/
  },
  {
    id: 'backslash for slash',
    what: 'a name with a backslash is that name; that the one with a slash is there, is said',
    tree: [['sub/b.txt', BETA]],
    list: written('gnu', 'SHA256SUMS', `${sha256(BETA)}  sub\\b.txt\n`),
    exit: 1,
    codes: [],
    also: ['missing', 'moved'],
    says: /sub\/b\.txt/
  },
  {
    id: 'backslash in a name',
    what: 'a file with a backslash in its name',
    tree: [['sub\\b.txt', BETA]],
    list: written('gnu', 'SHA256SUMS', `${sha256(BETA)}  sub\\b.txt\n`),
    exit: 0
  }
]
