import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { restore } from '../../src/cli/restore.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { gate } from '../../src/gate/gate.ts'
import { applyPatch, git, repositoryWith, shell } from '../restore/git.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'
import { listen } from './listening.ts'

const SEALED = { 'a.md': 'one - two\n', 'd/b.txt': 'a\nb\n', 'c.bin': Buffer.from([0, 1, 2, 255]) }

/** Sealed files in a folder, all of them drifted in ways that can be undone, but for `c.bin`. */
function drifted(folder: string, sealed: Readonly<Record<string, string | Buffer>> = SEALED): string {
  for (const [path, content] of Object.entries(sealed)) putFile(folder, path, content)
  putFile(folder, 'SUMS', gnuList(sealed))
  putFile(folder, 'a.md', '\ufeffone — two\r\n')
  putFile(folder, 'd/b.txt', 'a\r\nb\r\n')
  return folder
}

async function passes(cwd: string): Promise<boolean> {
  const request = aRequest({ cwd, manifests: ['SUMS'] })
  return (await gate(request, null)).verdict === 'pass'
}

describe('--write', () => {
  test('brings back all that drifted, and the gate passes', async () => {
    const root = drifted(folderWith())
    chmodSync(join(root, 'a.md'), 0o750)
    const { code, out, err } = await listen(restore, ['SUMS', '--write'], root)
    expect([code, out]).toEqual([0, ''])
    expect(err).toBe('restored: "a.md"\nrestored: "d/b.txt"\nrestored: 2 of 2 files that differ from their seals\n')
    expect([await passes(root), statSync(join(root, 'a.md')).mode & 0o777, readdirSync(root).length]).toEqual([true, 0o750, 4])
    expect(await listen(restore, ['SUMS', '--write'], root)).toEqual({
      code: 0,
      out: '',
      err: 'nothing to restore: 3 sealed files intact\n'
    })
  })

  test('one bit that nothing undoes is left, and said: exit code 1', async () => {
    const root = drifted(folderWith())
    putFile(root, 'c.bin', Buffer.from([0, 1, 3, 254]))
    const { code, err } = await listen(restore, ['SUMS', '--write'], root)
    expect(code).toBe(1)
    expect(err).toContain('not restored: "c.bin": no undoing gave its sealed bytes')
    expect(err).toContain('restored: 2 of 3 files')
    expect(readFileSync(join(root, 'c.bin'))).toEqual(Buffer.from([0, 1, 3, 254]))
  })

  test('a link and a FIFO in place are never followed nor replaced', async () => {
    const root = drifted(folderWith({ target: 'a\r\nb\r\n' }))
    rmSync(join(root, 'd/b.txt'))
    symlinkSync('../target', join(root, 'd/b.txt'))
    rmSync(join(root, 'c.bin'))
    execFileSync('mkfifo', [join(root, 'c.bin')])
    const { code, err } = await listen(restore, ['SUMS', '--write'], root)
    expect([code, readFileSync(join(root, 'target'), 'utf8')]).toEqual([1, 'a\r\nb\r\n'])
    expect(err.match(/only a regular file is ever replaced/g)).toHaveLength(2)
  })

  test('names that would give the log an order are escaped', async () => {
    const root = drifted(folderWith(), { ...SEALED, 'x\n::error::y': 'a\n' })
    rmSync(join(root, 'x\n::error::y'))
    const { err } = await listen(restore, ['SUMS', '--write'], root)
    expect(err).not.toMatch(/::error|\n::/)
  })

  test('in a real checkout with autocrlf, by the attributes that the repository has', async () => {
    const origin = repositoryWith({ ...SEALED, SUMS: gnuList(SEALED) })
    shell(origin, 'git add . && git commit -qm x')
    const clone = join(folderWith(), 'clone')
    expect(git(origin, 'clone', '-q', '-c', 'core.autocrlf=true', origin, clone).code).toBe(0)
    expect(readFileSync(join(clone, 'a.md'), 'utf8')).toBe('one - two\r\n')
    expect((await listen(restore, ['SUMS', '--write'], clone)).code).toBe(0)
    expect(await passes(clone)).toBe(true)
  })
})

