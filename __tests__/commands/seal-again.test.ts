import { execFileSync } from 'node:child_process'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { seal as command } from '../../src/cli/seal.ts'
import { verify } from '../../src/cli/verify.ts'
import { listen } from '../cli/listening.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const FILES = { 'docs/a.md': 'one\n', 'docs/b.md': 'two\n', 'src/c.ts': 'three\n', 'src/d.ts': 'four\n' }
const M = 'seal-gate.json'

const seal = (cwd: string, ...args: readonly string[]) => listen(command, args, cwd)
const check = async (cwd: string, ...args: readonly string[]) =>
  (await listen(verify, [...args, '--no-probes', '--json'], cwd)).code

async function sealed(...more: readonly string[]): Promise<string> {
  const root = folderWith(FILES)
  const { code } = await seal(root, '.', '-o', M, '--packet', 'P-1', '--covers', 'docs/**', '--covers', 'src/**', ...more)
  expect(code).toBe(0)
  return root
}

const read = (root: string, name = M): string => readFileSync(join(root, name), 'utf8')
const pathsIn = (root: string): string[] => JSON.parse(read(root)).files.map(({ path }: { path: string }) => path)

describe('over a manifest that exists', () => {
  test('what is not named stays as it is sealed, with covers, packet and facts', async () => {
    const root = await sealed()
    const before = read(root)
    putFile(root, 'src/c.ts', 'changed, and not named\n')
    putFile(root, 'docs/a.md', 'uno\n')
    const { code, err } = await seal(root, 'docs/a.md', '-o', M)
    expect([code, err]).toEqual([0, 'changed  "docs/a.md": sha256\nsealed 4 files in "seal-gate.json"\n'])
    const line = (text: string, path: string) => text.split('\n').find(one => one.includes(`"${path}"`))
    for (const path of ['docs/b.md', 'src/c.ts', 'src/d.ts']) expect(line(read(root), path)).toBe(line(before, path))
    expect(line(read(root), 'docs/a.md')).toContain(sealOf('docs/a.md', 'uno\n').digests.sha256)
    expect(JSON.parse(read(root))).toMatchObject({ packet: 'P-1', covers: ['docs/**', 'src/**'] })
    expect(await check(root, M)).toBe(1)
    putFile(root, 'src/c.ts', FILES['src/c.ts'])
    expect(await check(root, M)).toBe(0)
  })

  test('the same again changes not one byte', async () => {
    const root = await sealed()
    const before = read(root)
    expect(await seal(root, '.', '-o', M)).toMatchObject({ code: 0, err: 'sealed 4 files in "seal-gate.json"\n' })
    expect(read(root)).toBe(before)
    expect(await seal(root, 'docs', '-o', M, '--check')).toMatchObject({ code: 0, out: 'Sealing again would change nothing.\n' })
  })

  test('a file that is gone is refused with the one command; with it, its seal goes', async () => {
    const root = await sealed()
    const before = read(root)
    rmSync(join(root, 'docs/b.md'))
    const refused = await seal(root, 'docs', '-o', M)
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: [
        'removed  "docs/b.md"',
        'seal-gate: nothing was written, because this removes or weakens seals. If that is meant:',
        '  seal-gate seal docs -o seal-gate.json --remove',
        ''
      ].join('\n')
    })
    expect(read(root)).toBe(before)
    const words = refused.err.trimEnd().split('\n').at(-1)?.trim().split(' ').slice(2) ?? []
    expect((await seal(root, ...words)).err).toBe('removed  "docs/b.md"\nsealed 3 files in "seal-gate.json"\n')
    expect(pathsIn(root)).toEqual(['docs/a.md', 'src/c.ts', 'src/d.ts'])
    expect(await check(root, M)).toBe(0)
  })

  test('a file that is gone and not named keeps its seal', async () => {
    const root = await sealed()
    rmSync(join(root, 'src/c.ts'))
    expect((await seal(root, 'docs', '-o', M, '--remove')).code).toBe(0)
    expect(pathsIn(root)).toContain('src/c.ts')
    expect(await check(root, M)).toBe(1)
  })

  test('a gone file that is named itself is a removal, not a typing error', async () => {
    const root = await sealed()
    rmSync(join(root, 'docs/b.md'))
    expect((await seal(root, 'docs/b.md', '-o', M)).err).toContain('removed  "docs/b.md"\n')
    await expect(seal(root, 'docs/x.md', '-o', M)).rejects.toThrow('there is no file "docs/x.md"')
    expect(await seal(root, 'docs/b.md', '-o', M, '--remove')).toMatchObject({ code: 0 })
    expect(pathsIn(root)).toEqual(['docs/a.md', 'src/c.ts', 'src/d.ts'])
  })

  test('a renamed file is reported as one', async () => {
    const root = await sealed()
    rmSync(join(root, 'docs/b.md'))
    putFile(root, 'docs/z.md', FILES['docs/b.md'])
    expect((await seal(root, 'docs', '-o', M)).err).toContain('removed  "docs/b.md": its bytes are at "docs/z.md" now\n')
    const { err } = await seal(root, 'docs', '-o', M, '--remove')
    expect(err).toContain('added    "docs/z.md"\n')
  })

  test.each<[string, readonly string[], string]>([
    ['a scope that shrinks', ['--covers', 'docs/**'], 'weakened covers "src/**" no more'],
    ['a format without lengths', ['--format', 'gnu'], 'weakened "docs/a.md": it would no longer have its length'],
    ['a file that is excluded', ['--exclude', 'docs/b.md'], 'removed  "docs/b.md": it is excluded']
  ])('%s needs --remove', async (_, args, line) => {
    const root = await sealed()
    const before = read(root)
    const refused = await seal(root, '.', '-o', M, ...args)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain(line)
    expect(read(root)).toBe(before)
    expect((await seal(root, '.', '-o', M, ...args, '--remove')).code).toBe(0)
    expect(read(root)).not.toBe(before)
  })

  test('a scope that grows, and one that "**" contains, need nothing', async () => {
    const root = await sealed()
    expect((await seal(root, '.', '-o', M, '--covers', '**')).err).toContain('added    covers "**"\n')
    expect(JSON.parse(read(root)).covers).toEqual(['**'])
  })

  test('a manifest that cannot be read is not replaced in silence', async () => {
    const root = await sealed()
    const broken = read(root).replace('"bytes": 4', '"bytes": -4')
    writeFileSync(join(root, M), broken)
    const refused = await seal(root, '.', '-o', M)
    expect([refused.code, read(root)]).toEqual([2, broken])
    expect(refused.err).toMatch(/manifest-length-invalid[\s\S]*replace it with "--remove"/)
    expect((await seal(root, '.', '-o', M, '--remove')).code).toBe(0)
    expect(await check(root, M)).toBe(0)
  })

  test('--check prints the same changes and writes nothing', async () => {
    const root = await sealed()
    const before = read(root)
    rmSync(join(root, 'docs/b.md'))
    putFile(root, 'docs/new.md', 'new\n')
    putFile(root, 'docs/a.md', 'uno dos\n')
    expect(await seal(root, 'docs', '-o', M, '--check', '--covers', 'docs/**')).toMatchObject({
      code: 1,
      out: [
        'weakened covers "src/**" no more: files without a seal would not be found there',
        'added    "docs/new.md"',
        'removed  "docs/b.md"',
        'changed  "docs/a.md": sha256, 4 to 8 bytes',
        ''
      ].join('\n')
    })
    expect(read(root)).toBe(before)
  })
})

