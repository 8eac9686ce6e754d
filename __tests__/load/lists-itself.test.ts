import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { loadManifestFile } from '../../src/load/manifest.ts'
import { folderWith } from '../support/folder.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const load = (cwd: string, name: string, root?: string) =>
  loadManifestFile(name, { cwd, format: 'auto', root, limit: 1e6, maxEntries: 100 })

// `sha256sum * > SHA256SUMS`: the shell makes the list, empty, before the program reads the folder.
test('a list that lists itself is named, and its line; one that lists a list of the same name elsewhere is not', async () => {
  const line = (name: string, text = '') => `${sha256(text)}  ${name}\n`
  const cwd = folderWith({
    a: 'a',
    SHA256SUMS: `${line('a', 'a')}${line('SHA256SUMS')}`,
    'sub/SHA256SUMS': line('other/SHA256SUMS'),
    'sub/rooted': line('sub/rooted')
  })
  const wrong = { code: 'manifest-malformed', reason: expect.stringContaining('the list lists itself') }
  expect(await load(cwd, 'SHA256SUMS')).toMatchObject({ seals: [], problems: [{ ...wrong, line: 2, path: 'SHA256SUMS' }] })
  expect(await load(cwd, join('sub', 'SHA256SUMS'))).toMatchObject({ problems: [] })
  expect(await load(cwd, join('sub', 'rooted'))).toMatchObject({ problems: [] })
  expect(await load(cwd, join('sub', 'rooted'), '.')).toMatchObject({ problems: [{ ...wrong, line: 1 }] })
})