describe('a patch', () => {
  test('on standard output, applied by git, brings back what drifted', async () => {
    const top = repositoryWith()
    const root = drifted(join(top, 'packet'))
    const { code, out, err } = await listen(restore, ['packet/SUMS'], top)
    expect(code).toBe(0)
    expect(err).toContain('in the patch: 2 of 2 files')
    expect(err).toContain('Apply it here')
    expect(await passes(root)).toBe(false)
    expect(applyPatch(top, out).code).toBe(0)
    expect(await passes(root)).toBe(true)
  })

  test('from a folder below: paths begin at the top of the repository, and that is said', async () => {
    const top = repositoryWith()
    const root = drifted(join(top, 'packet'))
    const { out, err } = await listen(restore, ['SUMS'], root)
    expect(err).toContain('Apply it in ".."')
    expect(applyPatch(top, out).code).toBe(0)
    expect(await passes(root)).toBe(true)
  })

  test('with -o, whole, and by the command that is named', async () => {
    const root = drifted(repositoryWith())
    const { code, out, err } = await listen(restore, ['SUMS', '-o', 'my patch'], root)
    expect([code, out]).toEqual([0, ''])
    const [command = ''] = /^ {2}git .*$/m.exec(err) ?? []
    expect(shell(root, command)).toMatchObject({ code: 0, err: '' })
    expect(await passes(root)).toBe(true)
  })

  test('in a SHA-256 repository', async () => {
    const root = drifted(repositoryWith({}, '--object-format=sha256'))
    const { out } = await listen(restore, ['SUMS', '--object-format', 'sha256'], root)
    expect(applyPatch(root, out).code).toBe(0)
    expect(await passes(root)).toBe(true)
  })

  test('when a file changes by one bit after that, nothing is applied', async () => {
    const root = drifted(repositoryWith())
    const { out } = await listen(restore, ['SUMS'], root)
    putFile(root, 'd/b.txt', 'a\r\nc\r\n')
    expect(applyPatch(root, out).code).not.toBe(0)
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\ufeffone — two\r\n')
  })

  test('without a proof there is no patch: no output, no file', async () => {
    const root = folderWith({ 'c.bin': 'x', SHA256SUMS: gnuList({ 'c.bin': SEALED['c.bin'] }) })
    expect(await listen(restore, ['SHA256SUMS', '-o', 'p'], root)).toMatchObject({ code: 1, out: '' })
    expect(await listen(restore, ['SHA256SUMS'], root)).toMatchObject({ code: 1, out: '' })
    expect(readdirSync(root).toSorted()).toEqual(['SHA256SUMS', 'c.bin'])
  })

  test('never lands on what it would restore', async () => {
    const root = drifted(folderWith())
    for (const name of ['a.md', './d/../a.md', 'SUMS', join(root, 'd/b.txt')])
      await expect(listen(restore, ['SUMS', '-o', name], root)).rejects.toThrow('write the patch elsewhere')
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\ufeffone — two\r\n')
  })

  test('where it cannot be put: an error, and no draft', async () => {
    const root = drifted(folderWith())
    mkdirSync(join(root, 'out/p'), { recursive: true })
    await expect(listen(restore, ['SUMS', '-o', 'out/p'], root)).rejects.toThrow()
    await expect(listen(restore, ['SUMS', '-o', 'gone/p'], root)).rejects.toThrow('there is no folder "gone"')
    expect([readdirSync(join(root, 'out')), existsSync(join(root, 'gone'))]).toEqual([['p'], false])
  })
})

describe('exit code 2: nothing is restored', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['a broken manifest', ['BROKEN'], /cannot be trusted|known format/],
    ['one that is not the pinned one', ['SUMS', '--manifest-sha256', '0'.repeat(64)], /pinned/]
  ])('%s', async (_, args, reason) => {
    const root = drifted(folderWith({ BROKEN: 'nothing of the kind\n' }))
    const { code, out, err } = await listen(restore, [...args, '--write'], root)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(reason)
    expect(await passes(root)).toBe(false)
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('\ufeffone — two\r\n')
  })

  test.each<[string, readonly string[]]>([
    ['a manifest that does not exist', ['gone']],
    ['a file that is not sealed', ['SUMS', 'SUMS']],
    ['an unknown flag', ['SUMS', '--force']],
    ['--write with -o', ['SUMS', '--write', '-o', 'p']],
    ['an unknown object format', ['SUMS', '--object-format', 'md5']],
    ['a format that is none', ['SUMS', '--format', 'zip']]
  ])('usage: %s', async (_, args) => {
    await expect(listen(restore, args, drifted(folderWith()))).rejects.toThrow(UsageError)
  })

  test('a file that cannot be judged', async () => {
    const root = folderWith({ SUMS: gnuList({ ['n'.repeat(300)]: 'x' }) })
    expect((await listen(restore, ['SUMS', '--write'], root)).code).toBe(2)
  })
})

describe('many files', () => {
  test('a thousand with one cause, in a patch and written back', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `f/${n}.txt`)
    const root = repositoryWith()
    const sealed = Object.fromEntries(names.map(name => [name, `${name}\nsecond - line\n`]))
    for (const name of names) putFile(root, name, `${name}\r\nsecond - line\r\n`)
    writeFileSync(join(root, 'SUMS'), gnuList(sealed))
    const { code, out, err } = await listen(restore, ['SUMS'], root)
    expect([code, out.match(/^diff --git/gm)?.length]).toEqual([0, 1000])
    expect(err).toContain('… and 900 more files')
    expect(applyPatch(root, out).code).toBe(0)
    expect(await passes(root)).toBe(true)
  })
})

describe('only some of the files', () => {
  const TEXTS = { 'a.md': 'a\nb\n', 'b.md': 'c\nd\n', 'c.md': 'e - f\n' }
  const three = () => folderWith({ SUMS: gnuList(TEXTS), 'a.md': 'a\r\nb\r\n', 'b.md': 'c\r\nd\r\n', 'c.md': '\ufeffe - f\n' })
  const contents = (root: string) =>
    Object.keys(TEXTS).map(name => readFileSync(join(root, name), 'utf8') === TEXTS[name as keyof typeof TEXTS])

  test('those that are named', async () => {
    const root = three()
    expect((await listen(restore, ['SUMS', 'b.md', '--write'], root)).code).toBe(0)
    expect(contents(root)).toEqual([false, true, false])
  })

  test('those to which exactly this happened', async () => {
    const root = three()
    expect((await listen(restore, ['SUMS', '--only', 'crlf-added', '--write'], root)).code).toBe(0)
    expect(contents(root)).toEqual([true, true, false])
    const { code, err } = await listen(restore, ['SUMS', '--only', 'crlf-added', '--write'], root)
    expect([code, err]).toEqual([1, expect.stringContaining('"--only" takes one of: bom-added')])
  })
})
