import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SealedFiles } from '../../src/disk/sealed-file.ts'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import type { Seal } from '../../src/model/seal.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { sealOf } from '../support/seals.ts'

const BUFFER = 512 * 1024

function observe(root: string, seal: ReturnType<typeof sealOf>) {
  return new SealedFiles(root).observe(seal)
}

describe('drift is refused', () => {
  test.each([
    ['a flipped byte', 'abc\n', 'abd\n'],
    ['a byte more', 'abc\n', 'abc\n\n'],
    ['a byte less', 'abc\n', 'abc'],
    ['emptied', 'abc\n', ''],
    ['no longer empty', '', 'x'],
    ['longer than one read', 'x'.repeat(BUFFER), 'x'.repeat(BUFFER + 1)],
    ['shorter than several reads', 'x'.repeat(3 * BUFFER), 'x'.repeat(2 * BUFFER)]
  ])('%s', (_, sealed, found) => {
    const root = folderWith({ 'a.txt': found })
    const sha256 = createHash('sha256').update(found).digest('hex')
    expect(observe(root, sealOf('a.txt', sealed))).toEqual({
      state: 'drifted',
      found: { bytes: found.length, digests: { sha256 } }
    })
    const { bytes: _bytes, ...lengthless } = sealOf('a.txt', sealed)
    expect(observe(root, lengthless).state).toBe('drifted')
  })

  test('one byte flipped anywhere, in a file over several reads', () => {
    const content = Buffer.alloc(BUFFER + 1000, 'seal')
    const root = folderWith()
    const seal = sealOf('f', content)
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(content)
        changed[at] = (changed[at] ?? 0) ^ mask
        putFile(root, 'f', changed)
        return observe(root, seal).state === 'drifted'
      }),
      { numRuns: 40 }
    )
    putFile(root, 'f', content)
    expect(observe(root, seal).state).toBe('intact')
  })

  test('every listed digest must match, not any one of them', () => {
    const root = folderWith({ f: 'abc' })
    const sha512 = createHash('sha512').update('abc').digest('hex')
    const good = sealOf('f', 'abc', { digests: { sha256: createHash('sha256').update('abc').digest('hex'), sha512 } })
    expect(observe(root, good).state).toBe('intact')
    expect(
      observe(root, { ...good, digests: { ...good.digests, sha512: sha512.replace(/^./, c => (c === 'f' ? '0' : 'f')) } }).state
    ).toBe('drifted')
    expect(observe(root, { ...good, digests: {} }).state).not.toBe('intact')
  })
})

describe('intact files', () => {
  test.each([0, 1, 511, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER, 3 * BUFFER + 17])('of %d bytes', size => {
    const content = Buffer.alloc(size, 'abc\n')
    const root = folderWith({ 'deep/er/f': content })
    const seal = sealOf('deep/er/f', content)
    expect(observe(root, seal)).toEqual({ state: 'intact' })
    const { bytes: _bytes, ...lengthless } = seal
    expect(observe(root, lengthless)).toEqual({ state: 'intact' })
  })

  test('known answers: SHA-256 of nothing and of "abc" (FIPS 180-4)', () => {
    const root = folderWith({ empty: '', abc: 'abc' })
    const empty = {
      path: 'empty',
      line: 1,
      bytes: 0,
      digests: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }
    }
    const abc = {
      path: 'abc',
      line: 1,
      bytes: 3,
      digests: { sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }
    }
    expect([observe(root, empty).state, observe(root, abc).state]).toEqual(['intact', 'intact'])
  })

  test('odd names are taken literally', () => {
    const names = ['a b', '#x', '!x', 'a[1]', '*', 'ü', 'back\\slash', 'new\nline', "q'uote", '~', '$HOME', '.hidden']
    const root = folderWith(Object.fromEntries(names.map(name => [name, name])))
    for (const name of names) expect([name, observe(root, sealOf(name, name)).state]).toEqual([name, 'intact'])
  })

  test('a name that is not UTF-8, by its bytes', () => {
    const root = folderWith()
    const raw = Buffer.from([0x66, 0xff, 0xfe])
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), raw]), 'abc')
    expect(observe(root, sealOf('f\\xff\\xfe', 'abc', { rawPath: raw })).state).toBe('intact')
    expect(observe(root, sealOf('f\\xff\\xfe', 'abd', { rawPath: raw })).state).toBe('drifted')
  })
})

