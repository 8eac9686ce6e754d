import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { checkoutOf } from '../../src/github/checkout.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { aFailure, aFinding } from '../support/reports.ts'

const config = (...urls: readonly string[]) =>
  `[core]\n\tbare = false\n[submodule "x"]\n\turl = https://github.com/me/repo\n${urls.map((url, index) => `[remote "r${index}"]\n\turl = ${url}\n\tfetch = +refs/*:refs/*\n`).join('')}`
const OURS = 'https://github.com/me/repo'
const THEIRS = 'https://github.com/them/other'

/** One manifest at `sub/seals.json` with a finding at `sub/lib/a.txt`. */
function checkout(files: Readonly<Record<string, string>>, repository: string | undefined = 'me/repo', root = 'sub') {
  const manifests = [{ path: 'sub/seals.json', root, format: 'native', seals: 1, notices: [] }] as const
  const report = aFailure([aFinding({ manifest: 'sub/seals.json', path: 'lib/a.txt' })], { manifests })
  return checkoutOf(report, folderWith(files), repository)
}

describe('the repository of the run', () => {
  test.each([
    ['no git at all', {}, { folder: '', others: [] }],
    ['the workspace', { '.git/config': config(OURS) }, { folder: '', others: [] }],
    [
      'the workspace, with the address of git',
      { '.git/config': config('git@github.com:Me/Repo.git') },
      { folder: '', others: [] }
    ],
    ['the workspace, a fork of it', { '.git/config': config('https://github.com/fork/repo.git/') }, { folder: '', others: [] }],
    [
      'the workspace, cloned from a folder',
      { '.git/config': config('/srv/git/other.git', 'file:///srv/x', 'c:\\git\\y') },
      { folder: '', others: [] }
    ],
    ['the workspace, by ssh', { '.git/config': config('ssh://git@github.com:22/me/repo.git') }, { folder: '', others: [] }],
    ['another, by ssh', { '.git/config': config('git@github.com:me/other.git') }, { folder: undefined, others: [] }],
    ['the workspace, without a remote', { '.git/config': config() }, { folder: '', others: [] }],
    ['the workspace, a second working tree', { '.git': 'gitdir: /elsewhere\n' }, { folder: '', others: [] }],
    ['one of several remotes', { '.git/config': config(THEIRS, OURS) }, { folder: '', others: [] }],
    ['a folder of the workspace', { 'sub/.git/config': config(OURS) }, { folder: 'sub', others: [] }],
    [
      'with a submodule',
      { '.git/config': config(OURS), 'sub/lib/.git': 'gitdir: ../../.git/modules/lib\n' },
      { folder: '', others: ['sub/lib'] }
    ],
    [
      'a folder with a submodule',
      { 'sub/.git/config': config(OURS), 'sub/lib/.git': 'x' },
      { folder: 'sub', others: ['sub/lib'] }
    ],
    [
      'ours, with another in it',
      { '.git/config': config(OURS), 'sub/.git/config': config(THEIRS) },
      { folder: '', others: ['sub'] }
    ],
    [
      'another, with ours in it',
      { '.git/config': config(THEIRS), 'sub/.git/config': config(OURS) },
      { folder: 'sub', others: [] }
    ],
    ['only another, in a folder', { 'sub/.git/config': config(THEIRS) }, { folder: '', others: ['sub'] }],
    [
      'only another, with a submodule',
      { 'sub/.git/config': config(THEIRS), 'sub/lib/.git': 'x' },
      { folder: '', others: ['sub', 'sub/lib'] }
    ],
    ['only another, as the workspace', { '.git/config': config(THEIRS) }, { folder: undefined, others: [] }],
    ['one that only ends alike', { '.git/config': config('https://github.com/me/myrepo') }, { folder: undefined, others: [] }]
  ])('%s', (_name, files, expected) => {
    expect(checkout(files)).toStrictEqual(expected)
  })

  test('nothing is foreign when nobody says what is ours', () => {
    expect(checkout({ '.git/config': config(THEIRS) }, '')).toStrictEqual({ folder: undefined, others: [] })
    const report = aFailure([aFinding()])
    expect(checkoutOf(report, folderWith({ '.git/config': config(THEIRS) }), undefined)).toStrictEqual({ folder: '', others: [] })
  })

  test('a root outside the workspace is not looked at', () => {
    expect(checkout({ 'sub/lib/.git': 'x' }, 'me/repo', '../elsewhere')).toStrictEqual({ folder: '', others: [] })
    expect(checkoutOf(aFailure([]), '/does/not/exist', 'me/repo')).toStrictEqual({ folder: '', others: [] })
  })

  testWith('posix')('a pipe in place of the configuration is not waited for', () => {
    const workspace = folderWith({ '.git/HEAD': '' })
    execFileSync('mkfifo', [join(workspace, '.git/config')])
    expect(checkoutOf(aFailure([aFinding()]), workspace, 'me/repo')).toStrictEqual({ folder: '', others: [] })
  })

  test('names that no system takes do no harm', () => {
    const findings = ['a\0b/c', `${'x'.repeat(5000)}/y`, '/'].map(path => aFinding({ path }))
    expect(checkoutOf(aFailure(findings), folderWith({ '.git/config': config(OURS) }), 'me/repo')).toStrictEqual({
      folder: '',
      others: []
    })
  })
})
