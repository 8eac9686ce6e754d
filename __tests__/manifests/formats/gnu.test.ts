import { describe, expect, test } from '@jest/globals'
import { A, B, codes, LONG, paths, read, sealsOf } from '../reading.ts'

const H384 = 'd'.repeat(96)

describe('accepted lines', () => {
  test.each([
    ['two spaces', `${A}  f`, 'f'],
    ['binary mark', `${A} *f`, 'f'],
    ['reversed', `${A} f`, 'f'],
    ['a tab', `${A}\tf`, 'f'],
    ['leading blanks', ` \t${A}  f`, 'f'],
    ['a third space is of the name', `${A}   f`, ' f'],
    ['a trailing space is of the name', `${A}  f `, 'f '],
    ['a second star is of the name', `${A} **f`, '*f'],
    ['one star alone is a reversed name', `${A} *`, '*'],
    ['a hash inside', `${A}  #f`, '#f'],
    ['a literal backslash', `${A}  a\\nb`, 'a\\nb'],
    ['escaped backslash', `\\${A}  back\\\\slash`, 'back\\slash'],
    ['escaped line feed', `\\${A}  a\\nb`, 'a\nb'],
    ['escaped carriage return', `\\${A}  a\\rb`, 'a\rb'],
    ['escaped backslash before n', `\\${A}  a\\\\nb`, 'a\\nb'],
    ['escaped in a reversed list', `\\${A} a\\\\b`, 'a\\b'],
    ['blanks before the escape mark', `  \\${A}  a\\\\b`, 'a\\b'],
    ['an equals sign', `${A}  (a) = b`, '(a) = b'],
    ['leading ./', `${A}  ./f`, 'f'],
    ['a carriage return inside', `${A}  a\rb`, 'a\rb'],
    ['only one carriage return is of the line end', `${A}  a\r\r`, 'a\r'],
    ['a line separator is no line end', `${A}  a\u2028b`, 'a\u2028b']
  ])('%s', async (_, line, path) => {
    expect(await paths(`${line}\n`)).toEqual([path])
  })

  test('the digest’s length names the algorithm', async () => {
    expect(await sealsOf(`${A}  a\n${H384}  b\n${LONG}  c\n`)).toEqual([
      { path: 'a', digests: { sha256: A }, line: 1 },
      { path: 'b', digests: { sha384: H384 }, line: 2 },
      { path: 'c', digests: { sha512: LONG }, line: 3 }
    ])
  })

  test.each([
    ['B2SUMS', 'blake2b512'],
    ['release.b2', 'blake2b512'],
    ['files.blake2b.txt', 'blake2b512'],
    ['SHA512SUMS', 'sha512'],
    ['b2c.txt', 'sha512'],
    ['sub2sums', 'sha512']
  ])('128 digits in %s are %s', async (fileName, algorithm) => {
    expect(await sealsOf(`${LONG}  c\n`, { fileName })).toEqual([{ path: 'c', digests: { [algorithm]: LONG }, line: 1 }])
  })

  test('comments and empty lines keep the line numbers right', async () => {
    expect(await sealsOf(`# c\n\n${A}  a\r\n#\n${B}  b\n`)).toMatchObject([{ line: 3 }, { line: 5 }])
  })

  test('an inline list needs no last line feed', async () => {
    expect(await read(`${A}  a\n${B}  b`, 'auto', { inline: true })).toMatchObject({ problems: [], seals: [{}, {}] })
  })
})

describe('refused lines', () => {
  const good = `${A}  good\n`
  test.each([
    ['no name', `${B}\n`, 'manifest-malformed:2'],
    ['a blank and no name', `${B}  \n`, 'manifest-malformed:2'],
    ['no digest', '  name\n', 'manifest-malformed:2'],
    ['a comment that is indented', ' # x\n', 'manifest-malformed:2'],
    ['a semicolon comment', '; x\n', 'manifest-malformed:2'],
    ['a tagged line', `SHA256 (f) = ${B}\n`, 'manifest-malformed:2'],
    ['an unknown escape', `\\${B}  a\\xb\n`, 'manifest-malformed:2'],
    ['a lone backslash at the end', `\\${B}  a\\\n`, 'manifest-malformed:2'],
    ['reversed among marked', `${B} f\n`, 'manifest-malformed:2'],
    ['a blank line with blanks', '  \n', 'manifest-malformed:2'],
    ['a clearsign header', '-----BEGIN PGP SIGNED MESSAGE-----\n', 'manifest-malformed:2'],
    ['one digit short', `${B.slice(1)}  f\n`, 'manifest-digest-invalid:2'],
    ['one digit too many', `${B}b  f\n`, 'manifest-digest-invalid:2'],
    ['not hex', `${B.slice(1)}g  f\n`, 'manifest-digest-invalid:2'],
    ['MD5', `${'b'.repeat(32)}  f\n`, 'manifest-digest-weak:2'],
    ['SHA-1', `${'b'.repeat(40)}  f\n`, 'manifest-digest-weak:2'],
    ['SHA-224', `${'b'.repeat(56)}  f\n`, 'manifest-digest-weak:2'],
    ['CRC-32', `${'b'.repeat(8)}  f\n`, 'manifest-digest-weak:2'],
    ['standard input', `${B}  -\n`, 'manifest-path-unsafe:2'],
    ['an absolute path', `${B}  /etc/passwd\n`, 'manifest-path-unsafe:2'],
    ['a path that leaves', `${B}  ../x\n`, 'manifest-path-unsafe:2'],
    ['cut inside the digest', B.slice(9), 'manifest-truncated:2'],
    ['cut inside the name', `${B}  nam`, 'manifest-truncated:2']
  ])('%s', async (_, line, code) => {
    expect((await codes(good + line))[0]).toBe(code)
    expect(await codes(good)).toEqual([])
  })

  test('marked among reversed', async () => {
    expect(await codes(`${A} a\n${B}  b\n`)).toEqual(['manifest-malformed:2'])
    expect(await codes(`${A} a\n${B} *b\n`)).toEqual(['manifest-malformed:2'])
    expect(await paths(`${A} a\n${B} b\n`)).toEqual(['a', 'b'])
    expect(await paths(`${A}  a\n${B} *b\n`)).toEqual(['a', 'b'])
  })

  test('every bad line is named', async () => {
    expect(await codes(`${A}  ../a\n${A}  b\nx\n`)).toEqual(['manifest-path-unsafe:1', 'manifest-malformed:3'])
  })

  test('a million bad lines are not a million problems', async () => {
    expect(await codes(`${A}  a\n${'x\n'.repeat(1_000_000)}`)).toHaveLength(100)
  })
})
