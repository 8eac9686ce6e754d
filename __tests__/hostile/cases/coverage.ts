import type { HostileCase, List, Thing, Tree } from '../case.ts'
import { sealedAs, sha256, written } from '../lists.ts'

// Completeness: every file in the covered scope has a seal, and the scope itself cannot be made to shrink, to hang or to leave the root.

const ALPHA = 'alpha\n'
const ENTRY = `{"path": "a.txt", "sha256": "${sha256(ALPHA)}", "bytes": 6}`
const SEALED = [{ path: 'a.txt', content: ALPHA }]

/** A native list of one file. That it covers the whole tree cannot be said to a peer; some of them look for strays unasked. */
function covering(...globs: readonly string[]): List {
  const head = `"schema": "seal-gate/manifest/1", "covers": ${JSON.stringify(globs)}`
  const list = written('native', 'seal-gate.json', `{${head}, "files": [${ENTRY}]}\n`)
  return globs.join() === '**' ? { ...list, sealed: SEALED } : list
}

function stray(id: string, what: string, name: string, thing: Thing, exit: 0 | 1 = 1): HostileCase {
  return {
    id: `stray: ${id}`,
    what,
    tree: [
      ['a.txt', ALPHA],
      [name, thing]
    ],
    list: covering('**'),
    exit,
    codes: exit === 1 ? ['unsealed'] : []
  }
}

/** A glob from the manifest that is no honest scope. */
function glob(id: string, what: string, globs: readonly string[], tree: Tree = [['a.txt', ALPHA]]): HostileCase {
  return {
    id: `covers: ${id}`,
    what,
    tree,
    list: covering(...globs),
    exit: 2,
    codes: [],
    also: ['covers-empty', 'manifest-malformed']
  }
}

const A: Tree = [['a.txt', ALPHA]]
const LONG = 'a'.repeat(255)

