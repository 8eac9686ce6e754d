import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { explain } from '../../src/cli/explain.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { folderWith } from '../support/folder.ts'
import { listen } from './listening.ts'

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

describe('drifted', () => {
  const root = () => folderWith({ 'a.md': 'one — two\r\nthree\r\n' })
  const sealed = 'one - two\nthree\n'

  test('cause, proof, places, differences, remedy: exit code 1', async () => {
    const { code, out, err } = await listen(explain, ['a.md', '--sha256', digest(sealed), '--bytes', '16'], root())
    expect([code, err, out.trimEnd().split('\n').at(-1)]).toEqual([1, '', 'FAIL'])
    for (const part of [
      'plain and typographic punctuation were exchanged',
      'LF line endings became CRLF (2 ×)',
      'proved: undoing exactly this gives bytes with the sealed length and every sealed digest',
      `sealed: 16 bytes, sha256 ${digest(sealed)}`,
      'line 1, column 5, byte 4',
      '  → ',
      'see docs/drift.md#unicode-punctuation',
      '@@ sealed: line 1, found: line 1 @@\n- one - two␊\n+ one ⟨U+2014 EM DASH⟩ two␍␊\n- three␊\n+ three␍␊\n'
    ])
      expect(out).toContain(part)
  })

  test('the length may be left out; upper-case hex is read', async () => {
    const { code, out } = await listen(explain, ['a.md', '--sha256', digest(sealed).toUpperCase()], root())
    expect([code, out.includes('proved:')]).toEqual([1, true])
  })

  test('--json gives the finding and the differences, and nothing else', async () => {
    const { code, out } = await listen(explain, ['a.md', '--sha256', digest(sealed), '--json'], root())
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      schema: 'seal-gate/explanation/2',
      verdict: 'fail',
      path: 'a.md',
      finding: { code: 'digest-mismatch', drift: { certainty: 'proved' } },
      differences: { unit: 'line', hunks: [{ originalStart: 1, foundStart: 1 }] }
    })
  })

  test('one bit of the digest turned: nothing is proved, nothing is shown as the original', async () => {
    const twin = digest(sealed).replace(/^./, first => (Number.parseInt(first, 16) ^ 1).toString(16))
    const { code, out } = await listen(explain, ['a.md', '--sha256', twin], root())
    expect(code).toBe(1)
    expect(out).not.toContain('proved:')
    expect(out).not.toContain('@@')
  })

  test('what the file holds cannot give the log an order', async () => {
    const folder = folderWith({ f: '::error::x\r\n##[error]y\r\n\u202e\r\n' })
    const { out } = await listen(explain, ['f', '--sha256', digest('::error::x\n##[error]y\n\u202e\n')], folder)
    expect(out).toContain('⟨U+202E RIGHT-TO-LEFT OVERRIDE⟩')
    expect(out).not.toMatch(/::|##\[|\u202e/)
  })
})

describe('intact', () => {
  test('exit code 0, and 1 when a bit is turned', async () => {
    const folder = folderWith({ f: 'abc\n', g: 'abb\n' })
    expect(await listen(explain, ['f', '--sha256', digest('abc\n')], folder)).toEqual({
      code: 0,
      out: '"f" has exactly these bytes.\nPASS\n',
      err: ''
    })
    expect((await listen(explain, ['g', '--sha256', digest('abc\n')], folder)).code).toBe(1)
    expect((await listen(explain, ['f', '--sha256', digest('abc\n'), '--bytes', '5'], folder)).code).toBe(1)
    const { out } = await listen(explain, ['f', '--sha256', digest('abc\n'), '--json'], folder)
    expect(JSON.parse(out)).toMatchObject({ verdict: 'pass', path: 'f' })
  })

  test('links on the way are followed: the user named the file', async () => {
    const folder = folderWith({ f: 'abc\n' })
    symlinkSync('f', join(folder, 'link'))
    expect((await listen(explain, ['link', '--sha256', digest('abc\n')], folder)).code).toBe(0)
  })
})

describe('exit code 2', () => {
  test.each<[string, readonly string[]]>([
    ['no file', ['--sha256', digest('')]],
    ['two files', ['f', 'f', '--sha256', digest('')]],
    ['no digest', ['f']],
    ['a short digest', ['f', '--sha256', 'abc']],
    ['a digest and more', ['f', '--sha256', `${digest('')}0`]],
    ['a length that is none', ['f', '--sha256', digest(''), '--bytes', '1.5']],
    ['a length with a sign', ['f', '--sha256', digest(''), '--bytes=-1']],
    ['a length that no number holds', ['f', '--sha256', digest(''), '--bytes', '9999999999999999']],
    ['a file that is not there', ['gone', '--sha256', digest('')]],
    ['an unknown flag', ['f', '--sha256', digest(''), '--force']]
  ])('usage: %s', async (_, args) => {
    await expect(listen(explain, args, folderWith({ f: '' }))).rejects.toThrow(UsageError)
  })

  test('what is no file: never a hang', async () => {
    const folder = folderWith({ 'd/f': 'x' })
    execFileSync('mkfifo', [join(folder, 'fifo')])
    for (const name of ['fifo', 'd', '/dev/null']) {
      const { code, out, err } = await listen(explain, [name, '--sha256', digest('')], folder)
      expect([name, code, out, err.includes('cannot be explained')]).toEqual([name, 2, '', true])
    }
  })
})
