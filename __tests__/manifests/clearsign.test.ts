import { describe, expect, test } from '@jest/globals'
import { A, B, codes, read } from './reading.ts'

const signed = (body: string, before = '', after = '') =>
  `${before}-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${body}-----BEGIN PGP SIGNATURE-----\n\niHUE\n=ab\n-----END PGP SIGNATURE-----\n${after}`

describe('a signed list', () => {
  test('is read with its own line numbers, and is said to be unauthenticated', async () => {
    const { seals, notices, format } = await read(signed(`${A}  a\n- ${B}  b\n`))
    expect(format).toBe('gnu')
    expect(seals.map(({ path, line }) => [path, line])).toEqual([
      ['a', 4],
      ['b', 5]
    ])
    expect(notices).toEqual([expect.stringContaining('unauthenticated')])
  })

  test('may have CRLF and blank lines around it', async () => {
    const { seals, problems } = await read(signed(`${A}  a\n`, '\n', '\n\n').replaceAll('\n', '\r\n'))
    expect({ problems, seals }).toMatchObject({ problems: [], seals: [{ path: 'a' }] })
  })

  test('without the headers that are optional', async () => {
    expect(await codes(signed(`${A}  a\n`).replace('Hash: SHA256\n', ''))).toEqual([])
  })

  test('a list without a signature is not touched', async () => {
    expect(await read(`${A}  -----BEGIN PGP SIGNED MESSAGE-----\n`)).toMatchObject({ problems: [], notices: [] })
  })
})

describe('refused', () => {
  const body = `${A}  a\n`
  test.each([
    ['text before', signed(body, `${B}  b\n`), 'manifest-malformed'],
    ['text after', signed(body, '', `${B}  b\n`), 'manifest-malformed'],
    ['a second message after', signed(body) + signed(body), 'manifest-malformed'],
    ['a dash that is not escaped', signed(`${body}-----BEGIN X-----\n`), 'manifest-malformed'],
    ['no signature', signed(body).split('-----BEGIN PGP SIGNATURE')[0] ?? '', 'manifest-truncated'],
    ['half a signature', signed(body).slice(0, -20), 'manifest-truncated'],
    ['no body', '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n', 'manifest-truncated'],
    ['an empty body', signed(''), 'manifest-empty']
  ])('%s', async (_, text, code) => {
    expect((await codes(text))[0]?.split(':')[0]).toBe(code)
    expect(await codes(signed(body))).toEqual([])
  })
})
