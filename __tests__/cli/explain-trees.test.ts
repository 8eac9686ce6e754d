import { execFileSync } from 'node:child_process'
import { chmodSync, linkSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { explain } from '../../src/cli/explain.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { listen } from './listening.ts'

const FILES = { 'a.md': 'one - two\nthree\n', 'bin/run': 'run\n', 'deep/b.json': '{"a": 1}\n', empty: '' }

/** Two folders, `old` and `new`, with the same files. */
function twins(): string {
  const both = Object.entries(FILES).flatMap(([path, text]) => [
    [`old/${path}`, text],
    [`new/${path}`, text]
  ])
  return folderWith(Object.fromEntries(both))
}

const lines = async (cwd: string, ...args: string[]) => {
  const { code, out, err } = await listen(explain, args, cwd)
  expect(err).toBe('')
  return { code, out: out.trimEnd().split('\n') }
}

describe('two folders', () => {
  test('with the same files pass, and one byte fails', async () => {
    const cwd = twins()
    expect(await lines(cwd, 'old', 'new')).toEqual({ code: 0, out: ['"new" has exactly the files of "old": 4.', 'PASS'] })
    writeFileSync(join(cwd, 'new/bin/run'), 'ran\n')
    const { code, out } = await lines(cwd, 'old', 'new')
    expect([code, out.at(-1)]).toEqual([1, 'FAIL'])
    expect(out[1]).toBe('"new": 3 of 4 files are identical, 1 differs')
    expect(out[2]).toMatch(/^ {2}"bin\/run" changed/)
  })

  test('each difference has its cause, or where the file went', async () => {
    const cwd = twins()
    writeFileSync(join(cwd, 'new/a.md'), 'one — two\r\nthree\r\n')
    renameSync(join(cwd, 'new/bin/run'), join(cwd, 'new/bin/start'))
    unlinkSync(join(cwd, 'new/deep/b.json'))
    writeFileSync(join(cwd, 'new/more.txt'), 'more\n')
    const { out } = await lines(cwd, 'old', 'new')
    expect(out.slice(1, -1)).toEqual([
      '"new": 1 of 4 files is identical, 4 differ',
      expect.stringMatching(/^ {2}"a\.md" changed: .*CRLF.*\(proved\)$/),
      '  "bin/run" is now "bin/start"',
      '  "deep/b.json" was removed',
      '  "more.txt" was added'
    ])
    const { code, out: json } = await listen(explain, ['old', 'new', '--json'], cwd)
    expect(code).toBe(1)
    expect(JSON.parse(json)).toMatchObject({
      ...{ schema: 'seal-gate/explanation/2', verdict: 'fail', path: 'new', against: { path: 'old', digest: 'none' } },
      files: {
        sealed: 4,
        identical: 1,
        different: 4,
        differences: [{ what: 'changed', path: 'a.md', certainty: 'proved' }, {}, {}, {}]
      }
    })
  })

  test('modes and links are compared, and links are never followed', async () => {
    const cwd = twins()
    chmodSync(join(cwd, 'new/bin/run'), 0o755)
    symlinkSync('a.md', join(cwd, 'old/link'))
    symlinkSync('/etc/passwd', join(cwd, 'new/link'))
    const { out } = await lines(cwd, 'old', 'new')
    expect(out.slice(1, -1)).toEqual([
      '"new": 3 of 5 files are identical, 2 differ',
      ...(process.platform === 'win32' ? [] : ['  "bin/run" has another mode']),
      '  "link" changed'
    ])
  })

  test('hostile names give the log no orders', async () => {
    const cwd = folderWith({ 'old/x': '', 'new/::error::y\n\u001b[31m': 'z' })
    const { out } = await lines(cwd, 'old', 'new')
    expect(out).toContain('  ":\\u{3A}error:\\u{3A}y\\n\\u001b[31m" was added')
  })

  testWith('root')('what is neither a file nor a link is not passed over', async () => {
    const cwd = twins()
    execFileSync('mkfifo', [join(cwd, 'new/pipe')])
    await expect(listen(explain, ['old', 'new'], cwd)).rejects.toThrow(
      '"new" cannot be compared: "pipe": it is neither a file nor a link'
    )
  })

  test('two folders without a file are no match', async () => {
    const cwd = folderWith({ 'old/a': '', 'new/a': '' })
    unlinkSync(join(cwd, 'old/a'))
    expect((await lines(cwd, 'old', 'new')).code).toBe(1)
    unlinkSync(join(cwd, 'new/a'))
    await expect(listen(explain, ['old', 'new'], cwd)).rejects.toThrow('nothing was compared')
  })

  test('a digest is that of one file', async () => {
    const args = ['new', '--against', 'old', '--sha256', 'a'.repeat(64)]
    await expect(listen(explain, args, twins())).rejects.toThrow(UsageError)
  })
})

describe('a folder and an archive', () => {
  const packed = (cwd: string) => execFileSync('tar', ['-czf', 'new.tgz', '-C', 'new', '.'], { cwd })

  test('of the same files pass in both directions, hard links included', async () => {
    const cwd = twins()
    for (const side of ['old', 'new']) linkSync(join(cwd, side, 'a.md'), join(cwd, side, 'same.md'))
    packed(cwd)
    expect((await lines(cwd, 'old', 'new.tgz')).out).toEqual(['"new.tgz" has exactly the files of "old": 5.', 'PASS'])
    expect((await lines(cwd, 'new.tgz', 'old')).out).toEqual(['"old" has exactly the files of "new.tgz": 5.', 'PASS'])
    writeFileSync(join(cwd, 'old/same.md'), 'one - two\r\nthree\r\n')
    const { code, out } = await lines(cwd, 'old', 'new.tgz')
    expect([code, out[1]]).toEqual([1, '"new.tgz": 3 of 5 files are identical, 2 differ'])
    expect(out[2]).toContain('"a.md" changed: CRLF line endings became LF')
  })

  test('that is none, or that is cut off, is refused', async () => {
    const cwd = twins()
    packed(cwd)
    await expect(listen(explain, ['old', 'new/a.md'], cwd)).rejects.toThrow('is not read as an archive')
    execFileSync('truncate', ['-s', '-9', 'new.tgz'], { cwd })
    await expect(listen(explain, ['old', 'new.tgz'], cwd)).rejects.toThrow('is not read as an archive')
  })
})
