import { describe, expect, test } from '@jest/globals'
import { A, B, onlyCode, read } from '../reading.ts'

describe('sha256 bytes path', () => {
  test.each([
    ['single blanks', `${A} 12 f`, 12, 'f'],
    ['tabs', `${A}\t12\tf`, 12, 'f'],
    ['blanks in the name', `${A} 0 a  b `, 0, 'a  b '],
    ['aligned lengths', `${A} 7    f`, 7, 'f'],
    ['the greatest length', `${A} 9007199254740991 f`, Number.MAX_SAFE_INTEGER, 'f']
  ])('%s', async (_, line, bytes, path) => {
    const { format, seals, problems } = await read(`${line}\n`)
    expect(problems).toEqual([])
    expect({ format, seals }).toEqual({ format: 'columns', seals: [{ path, digests: { sha256: A }, bytes, line: 1 }] })
  })

  test.each([
    ['negative', `${B} -1 f`, 'manifest-length-invalid'],
    ['fractional', `${B} 1.5 f`, 'manifest-length-invalid'],
    ['exponent', `${B} 1e3 f`, 'manifest-length-invalid'],
    ['hexadecimal', `${B} 0x10 f`, 'manifest-length-invalid'],
    ['leading zero', `${B} 012 f`, 'manifest-length-invalid'],
    ['above 2^53-1', `${B} 9007199254740992 f`, 'manifest-length-invalid'],
    ['far above', `${B} ${'9'.repeat(400)} f`, 'manifest-length-invalid'],
    ['no name', `${B} 12`, 'manifest-malformed'],
    ['no length', `${B} f`, 'manifest-malformed'],
    ['short digest', `${B.slice(1)} 1 f`, 'manifest-digest-invalid'],
    ['MD5', `${'b'.repeat(32)} 1 f`, 'manifest-digest-weak'],
    ['unsafe path', `${B} 1 ../f`, 'manifest-path-unsafe'],
    ['another length of the same path', `${A} 2 good`, 'manifest-path-duplicate']
  ])('%s is refused', async (_, line, code) => {
    expect(await onlyCode(`${A} 1 good\n${line}\n`)).toBe(code)
    expect((await read(`${A} 1 good\n`)).problems).toEqual([])
  })

  test('a GNU name that begins with digits is not a length', async () => {
    const { format, seals } = await read(`${A}  12 f\n`)
    expect({ format, path: seals.at(0)?.path }).toEqual({ format: 'gnu', path: '12 f' })
  })

  test('a negative length first is still this format', async () => {
    expect(await onlyCode(`${A} -1 f\n`)).toBe('manifest-length-invalid')
  })
})
