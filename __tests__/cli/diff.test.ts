import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { diff } from '../../src/cli/diff.ts'
import { verify } from '../../src/cli/verify.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'
import { listen } from './listening.ts'

const FILES = { 'docs/a.md': 'one - two\nb\n', 'docs/b.bin': Buffer.from([0, 1, 2]), 'c.txt': 'c\n' }

function drifted(): string {
  const cwd = folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })
  execFileSync('git', ['init', '-q'], { cwd })
  execFileSync('git', ['add', '-A'], { cwd })
  execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=a@b', 'commit', '-qm', 'one'], { cwd })
  putFile(cwd, 'docs/a.md', 'one — two\nB\n')
  putFile(cwd, 'docs/b.bin', Buffer.from([0, 1, 3]))
  return cwd
}

test('the found bytes beside the sealed ones, also where causes explain a part', async () => {
  const { code, out } = await listen(diff, [], drifted())
  expect(code).toBe(1)
  expect(out).toContain('--- sealed "docs/a.md"\n+++ found "docs/a.md"\n# "docs/a.md" has changed')
  expect(out).toContain('- one - two␊\n+ one ⟨U+2014 EM DASH⟩ two␊\n- b␊\n+ B␊\n')
  expect(out).toContain('- 02\n+ 03\n')
  expect(out).not.toContain('c.txt')
})

test('of the files that are named, and of those in a folder', async () => {
  const cwd = drifted()
  const named = async (...paths: string[]) => {
    const { code, out } = await listen(diff, paths, cwd)
    return [code, [...out.matchAll(/^--- sealed "(.*)"$/gm)].map(([, path]) => path)]
  }
  expect(await named('docs/b.bin')).toEqual([1, ['docs/b.bin']])
  expect(await named('SHA256SUMS', './docs/')).toEqual([1, ['docs/a.md', 'docs/b.bin']])
  expect(await named('c.txt')).toEqual([0, []])
  await expect(listen(diff, ['README.md'], cwd)).rejects.toThrow('"README.md" is not sealed')
  expect((await listen(diff, ['b.bin'], join(cwd, 'docs'))).out).toContain('--- sealed "docs/b.bin"')
})

test('a file that is gone, and one whose sealed bytes nobody has', async () => {
  const cwd = drifted()
  rmSync(join(cwd, 'docs/b.bin'))
  rmSync(join(cwd, '.git'), { recursive: true })
  putFile(cwd, 'docs/a.md', 'something else\n')
  const { code, out } = await listen(diff, [], cwd)
  expect(code).toBe(1)
  expect(out).toContain('+++ missing\n# "docs/b.bin" is missing')
  expect(out).toMatch(/\+\+\+ found "docs\/a\.md"\n# "docs\/a\.md" has changed.*unexplained.*\n\n/)
})

test('what git ignores is not quoted, and a credential is masked', async () => {
  const cwd = drifted()
  putFile(cwd, '.gitignore', 'docs/a.md\n')
  execFileSync('git', ['rm', '-q', '--cached', 'docs/a.md'], { cwd })
  const { out } = await listen(diff, ['docs/a.md'], cwd)
  expect(out).toContain('--- sealed "docs/a.md"')
  expect(out).not.toMatch(/^[-+] /m)
})

test('no difference', async () => {
  const cwd = folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })
  expect(await listen(diff, [], cwd)).toEqual({ code: 0, out: '', err: 'no difference: 3 sealed files intact\n' })
  putFile(cwd, 'SHA256SUMS', 'not a list\n')
  expect((await listen(diff, [], cwd)).code).toBe(2)
})

test('--quiet prints nothing, and only what prevents a judgement', async () => {
  const cwd = folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })
  expect(await listen(verify, ['--quiet'], cwd)).toEqual({ code: 0, out: '', err: '' })
  putFile(cwd, 'c.txt', 'd\n')
  expect(await listen(verify, ['-q'], cwd)).toEqual({ code: 1, out: '', err: '' })
  putFile(cwd, 'SHA256SUMS', '')
  const { code, out, err } = await listen(verify, ['-q'], cwd)
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('seal-gate: cannot be judged: "SHA256SUMS": manifest-empty: the manifest is empty: zero bytes\n')
  await expect(listen(verify, ['-q', '--json'], cwd)).rejects.toThrow('give only one')
})
