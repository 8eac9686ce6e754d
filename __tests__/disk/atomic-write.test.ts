import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { AtomicFile, writeAtomically, writeInside } from '../../src/disk/atomic-write.ts'
import { FolderHandle } from '../../src/disk/folder-handle.ts'
import { retryWhileBusy } from '../../src/disk/retry.ts'
import { onTmpfs } from '../restore/mounts.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'

test('is complete after keep, and does not exist without it', () => {
  const root = folderWith({ p: 'old' })
  const file = AtomicFile.at(join(root, 'p'))
  file.write('new ')
  file.write('text — é\n')
  expect(readFileSync(join(root, 'p'), 'utf8')).toBe('old')
  file.keep()
  file.close()
  expect([readFileSync(join(root, 'p'), 'utf8'), readdirSync(root)]).toEqual(['new text — é\n', ['p']])
  const other = AtomicFile.at(join(root, 'q'))
  other.write('x')
  other.close()
  expect(readdirSync(root)).toEqual(['p'])
  expect(() => other.write('x')).toThrow('closed')
  expect(() => other.keep()).toThrow('closed')
})

const onlyWithMounts = testWith('mounts')

onlyWithMounts('a full disk keeps what stands there', () => {
  onTmpfs('size=64k', root => {
    const before = AtomicFile.at(join(root, 'p'))
    before.write('old')
    before.keep()
    const file = AtomicFile.at(join(root, 'p'))
    expect(() => file.write('x'.repeat(100_000))).toThrow('ENOSPC')
    file.close()
    expect([readFileSync(join(root, 'p'), 'utf8'), readdirSync(root)]).toEqual(['old', ['p']])
  })
})

test('mode and owner of an existing file stay, and a new file has the usual mode', () => {
  const root = folderWith({ p: 'old' })
  chmodSync(join(root, 'p'), 0o640)
  if (process.getuid?.() === 0) chownSync(join(root, 'p'), 12345, 23456)
  const { uid, gid } = statSync(join(root, 'p'))
  writeAtomically(join(root, 'p'), 'new')
  const after = statSync(join(root, 'p'))
  expect([after.mode & 0o7777, after.uid, after.gid]).toEqual([0o640, uid, gid])
  writeAtomically(join(root, 'q'), 'new')
  expect(statSync(join(root, 'q')).mode & 0o777).toBe(0o666 & ~process.umask())
})

test('a link at the path is replaced; what it leads to is not', () => {
  const root = folderWith({ p: 'old' })
  symlinkSync('p', join(root, 'link'))
  writeAtomically(join(root, 'link'), 'new')
  expect([readFileSync(join(root, 'p'), 'utf8'), lstatSync(join(root, 'link')).isFile()]).toEqual(['old', true])
})

test('a file that another process writes, or its draft, is never removed', () => {
  const root = folderWith({ 'p.1.tmp': 'foreign', '.seal-gate-0000000000000000': 'foreign' })
  writeAtomically(join(root, 'p'), 'new')
  expect(readdirSync(root).sort()).toEqual(['.seal-gate-0000000000000000', 'p', 'p.1.tmp'])
  const file = AtomicFile.at(join(root, 'q'))
  file.write('ours')
  writeAtomically(join(root, 'q'), 'theirs')
  expect(file.keep(undefined, true)).toBe(false)
  file.close()
  expect(readFileSync(join(root, 'q'), 'utf8')).toBe('theirs')
})

test('below a folder, nothing is written through a link', () => {
  const outside = folderWith({ f: 'mine' })
  const root = folderWith()
  symlinkSync(outside, join(root, 'evidence'))
  expect(() => writeInside(root, 'evidence/f', 'x')).toThrow('is not a folder')
  expect(readFileSync(join(outside, 'f'), 'utf8')).toBe('mine')
  writeInside(root, 'a/b/f', 'x')
  expect(readFileSync(join(root, 'a/b/f'), 'utf8')).toBe('x')
})

test('a folder that becomes a link while a file is written does not lead the file out', () => {
  const outside = folderWith()
  const root = folderWith()
  mkdirSync(join(root, 'd'))
  const folder = FolderHandle.inside(root, 'd/f')
  if (folder === undefined) throw new Error('not opened')
  renameSync(join(root, 'd'), join(root, 'e'))
  symlinkSync(outside, join(root, 'd'))
  const file = new AtomicFile(folder, 'f')
  file.write('x')
  file.keep()
  file.close()
  expect([readdirSync(outside), readdirSync(join(root, 'e'))]).toEqual([[], ['f']])
  expect(FolderHandle.inside(root, 'd/f')).toBeUndefined()
})

test('what a scanner holds for a moment is tried again; what fails for another reason, or always, is not', () => {
  const failing = (code: string, times: number) => {
    let calls = 0
    return () => {
      calls++
      if (calls <= times) throw Object.assign(new Error(code), { code })
      return calls
    }
  }
  expect(retryWhileBusy(failing('EBUSY', 2))).toBe(3)
  expect(retryWhileBusy(failing('EPERM', 1))).toBe(2)
  expect(() => retryWhileBusy(failing('EACCES', 99))).toThrow('EACCES')
  expect(() => retryWhileBusy(failing('ENOSPC', 1))).toThrow('ENOSPC')
})

testWith('root')('a user who may not give files away replaces the file of another, without the rights that it lent', () => {
  const root = folderWith({ p: 'old' })
  chmodSync(root, 0o777)
  chmodSync(join(root, 'p'), 0o4755)
  process.setegid?.(65_534)
  process.seteuid?.(65_534)
  try {
    writeAtomically(join(root, 'p'), 'new')
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
  const { uid, mode } = statSync(join(root, 'p'))
  expect([readFileSync(join(root, 'p'), 'utf8'), uid, mode & 0o7777]).toEqual(['new', 65_534, 0o755])
})
