import { describe, expect, test } from '@jest/globals'
import { foreignAlgorithm } from '../../src/manifests/list-name.ts'
import { A, B, codes, LONG, sealsOf } from './reading.ts'

describe('the name of a list states its algorithm', () => {
  test.each([
    ['B3SUMS', 'BLAKE3'],
    ['a.b3', 'BLAKE3'],
    ['yt.blake3', 'BLAKE3'],
    ['blake3sums.txt', 'BLAKE3'],
    ['x-blake3-checksums.txt', 'BLAKE3'],
    ['SHA3-256SUMS', 'SHA-3'],
    ['SHA3SUMS', 'SHA-3'],
    ['a.sha3-256', 'SHA-3'],
    ['a.sha3_512', 'SHA-3'],
    ['sha3-512sum.txt', 'SHA-3'],
    ['keccak256.txt', 'SHA-3'],
    ['SHA512-256SUMS', 'SHA-512/t'],
    ['a.sha512_256', 'SHA-512/t'],
    ['B2SUMS', 'BLAKE2b'],
    ['a.blake2b-256', 'BLAKE2b'],
    ['BLAKE2S256SUMS', 'BLAKE2s'],
    ['sm3sum.txt', 'SM3'],
    ['list.whirlpool', 'Whirlpool'],
    ['a.rmd256', 'RIPEMD'],
    ['x.xxh128', 'xxHash']
  ])('%s: %s', (name, algorithm) => {
    expect(foreignAlgorithm(name)).toBe(algorithm)
  })

  test.each([
    'SHA256SUMS',
    'sha256sum.txt',
    'SHA512SUMS',
    'SHA2-256SUMS',
    'a.sha256',
    'libblake3.tar.gz.sha256',
    'blake3-1.0.sha512',
    'b3-sha256.txt',
    'checksums.txt',
    'sub2sums',
    'b2c.txt',
    'web3.txt',
    'vitamin-b12.txt',
    'MANIFEST',
    ''
  ])('%s: SHA-2, by its length', name => {
    expect(foreignAlgorithm(name)).toBeUndefined()
  })
})

describe('a digest is not taken for another one of its length', () => {
  test.each(['B3SUMS', 'SHA3-256SUMS', 'B2SUMS', 'x.sm3'])('in %s', async fileName => {
    expect(await codes(`${A}  a\n`, 'auto', { fileName })).toEqual([expect.stringMatching(/^manifest-digest-weak/)])
    expect(await codes(`${A} 5 a\n`, 'auto', { fileName })).toEqual([expect.stringMatching(/^manifest-digest-weak/)])
    expect(await codes(`${A}  a\n`, 'auto', { fileName: 'SHA256SUMS' })).toEqual([])
  })

  test('of 128 digits, which BLAKE3 and SHA-3 have as well', async () => {
    expect(await codes(`${LONG}  a\n`, 'auto', { fileName: 'x.blake3' })).toEqual([
      expect.stringMatching(/^manifest-digest-weak/)
    ])
    expect(await sealsOf(`${LONG}  a\n`, { fileName: 'B2SUMS' })).toMatchObject([{ digests: { blake2b512: LONG } }])
  })
})

describe('digests that can be forged', () => {
  const sha1 = 'c'.repeat(40)
  const md5 = 'd'.repeat(32)

  test('count for nothing beside one that cannot, in lists of bare digits too', async () => {
    expect(await sealsOf(`# Checksums-Sha1:\n${sha1}  a\n${md5}  b\n# Checksums-Sha256:\n${A}  a\n${B}  b\n`)).toMatchObject([
      { path: 'a', digests: { sha256: A } },
      { path: 'b', digests: { sha256: B } }
    ])
  })

  test('alone are refused, for each file', async () => {
    expect(await codes(`${sha1}  a\n${A}  b\n`)).toEqual([expect.stringMatching(/^manifest-digest-weak/)])
    expect(await codes(`${md5}  a\n`)).toEqual([expect.stringMatching(/^manifest-digest-weak/)])
    expect(await codes(`${'x'.repeat(40)}  a\n${A}  a\n`)).not.toEqual([])
  })
})

describe('a digest in JSON is a string', () => {
  const tuf = (hash: unknown) =>
    `${JSON.stringify({ signed: { _type: 'targets', targets: { a: { length: 1, hashes: { sha256: hash } } } } })}\n`
  const inToto = (hash: unknown) =>
    `${JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'a', digest: { sha256: hash } }] })}\n`

  test.each([
    ['TUF', tuf],
    ['in-toto', inToto]
  ])('%s', async (_name, text) => {
    expect(await codes(text(A))).toEqual([])
    for (const hash of [[A], [[A]], { toString: A }, 0, null, true])
      expect((await codes(text(hash)))[0]).toMatch(/^manifest-digest-invalid/)
  })
})
