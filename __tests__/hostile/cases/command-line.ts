import type { HostileCase, Tree } from '../case.ts'
import { listOf, sealedAs, sha256 } from '../lists.ts'

// What the run is asked: several manifests, the words of the command line.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const A = { path: 'a.txt', content: ALPHA }
const B = { path: 'b.txt', content: BETA }
const TREE: Tree = [
  ['a.txt', ALPHA],
  ['b.txt', BETA]
]
const LIST = sealedAs('gnu', [A, B])
const DRIFTED: Tree = [
  ['a.txt', 'alpHa\n'],
  ['b.txt', BETA]
]

type Case = Omit<HostileCase, 'tree' | 'exit'> & { readonly tree?: Tree; readonly exit?: 0 | 1 | 2 }

/** Unverifiable, and over a tree that is intact, unless said otherwise. */
const of = (one: Case): HostileCase => ({ tree: TREE, exit: 2, ...one })

const UNREADABLE = { codes: ['manifest-unreadable'] } as const
const NOT_FOUND = { codes: ['manifest-not-found'] } as const

const SEVERAL: readonly HostileCase[] = [
  of({
    id: 'several: agree',
    what: 'two lists that say the same',
    tree: [...TREE, ['m', LIST.bytes]],
    list: LIST,
    args: ['SHA256SUMS', 'm'],
    exit: 0
  }),
  of({
    id: 'several: one is bad',
    what: 'a good list does not cover for a bad one',
    tree: [...TREE, ['m', 'oops\n']],
    list: LIST,
    args: ['SHA256SUMS', 'm'],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'several: one is not there',
    what: 'a good list does not cover for one that is not there',
    list: LIST,
    args: ['SHA256SUMS', 'm'],
    ...NOT_FOUND
  }),
  of({
    id: 'several: one drifted',
    what: 'a good list does not cover for a drift',
    tree: [...TREE, ['m.sha256', sealedAs('gnu', [{ ...A, content: BETA }]).bytes]],
    args: ['m.sha256'],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  of({
    id: 'several: one of unknown digests',
    what: 'bare digests that no file and no name proves are no sha256',
    tree: [...TREE, ['m', sealedAs('gnu', [{ ...A, content: BETA }]).bytes]],
    args: ['m'],
    exit: 2,
    codes: ['manifest-digest-ambiguous']
  }),
  of({
    id: 'several: conflict',
    what: 'two lists seal one file to different bytes',
    tree: [...TREE, ['m.sha256', sealedAs('gnu', [{ ...A, content: BETA }]).bytes]],
    list: LIST,
    args: ['SHA256SUMS', 'm.sha256'],
    exit: 1,
    codes: ['manifest-conflict', 'digest-mismatch']
  }),
  of({
    id: 'several: conflict in length',
    what: 'two lists seal one file to different lengths',
    tree: [...TREE, ['m', listOf('columns', [{ path: 'a.txt', digest: sha256(ALPHA), bytes: 7 }]).bytes]],
    list: LIST,
    args: ['SHA256SUMS', 'm'],
    codes: [],
    also: ['manifest-conflict'],
    exit: 2
  }),
  of({
    id: 'several: same names, other roots',
    what: 'the same name under two roots is two files',
    tree: [...TREE, ['x/a.txt', BETA], ['x/SHA256SUMS', sealedAs('gnu', [{ ...A, content: BETA }]).bytes]],
    list: LIST,
    args: ['SHA256SUMS', 'x/SHA256SUMS'],
    exit: 0
  }),
  of({ id: 'several: the same twice', what: 'one list named twice', list: LIST, args: ['SHA256SUMS', './SHA256SUMS'], exit: 0 })
]

const COMMAND_LINE: readonly HostileCase[] = [
  of({ id: 'command line: nothing to find', what: 'no manifest is named and none is there', args: [], usage: /no manifest/ }),
  of({ id: 'command line: found', what: 'the one manifest of the folder is taken', list: LIST, args: [], exit: 0 }),
  of({
    id: 'command line: two to find',
    what: 'none is chosen when there are two',
    tree: [...TREE, ['x.sha256', LIST.bytes]],
    list: LIST,
    args: [],
    usage: /several manifests/
  }),
  of({
    id: 'command line: a FIFO to find',
    what: 'what bears the usual name is a pipe',
    tree: [...TREE, ['SHA256SUMS', { fifo: true }]],
    args: [],
    ...UNREADABLE
  }),
  of({
    id: 'command line: empty name',
    what: 'a manifest without a name, as from a variable that is not set',
    list: LIST,
    args: [''],
    codes: [],
    also: ['manifest-unreadable', 'manifest-not-found']
  }),
  of({
    id: 'command line: file called --help',
    what: 'after "--" a name is a name, and its file drifted',
    tree: DRIFTED,
    list: { ...LIST, file: '--help' },
    args: ['--', '--help'],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  of({
    id: 'command line: file called -h',
    what: 'after "--" a name is a name, and its file drifted',
    tree: DRIFTED,
    list: { ...LIST, file: '-h' },
    args: ['--', '-h'],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  of({
    id: 'command line: value called --help',
    what: 'a root called --help is no question',
    list: LIST,
    args: ['SHA256SUMS', '--root=--help'],
    codes: ['root-not-found']
  }),
  of({
    id: 'command line: unknown flag',
    what: 'a flag that does not exist',
    list: LIST,
    args: ['SHA256SUMS', '--ignore-missing'],
    usage: /ignore-missing/
  }),
  of({
    id: 'command line: no value',
    what: 'a flag without its value',
    list: LIST,
    args: ['SHA256SUMS', '--root'],
    usage: /root/
  }),
  of({
    id: 'command line: format of no kind',
    what: 'a format that does not exist',
    list: LIST,
    args: ['SHA256SUMS', '--format', 'zip'],
    usage: /"format"/
  }),
  of({
    id: 'command line: unsealed never',
    what: 'a word that is not allowed',
    list: LIST,
    args: ['SHA256SUMS', '--unsealed', 'never'],
    usage: /"unsealed"/
  }),
  of({
    id: 'command line: probes maybe',
    what: 'neither true nor false',
    list: LIST,
    args: ['SHA256SUMS', '--probes=maybe'],
    usage: /"--probes"/
  }),
  of({
    id: 'command line: hostile value',
    what: 'a bad value is shown escaped',
    list: LIST,
    args: ['SHA256SUMS', '--format', 'x\n::error::owned\u202e'],
    usage: /"format"/
  }),
  of({
    id: 'command line: hostile flag',
    what: 'a flag that gives orders is shown escaped',
    list: LIST,
    args: ['SHA256SUMS', '--x\n::error::owned\u202e'],
    usage: /owned/
  }),
  of({
    id: 'command line: forced wrongly',
    what: 'a list that is not of the format it is said to be',
    list: LIST,
    args: ['SHA256SUMS', '--format', 'native'],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'command line: forced rightly',
    what: 'a list that is of the format it is said to be',
    list: LIST,
    args: ['SHA256SUMS', '--format', 'gnu'],
    exit: 0
  }),
  of({
    id: 'command line: root not there',
    what: 'a root that is not there',
    list: LIST,
    args: ['SHA256SUMS', '--root', 'nowhere'],
    codes: ['root-not-found']
  }),
  of({
    id: 'command line: root a file',
    what: 'a root that is a file',
    list: LIST,
    args: ['SHA256SUMS', '--root', 'a.txt'],
    codes: ['root-not-found']
  }),
  of({
    id: 'command line: root a FIFO',
    what: 'a root that is a pipe',
    tree: [...TREE, ['pipe', { fifo: true }]],
    list: LIST,
    args: ['SHA256SUMS', '--root', 'pipe'],
    codes: ['root-not-found']
  }),
  of({
    id: 'command line: root a dangling link',
    what: 'a root that leads nowhere',
    tree: [...TREE, ['way', { link: 'nothing' }]],
    list: LIST,
    args: ['SHA256SUMS', '--root', 'way'],
    codes: ['root-not-found']
  }),
  of({
    id: 'command line: root elsewhere',
    what: 'a root where nothing sealed is',
    tree: [...TREE, ['x', { folder: true }]],
    list: LIST,
    args: ['SHA256SUMS', '--root', 'x'],
    exit: 1,
    codes: ['missing']
  }),
  of({
    id: 'command line: root empty',
    what: 'a root that came out empty, as from a variable that is not set',
    list: LIST,
    args: ['SHA256SUMS', '--root', ''],
    usage: /root/
  }),
  of({
    id: 'command line: covers empty',
    what: 'a scope that came out empty, as from a variable that is not set',
    tree: [...TREE, ['x', 'x']],
    list: LIST,
    args: ['SHA256SUMS', '--covers', ''],
    usage: /covers/
  }),
  of({
    id: 'command line: inline',
    what: 'seals on the command line itself',
    args: ['--seals', LIST.bytes.toString().trimEnd()],
    exit: 0
  }),
  of({
    id: 'command line: inline, drifted',
    what: 'seals on the command line itself',
    tree: DRIFTED,
    args: ['--seals', LIST.bytes.toString()],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  of({
    id: 'command line: inline junk',
    what: 'words that are no manifest',
    args: ['--seals', 'hello'],
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'command line: inline, only blanks',
    what: 'blanks that are no manifest',
    list: LIST,
    args: ['--seals', ' \n'],
    usage: /seals/
  }),
  of({
    id: 'command line: inline, empty',
    what: 'seals that came out empty, as from a variable that is not set',
    list: LIST,
    args: ['--seals', ''],
    usage: /seals/
  }),
  of({
    id: 'command line: literal pattern',
    what: 'a name that exists is literal, patterns in it or not',
    tree: DRIFTED,
    list: { ...LIST, file: '*.sha[2]56' },
    args: ['*.sha[2]56'],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  of({
    id: 'command line: pattern of nothing',
    what: 'a pattern that matches no manifest',
    list: LIST,
    args: ['*.sha999'],
    ...NOT_FOUND
  }),
  of({
    id: 'command line: clearance',
    what: 'nothing clears a release by itself',
    list: LIST,
    args: ['SHA256SUMS', '--require-clearance'],
    exit: 1,
    codes: ['production-held']
  }),
  of({ id: 'with probes: intact', what: 'the self-test runs first', list: LIST, probes: true, exit: 0 }),
  of({
    id: 'with probes: drifted',
    what: 'the self-test runs first',
    tree: DRIFTED,
    list: LIST,
    probes: true,
    exit: 1,
    codes: ['digest-mismatch']
  })
]

/** Limits, shares and threads: numbers in words of the caller. */
const NUMBERS: readonly HostileCase[] = [
  ...['0/2', '3/2', '-1/2', '1/0', 'a/b', '1', '1/2/3', '1.5/2', '1e0/2', '', ' ', '1/99999999999999999999'].map(shard =>
    of({
      id: `command line: shard ${JSON.stringify(shard)}`,
      what: 'a share that is none',
      list: LIST,
      args: ['SHA256SUMS', `--shard=${shard}`],
      usage: /shard/
    })
  ),
  of({
    id: 'command line: shard 1/1',
    what: 'the only share is the whole',
    list: LIST,
    args: ['SHA256SUMS', '--shard', '1/1'],
    exit: 0
  }),
  of({
    id: 'command line: shard 1/1, drifted',
    what: 'the only share is the whole',
    tree: DRIFTED,
    list: LIST,
    args: ['SHA256SUMS', '--shard', '1/1'],
    exit: 1,
    codes: ['digest-mismatch']
  }),
  ...['0', '65', '-1', '1.5', '1e1', 'many', '', ' '].map(threads =>
    of({
      id: `command line: threads ${JSON.stringify(threads)}`,
      what: 'a number of threads that is none',
      list: LIST,
      args: ['SHA256SUMS', `--threads=${threads}`],
      usage: /threads/
    })
  ),
  of({
    id: 'command line: threads 64',
    what: 'more threads than files',
    list: LIST,
    args: ['SHA256SUMS', '--threads', '64'],
    exit: 0
  }),
  ...['max-manifest-bytes', 'max-entries'].flatMap(flag =>
    ['-1', '1.5', '1e3', 'none', '', '0x10'].map(limit =>
      of({
        id: `command line: ${flag} ${JSON.stringify(limit)}`,
        what: 'a limit that is none',
        list: LIST,
        args: ['SHA256SUMS', `--${flag}=${limit}`],
        usage: new RegExp(flag)
      })
    )
  ),
  of({
    id: 'command line: one entry at most',
    what: 'a list of two under a limit of one',
    list: LIST,
    args: ['SHA256SUMS', '--max-entries', '1'],
    codes: ['manifest-too-large']
  }),
  of({
    id: 'command line: two entries at most',
    what: 'a list of two under a limit of two',
    list: LIST,
    args: ['SHA256SUMS', '--max-entries', '2'],
    exit: 0
  }),
  of({
    id: 'command line: one byte too many',
    what: 'a list that is one byte over the limit',
    list: LIST,
    args: ['SHA256SUMS', '--max-manifest-bytes', String(LIST.bytes.length - 1)],
    codes: ['manifest-too-large']
  }),
  of({
    id: 'command line: just as many bytes',
    what: 'a list that is just at the limit',
    list: LIST,
    args: ['SHA256SUMS', '--max-manifest-bytes', String(LIST.bytes.length)],
    exit: 0
  })
]

export const COMMAND_LINE_CASES: readonly HostileCase[] = [...SEVERAL, ...COMMAND_LINE, ...NUMBERS]
