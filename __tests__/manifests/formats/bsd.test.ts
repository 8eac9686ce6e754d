import { describe, expect, test } from '@jest/globals'
import { A, B, codes, LONG, onlyCode, paths, read, sealsOf } from '../reading.ts'

const MD5 = 'e'.repeat(32)

describe('accepted lines', () => {
  test.each([
    ['coreutils', `SHA256 (f) = ${A}`, 'f'],
    ['OpenSSL 1', `SHA256(f)= ${A}`, 'f'],
    ['OpenSSL 3', `SHA2-256(f)= ${A}`, 'f'],
    ['no blank around the equals sign', `SHA256 (f)=${A}`, 'f'],
    ['tabs', `SHA256 (f)\t=\t${A}`, 'f'],
    ['leading blanks', `  SHA256 (f) = ${A}`, 'f'],
    ['the last bracket ends the name', `SHA256 (a) = b (c)) = ${A}`, 'a) = b (c)'],
    ['a whole entry as a name', `SHA256 (SHA256 (x) = ${B}) = ${A}`, `SHA256 (x) = ${B}`],
    ['blanks in the name', `SHA256 ( f ) = ${A}`, ' f '],
    ['escaped', `\\SHA256 (a\\nb\\\\c\\rd) = ${A}`, 'a\nb\\c\rd'],
    ['literal backslash', `SHA256 (a\\nb) = ${A}`, 'a\\nb']
  ])('%s', async (_, line, path) => {
    const { format, seals, problems } = await read(`${line}\n`)
    expect(problems).toEqual([])
    expect({ format, seals }).toEqual({ format: 'bsd', seals: [{ path, digests: { sha256: A }, line: 1 }] })
  })

  test.each([
    ['SHA512', 'sha512'],
    ['SHA2-512', 'sha512'],
    ['BLAKE2b', 'blake2b512'],
    ['BLAKE2b-512', 'blake2b512'],
    ['BLAKE2B-512', 'blake2b512']
  ])('%s is %s', async (tag, algorithm) => {
    expect(await sealsOf(`${tag} (f) = ${LONG}\n`)).toEqual([{ path: 'f', digests: { [algorithm]: LONG }, line: 1 }])
  })

  test('several digests of one file all count', async () => {
    expect(await sealsOf(`SHA256 (f) = ${A}\nSHA512 (f) = ${LONG}\nMD5 (f) = ${MD5}\n`)).toEqual([
      { path: 'f', digests: { sha256: A, sha512: LONG }, line: 1 }
    ])
  })

  test('a weak digest first and a strong one later', async () => {
    expect(await paths(`MD5 (f) = ${MD5}\nSHA256 (f) = ${A}\n`)).toEqual(['f'])
  })
})

describe('refused lines', () => {
  const good = `SHA256 (good) = ${A}\n`
  test.each([
    ['lower-case tag', `sha256 (f) = ${B}\n`, 'manifest-malformed'],
    ['only an unknown tag', `SHA999 (f) = ${B}\n`, 'manifest-digest-weak'],
    ['only SHA3, which is not compared', `SHA3-256 (f) = ${B}\n`, 'manifest-digest-weak'],
    ['no name', `SHA256 = ${B}\n`, 'manifest-malformed'],
    ['no closing bracket', `SHA256 (f = ${B}\n`, 'manifest-malformed'],
    ['no equals sign', `SHA256 (f) ${B}\n`, 'manifest-malformed'],
    ['something after the digest', `SHA256 (f) = ${B} x\n`, 'manifest-malformed'],
    ['an untagged line', `${B}  f\n`, 'manifest-malformed'],
    ['an unknown escape', `\\SHA256 (a\\tb) = ${B}\n`, 'manifest-malformed'],
    ['an empty name', `SHA256 () = ${B}\n`, 'manifest-path-unsafe'],
    ['no digest', 'SHA256 (f) =\n', 'manifest-digest-invalid'],
    ['a short digest', `SHA256 (f) = ${B.slice(1)}\n`, 'manifest-digest-invalid'],
    ['a digest of another algorithm', `SHA512 (f) = ${B}\n`, 'manifest-digest-invalid'],
    ['base64 that is cut', `SHA256 (f) = ${Buffer.alloc(32).toString('base64').slice(1)}\n`, 'manifest-digest-invalid'],
    ['only MD5', `MD5 (f) = ${MD5}\n`, 'manifest-digest-weak'],
    ['only a short BLAKE2b', `BLAKE2b-160 (f) = ${'b'.repeat(40)}\n`, 'manifest-digest-weak'],
    ['a weak line with an unsafe path', `MD5 (../f) = ${MD5}\n`, 'manifest-path-unsafe'],
    ['another digest of the same path', `SHA256 (good) = ${B}\n`, 'manifest-path-duplicate']
  ])('%s', async (_, line, code) => {
    expect(await onlyCode(good + line)).toBe(code)
    expect(await codes(good)).toEqual([])
  })

  test('a hostile line costs no quadratic time', async () => {
    const line = `SHA256 (${')='.repeat(1_000_000)} x y\n`
    expect(await codes(good + line)).toEqual(['manifest-malformed:2'])
  })
})