export const COVERAGE: readonly HostileCase[] = [
  { id: 'complete', what: 'every file of the scope is sealed', tree: A, list: covering('**'), exit: 0 },
  stray('file', 'a file that nobody sealed', 'x', 'x'),
  stray('empty file', 'a file of no bytes that nobody sealed', 'x', ''),
  stray('hidden file', 'a dotfile that nobody sealed', '.x', 'x'),
  stray('in a hidden folder', 'a file in a folder whose name starts with a dot', '.x/y', 'x'),
  stray('link to a sealed file', 'a link is no sealed file', 'x', { link: 'a.txt' }),
  stray('dangling link', 'a link to nothing', 'x', { link: 'nothing' }),
  stray('link to a secret', 'a link that leaves the root', 'x', { link: '@outside/secret.txt' }),
  stray('linked folder', 'a link to a folder is not entered', 'x', { link: '@outside' }),
  stray('circle', 'a link to the root is not entered', 'x', { link: '.' }),
  stray('FIFO', 'a named pipe', 'x', { fifo: true }),
  stray('socket', 'a unix socket', 'x', { socket: true }),
  stray('large', 'a TiB that is not read', 'x', { zeros: 2 ** 40 }),
  stray('.gitignore', 'what git ignores or reads is no part of .git', '.gitignore', 'x'),
  stray('.GIT', 'another name where case counts', '.GIT/x', 'x'),
  stray('.git with a dot', 'a folder that only looks like .git', '.git./x', 'x'),
  stray('case twin', 'a name that differs in case only', 'A.TXT', ALPHA),
  { ...stray('Cyrillic twin', 'a name with a look-alike letter', '\u0430.txt', ALPHA), says: /\\u\{430\}|U\+0?430/ },
  stray('zero-width twin', 'a name with an invisible character', 'a.txt\u200b', ALPHA),
  stray('backslash twin', 'a name with a backslash', 'x\\a.txt', ALPHA),
  stray('another list', 'a list that the run was not given', 'SHA256SUMS', 'x'),
  stray('empty folder', 'a folder is no file', 'x', { folder: true }, 0),
  stray('.git', 'a folder of that name that is no repository', '.git/config', 'x'),
  stray('.git of a worktree', 'a file in place of .git', '.git', 'gitdir: elsewhere\n'),
  {
    id: 'stray: warned of',
    what: 'a stray that is only to be warned of',
    tree: [...A, ['x', 'x']],
    list: covering('**'),
    args: ['seal-gate.json', '--unsealed', 'warn'],
    exit: 0
  },
  {
    id: 'stray: ignored',
    what: 'a stray that is to be ignored',
    tree: [...A, ['x', 'x']],
    list: covering('**'),
    args: ['seal-gate.json', '--unsealed', 'ignore'],
    exit: 0
  },
  {
    id: 'stray: outside the scope',
    what: 'a file where no seal is asked for',
    tree: [
      ['a.txt', ALPHA],
      ['other/x', 'x']
    ],
    list: covering('*.txt'),
    exit: 0
  },
  {
    id: 'stray: and a drift',
    what: 'both are said',
    tree: [
      ['a.txt', 'alpHa\n'],
      ['x', 'x']
    ],
    list: covering('**'),
    exit: 1,
    codes: ['digest-mismatch', 'unsealed']
  },
  {
    id: 'stray: buried',
    what: 'a stray deeper than the system can name',
    tree: [...A, ['deep', { buried: 25 }]],
    list: covering('**'),
    exit: 2,
    codes: ['unreadable']
  },
  {
    id: 'stray: 900 folders deep',
    what: 'a stray as deep as the system can name',
    tree: [...A, [`${'d/'.repeat(900)}f`, 'x']],
    list: covering('**'),
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'stray: 3000 of them',
    what: 'many strays',
    tree: [...A, ...Array.from({ length: 3000 }, (_, i) => [`s${i}`, ''] as const)],
    list: covering('**'),
    exit: 1,
    codes: ['unsealed']
  },
  glob('nothing', 'a glob that matches no file hides every stray', ['typo/**']),
  glob('empty', 'an empty glob', ['']),
  glob('blank', 'a glob of one blank', [' ']),
  glob('way out', 'a glob that climbs out of the root', ['../**']),
  glob('absolute', 'a glob for the whole system', ['/**']),
  glob('negated', 'a negation is literal: it may not shrink the scope', ['!a.txt']),
  {
    ...glob('negated beside', 'a negation beside a true glob', ['**', '!x'], [...A, ['x', 'x']]),
    exit: 1,
    codes: ['unsealed', 'covers-empty']
  },
  glob('bad class', 'a class of characters in the wrong order', ['[z-a]']),
  glob('open class', 'a class of characters without end', ['[a']),
  glob('open brace', 'a brace without end', ['{a']),
  glob('backslash', 'a backslash at the end', ['a\\']),
  glob('70,000 characters', 'a glob that is too long to be one', ['a'.repeat(70_000)]),
  glob('70,000 slashes', 'a glob of slashes', ['/'.repeat(70_000)]),
  glob('20,000 braces', 'braces in braces', ['{a,'.repeat(20_000)]),
  glob('range without end', 'a range of a thousand million numbers', ['{1..1000000000}']),
  glob(
    '20,000 globs',
    'more globs than anybody writes',
    Array.from({ length: 20_000 }, (_, i) => `no/${i}`)
  ),
  {
    ...glob(
      'stars against a long name',
      'a pattern that takes for ever on a name of 255 letters',
      ['**', `${'*a'.repeat(40)}b`],
      [...A, [LONG, ALPHA]]
    ),
    also: ['covers-empty', 'manifest-malformed', 'unsealed'],
    exit: 1
  },
  {
    ...glob(
      'stars over folders',
      'a pattern that takes for ever on a deep path',
      ['**', `${'**/a/'.repeat(30)}b`],
      [...A, [`${'a/'.repeat(120)}c`, ALPHA]]
    ),
    also: ['covers-empty', 'manifest-malformed', 'unsealed'],
    exit: 1
  },
  {
    ...glob(
      'repeated groups',
      'a pattern that takes for ever by its groups',
      ['**', '+(+(a|aa)+)+b', '(a*)*b', '@(a|a)*b'],
      [...A, [LONG, ALPHA]]
    ),
    also: ['covers-empty', 'manifest-malformed', 'unsealed'],
    exit: 1
  },
  {
    ...glob(
      'alternatives',
      'a pattern that takes for ever by its alternatives',
      ['**', `${'{a,a*,*a}'.repeat(24)}b`],
      [...A, [LONG, ALPHA]]
    ),
    also: ['covers-empty', 'manifest-malformed', 'unsealed'],
    exit: 1
  },
  {
    id: 'covers: list cut at a line end',
    what: 'the last line is gone without a trace, but its file is a stray',
    tree: [...A, ['b.txt', 'x']],
    list: sealedAs('gnu', SEALED),
    args: ['SHA256SUMS', '--covers', '**'],
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'covers: on the command line',
    what: 'globs of the caller count beside those of the manifest',
    tree: [...A, ['x/y', 'x']],
    list: sealedAs('gnu', SEALED),
    args: ['SHA256SUMS', '--covers', 'x/**'],
    exit: 1,
    codes: ['unsealed']
  },
  {
    id: 'covers: the manifest itself',
    what: 'a manifest needs no seal, wherever it lies',
    tree: [
      ['a.txt', ALPHA],
      ['deep/list.sums', `${sha256(ALPHA)}  a.txt\n`]
    ],
    args: ['deep/list.sums', '--root', '.', '--covers', '**'],
    exit: 0
  }
]
