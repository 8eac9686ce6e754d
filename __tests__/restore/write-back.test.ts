import { execFileSync } from 'node:child_process'
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { SealedFiles } from '../../src/disk/sealed-file.ts'
import type { Seal } from '../../src/model/seal.ts'
import { writeBack } from '../../src/restore/write-back.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { sealOf } from '../support/seals.ts'
import { onTmpfs } from './mounts.ts'

const ROOT = process.getuid?.() === 0
const onlyWithMounts = testWith('mounts')
const onlyForRoot = testWith('root')

/** Judges the file as the gate does, and writes the sealed content back. */
function restored(
  root: string,
  path: string,
  content: string | Buffer,
  meanwhile: () => void = () => {},
  seal: Seal = sealOf(path, content)
) {
  const judged = new SealedFiles(root).observe(seal)
  meanwhile()
  return writeBack(root, seal, judged, { bytes: Buffer.from(content) })
}

/** Every name under the folder, to see that no draft stays. */
function names(root: string): string[] {
  return execFileSync('find', ['.', '-mindepth', '1', '-printf', '%P\\0'], { cwd: root })
    .toString('latin1')
    .split('\0')
    .slice(0, -1)
    .sort()
}

describe('written back', () => {
  test.each<[string, string | Buffer, string | Buffer]>([
    ['text', 'a\r\n', 'a\n'],
    ['emptied', '', 'a\n'],
    ['to nothing', 'a', ''],
    ['over several writes', 'x', Buffer.alloc(3_000_000, 'seal')]
  ])('%s', (_, found, original) => {
    const root = folderWith({ 'd/f': found, other: 'other' })
    expect(restored(root, 'd/f', original)).toBeUndefined()
    expect(readFileSync(join(root, 'd/f')).equals(Buffer.from(original))).toBe(true)
    expect(names(root)).toEqual(['d', 'd/f', 'other'])
  })

  test('a missing file, with its folders', () => {
    const root = folderWith()
    expect(restored(root, 'a/b/c', 'x')).toBeUndefined()
    expect(names(root)).toEqual(['a', 'a/b', 'a/b/c'])
    expect(statSync(join(root, 'a/b/c')).mode & 0o111).toBe(0)
    const seal = sealOf('run', 'x')
    expect(writeBack(root, seal, { state: 'missing' }, { bytes: Buffer.from('x'), mode: '100755' })).toBeUndefined()
    expect(statSync(join(root, 'run')).mode & 0o100).toBe(0o100)
  })

  test('names that are not UTF-8, and long ones', () => {
    const root = folderWith({ ['n'.repeat(255)]: 'x' })
    expect(restored(root, 'n'.repeat(255), 'y')).toBeUndefined()
    const rawPath = Buffer.from([0x66, 0xff])
    const file = Buffer.concat([Buffer.from(`${root}/`), rawPath])
    writeFileSync(file, 'x')
    expect(restored(root, '', 'y', undefined, sealOf('f\\xff', 'y', { rawPath }))).toBeUndefined()
    expect([readFileSync(file, 'utf8'), names(root).length]).toEqual(['y', 2])
    const inFolder = sealOf('\\xff/f', 'y', { rawPath: Buffer.from([0xff, 0x2f, 0x66]) })
    expect(writeBack(root, inFolder, { state: 'missing' }, { bytes: Buffer.from('y') })).toContain('not UTF-8')
    expect(names(root)).toHaveLength(2)
  })

  test.each([0o644, 0o600, 0o755, 0o444, 0o4755, 0o640])('mode %o stays', mode => {
    const root = folderWith({ f: 'x' })
    execFileSync('chmod', [mode.toString(8), join(root, 'f')])
    expect(restored(root, 'f', 'y')).toBeUndefined()
    expect(statSync(join(root, 'f')).mode & 0o7777).toBe(mode)
  })

  onlyForRoot('the owner stays', () => {
    const root = folderWith({ f: 'x' })
    execFileSync('chown', ['12345:23456', join(root, 'f')])
    execFileSync('chmod', ['6755', join(root, 'f')])
    expect(restored(root, 'f', 'y')).toBeUndefined()
    const { uid, gid, mode } = statSync(join(root, 'f'))
    expect([uid, gid, mode & 0o7777]).toEqual([12345, 23456, 0o6755])
  })

  test('another name of the same file keeps its bytes: they are not proved to be wrong there', () => {
    const root = folderWith({ f: 'x' })
    linkSync(join(root, 'f'), join(root, 'g'))
    expect(restored(root, 'f', 'y')).toBeUndefined()
    expect(['f', 'g'].map(name => readFileSync(join(root, name), 'utf8'))).toEqual(['y', 'x'])
  })
})

