import type { HostileCase, Sealed } from '../case.ts'
import { ofLength, sealedAs } from '../lists.ts'

// Files without end, names without end, files that may not be read.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const A: Sealed = { path: 'a.txt', content: ALPHA }
const B: Sealed = { path: 'sub/b.txt', content: BETA }

const LONG_NAME = 'n'.repeat(255)
const DEEP = `${'d/'.repeat(900)}f`
const TERABYTE = 2 ** 40

const SIZES: readonly HostileCase[] = [
  {
    id: 'name of 255 bytes',
    what: 'the longest name that a file can have',
    tree: [[LONG_NAME, ALPHA]],
    list: sealedAs('gnu', [{ path: LONG_NAME, content: ALPHA }]),
    exit: 0
  },
  {
    id: 'name of 255 bytes, drifted',
    what: 'the same with other bytes',
    tree: [[LONG_NAME, BETA]],
    list: sealedAs('gnu', [{ path: LONG_NAME, content: ALPHA }]),
    exit: 1,
    codes: ['digest-mismatch']
  },
  {
    id: 'name of 256 bytes',
    what: 'a name that no file can have',
    tree: [['a.txt', ALPHA]],
    list: sealedAs('gnu', [A, { path: `${LONG_NAME}n`, content: ALPHA }]),
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'path of 5000 bytes',
    what: 'a path that is longer than the system takes',
    tree: [['a.txt', ALPHA]],
    list: sealedAs('gnu', [A, { path: `${'d/'.repeat(2500)}f`, content: ALPHA }]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: 'path of 5000 bytes, begun',
    what: 'the same where its first folders are there',
    tree: [
      ['a.txt', ALPHA],
      [DEEP, ALPHA]
    ],
    list: sealedAs('gnu', [A, { path: `${'d/'.repeat(900)}${'e'.repeat(255)}/${'e'.repeat(2500)}`, content: BETA }]),
    exit: 1,
    codes: ['missing']
  },
  {
    id: '900 folders deep',
    what: 'a path through 900 folders',
    tree: [[DEEP, ALPHA]],
    list: sealedAs('gnu', [{ path: DEEP, content: ALPHA }]),
    exit: 0
  },
  {
    id: '900 folders deep, drifted',
    what: 'the same with other bytes',
    tree: [[DEEP, BETA]],
    list: sealedAs('gnu', [{ path: DEEP, content: ALPHA }]),
    exit: 1,
    codes: ['digest-mismatch']
  },
  {
    id: 'a TiB for six bytes',
    what: 'a file of 1 TiB in place of one of six bytes: its length alone refuses it',
    tree: [['a.txt', { zeros: TERABYTE }]],
    list: sealedAs('native', [A]),
    exit: 1,
    codes: ['length-mismatch']
  },
  {
    id: 'a TiB for no bytes',
    what: 'a file of 1 TiB in place of an empty one',
    tree: [['a.txt', { zeros: TERABYTE }]],
    list: ofLength('a.txt', 0, ''),
    exit: 1,
    codes: ['length-mismatch']
  },
  {
    id: 'six bytes for a TiB',
    what: 'a seal that promises 1 TiB',
    tree: [['a.txt', ALPHA]],
    list: ofLength('a.txt', TERABYTE, ALPHA),
    exit: 2,
    codes: ['manifest-conflict']
  },
  {
    id: 'six bytes for 2^53-1',
    what: 'a seal that promises the greatest length',
    tree: [['a.txt', ALPHA]],
    list: ofLength('a.txt', Number.MAX_SAFE_INTEGER, ALPHA),
    exit: 2,
    codes: ['manifest-conflict']
  },
  {
    id: 'a TiB less one byte',
    what: 'a file of 1 TiB in place of one that is a byte longer',
    tree: [['a.txt', { zeros: TERABYTE }]],
    list: ofLength('a.txt', TERABYTE + 1, ALPHA),
    exit: 1,
    codes: ['length-mismatch']
  },
  {
    id: '4 MiB of zeros',
    what: 'a file of 4 MiB under a list without lengths',
    tree: [['a.txt', { zeros: 2 ** 22 }]],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['digest-mismatch']
  },
  {
    id: 'right digest, wrong length',
    what: 'the digest is right and the sealed length is not',
    tree: [['a.txt', ALPHA]],
    list: ofLength('a.txt', 7, ALPHA),
    exit: 2,
    codes: ['manifest-conflict']
  },
  {
    id: 'right digest, right length',
    what: 'the same with the true length',
    tree: [['a.txt', ALPHA]],
    list: ofLength('a.txt', 6, ALPHA),
    exit: 0
  }
]

/** The whole of /dev as a root: files that have no end, or that wait. */
const DEVICES: readonly HostileCase[] = (
  [
    ['zero', 6],
    ['zero', 0],
    ['zero', 2 ** 40],
    ['full', 2 ** 40],
    ['urandom', 2 ** 40],
    ['random', 6],
    ['null', 0],
    ['null', 6],
    ['tty', 0],
    ['ptmx', 6]
  ] as const
).map(([device, bytes]) => ({
  id: `device ${device} as ${bytes} bytes`,
  what: `the device /dev/${device} in place of a file of ${bytes} bytes`,
  tree: [],
  list: ofLength(device, bytes, ''),
  args: ['seal-gate.json', '--root', '/dev'],
  exit: 1 as const,
  codes: ['not-a-file' as const]
}))

const RIGHTS: readonly HostileCase[] = [
  {
    id: 'file without rights',
    what: 'a file that may not be read',
    tree: [['a.txt', { file: ALPHA, mode: 0 }]],
    list: sealedAs('gnu', [A]),
    asNobody: true,
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'file with rights',
    what: 'the same file with rights',
    tree: [['a.txt', { file: ALPHA, mode: 0o444 }]],
    list: sealedAs('gnu', [A]),
    asNobody: true,
    exit: 0
  },
  {
    id: 'folder without rights',
    what: 'a folder that may not be entered',
    tree: [
      ['sub', { folder: true, mode: 0 }],
      ['sub/b.txt', BETA]
    ],
    list: sealedAs('gnu', [B]),
    asNobody: true,
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'folder that may be listed only',
    what: 'a folder that may be listed and not entered',
    tree: [
      ['sub', { folder: true, mode: 0o444 }],
      ['sub/b.txt', BETA]
    ],
    list: sealedAs('gnu', [B]),
    asNobody: true,
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'folder that may be entered only',
    what: 'a folder that may be entered and not listed: the sealed file in it can be read',
    tree: [
      ['sub', { folder: true, mode: 0o111 }],
      ['sub/b.txt', BETA]
    ],
    list: sealedAs('gnu', [B]),
    asNobody: true,
    exit: 0
  },
  {
    id: 'covered folder that may not be listed',
    what: 'a stray could hide there',
    tree: [
      ['a.txt', ALPHA],
      ['sub', { folder: true, mode: 0o111 }],
      ['sub/stray', BETA]
    ],
    list: sealedAs('gnu', [A]),
    args: ['SHA256SUMS', '--covers', '**'],
    asNobody: true,
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'one unreadable, one drifted',
    what: 'wrong bytes are wrong whatever else could not be judged',
    tree: [
      ['a.txt', { file: ALPHA, mode: 0 }],
      ['sub/b.txt', 'beTa\n']
    ],
    list: sealedAs('gnu', [A, B]),
    asNobody: true,
    exit: 1,
    codes: ['digest-mismatch', 'unreadable']
  },
  {
    id: 'one missing, one unreadable elsewhere',
    what: 'a file that may not be read is not searched for moved bytes, and does not break the run',
    tree: [['x.bin', { file: ALPHA, mode: 0 }]],
    list: sealedAs('gnu', [A]),
    asNobody: true,
    exit: 1,
    codes: ['missing']
  }
]

export const SIZES_AND_RIGHTS: readonly HostileCase[] = [...SIZES, ...DEVICES, ...RIGHTS]
