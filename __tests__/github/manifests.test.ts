import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { expandManifests } from '../../src/github/manifests.ts'
import { OptionsError } from '../../src/options/problem.ts'

const posix = process.platform !== 'win32'
// A workspace whose own name looks like a pattern must not become one.
let workspace = ''

beforeAll(() => {
  // The toolkit's debug lines.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  workspace = join(mkdtempSync(join(tmpdir(), 'seal-gate-[x]-')), 'w[1]')
  for (const folder of ['a', 'b/deep', 'dir.json']) mkdirSync(join(workspace, folder), { recursive: true })
  const files = [
    'a/one.json',
    'a/two.json',
    'b/deep/three.json',
    'z.json',
    'a[1].json',
    'a1.json',
    '#x.json',
    '!y.json',
    '~.json',
    '.hidden.json'
  ]
  for (const file of [...files, ...(posix ? ['s*r.json', 'back\\slash.json'] : [])]) writeFileSync(join(workspace, file), '')
  writeFileSync(join(workspace, '..', 'outside.json'), '')
  if (posix) symlinkSync('a', join(workspace, 'link'))
})

afterAll(() => {
  jest.restoreAllMocks()
  rmSync(join(workspace, '..'), { recursive: true, force: true })
})

const expand = (...lines: readonly string[]) => expandManifests(lines, workspace)

describe('literal names', () => {
  test.each(['z.json', '#x.json', '!y.json', '~.json', ...(posix ? ['s*r.json', 'back\\slash.json'] : [])])(
    '%s is itself',
    async name => {
      expect(await expand(name)).toEqual({ names: [name], unmatched: [], unfollowed: [] })
    }
  )

  test('with a wildcard are patterns as well: a file of that name must not switch the pattern off', async () => {
    expect((await expand('a[1].json')).names).toEqual(['a1.json', 'a[1].json'])
    expect((await expand('a[2].json')).unmatched).toEqual(['a[2].json'])
  })

  test('a name outside the workspace stays as it was written', async () => {
    expect(await expand('../outside.json')).toEqual({ names: ['../outside.json'], unmatched: [], unfollowed: [] })
  })

  test('"./" is dropped', async () => {
    expect((await expand('./z.json')).names).toEqual(['z.json'])
  })

  test('a folder is named as it is, never searched', async () => {
    expect(await expand('a')).toEqual({ names: ['a'], unmatched: [], unfollowed: [] })
  })
})

describe('patterns', () => {
  test('matches are sorted by bytes and each stands once', async () => {
    expect(await expand('b/**/*.json', 'a/*.json', 'a/two.json', 'a/**')).toEqual({
      names: ['a/one.json', 'a/two.json', 'b/deep/three.json'],
      unmatched: [],
      unfollowed: []
    })
  })

  test('folders are not matches, links are not followed', async () => {
    const { names, unfollowed } = await expand('**/*.json')
    expect(names).toContain('.hidden.json')
    expect(names).not.toContain('dir.json')
    expect(names.filter(path => path.startsWith('link/'))).toEqual([])
    // The same files are found under their own names.
    expect(unfollowed).toEqual([])
  })

  test('"!" takes matches away, wherever it stands', async () => {
    expect((await expand('!a/two.json', 'a/*.json')).names).toEqual(['a/one.json'])
  })

  test('"!" takes no literal name away', async () => {
    expect((await expand('a/two.json', '!a/*.json')).names).toEqual(['a/two.json'])
  })
})

if (posix)
  describe('a linked folder on the way of a pattern is reported, never skipped in silence', () => {
    const behind = (name: string) => ({ name, reason: expect.stringContaining('which the pattern') })

    test('with each file that the pattern would match there', async () => {
      const { names, unmatched, unfollowed } = await expand('*/*.json')
      expect([names.length > 0, unmatched]).toEqual([true, []])
      expect(unfollowed).toEqual([behind('link/one.json'), behind('link/two.json')])
    })

    test('an absolute pattern alike', async () => {
      expect((await expand(`${workspace.replace(/\[(.)\]/g, '[[]$1]')}/l*/o*.json`)).unfollowed).toEqual([
        behind('link/one.json')
      ])
    })

    test('unless nothing there matches, it is excluded, or the pattern does not pass it', async () => {
      for (const lines of [['*/x.json'], ['*/*.json', '!link/**'], ['a/*.json'], ['**/one.json'], ['*.json']])
        expect((await expand(...lines)).unfollowed).toEqual([])
    })

    test('where it leads out of the workspace or holds another linked folder, whatever is there', async () => {
      const outside = mkdtempSync(join(tmpdir(), 'seal-gate-out-'))
      symlinkSync(outside, join(workspace, 'b/out'))
      symlinkSync('.', join(workspace, 'b/deep/self'))
      symlinkSync('b/deep', join(workspace, 'nest'))
      const { unfollowed } = await expand('*/*/*.none')
      for (const link of ['b/out', 'b/deep/self', 'nest', 'link', 'gone']) rmSync(join(workspace, link), { force: true })
      symlinkSync('a', join(workspace, 'link'))
      rmSync(outside, { recursive: true })
      expect(unfollowed.map(({ name }) => name).toSorted()).toEqual(['b/out/*.none', 'nest/*.none'])
      expect(unfollowed.find(({ name }) => name.startsWith('b/out'))?.reason).toContain('leads out of this folder')
      expect(unfollowed.find(({ name }) => name.startsWith('nest'))?.reason).toContain('another linked folder')
    })
  })

describe('nothing is passed over in silence', () => {
  test.each([['none/*.json'], ['none.json'], ['# comment'], ['#*.json'], ['nul\0.json'], ['A/ONE-.json']])('%j', async line => {
    expect(await expand(line)).toEqual({ names: [], unmatched: [line], unfollowed: [] })
  })

  test('a pattern whose matches are all taken away', async () => {
    expect(await expand('a/*.json', '!a/**')).toEqual({ names: [], unmatched: ['a/*.json'], unfollowed: [] })
  })

  test('one pattern matches, the other is named', async () => {
    expect(await expand('a/*.json', 'c/*.json')).toEqual({
      names: ['a/one.json', 'a/two.json'],
      unmatched: ['c/*.json'],
      unfollowed: []
    })
  })

  test('a pattern that climbs is refused with its reason', async () => {
    await expect(expand('../*.json')).rejects.toThrow(OptionsError)
    await expect(expand('a/../*.json')).rejects.toThrow(/"manifest" is "a\/\.\.\/\*\.json"/)
  })
})
