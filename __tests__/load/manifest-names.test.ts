import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { conflictFindings } from '../../src/load/findings.ts'
import { loadInlineManifest } from '../../src/load/manifest.ts'
import { expandArguments } from '../../src/load/manifest-names.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'

describe('arguments that no shell expanded', () => {
  const cwd = () => folderWith({ 'packets/one/S': '', 'packets/two/S': '', 'packets/*/S': '', 'a.md': '', '[a].md': '' })

  test.each([
    ['/', 'packets/*/S', ['packets/*/S', 'packets/one/S', 'packets/two/S']],
    ['\\', 'packets\\*\\S', ['packets/*/S', 'packets/one/S', 'packets/two/S']],
    ['\\', '.\\packets\\o*\\S', ['packets/one/S']],
    ['/', './packets/o*/S', ['packets/one/S']],
    ['/', '*.md', ['[a].md', 'a.md']],
    ['/', '[a].md', ['[a].md', 'a.md']],
    ['/', 'none/*.md', ['none/*.md']],
    ['/', 'none.md', ['none.md']]
  ])('with %j: %s', async (separator, arg, names) => {
    expect((await expandArguments([arg], cwd(), separator)).names).toEqual(names)
  })

  test('stay in the order of the command line, each once', async () => {
    expect((await expandArguments(['packets/two/S', 'packets/o*/S', 'a.md', 'packets/two/S'], cwd())).names).toEqual([
      'packets/two/S',
      'a.md',
      'packets/one/S'
    ])
  })

  test('report what is behind a linked folder', async () => {
    const root = folderWith({ 'other/S': '', 'packets/two/S': '' })
    symlinkSync('../other', join(root, 'packets/one'))
    const { names, unfollowed } = await expandArguments(['packets/*/S'], root)
    expect(names).toEqual(['packets/two/S'])
    expect(unfollowed.map(({ name }) => name)).toEqual(['packets/one/S'])
    expect((await expandArguments(['packets/two/S', '*/two/S'], root)).unfollowed).toEqual([])
  })

  testWith('root')('a folder behind a link that cannot be read could hold a manifest', async () => {
    const root = folderWith({ 'packets/two/S': '', 'other/deep/x': '' })
    symlinkSync('../other', join(root, 'packets/one'))
    const unfollowed = async () => (await expandArguments(['packets/**/S'], root)).unfollowed
    expect(await unfollowed()).toEqual([])
    chmodSync(join(root, 'other/deep'), 0)
    execFileSync('chown', ['-R', '65534', root])
    process.seteuid?.(65534)
    try {
      expect(await unfollowed()).toMatchObject([
        { reason: expect.stringContaining('"packets/one/deep" cannot be read (EACCES)') }
      ])
    } finally {
      process.seteuid?.(0)
    }
  })
})

describe('two manifests that contradict each other about one file', () => {
  const options = { cwd: folderWith(), format: 'auto', limit: 1000, maxEntries: 10 } as const
  const source = async (digit: string, path: string, root: string) => ({
    ...(await loadInlineManifest(`${digit.repeat(64)}  ${path}\n`, options)),
    root
  })

  test.each([
    ['\\', 'C:\\d', 'C:\\d\\sub', 1],
    ['\\', 'C:\\', 'C:\\sub', 1],
    ['/', '/d', '/d/sub', 1],
    ['/', '/', '/sub', 1],
    ['/', '/d', '/d/other', 0],
    ['/', '/d\\', '/d\\sub', 0]
  ])('with %j: %s and %s', async (separator, outer, inner, count) => {
    const sources = [await source('a', 'sub/b.txt', outer), await source('b', 'b.txt', inner)]
    expect(conflictFindings(sources, separator).map(({ code }) => code)).toEqual(Array(count).fill('manifest-conflict'))
    expect(conflictFindings([await source('a', 'sub/b.txt', outer), await source('a', 'b.txt', inner)], separator)).toEqual([])
  })
})
