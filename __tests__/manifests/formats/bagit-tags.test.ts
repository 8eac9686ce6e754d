import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseBagitTxt, parseFetch, parseOxum } from '../../../src/manifests/formats/bagit-tags.ts'
import { writeBagManifest } from '../../../src/manifests/write.ts'
import { bare, seals } from '../arbitrary.ts'
import { A, read } from '../reading.ts'

const txt = (version: string, more = 'Tag-File-Character-Encoding: UTF-8\n') => Buffer.from(`BagIt-Version: ${version}\n${more}`)

describe('bagit.txt', () => {
  test.each(['0.93', '0.97', '1.0', '10.25'])('of version %s', version => {
    const [major, minor] = version.split('.').map(Number)
    expect(parseBagitTxt(txt(version))).toEqual({ version: { major, minor }, problems: [] })
  })

  test('with CRLF, without a last line feed, and before 1.0 with a blank before a colon', () => {
    expect(parseBagitTxt(Buffer.from(txt('1.0').toString().replaceAll('\n', '\r\n'))).problems).toEqual([])
    expect(parseBagitTxt(txt('1.0').subarray(0, -1)).problems).toEqual([])
    expect(parseBagitTxt(Buffer.from(txt('0.97').toString().replaceAll(':', ' :'))).problems).toEqual([])
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a byte order mark', Buffer.concat([Buffer.from('\ufeff'), txt('1.0')])],
    ['not UTF-8', Buffer.concat([txt('1.0'), Buffer.from([0xff])])],
    ['a blank before a colon since 1.0', Buffer.from(txt('1.0').toString().replace(':', ' :'))],
    ['one line', txt('1.0', '')],
    ['three lines', txt('1.0', 'Tag-File-Character-Encoding: UTF-8\nX: y\n')],
    ['another encoding', txt('1.0', 'Tag-File-Character-Encoding: ISO-8859-1\n')],
    ['no version', Buffer.from('Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n')],
    ['half a version', txt('1')]
  ])('%s is refused', (_, bytes) => {
    const { version, problems } = parseBagitTxt(bytes)
    expect(version).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'manifest-malformed' }])
  })
})

describe('Payload-Oxum', () => {
  test.each([
    ['there', 'A: b\nPayload-Oxum: 12.3\nC: d\n', { bytes: 12, files: 3 }],
    ['in another case', 'payload-oxum: 0.0\r\n', { bytes: 0, files: 0 }],
    ['twice alike', 'Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n', { bytes: 1, files: 1 }],
    ['not there', 'A: Payload-Oxum: 1.1\n', undefined]
  ])('%s', (_, text, oxum) => {
    expect(parseOxum(text)).toEqual(oxum === undefined ? { problems: [] } : { oxum, problems: [] })
  })

  test.each([
    ['twice with a difference', 'Payload-Oxum: 1.1\nPayload-Oxum: 2.1\n'],
    ['no number', 'Payload-Oxum: many\n'],
    ['half', 'Payload-Oxum: 12\n'],
    ['negative', 'Payload-Oxum: -1.1\n'],
    ['a leading zero', 'Payload-Oxum: 01.1\n'],
    ['above 2^53-1', 'Payload-Oxum: 9007199254740992.1\n']
  ])('%s is refused', (_, text) => {
    expect(parseOxum(text)).toMatchObject({ problems: [{ code: 'manifest-malformed' }] })
    expect(parseOxum(text)).not.toHaveProperty('oxum')
  })
})

describe('fetch.txt', () => {
  test('is read as what is not there yet', () => {
    const text = 'https://a.example/1 12 data/a b%0A\r\n\nhttps://a.example/2\t-\tdata/c\n'
    expect(parseFetch(text, undefined)).toEqual({
      entries: [
        { path: 'data/a b\n', bytes: 12, line: 1 },
        { path: 'data/c', line: 3 }
      ],
      problems: []
    })
  })

  test.each(['https://a.example/1 data/a\n', 'https://a.example/1 x data/a\n', 'https://a.example/1 1 ../a\n', 'one\n'])(
    '%j is refused',
    text => {
      expect(parseFetch(text, undefined)).toMatchObject({ entries: [], problems: [{ code: 'manifest-malformed', line: 1 }] })
    }
  )
})

describe('the payload manifest that is written', () => {
  test('is read back, whatever the names', async () => {
    await fc.assert(
      fc.asyncProperty(seals, async list => {
        const below = list.map(seal => ({ ...seal, path: `data/${seal.path}` }))
        const options = { fileName: 'manifest-sha256.txt', bagVersion: { major: 1, minor: 0 } }
        const result = await read(writeBagManifest(below), 'auto', options)
        expect(result).toMatchObject({ format: 'bagit', problems: [], notices: [] })
        expect(bare([...result.seals], 'digests')).toEqual(bare(below, 'digests'))
      }),
      { numRuns: 300 }
    )
  })

  test('encodes three characters and no more', () => {
    expect(writeBagManifest([{ path: 'data/100% a\r\n\t.txt', digests: { sha256: A }, line: 1 }])).toBe(
      `${A}  data/100%25 a%0D%0A\t.txt\n`
    )
  })

  test('refuses what is not payload', () => {
    for (const path of ['a', 'data', 'data/', 'x/data/a'])
      expect(() => writeBagManifest([{ path, digests: { sha256: A }, line: 1 }])).toThrow(RangeError)
  })
})
