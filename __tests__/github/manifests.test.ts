import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { expandManifests } from '../../src/github/manifests.ts'
import { OptionsError } from '../../src/options/table.ts'

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
  test.each(['z.json', '#x.json', '!y.json', 'a[1].json', '~.json', ...(posix ? ['s*r.json', 'back\\slash.json'] : [])])(
    '%s is itself',
    async name => {
      expect(await expand(name)).toEqual({ matches: [name], unmatched: [] })
    }
  )

  test('a name outside the workspace stays as it was written', async () => {
    expect(await expand('../outside.json')).toEqual({ matches: ['../outside.json'], unmatched: [] })
  })

  test('"./" is dropped', async () => {
    expect((await expand('./z.json')).matches).toEqual(['z.json'])
  })

  test('a folder is named as it is, never searched', async () => {
    expect(await expand('a')).toEqual({ matches: ['a'], unmatched: [] })
  })
})

describe('patterns', () => {
  test('matches are sorted by bytes and each stands once', async () => {
    expect(await expand('b/**/*.json', 'a/*.json', 'a/two.json', 'a/**')).toEqual({
      matches: ['a/one.json', 'a/two.json', 'b/deep/three.json'],
      unmatched: []
    })
  })

  test('folders are no matches, links are not followed', async () => {
    const { matches } = await expand('**/*.json')
    expect(matches).toContain('.hidden.json')
    expect(matches).not.toContain('dir.json')
    expect(matches.filter(path => path.startsWith('link/'))).toEqual([])
  })

  test('"!" takes matches away, wherever it stands', async () => {
    expect((await expand('!a/two.json', 'a/*.json')).matches).toEqual(['a/one.json'])
  })

  test('"!" takes no literal name away', async () => {
    expect((await expand('a/two.json', '!a/*.json')).matches).toEqual(['a/two.json'])
  })
})

describe('nothing is passed over in silence', () => {
  test.each([['none/*.json'], ['none.json'], ['# comment'], ['#*.json'], ['nul\0.json'], ['A/ONE-.json']])('%j', async line => {
    expect(await expand(line)).toEqual({ matches: [], unmatched: [line] })
  })

  test('a pattern whose matches are all taken away', async () => {
    expect(await expand('a/*.json', '!a/**')).toEqual({ matches: [], unmatched: ['a/*.json'] })
  })

  test('one pattern matches, the other is named', async () => {
    expect(await expand('a/*.json', 'c/*.json')).toEqual({ matches: ['a/one.json', 'a/two.json'], unmatched: ['c/*.json'] })
  })

  test('a pattern that climbs is refused with its reason', async () => {
    await expect(expand('../*.json')).rejects.toThrow(OptionsError)
    await expect(expand('a/../*.json')).rejects.toThrow(/"manifest" is "a\/\.\.\/\*\.json"/)
  })
})
