import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { repairManifest } from '../../src/manifests/repair.ts'
import { writeBsd, writeGnu, writeNative } from '../../src/manifests/write.ts'
import type { FormatName } from '../../src/model/seal.ts'
import { seals } from './arbitrary.ts'
import { A, B, read } from './reading.ts'

const repair = (text: string | Uint8Array, format: FormatName | 'auto' = 'auto') =>
  repairManifest(typeof text === 'string' ? Buffer.from(text) : text, format)

const clean = `${A}  a\n${B}  b\n`
const be = Buffer.from(`\ufeff${clean}`, 'utf16le').swap16()

describe('repaired', () => {
  test.each<[string, string | Uint8Array, string, readonly string[]]>([
    ['a byte order mark', `\ufeff${clean}`, clean, ['byte order mark']],
    ['UTF-16LE', Buffer.from(`\ufeff${clean}`, 'utf16le'), clean, ['UTF-16LE']],
    ['UTF-16BE', be, clean, ['UTF-16BE']],
    ['CRLF', clean.replaceAll('\n', '\r\n'), clean, ['CRLF']],
    ['a carriage return at the very end', `${clean.slice(0, -1)}\r`, clean, ['CRLF', 'line feed']],
    ['upper-case hex', clean.replace(A, A.toUpperCase()), clean, ['1 digests']],
    ['a leading ./', `${A}  ./a\n${B}  ././b\n`, clean, ['2 names']],
    ['a missing last line feed', clean.slice(0, -1), clean, ['line feed']],
    ['lines that stand twice', `${clean}${A}  a\n${A} *./a\n`, clean, ['1 names', '2 lines']],
    [
      'all at once',
      `\ufeff# c\r\n${A.toUpperCase()}  ./a\r\n${A}  a`,
      `# c\n${A}  a\n`,
      ['byte', 'CRLF', 'feed', '1 d', '1 n', '1 l']
    ],
    [
      'a tagged list',
      `SHA256 (./a) = ${A.toUpperCase()}\r\nSHA256(a)= ${A}`,
      `SHA256 (a) = ${A}\n`,
      ['CRLF', 'feed', '1 d', '1 n', '1 l']
    ],
    ['three columns', `${A} 3 ./a\n${A}\t3  a`, `${A} 3 a\n`, ['feed', '1 n', '1 l']],
    ['an escaped list', `\\${A.toUpperCase()}  ./a\\\\b`, `\\${A}  a\\\\b\n`, ['feed', '1 d', '1 n']],
    ['a reversed list', `${A.toUpperCase()} ./a\n`, `${A} a\n`, ['1 d', '1 n']]
  ])('%s', async (_, damaged, text, changes) => {
    expect(await repair(damaged)).toEqual({ text, changes: changes.map(change => expect.stringContaining(change)) })
    expect(await repair(text)).toBeUndefined()
  })

  test('whatever the names, a damaged list gets its own seals back', async () => {
    const damages = [
      (text: string) => Buffer.from(`\ufeff${text}`),
      (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
      (text: string) => Buffer.from(text.replaceAll('\n', '\r\n')),
      (text: string) => Buffer.from(text.slice(0, -1))
    ]
    const writers = [writeGnu, writeBsd, (list: Parameters<typeof writeGnu>[0]) => writeNative({}, list)]
    await fc.assert(
      fc.asyncProperty(seals, fc.constantFrom(...writers), fc.constantFrom(...damages), async (list, write, damage) => {
        const text = write(list)
        const repaired = await repair(damage(text))
        expect(repaired?.text).toBe(text)
        expect(await read(repaired?.text ?? '')).toMatchObject({ problems: [], notices: [] })
      }),
      { numRuns: 300 }
    )
  })

  test.each<[FormatName, string]>([
    ['hashdeep', `%%%% HASHDEEP-1.0\r\n%%%% size,sha256,filename\r\n3,${A},a\r\n`],
    ['gentoo', `DATA a 3 SHA256 ${A}\r\n`],
    ['debian', `Source: a\r\nChecksums-Sha256:\r\n ${A} 3 a.dsc\r\n`]
  ])('line ends of %s', async (format, text) => {
    expect(await repair(text)).toEqual({ text: text.replaceAll('\r\n', '\n'), changes: [expect.stringContaining('CRLF')] })
    expect((await read(text)).format).toBe(format)
  })
})

describe('not offered', () => {
  test.each<[string, string | Uint8Array]>([
    ['nothing to do', clean],
    ['something else is wrong too', `\ufeff${clean}x\n`],
    ['a path twice with a difference', `\ufeff${clean}${B}  a\n`],
    ['names that are not UTF-8', Buffer.concat([Buffer.from(`${A}  `), Buffer.from([0xe9, 13, 10])])],
    ['a name that ends in a carriage return', `${A}  a\r\r\n`],
    ['no manifest at all', 'hello\r\n'],
    ['half a UTF-16 character', be.subarray(0, -1)],
    [
      'a signed list',
      `-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\n${A}  a\r\n-----BEGIN PGP SIGNATURE-----\r\n-----END PGP SIGNATURE-----\r\n`
    ],
    ['CRLF of a RECORD, which is CSV', `a.py,sha256=${Buffer.from(A, 'hex').toString('base64url')},3\r\n`]
  ])('when there is %s', async (_, bytes) => {
    expect(await repair(bytes)).toBeUndefined()
  })
})

describe('the separators of Windows', () => {
  const repaired = async (text: string) => repairManifest(Buffer.from(text), 'auto')

  test('become slashes in a list that has no others', async () => {
    expect(await repaired(`${A} *docs\\readme.txt\r\n${B} *b.bin\r\n`)).toEqual({
      text: `${A} *docs/readme.txt\n${B} *b.bin\n`,
      changes: expect.arrayContaining(['1 names have "/" in place of "\\"'])
    })
    expect((await repaired(`${A} *.\\docs\\readme.txt\n`))?.text).toBe(`${A} *docs/readme.txt\n`)
  })

  test('become slashes in a list of hashdeep, with the names that look like digests', async () => {
    const head = '%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n## Invoked from: C:\\data\n'
    const list = (one: string, two: string) => `${head}1,${A},${one}\n2,${B},${two}\n`
    expect(await repaired(list('.\\sub\\a.jpg', '.\\abc,d.txt').replaceAll('\n', '\r\n'))).toEqual({
      text: list('sub/a.jpg', 'abc,d.txt'),
      changes: expect.arrayContaining(['2 names have "/" in place of "\\"'])
    })
    expect((await repaired(list('x\\a', 'ABC,d').replace(A, A.toUpperCase())))?.text).toBeUndefined()
    expect(await repaired(list('x\\a', 'y/b'))).toBeUndefined()
  })

  test('become slashes in a RECORD, whose digests stay as they are', async () => {
    const digest = `sha256=${Buffer.from(A, 'hex').toString('base64url')}`
    const list = (one: string) => `${one},${digest},3\nq-1.dist-info/RECORD,,\n`
    expect(await repaired(list('p\\x.txt'))).toEqual({ text: list('p/x.txt'), changes: ['1 names have "/" in place of "\\"'] })
    expect(await repaired(list('p/x.txt'))).toBeUndefined()
    expect(await repaired(list('"p\\x.txt"'))).toBeUndefined()
  })

  test('become slashes in the JSON of Cargo, and in no other', async () => {
    const cargo = (path: string) => `{"files":{${JSON.stringify(path)}:"${A}"},"package":null}\n`
    expect((await repaired(cargo('src\\a.rs')))?.text).toBe(cargo('src/a.rs'))
    expect(await repaired(cargo('src/a.rs'))).toBeUndefined()
    expect(await repaired(cargo('..\\a.rs'))).toBeUndefined()
    const native = `{"schema":"seal-gate/manifest/1","files":[{"path":"src\\\\a.rs","sha256":"${A}","bytes":1}]}\n`
    expect(await repaired(native)).toBeUndefined()
  })

  test('stay in a list that has both, and where they are escapes', async () => {
    expect(await repaired(`${A}  docs\\a\n${B}  docs/b\n`)).toBeUndefined()
    expect(await repaired(`\\${A}  docs\\\\a\n`)).toBeUndefined()
  })
})
