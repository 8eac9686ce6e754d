import { describe, expect, test } from '@jest/globals'
import { A, B, codes, onlyCode, read } from './reading.ts'

const list = `${A}  café.txt\n`
const le = Buffer.from(`\ufeff${list}`, 'utf16le')
const be = Buffer.from(le).swap16()

describe('read with a notice', () => {
  test.each([
    ['a UTF-8 byte order mark', Buffer.from(`\ufeff${list}`), 'byte order mark'],
    ['UTF-16LE', le, 'UTF-16LE'],
    ['UTF-16BE', be, 'UTF-16BE'],
    ['CRLF', Buffer.from(list.replace('\n', '\r\n')), 'CRLF'],
    ['upper-case hex', Buffer.from(list.replace(A, A.toUpperCase())), 'upper-case']
  ])('%s', async (_, bytes, notice) => {
    const { seals, notices, problems } = await read(bytes)
    expect(problems).toEqual([])
    expect(seals).toEqual([{ path: 'café.txt', digests: { sha256: A }, line: 1 }])
    expect(notices).toEqual([expect.stringContaining(notice)])
  })

  test('and without one when all is plain', async () => {
    expect(await read(list)).toMatchObject({ notices: [], problems: [], seals: [{ path: 'café.txt' }] })
  })

  test('a byte order mark never hides the first entry', async () => {
    const { seals } = await read(`\ufeff${A}  one\n${B}  two\n`)
    expect(seals.map(({ path }) => path)).toEqual(['one', 'two'])
  })

  test('a second byte order mark is no longer one', async () => {
    expect(await onlyCode(`\ufeff\ufeff${list}`)).toBe('manifest-format-unknown')
  })
})

describe('names that are not UTF-8', () => {
  const line = (name: readonly number[]) => Buffer.concat([Buffer.from(`${A}  `), Buffer.from(name), Buffer.from('\n')])

  test('keep their bytes, and those beside them that are UTF-8 are text', async () => {
    const { seals, notices, problems } = await read(Buffer.concat([line([0x66, 0xe9]), Buffer.from(list)]))
    expect(problems).toEqual([])
    expect(notices).toEqual([expect.stringContaining('not UTF-8')])
    expect(seals).toEqual([
      { path: 'f\\xe9', rawPath: Buffer.from([0x66, 0xe9]), digests: { sha256: A }, line: 1 },
      { path: 'café.txt', digests: { sha256: A }, line: 2 }
    ])
  })

  test('are not confused with a name that spells out their escape', async () => {
    const spelled = Buffer.from(`${A}  f\\xe9\n`)
    expect(await codes(Buffer.concat([line([0x66, 0xe9]), spelled]))).toEqual(['manifest-path-duplicate:2'])
    expect(await codes(Buffer.concat([spelled, line([0x66, 0xe9])]))).toEqual(['manifest-path-duplicate:2'])
  })

  test('are not confused with each other when they are shown alike', async () => {
    const one = line([0x5c, 0x78, 0x65, 0x39, 0xff])
    const other = line([0xe9, 0x5c, 0x78, 0x66, 0x66])
    expect(await codes(Buffer.concat([one, other]))).toEqual(['manifest-path-duplicate:2'])
    expect(await codes(Buffer.concat([one, one]))).toEqual([])
  })

  test('with a byte order mark before them', async () => {
    const { seals, notices } = await read(Buffer.concat([Buffer.from('\ufeff'), line([0xe9])]))
    expect(seals).toHaveLength(1)
    expect(notices).toHaveLength(2)
  })
})

describe('refused', () => {
  test.each([
    ['a NUL in a name', Buffer.from(`${A}  a\0b\n`)],
    ['UTF-16 without a byte order mark', le.subarray(2)],
    ['UTF-16LE with half a character', le.subarray(0, le.length - 1)],
    ['UTF-16BE with half a character', be.subarray(0, be.length - 1)],
    ['UTF-16 with a lone surrogate', Buffer.from('\ufeff\ud800', 'utf16le')],
    ['UTF-16 with a NUL', Buffer.from(`\ufeff${A}  a\0b\n`, 'utf16le')],
    ['UTF-32LE', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])]
  ])('%s', async (_, bytes) => {
    expect(await onlyCode(bytes)).toBe('manifest-encoding')
  })

  test('a NUL is located', async () => {
    expect(await codes(`${A}  a\n${A}  b\n${A}  c\0\n`)).toEqual(['manifest-encoding:3'])
  })
})
