import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { A, B, LONG, read, sealsOf } from './reading.ts'

describe('what is not a list is named', () => {
  test.each([
    ['a digest alone', `${A}\n`, /a digest without a file name/],
    ['a digest alone, in UTF-16', Buffer.from(`\ufeff${A.toUpperCase()}\r\n`, 'utf16le'), /a digest without a file name/],
    ['swapped columns', `i.tgz  ${A}\n`, /names with their digests after them/],
    ['certutil', `SHA256 hash of a.bin:\r\n${A}\r\nCertUtil: -hashfile command completed successfully.\r\n`, /certutil/],
    ['Get-FileHash | fl', `\r\n\r\nAlgorithm : SHA256\r\nHash      : ${A}\r\nPath      : C:\\a.bin\r\n\r\n`, /Get-FileHash/],
    ['Get-FileHash', `Algorithm       Hash                     Path\r\n---------       ----    ----\r\n`, /Get-FileHash/],
    ['gpg --print-md', 'a.bin: 5AA9 0B3C 18E2 7F60 11AA 22BB\n', /gpg --print-md/],
    ['an error page', '<!DOCTYPE html>\n<html></html>\n', /HTML/],
    ['Not Found', '404: Not Found\n', /Not Found/]
  ])('%s', async (_what, text, reason) => {
    const { problems, seals } = await read(text)
    expect(seals).toEqual([])
    expect(problems).toMatchObject([{ code: 'manifest-format-unknown', reason: expect.stringMatching(reason) }])
  })

  test('any other text is in none of the known formats', async () => {
    expect((await read('hello world\n')).problems).toMatchObject([
      { code: 'manifest-format-unknown', reason: expect.stringMatching(/^the known formats are /) }
    ])
  })
})

describe('tagged lists', () => {
  const bytes = Buffer.from('payload\n')
  test.each([
    ['SHA256', 'sha256'],
    ['SHA-256', 'sha256'],
    ['SHA384', 'sha384'],
    ['SHA512', 'sha512'],
    ['BLAKE2b', 'blake2b512']
  ])('%s with base64 seals what it seals with hex', async (tag, algorithm) => {
    const hash = createHash(algorithm).update(bytes)
    const digest = hash.digest()
    const expected = [{ path: 'a.bin', digests: { [algorithm]: digest.toString('hex') } }]
    expect(await sealsOf(`${tag} (a.bin) = ${digest.toString('hex')}\n`)).toMatchObject(expected)
    expect(await sealsOf(`${tag} (a.bin) = ${digest.toString('base64')}\n`)).toMatchObject(expected)
    for (const wrong of [
      digest.toString('base64url'),
      `${digest.toString('base64').slice(0, -2)}==`,
      digest.subarray(1).toString('base64')
    ])
      expect((await read(`${tag} (a.bin) = ${wrong}=\n`)).problems).not.toEqual([])
  })

  test('64 hex digits are never base64', async () => {
    expect((await read(`SHA384 (a) = ${A}\n`)).problems).toMatchObject([{ code: 'manifest-digest-invalid' }])
    expect((await read(`${LONG}  a\n${B}  b\n`)).problems).toEqual([])
  })
})
