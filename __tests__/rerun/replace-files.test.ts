import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { replaceFiles } from '../../src/rerun/replace-files.ts'
import { folderWith } from '../support/folder.ts'

const NEW = Buffer.from('new\n')
const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

describe('replacing files', () => {
  test('all of them, and one that was not there', () => {
    const folder = folderWith({ 'a.txt': 'old\n', 'b/c.txt': 'old\n' })
    const paths = ['a.txt', 'b/c.txt', 'b/d.txt']
    expect(
      replaceFiles(
        folder,
        paths.map(path => ({ path, bytes: NEW }))
      )
    ).toBeUndefined()
    for (const path of paths) expect(text(folder, path)).toBe('new\n')
    expect(readdirSync(folder, { recursive: true }).toSorted()).toStrictEqual(['a.txt', 'b', 'b/c.txt', 'b/d.txt'])
  })

  test('none of them when one cannot be written', () => {
    const folder = folderWith({ 'a.txt': 'old\n', 'b.txt': 'old\n', '.git/config': 'old\n' })
    const files = ['a.txt', 'new.txt', 'b.txt', '.git/config'].map(path => ({ path, bytes: NEW }))
    expect(replaceFiles(folder, files)).toMatch(/^"\.git\/config" cannot be written: .*; nothing was changed$/)
    for (const path of ['a.txt', 'b.txt', '.git/config']) expect(text(folder, path)).toBe('old\n')
    expect(readdirSync(folder).toSorted()).toStrictEqual(['.git', 'a.txt', 'b.txt'])
  })

  test('nothing that a link leads to', () => {
    const folder = folderWith({ 'a.txt': 'old\n' })
    const elsewhere = folderWith({ 'b.txt': 'old\n' })
    symlinkSync(elsewhere, join(folder, 'sub'))
    symlinkSync(join(elsewhere, 'b.txt'), join(folder, 'b.txt'))
    for (const path of ['sub/b.txt', 'b.txt']) {
      expect(replaceFiles(folder, [{ path, bytes: NEW }])).toMatch(/cannot be written/)
      expect(text(elsewhere, 'b.txt')).toBe('old\n')
    }
  })

  test('what is right already is not touched', () => {
    const folder = folderWith({ 'a.txt': 'new\n' })
    const before = statSync(join(folder, 'a.txt'))
    expect(replaceFiles(folder, [{ path: 'a.txt', bytes: NEW }])).toBeUndefined()
    expect(statSync(join(folder, 'a.txt'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
  })
})
