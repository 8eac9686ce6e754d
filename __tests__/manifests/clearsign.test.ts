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

  test.each([' ', '\t', ' \t  ', ' \r'])('has no blanks at line ends, which are not signed: %j', async blanks => {
    const list = signed(`${A}  a${blanks}\n- ${B}  b${blanks}\n`)
    for (const text of [list, list.replaceAll('\n', '\r\n')])
      expect((await read(text)).seals.map(({ path }) => path)).toEqual(['a', 'b'])
    // Other white space is signed, and a blank inside a name too.
    expect((await read(signed(`${A}  a\u00a0\n${B}  b c\u2003\n`))).seals.map(({ path }) => path)).toEqual([
      'a\u00a0',
      'b c\u2003'
    ])
    // Of a list without a signature, a blank is part of the name.
    expect((await read(`${A}  a \n`)).seals.map(({ path }) => path)).toEqual(['a '])
  })

  test('has an empty line before it, which a line of other white space is not', async () => {
    const list = signed(`${A}  a\n`)
    expect(list).toContain('\n\n')
    expect((await read(list.replace('\n\n', '\n \t\n'))).seals).toHaveLength(1)
    expect((await read(list.replace('\n\n', '\n\u00a0\n'))).seals).toEqual([])
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

describe('a list that signify signed', () => {
  const signature = Buffer.alloc(74, 7).toString('base64')
  const head = `untrusted comment: verify with openbsd-76-base.pub\n${signature}\n`

  test('is read without its two first lines, and the report notes that nothing was verified', async () => {
    const { format, problems, seals, notices } = await read(`${head}SHA256 (base.tgz) = ${A}\n`)
    expect([format, problems, notices]).toEqual(['bsd', [], [expect.stringContaining('signify is not verified')]])
    expect(seals).toMatchObject([{ path: 'base.tgz', line: 3 }])
  })

  test('with another second line, it is not a list', async () => {
    expect((await read(`untrusted comment: x\nnot base64!\nSHA256 (a) = ${A}\n`)).seals).toEqual([])
    expect((await read(head)).problems).toMatchObject([{ code: 'manifest-empty' }])
  })
})
