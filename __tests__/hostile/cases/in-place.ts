import type { FindingCode } from '../../../src/model/codes.ts'
import type { HostileCase, Sealed, Thing, Tree } from '../case.ts'
import { ofLength, sealedAs } from '../lists.ts'
import { OUTSIDE } from '../sandbox.ts'

// What is at a sealed path, and on the way to it.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const SECRET = OUTSIDE['secret.txt'] ?? ''
const A: Sealed = { path: 'a.txt', content: ALPHA }

/** One sealed file, `a.txt`, and what stands in its place; the list says no length. */
function inPlace(id: string, what: string, thing: Thing, code: FindingCode, beside: Tree = []): HostileCase {
  return { id, what, tree: [['a.txt', thing], ...beside], list: sealedAs('gnu', [A]), exit: 1, codes: [code] }
}

/** The same for a path of several segments. */
function onTheWay(id: string, what: string, path: string, code: FindingCode, tree: Tree, content = ALPHA): HostileCase {
  return { id, what, tree, list: sealedAs('gnu', [{ path, content }]), exit: 1, codes: [code] }
}

export const IN_PLACE: readonly HostileCase[] = [
  inPlace('FIFO, no length sealed', 'a named pipe that nobody writes to', { fifo: true }, 'not-a-file'),
  {
    ...inPlace('FIFO, length sealed', 'a named pipe under a length', { fifo: true }, 'not-a-file'),
    list: sealedAs('native', [A])
  },
  {
    ...inPlace('FIFO, sealed empty', 'a named pipe for a file of no bytes', { fifo: true }, 'not-a-file'),
    list: ofLength('a.txt', 0, '')
  },
  inPlace('socket', 'a unix socket', { socket: true }, 'not-a-file'),
  {
    ...inPlace('socket, sealed empty', 'a unix socket for a file of no bytes', { socket: true }, 'not-a-file'),
    list: ofLength('a.txt', 0, '')
  },
  inPlace('empty folder', 'an empty folder', { folder: true }, 'not-a-file'),
  {
    ...inPlace('folder, sealed empty', 'a folder for a file of no bytes', { folder: true }, 'not-a-file'),
    list: ofLength('a.txt', 0, '')
  },
  inPlace('full folder', 'a folder that holds a file of the same name', { folder: true }, 'not-a-file', [['a.txt/a.txt', ALPHA]]),
  inPlace('link to the same bytes inside', 'a link to a twin in the root', { link: 'twin.txt' }, 'symlink', [
    ['twin.txt', ALPHA]
  ]),
  inPlace('link to the same bytes outside', 'a link to a twin outside the root', { link: '@outside/alpha.txt' }, 'symlink'),
  inPlace('link by relative way outside', 'a link that climbs out of the root', { link: '../outside/secret.txt' }, 'symlink'),
  inPlace('link to a secret', 'a link to a file whose bytes nobody may see', { link: '@outside/secret.txt' }, 'symlink'),
  {
    ...inPlace('link to a secret, sealed', 'its true digest makes it no better', { link: '@outside/secret.txt' }, 'symlink'),
    list: sealedAs('gnu', [{ path: 'a.txt', content: SECRET }])
  },
  inPlace('dangling link', 'a link to nothing', { link: 'nothing' }, 'symlink'),
  inPlace('dangling link outside', 'a link to nothing outside the root', { link: '@outside/nothing' }, 'symlink'),
  inPlace('link to itself', 'a link that leads to itself', { link: 'a.txt' }, 'symlink'),
  inPlace('two links in a circle', 'a link to a link to it', { link: 'b' }, 'symlink', [['b', { link: 'a.txt' }]]),
  inPlace('link to a link', 'two links on the way to the true bytes', { link: 'l' }, 'symlink', [
    ['l', { link: 'twin' }],
    ['twin', ALPHA]
  ]),
  inPlace('link to a folder', 'a link to a folder', { link: '@outside' }, 'symlink'),
  inPlace('link to the root', 'a link to the root itself', { link: '.' }, 'symlink'),
  inPlace('link to a FIFO', 'a link to a named pipe', { link: 'pipe' }, 'symlink', [['pipe', { fifo: true }]]),
  ...[
    '/dev/zero',
    '/dev/full',
    '/dev/tty',
    '/dev/stdin',
    '/dev/fd/0',
    '/proc/self/environ',
    '/proc/self/mem',
    '/proc/self/fd/1'
  ].map(device => inPlace(`link to ${device}`, 'a link to a device or to the process itself', { link: device }, 'symlink')),
  {
    id: 'hard link',
    what: 'a second name of the same file is that file',
    tree: [
      ['twin.txt', ALPHA],
      ['a.txt', { hardLinkTo: 'twin.txt' }]
    ],
    list: sealedAs('gnu', [A]),
    exit: 0
  },
  {
    id: 'empty file',
    what: 'a file of no bytes, sealed so',
    tree: [['a.txt', '']],
    list: sealedAs('gnu', [{ path: 'a.txt', content: '' }]),
    exit: 0
  },
  {
    id: 'empty file, sealed full',
    what: 'a file of no bytes, sealed to some',
    tree: [['a.txt', '']],
    list: sealedAs('gnu', [A]),
    exit: 1,
    codes: ['digest-mismatch']
  },
  {
    id: 'full file, sealed empty',
    what: 'a file of some bytes, sealed to none',
    tree: [['a.txt', ALPHA]],
    list: sealedAs('gnu', [{ path: 'a.txt', content: '' }]),
    exit: 1,
    codes: ['digest-mismatch']
  }
]

