import type { HostileCase, Tree } from '../case.ts'
import { sha256 } from '../lists.ts'

// A folder of release assets, checked against the lists in it.

const line = (name: string, content: string): string => `${sha256(content)}  ${name}\n`
const APP = 'app\n'

type Case = Omit<HostileCase, 'args'>

const of = (one: Case): HostileCase => ({ args: ['--release', './assets'], ...one })

const GOOD: Tree = [
  ['assets/app.zip', APP],
  ['assets/SHA256SUMS', line('app.zip', APP)]
]

export const RELEASES: readonly HostileCase[] = [
  of({ id: 'release: good', what: 'every asset is listed as it is', tree: GOOD, exit: 0 }),
  of({
    id: 'release: signature',
    what: 'a signature of a listed asset needs no seal',
    tree: [...GOOD, ['assets/app.zip.sig', 'x']],
    exit: 0
  }),
  of({
    id: 'release: signature of nothing',
    what: 'a file that only has the name of a signature',
    tree: [...GOOD, ['assets/evil.exe.sig', 'x']],
    exit: 1,
    codes: ['unsealed']
  }),
  of({
    id: 'release: signature behind a link',
    what: 'a file that needs no seal by its name is a link, which an upload would follow',
    tree: [...GOOD, ['assets/app.zip.sig', { link: '@outside/secret.txt' }]],
    exit: 1,
    codes: ['unsealed']
  }),
  of({
    id: 'release: without a list',
    what: 'assets, and nothing to check them against',
    tree: [['assets/app.zip', APP]],
    exit: 2,
    codes: ['release-unlisted']
  }),
  of({
    id: 'release: empty',
    what: 'an empty folder',
    tree: [['assets', { folder: true }]],
    exit: 2,
    codes: ['release-unlisted']
  }),
  of({ id: 'release: no folder', what: 'there is no such folder', tree: [], exit: 2, codes: ['root-not-found'] }),
  of({
    id: 'release: folder behind a link',
    what: 'the folder is a link that leads out of the root',
    tree: [['assets', { link: '@outside' }]],
    exit: 2,
    codes: ['root-not-found']
  }),
  of({
    id: 'release: asset behind a link',
    what: 'an asset is a link, and the list is right about what it leads to',
    tree: [
      ['real.zip', APP],
      ['assets/app.zip', { link: '../real.zip' }],
      ['assets/SHA256SUMS', line('app.zip', APP)]
    ],
    exit: 1,
    codes: ['symlink']
  }),
  of({
    id: 'release: list behind a link',
    what: 'the list is a link that leads out of the root',
    tree: [
      ['assets/app.zip', APP],
      ['assets/SHA256SUMS', { link: '@outside/secret.txt' }]
    ],
    exit: 2,
    codes: ['manifest-unreadable']
  }),
  of({
    id: 'release: renamed',
    what: 'GitHub made another name of the listed one',
    tree: [
      ['assets/My.App.exe', APP],
      ['assets/SHA256SUMS', line('My  App.exe', APP)]
    ],
    exit: 1,
    codes: ['asset-renamed']
  }),
  of({
    id: 'release: renamed and changed',
    what: 'the name that GitHub would make, and other bytes',
    tree: [
      ['assets/My.App.exe', 'apq\n'],
      ['assets/SHA256SUMS', line('My App.exe', APP)]
    ],
    exit: 1,
    codes: ['missing', 'unsealed']
  }),
  of({
    id: 'release: lists disagree',
    what: 'one of two lists is of an earlier build',
    tree: [...GOOD, ['assets/app.zip.sha256', line('app.zip', 'old\n')]],
    exit: 1,
    codes: ['digest-mismatch'],
    says: /app\.zip\.sha256" is wrong/
  }),
  of({
    id: 'release: one bad list',
    what: 'a good list does not cover for one that cannot be read',
    tree: [...GOOD, ['assets/b.sha256', 'oops\n']],
    exit: 2,
    codes: ['manifest-format-unknown']
  }),
  of({
    id: 'release: subfolder',
    what: 'a file in a folder of the folder',
    tree: [...GOOD, ['assets/sub/b', 'x']],
    exit: 1,
    codes: ['unsealed']
  })
]
