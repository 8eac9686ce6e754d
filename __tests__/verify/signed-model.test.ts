import { createHash } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

const SIZE = 4
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
type Files = Readonly<Record<string, string>>

/** A signed model of the files, in shards of 4 bytes or as whole files. */
function signed(files: Files, method: 'files' | 'shards', ignored: readonly string[] = []): string {
  const resources = Object.entries(files).flatMap(([name, content]) => {
    if (method === 'files') return [{ name, algorithm: 'sha256', digest: sha256(content) }]
    const starts = Array.from({ length: Math.ceil(content.length / SIZE) }, (_, index) => index * SIZE)
    return starts.map(start => {
      const end = Math.min(start + SIZE, content.length)
      return { name: `${name}:${start}:${end}`, algorithm: 'sha256', digest: sha256(content.slice(start, end)) }
    })
  })
  const root = createHash('sha256')
  for (const { digest } of resources) root.update(Buffer.from(digest, 'hex'))
  const more = method === 'shards' ? { shard_size: SIZE } : {}
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'model', digest: { sha256: root.digest('hex') } }],
    predicateType: 'https://model_signing/signature/v1.0',
    predicate: {
      resources,
      serialization: { method, hash_type: 'sha256', allow_symlinks: false, ignore_paths: ignored, ...more }
    }
  })
}

async function outcome(cwd: string, more = {}) {
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: ['model.sig'], git: false, ...more }), null)
  return [
    verdict,
    ...findings.map(({ code, path, drift }) => [code, path, drift?.certainty].filter(part => part !== undefined).join(' '))
  ]
}

const FILES: Files = { 'a.txt': 'one\ntwo\nthree', 'sub/b.bin': 'abcd', 'c.bin': 'abcdefgh' }
const model = (files: Files, method: 'files' | 'shards' = 'shards', ignored: readonly string[] = []) =>
  folderWith({ ...files, 'model.sig': signed(FILES, method, ignored) })

test.each(['files', 'shards'] as const)('a model signed as %s passes with all of its files', async method => {
  expect(await outcome(model(FILES, method))).toEqual(['pass'])
})

test.each([
  ['in its first shard', 'Abcdefgh', 'digest-mismatch'],
  ['in its last byte', 'abcdefgH', 'digest-mismatch'],
  ["two shards in each other's place", 'efghabcd', 'digest-mismatch'],
  ['a byte more', 'abcdefghi', 'length-mismatch'],
  ['a shard less', 'abcd', 'length-mismatch']
])('a file of several shards has changed: %s', async (_, content, code) => {
  expect(await outcome(model({ ...FILES, 'c.bin': content }))).toEqual(['fail', expect.stringMatching(`^${code} c.bin`)])
})

test('of a file in shards, a known cause is proved', async () => {
  expect(await outcome(model({ ...FILES, 'a.txt': 'one\r\ntwo\r\nthree' }))).toEqual(['fail', 'length-mismatch a.txt proved'])
})

test('a file of several shards is missing, or a link, which is not followed', async () => {
  const { 'c.bin': _, ...others } = FILES
  expect(await outcome(model(others))).toEqual(['fail', 'missing c.bin'])
  const root = model({ ...others, kept: 'abcdefgh' }, 'shards', ['kept'])
  symlinkSync('kept', join(root, 'c.bin'))
  expect(await outcome(root)).toEqual(['fail', 'symlink c.bin'])
})

test('every file must be listed, except what is ignored; that is a path from the top, and no pattern', async () => {
  const more = { '.gitignore': 'x', '.git/config': 'x', 'cache/x/y': 'x', 'list[1].txt': 'x' }
  const ignored = ['cache', 'list[1].txt', '*', '../out', './deep/z']
  expect(await outcome(model({ ...FILES, ...more, 'deep/z': 'x' }, 'files', ignored))).toEqual(['pass'])
  for (const path of ['extra', 'sub/cache/x', 'sub/.git/x', 'list1.txt', 'cachex'])
    expect(await outcome(model({ ...FILES, ...more, [path]: 'x' }, 'files', ignored))).toEqual(['fail', `unsealed ${path}`])
})

test('what the user covers has no exceptions', async () => {
  const root = model({ ...FILES, 'cache/x': 'x' }, 'files', ['cache'])
  expect(await outcome(root, { covers: ['**'] })).toEqual(['fail', 'unsealed cache/x'])
})

test('shards cannot list a file without bytes; whole files can', async () => {
  const files = { ...FILES, '__init__.py': '' }
  expect(await outcome(model(files))).toEqual(['pass'])
  expect(await outcome(model(files, 'files'))).toEqual(['fail', 'unsealed __init__.py'])
  expect(await outcome(model({ ...FILES, '__init__.py': ' ' }))).toEqual(['fail', 'unsealed __init__.py'])
})