export const ON_THE_WAY: readonly HostileCase[] = [
  onTheWay('linked folder inside', 'the folder is a link to a folder with the true bytes', 'sub/b.txt', 'symlink', [
    ['real/b.txt', ALPHA],
    ['sub', { link: 'real' }]
  ]),
  onTheWay('linked folder outside', 'the folder is a link that leaves the root', 'sub/alpha.txt', 'symlink', [
    ['sub', { link: '@outside' }]
  ]),
  onTheWay('linked folder to a secret', 'the folder is a link that leaves the root', 'sub/secret.txt', 'symlink', [
    ['sub', { link: '@outside' }]
  ]),
  onTheWay(
    'linked folder to a secret, sealed',
    'its true digest makes it no better',
    'sub/secret.txt',
    'symlink',
    [['sub', { link: '@outside' }]],
    SECRET
  ),
  onTheWay('linked folder, first of three', 'the first of three folders is a link', 'x/y/z/alpha.txt', 'symlink', [
    ['real/y/z/alpha.txt', ALPHA],
    ['x', { link: 'real' }]
  ]),
  onTheWay('linked folder, second of three', 'the second of three folders is a link', 'x/y/z/alpha.txt', 'symlink', [
    ['real/z/alpha.txt', ALPHA],
    ['x/y', { link: '../real' }]
  ]),
  onTheWay('linked folder, last of three', 'the last of three folders is a link', 'x/y/z/alpha.txt', 'symlink', [
    ['x/y/z', { link: '@outside' }]
  ]),
  onTheWay('linked folder to the root', 'a folder that is the root again', 'sub/a.txt', 'symlink', [
    ['a.txt', ALPHA],
    ['sub', { link: '.' }]
  ]),
  onTheWay('linked folder to /', 'a folder that is the whole system', 'sub/etc/hostname', 'symlink', [['sub', { link: '/' }]]),
  onTheWay('linked folder to /proc', 'a folder that is the process itself', 'sub/environ', 'symlink', [
    ['sub', { link: '/proc/self' }]
  ]),
  onTheWay('dangling folder', 'the folder is a link to nothing', 'sub/b.txt', 'symlink', [['sub', { link: 'nothing' }]]),
  onTheWay('folder that links to itself', 'the folder is a link to itself', 'sub/b.txt', 'symlink', [['sub', { link: 'sub' }]]),
  onTheWay('file for a folder', 'a file stands where a folder should', 'sub/b.txt', 'missing', [['sub', BETA]]),
  onTheWay('FIFO for a folder', 'a pipe stands where a folder should', 'sub/b.txt', 'missing', [['sub', { fifo: true }]]),
  onTheWay('linked file for a folder', 'a link to a file stands where a folder should', 'sub/b.txt', 'symlink', [
    ['f', ALPHA],
    ['sub', { link: 'f' }]
  ]),
  onTheWay('no folder', 'the folder is not there', 'sub/deep/b.txt', 'missing', []),
  {
    id: 'root reached by a link',
    what: 'the root is named by the user, so a link to it is followed',
    tree: [
      ['real/a.txt', ALPHA],
      ['way', { link: 'real' }]
    ],
    list: sealedAs('gnu', [A]),
    args: ['SHA256SUMS', '--root', 'way'],
    exit: 0
  },
  {
    id: 'root reached by a link, drifted',
    what: 'and its files are still held to their seals',
    tree: [
      ['real/a.txt', 'alpHa\n'],
      ['way', { link: 'real' }]
    ],
    list: sealedAs('gnu', [A]),
    args: ['SHA256SUMS', '--root', 'way'],
    exit: 1,
    codes: ['digest-mismatch']
  }
]
