import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from '@jest/globals'
import { filesToSeal } from '../../src/hashing/files-to-seal.ts'
import { folderWith } from '../support/folder.ts'

const FILES = { 'root/a': '1', 'root/b/c': '2', 'root/b/d/e': '3', 'root/ü/f': '4', 'beside/g': '5', 'root.txt': '6' }

test.each([
  ['the root', '.', ['a', 'b/c', 'b/d/e', 'ü/f']],
  ['a folder', 'b', ['b/c', 'b/d/e']],
  ['a folder with a slash', 'b/', ['b/c', 'b/d/e']],
  // What is outside is refused; what leads back into the root has its own path.
  ['the folder above', '..', ['a', 'b/c', 'b/d/e', 'ü/f']]
])('%s: each file has its path from the root', async (_, path, expected) => {
  const root = join(folderWith(FILES), 'root')
  const { files, refused } = await filesToSeal({ root, cwd: root, paths: [path] })
  expect([...files.keys()].sort()).toEqual([...expected].sort())
  for (const [sealed, file] of files) expect(relative(root, file)).toBe(sealed)
  expect(refused.map(one => one.path).sort()).toEqual(path === '..' ? ['../beside/g', '../root.txt'] : [])
})

test('what is no regular file, or has no name in UTF-8, is refused in a folder as by its name', async () => {
  const root = folderWith({ a: '1' })
  symlinkSync('a', join(root, 'link'))
  const bytes = (name: string) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')])
  writeFileSync(bytes('file-\xff'), 'x')
  symlinkSync('a', bytes('link-\xff'))
  mkdirSync(bytes('folder-\xff'))
  for (const links of [false, true]) {
    const found = await filesToSeal({ root, cwd: root, paths: ['.'], links })
    expect([[...found.files.keys()], [...found.links.keys()]]).toEqual([['a'], links ? ['link'] : []])
    const reasons = Object.fromEntries(found.refused.map(({ path, reason }) => [path, reason]))
    const notUtf8 = expect.stringContaining('not UTF-8')
    expect(reasons).toEqual({
      ...(!links && { './link': expect.stringContaining('symbolic link') }),
      './file-\ufffd': notUtf8,
      './link-\ufffd': notUtf8,
      './folder-\ufffd': notUtf8
    })
  }
})