describe('over a list of another program', () => {
  const LIST = gnuList({ 'z.txt': 'z\n', 'a.txt': 'a\n' })

  test('order, comments and format stay; a new file comes last', async () => {
    const root = folderWith({ 'z.txt': 'z\n', 'a.txt': 'A\n', 'm.txt': 'm\n', SHA256SUMS: `# release 4\n${LIST}` })
    expect(await seal(root, 'a.txt', 'm.txt', '-o', 'SHA256SUMS')).toMatchObject({
      code: 0,
      err: 'added    "m.txt"\nchanged  "a.txt": sha256\nsealed 3 files in "SHA256SUMS"\n'
    })
    expect(read(root, 'SHA256SUMS')).toBe(`# release 4\n${gnuList({ 'z.txt': 'z\n', 'a.txt': 'A\n', 'm.txt': 'm\n' })}`)
    execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: root })
  })

  test.each([
    ['sha512sum', 'SHA512SUMS', []],
    ['b2sum', 'B2SUMS', []],
    ['sha384sum', 'SHA384SUMS', ['--tag']]
  ])('the digests of %s stay, and a new file gets them', async (program, name, flags) => {
    const root = folderWith({ 'a.txt': 'a\n', 'b.txt': 'b\n', 'c.txt': 'c\n' })
    const run = (...files: readonly string[]) => execFileSync(program, [...flags, ...files], { cwd: root, encoding: 'utf8' })
    writeFileSync(join(root, name), run('a.txt', 'b.txt'))
    putFile(root, 'a.txt', 'A\n')
    expect((await seal(root, 'a.txt', 'c.txt', '-o', name)).code).toBe(0)
    expect(read(root, name)).toBe(run('a.txt', 'b.txt', 'c.txt'))
    expect(await check(root, name)).toBe(0)
  })

  test('several digests of one file are all made again', async () => {
    const root = folderWith({ 'a.txt': 'a\n' })
    const run = () =>
      ['sha256sum', 'sha512sum'].map(name => execFileSync(name, ['--tag', 'a.txt'], { cwd: root, encoding: 'utf8' })).join('')
    writeFileSync(join(root, 'SUMS'), run())
    putFile(root, 'a.txt', 'A\n')
    expect((await seal(root, 'a.txt', '-o', 'SUMS')).code).toBe(0)
    expect(read(root, 'SUMS')).toBe(run())
  })

  test('a format that is not written here is refused with the program that writes it', async () => {
    const record = 'a.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\npkg.dist-info/RECORD,,\n'
    const root = folderWith({ 'a.py': '', 'pkg.dist-info/RECORD': record })
    const { code, err } = await seal(root, 'a.py', '-o', 'pkg.dist-info/RECORD', '--root', '.').catch(error => ({
      code: 2,
      err: String(error)
    }))
    expect(code).toBe(2)
    expect(err).toMatch(/format "wheel-record", which the build of the wheel/)
    expect(read(root, 'pkg.dist-info/RECORD')).toBe(record)
  })

  test('a list that could not be read again is not written', async () => {
    const root = folderWith({ 'a.txt': 'a\n' })
    await expect(seal(root, 'a.txt', '-o', 'B3SUMS', '--format', 'gnu')).rejects.toThrow(/"B3SUMS" could not be read again/)
    expect(() => read(root, 'B3SUMS')).toThrow('ENOENT')
  })

  test('a bag whose other tag files would no longer match is left to its tool; a lone manifest is not', async () => {
    const root = folderWith({ 'data/a.txt': 'a\n', 'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' })
    const name = 'manifest-sha256.txt'
    expect((await seal(root, 'data', '-o', name, '--format', 'bagit')).code).toBe(0)
    putFile(root, 'data/a.txt', 'A\n')
    expect((await seal(root, 'data', '-o', name)).code).toBe(0)
    expect(await check(root, name)).toBe(0)
    putFile(root, 'bag-info.txt', 'Payload-Oxum: 2.1\n')
    await expect(seal(root, 'data', '-o', name)).rejects.toThrow(/"bag-info.txt" would no longer match[\s\S]*bagit\.py/)
  })
})

test('one file is sealed once, however often it is named; hard links are two names', async () => {
  const root = folderWith({ 'docs/a.md': 'a\n' })
  linkSync(join(root, 'docs/a.md'), join(root, 'docs/hard.md'))
  expect(
    (await seal(root, 'docs/a.md', './docs//a.md', 'docs/../docs/a.md', join(root, 'docs/a.md'), 'docs', '-o', M)).code
  ).toBe(0)
  expect(pathsIn(root)).toEqual(['docs/a.md', 'docs/hard.md'])
})

test('a name in other letters or another Unicode form is answered with the name on disk', async () => {
  const root = folderWith({ 'README.md': 'x', 'cafe\u0301.txt': 'y' })
  const { code, err } = await seal(root, 'README.MD', 'caf\u00e9.txt', '-o', M)
  expect(code).toBe(2)
  expect(err).toContain('"README.MD" cannot be sealed: there is no such file; there is "README.md"')
  expect(err).toContain('"caf\u00e9.txt" cannot be sealed: there is no such file; there is "cafe\u0301.txt"')
})
