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
      'see https://github.com/OWNER/seal-gate/blob/main/docs/drift.md#unicode-punctuation',
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
    ['two files and a digest', ['f', 'f', '--sha256', digest('')]],
    ['two files and a length', ['f', 'f', '--bytes', '1']],
    ['two files and an original', ['f', 'f', '--against', 'f']],
    ['three files', ['f', 'f', 'f']],
    ['a length without a digest', ['f', '--against', 'f', '--bytes', '0']],
    ['an original that does not match the digest', ['f', '--against', 'f', '--sha256', digest('x')]],
    ['an original of another length', ['f', '--against', 'f', '--sha256', digest(''), '--bytes', '1']],
    ['an original that is not there', ['f', '--against', 'gone']],
    ['a first file that is not there', ['gone', 'f']],
    ['a second file that is not there', ['f', 'gone']],
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

describe('with the original at hand', () => {
  const SEALED = '{"a": 100, "b": [1, 2]}\n'
  const files = { 'a.json': '\ufeff{"a": 450, "b": [1, 2]}\n', 'sealed.json': SEALED }

  test('--against compares: the edit comes first, and nothing is proved', async () => {
    const args = ['a.json', '--sha256', digest(SEALED), '--against', 'sealed.json']
    const { code, out, err } = await listen(explain, args, folderWith(files))
    expect([code, err]).toEqual([1, ''])
    expect(out).toContain('1 edit: line 1, `100` became `450`; besides, a byte order mark was added')
    expect(out).toContain('compared with the sealed bytes, which were given')
    expect(out).not.toContain('proved:')
    expect(out).not.toContain('taken as the sealed file')
  })

  test('what can be undone is proved, and what it means is added', async () => {
    const folder = folderWith({ ...files, 'a.json': SEALED.replaceAll('\n', '\r\n') })
    for (const args of [
      ['a.json', '--sha256', digest(SEALED)],
      ['a.json', '--sha256', digest(SEALED), '--against', 'sealed.json'],
      ['sealed.json', 'a.json']
    ]) {
      const { code, out } = await listen(explain, args, folder)
      expect([code, out.includes('proved: undoing exactly this')]).toEqual([1, true])
      expect(out).toContain('meaning: the JSON value is the same (RFC 8785); only its spelling differs')
    }
  })

  test('--json names the file and how it was sealed, and its meaning', async () => {
    const folder = folderWith({ 'a.json': '{"b": [1, 3], "a": 100}\n', 'sealed.json': SEALED })
    const { code, out } = await listen(explain, ['a.json', '--against', 'sealed.json', '--json'], folder)
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      schema: 'seal-gate/explanation/2',
      path: 'a.json',
      against: { path: 'sealed.json', digest: 'none' },
      finding: {
        code: 'digest-mismatch',
        expected: { bytes: SEALED.length, digests: { sha256: digest(SEALED) } },
        drift: { certainty: 'compared', original: 'given', meaning: { format: 'json', same: false } }
      },
      differences: { unit: 'line' }
    })
    const given = await listen(explain, ['a.json', '--against', 'sealed.json', '--sha256', digest(SEALED), '--json'], folder)
    expect(JSON.parse(given.out)).toMatchObject({ against: { digest: 'given' } })
  })

  test('two files: the first is taken as sealed, which is said, and nothing is to be restored', async () => {
    const { code, out } = await listen(explain, ['sealed.json', 'a.json'], folderWith(files))
    expect(code).toBe(1)
    expect(out.split('\n', 1)).toEqual(['"sealed.json" is taken as the sealed file.'])
    expect(out).toContain('"a.json" has changed (different size): 1 edit: line 1, `100` became `450`; besides')
    expect(out).not.toContain('→')
  })

  test('two equal files: exit code 0, and 1 when one bit differs', async () => {
    const folder = folderWith({ a: 'abc\n', b: 'abc\n', c: 'abb\n' })
    expect(await listen(explain, ['a', 'b'], folder)).toEqual({
      code: 0,
      out: '"b" has exactly the bytes of "a".\nPASS\n',
      err: ''
    })
    expect((await listen(explain, ['a', 'c'], folder)).code).toBe(1)
    expect((await listen(explain, ['c', '--against', 'a'], folder)).code).toBe(1)
    expect((await listen(explain, ['b', '--against', 'a'], folder)).code).toBe(0)
  })

  test('folders are compared with folders and archives only; archives are compared', async () => {
    const folder = folderWith({ 'd/f': 'x', 'e/f': 'y', f: 'x' })
    for (const one of ['d', 'e']) execFileSync('tar', ['-czf', `${one}.tgz`, one], { cwd: folder })
    for (const args of [
      ['d', 'f'],
      ['f', 'd'],
      ['f', '--against', 'd']
    ])
      await expect(listen(explain, args, folder)).rejects.toThrow('"f" is compared with a folder, and is not read as an archive')
    expect((await listen(explain, ['d.tgz', 'e.tgz'], folder)).code).toBe(1)
    expect((await listen(explain, ['f', 'd.tgz'], folder)).code).toBe(1)
    expect((await listen(explain, ['d.tgz', 'd.tgz'], folder)).code).toBe(0)
  })

  test('a link that leads out of the folder is followed on neither side', async () => {
    const outside = folderWith({ secret: 'a secret of the machine\n' })
    const folder = folderWith({ f: 'x\n' })
    symlinkSync(join(outside, 'secret'), join(folder, 'link'))
    await expect(listen(explain, ['link', 'f'], folder)).rejects.toThrow(UsageError)
    await expect(listen(explain, ['f', 'link'], folder)).rejects.toThrow(UsageError)
    await expect(listen(explain, ['f', '--against', 'link'], folder)).rejects.toThrow(UsageError)
  })

  test('bytes that git ignores are quoted from neither side', async () => {
    const folder = folderWith({ '.gitignore': '.env\n', '.env': 'PLAIN=first value\n', f: 'PLAIN=second value\n' })
    execFileSync('git', ['init', '-q'], { cwd: folder })
    for (const args of [
      ['.env', 'f'],
      ['f', '.env'],
      ['f', '--against', '.env']
    ]) {
      const { code, out } = await listen(explain, args, folder)
      expect([code, out.includes('git ignores this file')]).toEqual([1, true])
      expect(out).not.toMatch(/first|second/)
    }
    const { out } = await listen(explain, ['f', 'f2'], folderWith({ f: 'PLAIN=first value\n', f2: 'PLAIN=second value\n' }))
    expect(out).toContain('first')
    expect(out).toContain('second')
  })
})
