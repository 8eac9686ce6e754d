import { createHash } from 'node:crypto'
import type { FindingCode } from '../../../src/model/codes.ts'
import type { HostileCase, Tree } from '../case.ts'
import { sha256, written } from '../lists.ts'

// BagIt: what a bag promises beside its digests (RFC 8493), and the tag files as things on disk.

const ALPHA = 'alpha\n'
const A = sha256(ALPHA)
const TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
const OLD = TXT.replace('1.0', '0.97')
const INFO = 'Payload-Oxum: 6.1\n'
const LINE = `${A}  data/a.txt\n`

const ANY: readonly FindingCode[] = [
  'manifest-malformed',
  'manifest-unreadable',
  'manifest-too-large',
  'manifest-schema-unknown',
  'manifest-format-unknown',
  'manifest-path-unsafe',
  'missing',
  'moved'
]

interface Bag {
  readonly txt?: Tree[number][1]
  readonly info?: Tree[number][1]
  /** Payload manifest. */
  readonly lines?: string
  /** Payload, and any other file. */
  readonly more?: Tree
}

function bag(
  id: string,
  what: string,
  { txt = TXT, info = INFO, lines = LINE, more = [] }: Bag,
  exit: 0 | 1 | 2,
  ...codes: FindingCode[]
): HostileCase {
  return {
    id: `bag: ${id}`,
    what,
    tree: [['bagit.txt', txt], ['bag-info.txt', info], ['data/a.txt', ALPHA], ...more],
    list: written('bagit', 'manifest-sha256.txt', lines),
    exit,
    codes,
    // A tag file that cannot be read may be said in several ways.
    ...(codes.length === 0 && exit !== 0 && { also: ANY })
  }
}

const sha512 = (text: string): string => createHash('sha512').update(text).digest('hex')
const tags = (info: string): Tree => [
  ['tagmanifest-sha256.txt', `${sha256(TXT)}  bagit.txt\n${sha256(info)}  bag-info.txt\n${sha256(LINE)}  manifest-sha256.txt\n`]
]
const payload = (name: string): Tree => [[name, ALPHA]]
const TWO = 'Payload-Oxum: 12.2\n'

