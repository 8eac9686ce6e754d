import type { HostileCase, Tree } from '../case.ts'
import { sealedAs, sha256, written } from '../lists.ts'

// The manifest as a thing on disk, and its pin.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const A = { path: 'a.txt', content: ALPHA }
const B = { path: 'b.txt', content: BETA }
const TREE: Tree = [
  ['a.txt', ALPHA],
  ['b.txt', BETA]
]
const LIST = sealedAs('gnu', [A, B])
const PIN = sha256(LIST.bytes)
const DRIFTED: Tree = [
  ['a.txt', 'alpHa\n'],
  ['b.txt', BETA]
]

type Case = Omit<HostileCase, 'tree' | 'exit'> & { readonly tree?: Tree; readonly exit?: 0 | 1 | 2 }

/** Unverifiable, and over a tree that is intact, unless said otherwise. */
const of = (one: Case): HostileCase => ({ tree: TREE, exit: 2, ...one })

const UNREADABLE = { codes: ['manifest-unreadable'] } as const
const NOT_FOUND = { codes: ['manifest-not-found'] } as const

const MANIFEST_ON_DISK: readonly HostileCase[] = [
  of({ id: 'manifest: not there', what: 'a manifest that is not there', args: ['nowhere'], ...NOT_FOUND }),
  of({
    id: 'manifest: below a file',
    what: 'a manifest below a file',
    args: ['a.txt/SHA256SUMS'],
    ...NOT_FOUND,
    also: ['root-not-found']
  }),
  of({
    id: 'manifest: folder',
    what: 'a folder in place of the manifest',
    tree: [...TREE, ['m', { folder: true }]],
    args: ['m'],
    answered: /there is no manifest in "m"/,
    ...UNREADABLE
  }),
  of({ id: 'manifest: this folder', what: 'the root itself for a manifest', args: ['.'], ...UNREADABLE }),
  of({
    id: 'manifest: FIFO',
    what: 'a pipe in place of the manifest',
    tree: [...TREE, ['m', { fifo: true }]],
    args: ['m'],
    ...UNREADABLE
  }),
  of({
    id: 'manifest: socket',
    what: 'a socket in place of the manifest',
    tree: [...TREE, ['m', { socket: true }]],
    args: ['m'],
    ...UNREADABLE
  }),
  of({ id: 'manifest: /dev/zero', what: 'a device without end', args: ['/dev/zero'], ...UNREADABLE }),
  of({
    id: 'manifest: /dev/null',
    what: 'a device without bytes',
    args: ['/dev/null'],
    codes: [],
    also: ['manifest-unreadable', 'manifest-empty']
  }),
  of({
    id: 'manifest: /dev/stdin',
    what: 'standard input',
    args: ['/dev/stdin'],
    codes: [],
    also: ['manifest-unreadable', 'manifest-empty']
  }),
  of({ id: 'manifest: -', what: 'a dash is standard input, which has nothing', args: ['-'], codes: ['manifest-empty'] }),
  of({
    id: 'manifest: link to /dev/zero',
    what: 'a link to a device without end',
    tree: [...TREE, ['m', { link: '/dev/zero' }]],
    args: ['m'],
    ...UNREADABLE
  }),
  of({
    id: 'manifest: link to a FIFO',
    what: 'a link to a pipe',
    tree: [...TREE, ['p', { fifo: true }], ['m', { link: 'p' }]],
    args: ['m'],
    ...UNREADABLE
  }),
  of({
    id: 'manifest: dangling link',
    what: 'a link to nothing',
    tree: [...TREE, ['m', { link: 'nothing' }]],
    args: ['m'],
    answered: /there is no manifest "m"/,
    ...NOT_FOUND
  }),
  of({
    id: 'manifest: circle',
    what: 'a link to itself',
    tree: [...TREE, ['m', { link: 'm' }]],
    args: ['m'],
    answered: /there is no manifest "m"/,
    ...UNREADABLE
  }),
  of({
    id: 'manifest: the environment',
    what: 'a link to the process’s own environment',
    tree: [...TREE, ['m', { link: '/proc/self/environ' }]],
    args: ['m'],
    codes: [],
    also: ['manifest-empty', 'manifest-unreadable', 'manifest-encoding']
  }),
  of({
    id: 'manifest: 300 MiB',
    what: 'more bytes than a manifest may have',
    tree: [...TREE, ['m', { zeros: 300 * 2 ** 20 }]],
    args: ['m'],
    codes: ['manifest-too-large']
  }),
  of({
    id: 'manifest: a TiB',
    what: 'far more bytes than a manifest may have',
    tree: [...TREE, ['m', { zeros: 2 ** 40 }]],
    args: ['m'],
    codes: ['manifest-too-large']
  }),
  of({
    id: 'manifest: 100 MiB of zeros',
    what: 'nothing but NUL',
    tree: [...TREE, ['m', { zeros: 100 * 2 ** 20 }]],
    args: ['m'],
    codes: ['manifest-encoding']
  }),
  of({
    id: 'manifest: without rights',
    what: 'a manifest that may not be read',
    tree: [...TREE, ['m', { file: 'x', mode: 0 }]],
    args: ['m'],
    asNobody: true,
    ...UNREADABLE
  }),
  of({
    id: 'manifest: text',
    what: 'a file that is no manifest',
    tree: [...TREE, ['m', 'hello world\n']],
    args: ['m'],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'manifest: HTML',
    what: 'an error page that was downloaded in its place',
    tree: [...TREE, ['m', '<!DOCTYPE html>\n<title>404</title>\n']],
    args: ['m'],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'manifest: gzip',
    what: 'a manifest that is still compressed',
    tree: [...TREE, ['m', Buffer.from('1f8b0800000000000003', 'hex')]],
    args: ['m'],
    codes: [],
    also: ['manifest-encoding', 'manifest-format-unknown']
  }),
  of({
    id: 'manifest: merge conflict',
    what: 'a manifest with conflict marks',
    tree: [...TREE, ['m', `${sha256(ALPHA)}  a.txt\n<<<<<<< HEAD\n${sha256(BETA)}  b.txt\n=======\n>>>>>>> x\n`]],
    args: ['m'],
    codes: ['manifest-malformed']
  }),
  of({
    id: 'manifest: only comments',
    what: 'every entry was commented out',
    tree: [...TREE, ['m', `# ${sha256(ALPHA)}  a.txt\n\n`]],
    args: ['m'],
    codes: ['manifest-empty']
  }),
  of({
    id: 'manifest: its own seal',
    what: 'a list cannot hold its own digest',
    tree: TREE,
    list: sealedAs('gnu', [A, { path: 'SHA256SUMS', content: 'x' }]),
    codes: ['manifest-malformed']
  }),
  of({
    id: 'manifest: by a link',
    what: 'the user named the manifest, so a link to it is followed',
    tree: [...TREE, ['lists/real', LIST.bytes], ['m', { link: 'lists/real' }]],
    args: ['m'],
    exit: 0
  }),
  of({
    id: 'manifest: by a link, drifted',
    what: 'and its files are still held to their seals',
    tree: [...DRIFTED, ['lists/real', LIST.bytes], ['m', { link: 'lists/real' }]],
    args: ['m'],
    exit: 1,
    codes: ['digest-mismatch']
  })
]