describe('left alone', () => {
  test('when the bytes at hand are not the sealed ones, by one bit', () => {
    const root = folderWith({ f: 'found' })
    const seal = sealOf('f', 'sealed')
    const judged = new SealedFiles(root).observe(seal)
    for (let at = 0; at < 6; at++) {
      const twin = Buffer.from('sealed')
      twin[at] = (twin[at] ?? 0) ^ 1
      expect(writeBack(root, seal, judged, { bytes: twin })).toContain('not the sealed ones')
    }
    expect([readFileSync(join(root, 'f'), 'utf8'), names(root)]).toEqual(['found', ['f']])
    expect(writeBack(root, seal, judged, { bytes: Buffer.from('sealed') })).toBeUndefined()
  })

  test.each<[string, (root: string) => void]>([
    ['other bytes', root => putFile(root, 'd/f', 'newer')],
    ['other bytes of the same length', root => putFile(root, 'd/f', 'fount')],
    ['deleted', root => execFileSync('rm', [join(root, 'd/f')])],
    ['a link to another file', root => execFileSync('ln', ['-sf', 'other', join(root, 'd/f')])],
    ['a link to the same bytes', root => execFileSync('sh', ['-c', 'mv f g && ln -s g f'], { cwd: join(root, 'd') })],
    ['a FIFO', root => execFileSync('sh', ['-c', 'rm d/f && mkfifo d/f'], { cwd: root })],
    ['a folder', root => execFileSync('sh', ['-c', 'rm d/f && mkdir d/f'], { cwd: root })],
    ['its folder became a link', root => execFileSync('sh', ['-c', 'mv d e && ln -s e d'], { cwd: root })]
  ])('when it changed after it was judged: %s', (_, meanwhile) => {
    const root = folderWith({ 'd/f': 'found', 'd/other': 'other' })
    let before: string[] = []
    const reason = restored(root, 'd/f', 'sealed', () => {
      meanwhile(root)
      before = names(root)
    })
    expect(reason).toMatch(/changed after it was judged|ENOENT/)
    expect(names(root)).toEqual(before)
    expect(readFileSync(join(root, existsSync(join(root, 'e')) ? 'e/other' : 'd/other'), 'utf8')).toBe('other')
  })

  test('no draft is made behind a link, not even for a moment', () => {
    const outside = folderWith({ f: 'found' })
    execFileSync('chmod', ['555', outside])
    const root = folderWith({ 'd/f': 'found' })
    asNobody(root, () => {
      const reason = restored(root, 'd/f', 'sealed', () => {
        execFileSync('mv', [join(root, 'd'), join(root, 'e')])
        symlinkSync(outside, join(root, 'd'))
      })
      // Had it tried, the system would have answered EACCES.
      expect(reason).toBe('it changed after it was judged')
    })
  })

  test('when a missing file came back, or a link or file came to stand on the way', () => {
    const root = folderWith({ 'real/f': 'x', file: 'x' })
    const missing = (path: string, meanwhile: () => void) => writeBackMissing(root, path, meanwhile)
    expect(missing('f', () => putFile(root, 'f', 'mine'))).toContain('changed')
    expect(missing('dangling', () => symlinkSync('nowhere', join(root, 'dangling')))).toContain('changed')
    expect(missing('link/g', () => symlinkSync('real', join(root, 'link')))).toContain('"link" is not a folder')
    expect(missing('new/file/g', () => putFile(root, 'new/file', 'x'))).toContain('"new/file" is not a folder')
    expect(readFileSync(join(root, 'f'), 'utf8')).toBe('mine')
    expect(names(root)).toEqual(['dangling', 'f', 'file', 'link', 'new', 'new/file', 'real', 'real/f'])
  })

  test.each(['.git/config', 'sub/.git/hooks/pre-commit', '.GIT/x'])('in a git folder: %s', path => {
    const root = folderWith({ '.git/config': 'found' })
    expect(writeBackMissing(root, path, () => {})).toContain('git folder')
    expect(restored(root, path, 'sealed')).toContain('git folder')
    expect(readFileSync(join(root, '.git/config'), 'utf8')).toBe('found')
    const inside = join(folderWith({ '.git/f': 'found' }), '.git')
    expect(restored(inside, 'f', 'sealed')).toContain('git folder')
  })

  test('what is no file, and what is intact', () => {
    const root = folderWith({ intact: 'sealed', 'real/f': 'x' })
    symlinkSync('intact', join(root, 'link'))
    symlinkSync('real', join(root, 'folder'))
    execFileSync('mkfifo', [join(root, 'fifo')])
    mkdirSync(join(root, 'dir'))
    for (const path of ['link', 'folder/f', 'fifo', 'dir', 'intact'])
      expect([path, restored(root, path, 'sealed')]).toEqual([path, 'only drifted and missing files are written'])
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).toBe(true)
  })
})

