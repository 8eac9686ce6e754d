import { describe, expect, test } from '@jest/globals'
import { codes, onlyCode, read } from './reading.ts'

const A = 'a'.repeat(64)

test.each([
  ['zero bytes', '', 'manifest-empty'],
  ['only line feeds', '\n\n', 'manifest-empty'],
  ['only comments and blanks', '# a\n  \r\n\t\n#b\n', 'manifest-empty'],
  ['only a byte order mark', '\ufeff', 'manifest-empty'],
  ['prose', 'These are the seals.\n', 'manifest-format-unknown'],
  ['some other JSON', '{"a": 1}\n', 'manifest-format-unknown'],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), 'manifest-format-unknown']
])('%s is refused', async (_, source, code) => {
  expect(await onlyCode(source)).toBe(code)
  expect(await codes(`${A}  a\n`)).toEqual([])
})

test('a forced format is not guessed', async () => {
  expect(await codes(`${A} 12 name\n`, 'columns')).toEqual([])
  const { format, seals } = await read(`${A} 12 name\n`, 'gnu')
  expect({ format, path: seals[0]?.path }).toEqual({ format: 'gnu', path: '12 name' })
  expect(await codes(`${A}  a\n`, 'bsd')).toEqual(['manifest-malformed:1'])
  expect(await codes(`${A}  a\n`, 'native')).toEqual(['manifest-malformed'])
})

describe('hostile text costs no more than its length', () => {
  const size = 4_000_000
  test.each([
    ['blanks', ' '.repeat(size)],
    ['blanks and a letter', `${' '.repeat(size)}x`],
    ['line feeds', '\n'.repeat(size)],
    ['carriage returns', '\r'.repeat(size)],
    ['hash signs', '#'.repeat(size)],
    ['comments', '#\n'.repeat(size / 2)],
    ['hex digits', 'a'.repeat(size)],
    ['backslashes', `\\${A}  ${'\\'.repeat(size)}x`],
    ['brackets', `SHA256 (${'('.repeat(size)}`],
    ['open brackets of JSON', `{"schema": "seal-gate/manifest/1", "x": ${'['.repeat(size)}`],
    ['open braces of JSON', '{"a":'.repeat(size / 5)],
    ['quotes', `{"schema": "seal-gate/manifest/1", ${'"'.repeat(size)}`]
  ])('%s', async (_, text) => {
    const start = performance.now()
    const { problems } = await read(text)
    expect(problems.length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