/** A checkout may put a link to anything in place of the manifest: nothing of what is there may be quoted. */
const LEAKS: readonly HostileCase[] = (
  [
    ['secret.txt', 'auto'],
    ['secret.txt', 'native'],
    ['secret.txt', 'gnu'],
    ['secret.txt', 'bsd'],
    ['secret.txt', 'columns'],
    ['secret.txt', 'hashdeep'],
    ['secret.txt', 'gentoo'],
    ['secret.txt', 'debian'],
    ['secret.txt', 'wheel-record'],
    ['secret.txt', 'cargo'],
    ['secret.txt', 'lfs'],
    ['unknown-key.json', 'auto'],
    ['broken.json', 'auto'],
    ['unsafe.sums', 'auto'],
    ['tagged.sums', 'auto'],
    ['pairs.txt', 'debian'],
    ['pairs.txt', 'auto']
  ] as const
).map(([secret, format]) => ({
  id: `manifest: link to outside/${secret} as ${format}`,
  what: 'a link that leaves the root stands in place of the manifest',
  tree: [...TREE, ['m', { link: `@outside/${secret}` }]],
  args: ['m', '--format', format],
  exit: 2,
  also: [
    'manifest-format-unknown',
    'manifest-malformed',
    'manifest-key-unknown',
    'manifest-key-duplicate',
    'manifest-path-unsafe',
    'manifest-digest-invalid',
    'manifest-digest-weak',
    'manifest-unreadable',
    'manifest-empty',
    'manifest-schema-unknown',
    'manifest-truncated'
  ]
}))