describe('what is no file', () => {
  test.each(['gone', 'folder-that-is/not/there', 'file/as-folder', 'fifo/as-folder'])('%s is missing', path => {
    const root = folderWith({ file: 'x' })
    execFileSync('mkfifo', [join(root, 'fifo')])
    expect(observe(root, sealOf(path, 'x'))).toEqual({ state: 'missing' })
  })

  test('links are not followed: the file itself, a folder on the way, dangling, a loop, to the same bytes', () => {
    const outside = folderWith({ f: 'abc', 'd/f': 'abc' })
    const root = folderWith({ real: 'abc', 'dir/f': 'abc' })
    symlinkSync(join(outside, 'f'), join(root, 'outside'))
    symlinkSync('real', join(root, 'inside'))
    symlinkSync(join(outside, 'd'), join(root, 'folder'))
    symlinkSync('dir', join(root, 'folder-inside'))
    symlinkSync('nowhere', join(root, 'dangling'))
    symlinkSync('loop', join(root, 'loop'))
    for (const path of ['outside', 'inside', 'folder/f', 'folder-inside/f', 'dangling', 'loop']) {
      expect([path, observe(root, sealOf(path, 'abc')).state]).toEqual([path, 'symlink'])
    }
    expect(observe(root, sealOf('dir/f', 'abc')).state).toBe('intact')
  })

  test('pipe, socket, folder, device: never a hang', async () => {
    const root = folderWith()
    execFileSync('mkfifo', [join(root, 'fifo')])
    mkdirSync(join(root, 'folder'))
    const server = createServer().listen(join(root, 'socket'))
    await new Promise(resolve => server.once('listening', resolve))
    try {
      for (const path of ['fifo', 'socket', 'folder']) {
        for (const content of ['', 'abc'])
          expect([path, observe(root, sealOf(path, content)).state]).toEqual([path, 'not-a-file'])
      }
    } finally {
      server.close()
    }
    const system = new SealedFiles('/dev')
    expect([system.observe(sealOf('null', '')).state, system.observe(sealOf('zero', '\0')).state]).toEqual([
      'not-a-file',
      'not-a-file'
    ])
  })

  test('a name that is too long for the system is unreadable, not missing', () => {
    expect(observe(folderWith({ f: 'abc' }), sealOf('n'.repeat(300), 'abc')).state).toBe('unreadable')
  })

  // Root reads everything.
  testWith('an ordinary user')('a file without read permission is unreadable, not missing', () => {
    const root = folderWith({ f: 'abc', 'locked/f': 'abc' })
    chmodSync(join(root, 'f'), 0)
    chmodSync(join(root, 'locked'), 0)
    expect(observe(root, sealOf('f', 'abc')).state).toBe('unreadable')
    expect(observe(root, sealOf('locked/f', 'abc')).state).toBe('unreadable')
    chmodSync(join(root, 'locked'), 0o700)
  })
})

describe('files that do not stand still', () => {
  test('bytes that are not the measured ones any more are not handed out for a diagnosis', () => {
    const root = folderWith({ f: 'found' })
    const files = new SealedFiles(root)
    const seal = sealOf('f', 'sealed')
    const seen = files.observe(seal)
    if (seen.state !== 'drifted') throw new Error(seen.state)
    expect(Buffer.from(files.read(seal, seen.found, 100) ?? []).toString()).toBe('found')
    expect(files.read(seal, seen.found, 4)).toBeUndefined()
    putFile(root, 'f', 'other')
    expect(files.read(seal, seen.found, 100)).toBeUndefined()
    truncateSync(join(root, 'f'), 2)
    expect(files.read(seal, seen.found, 100)).toBeUndefined()
    renameSync(join(root, 'f'), join(root, 'g'))
    expect(files.read(seal, seen.found, 100)).toBeUndefined()
  })
})

describe('a folder that is replaced by a link during the run', () => {
  const FILES = { 'd/a': 'first', 'd/s': 'sealed', 'e/f': 'other' }
  const seals = Object.entries(FILES).map(([path, content]) => sealOf(path, content))

  /** Puts a link to the same bytes outside in the place of a folder. */
  function swap(root: string): void {
    const outside = folderWith({ a: 'first', s: 'sealed' })
    renameSync(join(root, 'd'), join(root, 'old'))
    symlinkSync(outside, join(root, 'd'))
  }

  test('is noticed after its files were read', () => {
    const root = folderWith(FILES)
    const files = new SealedFiles(root)
    expect(seals.map(seal => files.seemsIntact(seal))).toEqual([true, true, true])
    swap(root)
    expect(files.changedFolders()).toEqual(['d'])
    expect(seals.map(seal => files.lookCloser(seal).state)).toEqual(['symlink', 'symlink', 'changed-while-reading'])
    expect(files.changedFolders()).toEqual([])
  })

  test('is noticed by the engine, and the files of other folders stay intact', async () => {
    const root = folderWith(FILES)
    let isSwapped = false
    const second: Seal = {
      ...sealOf('d/s', 'sealed'),
      get bytes() {
        if (!isSwapped) swap(root)
        isSwapped = true
        return 6
      }
    }
    const observations = await sequentialEngine()(root, [sealOf('d/a', 'first'), second, sealOf('e/f', 'other')])
    expect(observations.map(({ state }) => state)).toEqual(['symlink', 'symlink', 'intact'])
  })

  test('a folder that is replaced by another folder is another folder', () => {
    const root = folderWith(FILES)
    const files = new SealedFiles(root)
    expect(files.seemsIntact(sealOf('d/s', 'sealed'))).toBe(true)
    renameSync(join(root, 'd'), join(root, 'old'))
    putFile(root, 'd/s', 'sealed')
    expect(files.changedFolders()).toEqual(['d'])
    expect(files.isIntact(sealOf('d/s', 'sealed'))).toBe(true)
  })
})

const loop = loopDevice()
const onlyWithLoop = loop === undefined ? test.skip : test

onlyWithLoop('a block device of exactly the sealed length is not a file (needs root and a loop device)', () => {
  const root = folderWith()
  execFileSync('mknod', [join(root, 'f'), 'b', ...(loop?.numbers ?? [])])
  expect(observe(root, sealOf('f', Buffer.alloc(4096, 'a')))).toEqual({
    state: 'not-a-file',
    reason: 'there is a device in its place'
  })
  loop?.detach()
})

/** A loop device of 4096 bytes, where the machine lets one be made. */
function loopDevice(): { numbers: string[]; detach(): void } | undefined {
  const image = join(mkdtempSync(join(tmpdir(), 'seal-gate-loop-')), 'image')
  writeFileSync(image, Buffer.alloc(4096, 'a'))
  try {
    const device = execFileSync('losetup', ['-f', '--show', image], { stdio: 'pipe' }).toString().trim()
    const numbers = execFileSync('stat', ['-c', '%t %T', device]).toString().trim().split(' ')
    return {
      numbers: numbers.map(hex => String(Number.parseInt(hex, 16))),
      detach: () => execFileSync('losetup', ['-d', device])
    }
  } catch {
    return undefined
  }
}