export const BAGS: readonly HostileCase[] = [
  bag('whole', 'a bag with all its tag files', { more: tags(INFO) }, 0),
  bag(
    'tag file drifted',
    'bag-info.txt is not as the tag manifest seals it',
    { more: tags('Payload-Oxum: 7.1\n') },
    1,
    'digest-mismatch'
  ),
  bag('tag manifest is bad', 'a line of the tag manifest is none', { more: [['tagmanifest-sha256.txt', 'oops\n']] }, 2),
  bag('payload stray', 'a file of the payload that no manifest lists', { info: TWO, more: payload('data/b.txt') }, 1, 'unsealed'),
  bag('stray beside the payload', 'a file outside data/ needs no seal', { more: payload('notes.txt') }, 0),
  bag('Oxum: bytes', 'Payload-Oxum promises a byte more', { info: 'Payload-Oxum: 7.1\n' }, 1, 'oxum-mismatch'),
  bag('Oxum: files', 'Payload-Oxum promises a file more', { info: 'Payload-Oxum: 6.2\n' }, 1, 'oxum-mismatch'),
  bag('Oxum: words', 'Payload-Oxum is no pair of numbers', { info: 'Payload-Oxum: many\n' }, 2, 'manifest-malformed'),
  bag('Oxum: negative', 'Payload-Oxum is below zero', { info: 'Payload-Oxum: -6.1\n' }, 2, 'manifest-malformed'),
  bag(
    'Oxum: two',
    'a second Payload-Oxum that contradicts the first',
    { info: `${INFO}Payload-Oxum: 7.1\n` },
    2,
    'manifest-malformed'
  ),
  bag(
    'Oxum: a TiB in the payload',
    'the promise is counted, not read',
    { more: [['data/big', { zeros: 2 ** 40 }]] },
    1,
    'oxum-mismatch',
    'unsealed'
  ),
  bag('version 0.97', 'an older bag', { txt: OLD }, 0),
  bag('version 9', 'a version that is not known', { txt: TXT.replace('1.0', '9.9') }, 2),
  bag('no version', 'a bagit.txt that states none', { txt: 'Tag-File-Character-Encoding: UTF-8\n' }, 2, 'manifest-malformed'),
  bag(
    'other encoding',
    'tag files in an encoding that is not read',
    { txt: TXT.replace('UTF-8', 'ISO-8859-1') },
    2,
    'manifest-malformed'
  ),
  bag('mark', 'a byte order mark in bagit.txt', { txt: `\ufeff${TXT}` }, 2, 'manifest-malformed'),
  bag('third line', 'a line too many in bagit.txt', { txt: `${TXT}X: y\n` }, 2, 'manifest-malformed'),
  bag('blank before a colon', '1.0 forbids it', { txt: TXT.replace('Version:', 'Version :') }, 2, 'manifest-malformed'),
  bag('blank before a colon, 0.97', 'which 0.97 did not', { txt: OLD.replace('Version:', 'Version :') }, 0),
  bag('empty bagit.txt', 'a bagit.txt of no bytes', { txt: '' }, 2, 'manifest-malformed'),
  bag('bagit.txt a FIFO', 'a pipe in place of bagit.txt', { txt: { fifo: true } }, 2),
  bag('bagit.txt a folder', 'a folder in place of bagit.txt', { txt: { folder: true } }, 2),
  bag('bagit.txt a link', 'a link that leaves the bag in place of bagit.txt', { txt: { link: '@outside/secret.txt' } }, 2),
  bag('bagit.txt a TiB', 'a bagit.txt without end', { txt: { zeros: 2 ** 40 } }, 2),
  { ...bag('bagit.txt without rights', 'a bagit.txt that may not be read', { txt: { file: TXT, mode: 0 } }, 2), asNobody: true },
  bag('bag-info.txt a FIFO', 'a pipe in place of bag-info.txt', { info: { fifo: true } }, 2),
  bag('bag-info.txt a link', 'a link that leaves the bag in place of bag-info.txt', { info: { link: '@outside/secret.txt' } }, 2),
  bag('bag-info.txt a TiB', 'a bag-info.txt without end', { info: { zeros: 2 ** 40 } }, 2),
  {
    ...bag('bag-info.txt without rights', 'a bag-info.txt that may not be read', { info: { file: INFO, mode: 0 } }, 2),
    asNobody: true
  },
  bag(
    'fetch: not there',
    'what fetch.txt names is missing, and is never fetched',
    { lines: `${LINE}${A}  data/b.txt\n`, more: [['fetch.txt', 'https://example.invalid/b 6 data/b.txt\n']] },
    1,
    'missing'
  ),
  bag(
    'fetch: there',
    'what fetch.txt names is there',
    {
      info: TWO,
      lines: `${LINE}${A}  data/b.txt\n`,
      more: [
        ['fetch.txt', 'https://example.invalid/b 6 data/b.txt\n'],
        ['data/b.txt', ALPHA]
      ]
    },
    0
  ),
  bag(
    'fetch: not listed',
    'fetch.txt names what no manifest lists',
    { more: [['fetch.txt', 'https://example.invalid/c 6 data/c.txt\n']] },
    2,
    'manifest-conflict'
  ),
  bag(
    'fetch: way out',
    'fetch.txt names a path outside',
    { more: [['fetch.txt', 'https://example.invalid/c 6 ../outside/secret.txt\n']] },
    2,
    'manifest-malformed'
  ),
  bag('fetch: junk', 'a line of fetch.txt is none', { more: [['fetch.txt', 'oops\n']] }, 2, 'manifest-malformed'),
  bag('fetch: a TiB', 'a fetch.txt without end', { more: [['fetch.txt', { zeros: 2 ** 40 }]] }, 2),
  bag(
    'not below data/',
    'a payload manifest that lists a tag file',
    { lines: `${LINE}${sha256(TXT)}  bagit.txt\n` },
    2,
    'manifest-path-unsafe'
  ),
  bag(
    'out of data/',
    'a payload path that climbs',
    { lines: `${LINE}${sha256(TXT)}  data/../bagit.txt\n` },
    2,
    'manifest-path-unsafe'
  ),
  bag(
    'encoded way out',
    'only three codes are decoded: these dots are no dots',
    { lines: `${LINE}${A}  data/%2e%2e/%2e%2e/outside/alpha.txt\n` },
    1
  ),
  bag(
    'encoded percent',
    'a name with a percent sign',
    { info: TWO, lines: `${LINE}${A}  data/50%25\n`, more: payload('data/50%') },
    0
  ),
  bag(
    'encoded line feed',
    'a name with a line feed',
    { info: TWO, lines: `${LINE}${A}  data/x%0Ay\n`, more: payload('data/x\ny') },
    0
  ),
  bag(
    'lists disagree',
    'a second payload manifest that lists less',
    {
      info: TWO,
      lines: `${LINE}${A}  data/b.txt\n`,
      more: [
        ['data/b.txt', ALPHA],
        ['manifest-sha512.txt', `${sha512(ALPHA)}  data/a.txt\n`]
      ]
    },
    2,
    'manifest-conflict'
  ),
  bag(
    'second list wrong',
    'a second payload manifest with another digest',
    { more: [['manifest-sha512.txt', `${'0'.repeat(128)}  data/a.txt\n`]] },
    1,
    'digest-mismatch'
  ),
  bag(
    'second list a FIFO',
    'a pipe in place of a second payload manifest',
    { more: [['manifest-sha512.txt', { fifo: true }]] },
    2,
    'manifest-unreadable'
  ),
  bag(
    'second list a secret',
    'a link that leaves the bag in place of a second manifest',
    { more: [['manifest-sha512.txt', { link: '@outside/unsafe.sums' }]] },
    2
  ),
  {
    ...bag('weak', 'a bag that knows MD5 only', {}, 2, 'manifest-digest-weak'),
    list: written('bagit', 'manifest-md5.txt', '9f9f90dbe3e5ee1218c86b8839db1995  data/a.txt\n')
  },
  {
    ...bag('linked payload', 'data/ itself is a link out of the bag', {}, 1, 'symlink', 'unsealed'),
    tree: [
      ['bagit.txt', TXT],
      ['data', { link: '@outside' }]
    ],
    list: written('bagit', 'manifest-sha256.txt', `${A}  data/alpha.txt\n`)
  }
]