const PINS: readonly HostileCase[] = [
  of({
    id: 'pin: right',
    what: 'the manifest is the pinned one',
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', PIN],
    exit: 0
  }),
  of({
    id: 'pin: wrong',
    what: 'its own bytes have changed',
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', sha256('x')],
    exit: 1,
    codes: ['manifest-pin-mismatch']
  }),
  of({
    id: 'pin: changed together',
    what: 'a file and its seal were changed together',
    tree: [
      ['a.txt', BETA],
      ['b.txt', BETA]
    ],
    list: sealedAs('gnu', [{ ...A, content: BETA }, B]),
    args: ['SHA256SUMS', '--manifest-sha256', PIN],
    exit: 1,
    codes: ['manifest-pin-mismatch']
  }),
  of({
    id: 'pin: changed together, no pin',
    what: 'without a pin the gate cannot know',
    tree: [
      ['a.txt', BETA],
      ['b.txt', BETA]
    ],
    list: sealedAs('gnu', [{ ...A, content: BETA }, B]),
    exit: 0
  }),
  ...['ab', `${PIN}0`, `0x${PIN}`, `${PIN.slice(0, -1)}g`, 'nowhere.sha256', 'a.txt', '.', '/dev/zero', 'pipe', ' '].map(pin =>
    of({
      id: `pin: ${pin.length > 60 ? `${pin.slice(0, 2)}…${pin.slice(-2)}` : JSON.stringify(pin)}`,
      what: 'a pin that is none',
      tree: [...TREE, ['pipe', { fifo: true }]],
      list: LIST,
      args: ['SHA256SUMS', '--manifest-sha256', pin],
      codes: [],
      also: ['manifest-pin-mismatch'],
      ...((pin === ' ' || pin === `${PIN}0`) && { usage: /manifest-sha256/ })
    })
  ),
  of({
    id: 'pin: empty',
    what: 'a pin that came out empty, as from a variable that is not set, is no wish for no pin',
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', ''],
    usage: /manifest-sha256/
  }),
  of({
    id: 'pin: a secret',
    what: 'a pin file outside the root is not quoted',
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', '@outside/secret.txt'],
    codes: ['manifest-pin-mismatch']
  }),
  of({
    id: 'pin: link to a secret',
    what: 'a pin file that leads outside the root is not quoted',
    tree: [...TREE, ['pin', { link: '@outside/secret.txt' }]],
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', 'pin'],
    codes: ['manifest-pin-mismatch']
  }),
  of({
    id: 'pin: link to a token',
    what: 'a pin file that leads outside the root is not quoted, though it looks like a pin',
    tree: [...TREE, ['pin', { link: '@outside/token.txt' }]],
    list: LIST,
    args: ['SHA256SUMS', '--manifest-sha256', 'pin'],
    codes: ['manifest-pin-mismatch']
  }),
  of({
    id: 'pin: a manifest that cannot be judged',
    what: 'a pin does not make a bad manifest good',
    list: written('gnu', 'SHA256SUMS', 'oops\n'),
    args: ['SHA256SUMS', '--manifest-sha256', sha256('oops\n')],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'pin: two manifests',
    what: 'one pin cannot hold two manifests',
    tree: [...TREE, ['m', LIST.bytes]],
    list: LIST,
    args: ['SHA256SUMS', 'm', '--manifest-sha256', PIN],
    codes: ['manifest-pin-mismatch']
  })
]

export const MANIFESTS: readonly HostileCase[] = [...MANIFEST_ON_DISK, ...LEAKS, ...PINS]
