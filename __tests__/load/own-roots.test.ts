import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { loadManifestFile } from '../../src/load/manifest.ts'
import { folderWith } from '../support/folder.ts'

const load = (cwd: string, name: string) => loadManifestFile(name, { cwd, format: 'auto', limit: 1e6, maxEntries: 100 })
const digest = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

const CONDA = `{"paths_version": 1, "paths": [{"_path": "a", "path_type": "hardlink", "sha256": "${digest('sha256', 'a')}"}]}`
const JAR = `Manifest-Version: 1.0\n\nName: a\nSHA-256-Digest: ${Buffer.from(digest('sha256', 'a'), 'hex').toString('base64')}\n\n`

test.each([
  ['info/paths.json', CONDA, '.'],
  ['conda-meta/a.json', CONDA, '.'],
  ['META-INF/MANIFEST.MF', JAR, '.'],
  ['other/paths.json', CONDA, 'other'],
  ['other/MANIFEST.MF', JAR, 'other']
])('paths of %s start where the format has them', async (name, text, root) => {
  const cwd = folderWith({ [name]: text, a: 'a' })
  expect(await load(cwd, name)).toMatchObject({ problems: [], root: join(cwd, root) })
})

test('an OCFL inventory must have the digest that is beside it', async () => {
  const content = digest('sha512', 'a')
  const inventory = JSON.stringify({
    id: 'a:b',
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head: 'v1',
    manifest: { [content]: ['v1/content/a'] },
    versions: { v1: { created: '2026-01-01T00:00:00Z', state: { [content]: ['a'] } } }
  })
  const own = digest('sha512', inventory)
  const withSidecar = (sidecar: string | undefined) =>
    load(
      folderWith({
        '0=ocfl_object_1.1': 'ocfl_object_1.1\n',
        'v1/content/a': 'a',
        'inventory.json': inventory,
        ...(sidecar !== undefined && { 'inventory.json.sha512': sidecar })
      }),
      'inventory.json'
    )
  for (const good of [`${own} inventory.json\n`, `${own.toUpperCase()}\t inventory.json`])
    expect(await withSidecar(good)).toMatchObject({ problems: [], covers: ['v*/content/**'], seals: [{ path: 'v1/content/a' }] })
  expect(await withSidecar(undefined)).toMatchObject({ seals: [], problems: [{ code: 'manifest-unreadable' }] })
  expect(await withSidecar(`${own}\n`)).toMatchObject({ seals: [], problems: [{ code: 'manifest-malformed' }] })
  const flipped = `${own.slice(0, -1)}${own.endsWith('0') ? '1' : '0'} inventory.json\n`
  expect(await withSidecar(flipped)).toMatchObject({ seals: [], problems: [{ code: 'manifest-conflict' }] })
})