describe('a system that does not play along', () => {
  onlyWithMounts('a full disk: the file stays whole, no draft stays, no folder', () => {
    onTmpfs('size=128k', root => {
      putFile(root, 'f', 'found')
      const big = Buffer.alloc(200_000, 'x')
      expect(restored(root, 'f', big)).toContain('ENOSPC')
      expect(restored(root, 'new/folder/f', big)).toContain('ENOSPC')
      expect([readFileSync(join(root, 'f'), 'utf8'), names(root)]).toEqual(['found', ['f']])
      expect(restored(root, 'f', 'sealed')).toBeUndefined()
    })
  })

  onlyWithMounts('a file system that is read-only', () => {
    onTmpfs('size=128k', root => {
      putFile(root, 'f', 'found')
      execFileSync('mount', ['-o', 'remount,ro', root])
      expect(restored(root, 'f', 'sealed')).toContain('EROFS')
      expect(restored(root, 'new/f', 'sealed')).toContain('EROFS')
      expect(readFileSync(join(root, 'f'), 'utf8')).toBe('found')
    })
  })

  test('a read-only folder', () => {
    const root = folderWith({ 'd/f': 'found' })
    asNobody(root, () => {
      execFileSync('chmod', ['555', join(root, 'd')])
      expect(restored(root, 'd/f', 'sealed')).toContain('EACCES')
      execFileSync('chmod', ['755', join(root, 'd')])
      expect(restored(root, 'd/f', 'sealed')).toBeUndefined()
    })
    expect(names(root)).toEqual(['d', 'd/f'])
  })

  onlyForRoot('an owner that cannot be kept is replaced, and no right of the old owner is passed on', () => {
    const root = folderWith({ 'd/f': 'found' })
    execFileSync('chown', ['65534', root, join(root, 'd')])
    execFileSync('chown', ['12345', join(root, 'd/f')])
    execFileSync('chmod', ['4755', join(root, 'd/f')])
    asOwner(65534, () => expect(restored(root, 'd/f', 'sealed')).toBeUndefined())
    expect([readFileSync(join(root, 'd/f'), 'utf8'), names(root)]).toEqual(['sealed', ['d', 'd/f']])
    const { uid, mode } = statSync(join(root, 'd/f'))
    expect([uid, mode & 0o7777]).toEqual([65534, 0o755])
  })
})

/** Acts as another owner for a while, which only root can. */
function asOwner(uid: number, body: () => void): void {
  process.seteuid?.(uid)
  try {
    body()
  } finally {
    process.seteuid?.(0)
  }
}

/** Root may write anywhere: it gives the tree away, and then acts as its new owner. */
function asNobody(tree: string, body: () => void): void {
  if (ROOT) execFileSync('chown', ['-R', '65534', tree])
  if (ROOT) asOwner(65534, body)
  else body()
}

function writeBackMissing(root: string, path: string, meanwhile: () => void) {
  meanwhile()
  return writeBack(root, sealOf(path, 'sealed'), { state: 'missing' }, { bytes: Buffer.from('sealed') })
}
