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

test.each([
  ['manifest-encoding', `${A}  a\0\n`],
  ['manifest-too-large', `${A}  a\n${A}  b\n${A}  c\n`],
  ['manifest-format-unknown', 'a\n'],
  ['manifest-schema-unknown', `{"schema": "seal-gate/manifest/2", "files": [{"path": "a", "sha256": "${A}", "bytes": 1}]}`],
  ['manifest-key-unknown', `{"schema": "seal-gate/manifest/1", "files": [{"path": "a", "sha256": "${A}", "bytes": 1, "x": 1}]}`],
  [
    'manifest-key-duplicate',
    `{"schema": "seal-gate/manifest/1", "files": [{"path": "a", "sha256": "${A}", "bytes": 1, "bytes": 1}]}`
  ],
  ['manifest-malformed', `${A}  a\nx\n`],
  ['manifest-truncated', `${A}  a`],
  ['manifest-empty', '#\n'],
  ['manifest-digest-invalid', `${A}a  a\n`],
  ['manifest-digest-weak', `${'a'.repeat(32)}  a\n`],
  ['manifest-length-invalid', `{"schema": "seal-gate/manifest/1", "files": [{"path": "a", "sha256": "${A}", "bytes": -1}]}`],
  ['manifest-path-unsafe', `${A}  /a\n`],
  ['manifest-path-duplicate', `${A}  a\n${'b'.repeat(64)}  a\n`]
])('%s comes from exactly one flaw', async (code, text) => {
  expect(await onlyCode(text, { maxEntries: 2 })).toBe(code)
  expect(await codes(`{"schema": "seal-gate/manifest/1", "files": [{"path": "a", "sha256": "${A}", "bytes": 1}]}`)).toEqual([])
  expect(await codes(`${A}  a\n`, 'auto', { maxEntries: 1 })).toEqual([])
})

test('a forced format is not guessed', async () => {
  expect(await codes(`${A} 12 name\n`, 'columns')).toEqual([])
  const { format, seals } = await read(`${A} 12 name\n`, 'gnu')
  expect({ format, path: seals.at(0)?.path }).toEqual({ format: 'gnu', path: '12 name' })
  expect(await codes(`${A}  a\n`, 'bsd')).toEqual(['manifest-format-unknown'])
  expect(await codes(`${A}  a\n`, 'native')).toEqual(['manifest-format-unknown'])
})

describe('hostile text costs no more than its length', () => {
  const size = 1_000_000
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
    ['quotes', `{"schema": "seal-gate/manifest/1", ${'"'.repeat(size)}`],
    ['signed dashes', `-----BEGIN PGP SIGNED MESSAGE-----\n\n${'- \n'.repeat(size / 3)}`],
    ['quotes of CSV', `a,sha256=${'A'.repeat(43)},1\n${'"'.repeat(size)}`],
    ['rows of CSV', `a,sha256=${'A'.repeat(43)},1\n${',\n'.repeat(size / 2)}`],
    ['carriage returns of CSV', `a,sha256=${'A'.repeat(43)},1\n${'\r'.repeat(size)}\n`],
    ['commas of CSV', `a,sha256=${'A'.repeat(43)},1\n${','.repeat(size)}\n`],
    ['commas of hashdeep', `%%%% HASHDEEP-1.0\n%%%% size,${'sha256,'.repeat(size / 8)}filename\n${','.repeat(size)}\n`],
    ['words of Gentoo', `DATA a 1 ${'SHA256 '.repeat(size / 8)}\n`],
    ['escapes of Gentoo', `DATA ${'\\x'.repeat(size / 2)} 1 SHA256 ${A}\n`],
    ['fields of Debian', `A: b\nFiles:\n ${'a'.repeat(32)} ${'Files:\n'.repeat(size / 7)}`],
    ['blanks of Debian', `A: b\nFiles:${' '.repeat(size)}\n${' '.repeat(size)}x`],
    ['types of TUF', `{"signed": {"_type" ${' '.repeat(size)}: "targets"${',"_type"'.repeat(size / 8)}`],
    ['lines of in-toto', `{}\n${'{"_type": "https://in-toto.io/Statement/v1"}\n'.repeat(size / 50)}`]
  ])('%s', async (_, text) => {
    // Reading a million characters once for each of them would take hours.
    const { problems } = await read(text)
    expect(problems.length).toBeGreaterThan(0)
  })
})
