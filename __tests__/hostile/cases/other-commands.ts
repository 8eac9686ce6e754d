import type { HostileCase, Tree } from '../case.ts'
import { listOf, sealedAs, sha256, written } from '../lists.ts'

// The commands beside `verify` that read what a stranger may have written: the same rules hold for what they open, print and write.

const SEALED = 'one - two\n'
const DRIFTED = 'one — two\r\n'
const DIGEST = sha256(SEALED)
const MEASURE = ['--sha256', DIGEST, '--bytes', '10']
const LIST = sealedAs('native', [{ path: 'sub/f', content: SEALED }])
const REPORT = '{"schema": "seal-gate/report/2", "verdict": "pass"}\n'

type Case = Pick<HostileCase, 'id' | 'what' | 'verb' | 'args' | 'exit'> & Partial<HostileCase>

const of = (one: Case): HostileCase => ({ tree: [], ...one, id: `other commands: ${one.id}` })

/** A drifted file that is reached in a way by which nothing may be written. */
function restore(id: string, what: string, tree: Tree, exit: 1 | 2 = 1): HostileCase {
  return of({ id: `restore ${id}`, what, verb: 'restore', tree, list: LIST, args: ['seal-gate.json', '--write'], exit })
}

export const OTHER_COMMANDS: readonly HostileCase[] = [
  of({ id: 'explain', what: 'a drifted file', verb: 'explain', tree: [['f', DRIFTED]], args: ['f', ...MEASURE], exit: 1 }),
  of({
    id: 'explain, intact',
    what: 'a file that is as sealed',
    verb: 'explain',
    tree: [['f', SEALED]],
    args: ['f', ...MEASURE],
    exit: 0
  }),
  of({ id: 'explain a FIFO', what: 'a pipe', verb: 'explain', tree: [['f', { fifo: true }]], args: ['f', ...MEASURE], exit: 2 }),
  of({
    id: 'explain a folder',
    what: 'a folder',
    verb: 'explain',
    tree: [['f', { folder: true }]],
    args: ['f', ...MEASURE],
    exit: 2
  }),
  of({ id: 'explain a device', what: 'a device without end', verb: 'explain', args: ['/dev/zero', ...MEASURE], exit: 2 }),
  of({
    id: 'explain a TiB',
    what: 'a file of 1 TiB',
    verb: 'explain',
    tree: [['f', { zeros: 2 ** 40 }]],
    args: ['f', ...MEASURE],
    exit: 'refused'
  }),
  of({ id: 'explain nothing', what: 'a file that is not there', verb: 'explain', args: ['f', ...MEASURE], exit: 2 }),
  of({
    id: 'explain a secret by a link',
    what: 'a link that leaves the folder',
    verb: 'explain',
    tree: [['f', { link: '@outside/secret.txt' }]],
    args: ['f', ...MEASURE],
    exit: 2
  }),
  of({
    id: 'explain commands',
    what: 'drifted bytes and a name that give orders',
    verb: 'explain',
    tree: [['::error::f\u202e', '::error::owned\n##[error]x\u001b[2J']],
    args: ['::error::f\u202e', ...MEASURE],
    exit: 1
  }),
  of({
    id: 'explain by no digest',
    what: 'a digest that came out empty',
    verb: 'explain',
    tree: [['f', SEALED]],
    args: ['f', '--sha256', '', '--bytes', '10'],
    exit: 2
  }),
  of({
    id: 'explain by a short digest',
    what: 'a digest that was cut',
    verb: 'explain',
    tree: [['f', SEALED]],
    args: ['f', '--sha256', DIGEST.slice(1), '--bytes', '10'],
    exit: 2
  }),
  restore('through a linked folder', 'the folder is a link that leaves the root', [['sub', { link: '@outside' }]]),
  restore('through a link', 'the file is a link that leaves the root', [['sub/f', { link: '@outside/alpha.txt' }]]),
  restore('into a FIFO', 'a pipe in place of the file', [['sub/f', { fifo: true }]]),
  restore('into a folder', 'a folder in place of the file', [['sub/f', { folder: true }]]),
  restore('a file that is gone', 'there are no bytes to start from', [['x', '']]),
  {
    ...restore('by a bad list', 'a manifest that cannot be judged', [['sub/f', DRIFTED]], 2),
    list: written('native', 'seal-gate.json', '{}')
  },
  of({ id: 'merge no report', what: 'JSON that is no report', verb: 'merge', tree: [['r', '{}\n']], args: ['r'], exit: 2 }),
  of({
    id: 'merge a bare pass',
    what: 'a report that only says that it passes',
    verb: 'merge',
    tree: [['r', REPORT]],
    args: ['r'],
    exit: 2
  }),
  of({
    id: 'merge a FIFO',
    what: 'a pipe in place of a report',
    verb: 'merge',
    tree: [['r', { fifo: true }]],
    args: ['r'],
    exit: 2
  }),
  of({ id: 'merge a device', what: 'a device without end', verb: 'merge', args: ['/dev/zero'], exit: 2 }),
  of({ id: 'merge nothing', what: 'a report that is not there', verb: 'merge', args: ['r'], exit: 2 }),
  of({ id: 'merge none', what: 'no report at all', verb: 'merge', args: [], exit: 2 }),
  of({ id: 'merge a TiB', what: 'a report without end', verb: 'merge', tree: [['r', { zeros: 2 ** 40 }]], args: ['r'], exit: 2 }),
  of({
    id: 'merge deep JSON',
    what: 'brackets without end',
    verb: 'merge',
    tree: [['r', '['.repeat(200_000)]],
    args: ['r'],
    exit: 2
  }),
  of({
    id: 'merge a secret by a link',
    what: 'a link that leaves the folder',
    verb: 'merge',
    tree: [['r', { link: '@outside/secret.txt' }]],
    args: ['r'],
    exit: 2
  }),
  of({
    id: 'repair a FIFO',
    what: 'a pipe in place of a manifest',
    verb: 'repair',
    tree: [['m', { fifo: true }]],
    args: ['m'],
    exit: 2,
    says: /m/
  }),
  of({ id: 'repair nothing', what: 'a manifest that is not there', verb: 'repair', args: ['m'], exit: 2 }),
  of({
    id: 'repair a TiB',
    what: 'a manifest without end',
    verb: 'repair',
    tree: [['m', { zeros: 2 ** 40 }]],
    args: ['m'],
    exit: 2
  }),
  of({
    id: 'repair junk',
    what: 'lines that no spelling mends',
    verb: 'repair',
    tree: [['m', 'oops\n']],
    args: ['m'],
    exit: 'refused'
  }),
  of({
    id: 'repair a way out',
    what: 'an unsafe path is not mended',
    verb: 'repair',
    tree: [['m', `${DIGEST}  ../outside/secret.txt\r\n`]],
    args: ['m'],
    exit: 'refused'
  }),
  of({
    id: 'repair a secret by a link',
    what: 'a link that leaves the folder',
    verb: 'repair',
    tree: [['m', { link: '@outside/named.sums' }]],
    args: ['m'],
    exit: 'refused'
  }),
  of({
    id: 'repair CRLF',
    what: 'what is mended, is',
    verb: 'repair',
    list: listOf('gnu', [{ path: 'f', digest: DIGEST, bytes: 10 }], bytes =>
      Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
    ),
    args: ['SHA256SUMS'],
    exit: 0,
    says: /f\n/
  })
]
