import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../src/drift/diagnose.ts'
import { crlf } from '../support/line-ends.ts'
import { codesOf, sealOf } from './sealing.ts'

const SEALED = Buffer.from('first line\nsecond line\nthird line of the text\n')
const ASCII_LF = { text: 'ascii', eol: 'lf' } as const
/** An edit that nothing undoes. */
const EDITED = SEALED.toString().replace('second', 'scnoed')

const STORAGE_ERROR =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>A1</RequestId></Error>'
const LONG = Buffer.from(`{"rows":[${'{"berth":"A1","depth":12},'.repeat(60)}0]}\n`)
/** What services answer instead of a file. */
const PAGES: readonly (readonly [string, string, string])[] = [
  [
    'an old page',
    '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html><head></head></html>\n',
    'an HTML page'
  ],
  ['a page after a comment', '<!-- portal -->\n<html><head><title>Guest access</title></head></html>\n', 'an HTML page'],
  [
    'an answer with its head',
    'HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno\n',
    'an HTTP answer with its head, status 404'
  ],
  ['a problem', '{"type":"about:blank","title":"Not Found","status":404}', 'the error of a service'],
  [
    'an error of a framework',
    '{"timestamp":1733000000,"status":503,"error":"Service Unavailable","path":"/a"}\n',
    'the error of a service'
  ],
  [
    'an error of a registry',
    '{\n  "errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown"}]\n}\n',
    'the error of a service'
  ],
  ['a sentence', '404 page not found\n', 'the error of a service'],
  [
    'a sentence of a proxy',
    'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    'the error of a service'
  ],
  [
    'an error of Azure',
    '\ufeff<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code></Error>',
    'the error of a storage service'
  ]
]

describe('hints', () => {
  test('an empty file is emptied, and nothing is proved', () => {
    const { drift } = diagnose(sealOf(SEALED), Buffer.alloc(0))
    expect(drift.causes).toEqual([{ code: 'emptied' }])
    expect(drift.certainty).not.toBe('proved')
  })

  test('no trace of anything is content-changed', () => {
    expect(diagnose(sealOf(SEALED, ASCII_LF), Buffer.from(EDITED)).drift).toEqual({
      certainty: 'unexplained',
      causes: [{ code: 'content-changed' }],
      locations: []
    })
  })

  test.each([
    ['a BOM against the facts', `\ufeff${EDITED}`, ['bom-added']],
    ['CRLF against the facts', EDITED.replaceAll('\n', '\r\n'), ['crlf-added']],
    ['CRLF in part against the facts', EDITED.replace('\n', '\r\n'), ['eol-mixed']],
    ['CR against the facts', EDITED.replaceAll('\n', '\r'), ['cr-only']],
    ['a dash in sealed ASCII', EDITED.replace('first', 'fir\u2014st'), ['unicode-punctuation']],
    ['CRLF and BOM', `\ufeff${EDITED.replaceAll('\n', '\r\n')}`, ['crlf-added', 'bom-added']],
    ['a line without its end, which says nothing', EDITED.slice(0, 20), ['content-changed']]
  ])('%s', (_, found, codes) => {
    const { drift } = diagnose(sealOf(SEALED, ASCII_LF), Buffer.from(found))
    expect(codesOf(drift)).toEqual(codes)
    expect(drift.certainty).not.toBe('proved')
  })

  test.each([
    [
      'a BOM that was sealed',
      Buffer.from(`\ufeff${SEALED}`),
      Buffer.from(`\ufeff${EDITED}`),
      { text: 'utf-8', bom: true, eol: 'lf' } as const
    ],
    [
      'CRLF that was sealed',
      Buffer.from(crlf(SEALED.toString())),
      Buffer.from(crlf(EDITED)),
      { text: 'ascii', eol: 'crlf' } as const
    ],
    [
      'a dash that was sealed',
      Buffer.from(`${SEALED}\u2014`),
      Buffer.from(`${EDITED}\u2014`),
      { text: 'utf-8', eol: 'lf' } as const
    ],
    ['CRLF in a binary file', Buffer.from([0, 13, 10, 1]), Buffer.from([0, 13, 10, 2, 2, 2]), { text: 'binary' } as const]
  ])('%s is no trace', (_, sealed, found, facts) => {
    expect(codesOf(diagnose(sealOf(sealed, facts), found).drift)).toEqual(['content-changed'])
  })

  test('without facts the length alone may speak for line ends', () => {
    expect(codesOf(diagnose(sealOf(SEALED), Buffer.from(crlf(EDITED))).drift)).toEqual(['crlf-added'])
    expect(codesOf(diagnose(sealOf(SEALED), Buffer.from(crlf(`${EDITED}more`))).drift)).toEqual(['content-changed'])
  })

  test.each([
    ['git-crypt', Buffer.from('\0GITCRYPT\0\x01\x02\x03', 'latin1'), ASCII_LF, ['encrypted']],
    ['age', Buffer.from('age-encryption.org/v1\n-> X25519 abc\n\x88\x99', 'latin1'), ASCII_LF, ['encrypted']],
    ['openssl enc', Buffer.from('Salted__\x9a\xf0\x01\x02\x88\x99\xaa\xbb\xc0', 'latin1'), ASCII_LF, ['encrypted']],
    ['gpg --symmetric', Buffer.from('\x8c\x0d\x04\x09\x03\x02\xd4\xe5\xf6\xa7', 'latin1'), ASCII_LF, ['encrypted']],
    ['gpg --encrypt', Buffer.from('\x85\x01\x8c\x03\xd4\xe5\xf6\xa7\x11\x22', 'latin1'), ASCII_LF, ['encrypted']],
    [
      'gpg --armor',
      Buffer.from('-----BEGIN PGP MESSAGE-----\n\njA0ECQMC\n=aBcD\n-----END PGP MESSAGE-----\n'),
      ASCII_LF,
      ['encrypted']
    ],
    ['an Excel workbook', Buffer.from('PK\x03\x04\x14\0xl/workbook.xml PK\x05\x06', 'latin1'), ASCII_LF, ['another-document']],
    ['gzip of something else', gzipSync('something else'), ASCII_LF, ['compressed']],
    ['a link as text', Buffer.from('../../shared/file.txt'), ASCII_LF, ['symlink-as-text']],
    ['UTF-16 of something else', Buffer.from('\ufeffsomething else\n', 'utf16le'), ASCII_LF, ['encoding-changed']],
    [
      'bytes that are not UTF-8',
      Buffer.from('gr\u00f6\u00dfer als vorher\n', 'latin1'),
      { text: 'utf-8', eol: 'lf' } as const,
      ['encoding-changed']
    ],
    ['lost characters', Buffer.from('first \ufffd\nsecond \ufffd\n'), ASCII_LF, ['encoding-changed']],
    [
      'a conflict about something else',
      Buffer.from(`${EDITED}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n`),
      ASCII_LF,
      ['merge-conflict']
    ],
    [
      'JSON escapes and an edit',
      Buffer.from('{"a":"\\u00e9\\u00e8 x"}\n'),
      { text: 'utf-8', eol: 'lf' } as const,
      ['json-reencoded']
    ]
  ])('%s', (_, found, facts, codes) => {
    const { drift } = diagnose(sealOf(SEALED, facts), found)
    expect(codesOf(drift)).toEqual(codes)
    expect(drift.certainty).not.toBe('proved')
  })

  test.each([
    ['a path in a file of one line', Buffer.from('../a/b'), sealOf(Buffer.from('../a/c/d'), { text: 'ascii', eol: 'none' })],
    [
      'encrypted bytes that were sealed so',
      Buffer.from('\0GITCRYPT\0abcdef'),
      sealOf(Buffer.from('\0GITCRYPT\0ghijkl'), { text: 'binary' })
    ],
    ['salted bytes that were sealed so', Buffer.from('Salted__\x80b'), sealOf(Buffer.from('Salted__\x81c'), { text: 'binary' })],
    ['a text with the word', Buffer.from('A Salted__ word\n'), sealOf(Buffer.from('Another word\n'), { text: 'ascii' })],
    [
      'Latin-1 that begins with a capital',
      Buffer.from('\xc3\x04abc', 'latin1'),
      sealOf(Buffer.from('a sealed file'), { text: 'binary' })
    ],
    ['gzip that was sealed so', gzipSync('one thing'), sealOf(gzipSync('another thing'), { text: 'binary' })]
  ])('%s is no trace', (_, found, seal) => {
    expect(codesOf(diagnose(seal, found).drift)).toEqual(['content-changed'])
  })

  const SALTED = Buffer.from('Salted__\x9a\xf0\x01\x02\x88\x99\xaa\xbb\xc0', 'latin1')
  test.each([
    ['an image by its name', 'a.png', SALTED, 'encrypted', 'openssl enc'],
    ['a table by its name', 'a.csv', SALTED, 'encrypted', 'openssl enc'],
    ['other encrypted bytes by its name', 'a.csv.enc', SALTED, 'content-changed', undefined],
    ['unknown bytes', 'a.dat', SALTED, 'content-changed', 'the found bytes begin as those of openssl enc'],
    ['unknown bytes', 'a.dat', Buffer.from('\xfd7zXZ\0\0\x04YZ', 'latin1'), 'content-changed', 'the found bytes begin as xz'],
    ['xz by its name', 'a.xz', Buffer.from('\xfd7zXZ\0\0\x04YZ', 'latin1'), 'content-changed', undefined],
    [
      'a message that was encrypted, by its name',
      'a.asc',
      Buffer.from('-----BEGIN PGP MESSAGE-----\n\njA0ECQMC\n'),
      'content-changed',
      undefined
    ]
  ] as const)('%s (%s) and what is in its place', (_, path, found, code, detail) => {
    const { bytes: _length, ...seal } = sealOf(SEALED)
    expect(diagnose({ ...seal, path }, found).drift.causes).toEqual([{ code, ...(detail !== undefined && { detail }) }])
  })

  test('JSON that breaks off is cut off; JSON that is broken before its end is not', () => {
    const seal = sealOf(Buffer.from(`{"a": [1, 2, {"b": "c"}], "d": "${'e'.repeat(50)}"}`))
    for (const found of ['{"a": [1, 2, {"b": "c', '{"a": [1, 2', '{"a": [1, 2, ', '{"a": [1, 2, {"b": "c"}], "d"']) {
      expect(codesOf(diagnose(seal, Buffer.from(found)).drift)).toEqual(['truncated'])
    }
    for (const found of ['{"a": [1, , 2]}', '{"a": tru', '{"a": [1, 2, {"b": c"}], "d": "eee"}', '{"a": "\\x", "b']) {
      expect(codesOf(diagnose(seal, Buffer.from(found)).drift)).toEqual(['content-changed'])
    }
  })

  test('a sealed gzip file that is plain now', () => {
    const seal = { ...sealOf(gzipSync('x'.repeat(50)), { text: 'binary' }), path: 'data/a.csv.gz' }
    expect(codesOf(diagnose(seal, Buffer.from('y'.repeat(50))).drift)).toEqual(['decompressed'])
    expect(codesOf(diagnose({ ...seal, path: 'data/a.csv' }, Buffer.from('y'.repeat(50))).drift)).toEqual(['content-changed'])
  })

  test('facts locate what contradicts them', () => {
    const { drift } = diagnose(sealOf(SEALED, ASCII_LF), Buffer.from(`\ufeff${EDITED.replace('first', 'f\u2014rst\r')}`))
    expect(drift.locations).toEqual([
      { line: 1, column: 1, offset: 0, found: 'U+FEFF BYTE ORDER MARK' },
      { line: 1, column: 3, offset: 4, found: 'U+2014 EM DASH' },
      { line: 1, column: 7, offset: 10, found: '␍' }
    ])
    expect(drift.places).toBe(3)
  })
})

describe('line ends are no hint', () => {
  const sql = '-- migration 0012\nCREATE TABLE berths (code text);\n'.repeat(12)
  test.each([
    ['of bytes that are not text', Buffer.from('\x00\r\n\xff\r\n', 'latin1'), sql],
    ['of a text of another length', Buffer.from('A wholly other text\r\nwritten on Windows\r\n'), sql],
    ['of a progress log', Buffer.from('Progress 10%\rProgress 20%\rdone\r'), sql],
    ['of another text where CRLF was sealed', Buffer.from('Completely other\nwritten on Linux\n'), sql.replaceAll('\n', '\r\n')]
  ])('%s', (_, found, sealed) => {
    const eol = sealed.includes('\r') ? 'crlf' : 'lf'
    const { drift } = diagnose(sealOf(Buffer.from(sealed), { text: 'ascii', eol }), found)
    expect(codesOf(drift)).toEqual(['content-changed'])
  })
})

describe('another document', () => {
  const sql = Buffer.from('-- migration 0012\nCREATE TABLE berths (code text);\n'.repeat(12))
  const page = (title: string) =>
    Buffer.from(`<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n</body>\r\n</html>\r\n`)
  const zip = Buffer.from('PK\x03\x04 and so on PK\x05\x06'.padEnd(800, '\x80'), 'latin1')
  const png = Buffer.from(`\x89PNG\r\n\x1a\n${'\0\xfe'.repeat(400)}IEND\xaeB\x60\x82`, 'latin1')

  test.each([
    ['an error page for a script', 'a.sql', sql, page('403 Forbidden'), 'an HTML error page'],
    ['a page for a script', 'a.sql', sql, page('Berths'), 'an HTML page'],
    ['a page for an archive', 'model.zip', zip, page('Berths'), 'an HTML page'],
    [
      'an error of storage for an archive',
      'model.zip',
      zip,
      Buffer.from('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code></Error>'),
      'the error of a storage service'
    ],
    [
      'an error of an API for a table',
      'a.csv',
      sql,
      Buffer.from('{"message":"Not Found","status":"404"}'),
      'the error of a service'
    ],
    ...PAGES.map(
      ([name, text, detail]) => [`${name} for an archive`, 'model.tgz', gzipSync(zip), Buffer.from(text), detail] as const
    ),
    ...PAGES.map(([name, text, detail]) => [`${name} for a digest`, 'a.tgz.sha256', sql, Buffer.from(text), detail] as const),
    ['a sign-in page for JSON', 'a.json', sql, page('Sign in'), 'an HTML error page'],
    ['a page for JSON', 'a.json', sql, page('Berths'), 'an HTML page'],
    ['an error page for XML', 'a.xml', sql, page('502 Bad Gateway'), 'an HTML error page'],
    ['an error of storage for JSON', 'a.json', sql, Buffer.from(STORAGE_ERROR), 'the error of a storage service'],
    ['an error of storage for much longer XML', 'a.xml', LONG, Buffer.from(STORAGE_ERROR), 'the error of a storage service'],
    [
      'an error of an API for much longer JSON',
      'a.json',
      LONG,
      Buffer.from('{"message":"Not Found","status":"404"}'),
      'the error of a service'
    ],
    ['an image for a script', 'a.sql', sql, png, 'a PNG image'],
    ['an archive for an image', 'a.png', png, zip, 'a ZIP archive']
  ])('%s', (_, path, sealed, found, detail) => {
    const text = isUtf8(sealed) && !sealed.includes(0) ? ('ascii' as const) : ('binary' as const)
    const { drift } = diagnose({ ...sealOf(sealed, { text }), path }, found)
    expect(drift.causes).toEqual([{ code: 'another-document', detail }])
    expect(drift.certainty).not.toBe('proved')
  })

  test.each([
    ['a page where a page was sealed', 'a.html', page('One'), page('403 Forbidden, and more')],
    [
      'an error of an API where JSON like it was sealed',
      'a.json',
      Buffer.from('{"message":"Found","status":"200"}'),
      Buffer.from('{"message":"Not Found","status":"404"}')
    ],
    [
      'an error of storage where XML as short was sealed',
      'a.xml',
      Buffer.from('<Error><Code>NoSuchKey</Code></Error>'),
      Buffer.from(STORAGE_ERROR)
    ],
    ['XHTML where XML was sealed', 'a.xml', sql, page('Berths')],
    ['a message in a table of messages', 'a.properties', LONG, Buffer.from('{"error": "Fehler", "ok": "gut"}')],
    ['a record of an answer where a text was sealed', 'a.txt', sql, Buffer.from('HTTP/1.1 404 Not Found\r\n\r\nno\n')],
    ['a sentence where a text as short was sealed', 'a.txt', Buffer.from('403 Forbidden\n'), Buffer.from('404 Not Found\n')],
    ['an image where an image was sealed', 'a.png', png, Buffer.concat([png, Buffer.from('more')]).fill(7, 20, 40)],
    ['a text that only names HTML', 'a.sql', sql, Buffer.from('-- <html> is not supported\nSELECT 1;\n')]
  ])('not %s', (_, path, sealed, found) => {
    expect(codesOf(diagnose({ ...sealOf(sealed), path }, found).drift)).not.toContain('another-document')
  })
})

describe('cut off, by the format itself', () => {
  const noise = sha512Chain(3000)
  const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), noise, Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')])
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise, Buffer.from('IEND\xaeB\x60\x82', 'latin1')])
  const xml = Buffer.from('<?xml version="1.0"?>\n<config>\n  <add key="a" value="b"/>\n  <empty></empty>\n</config>\n')
  const gzip = gzipSync(noise)
  const block = (label: string) => `-----BEGIN ${label}-----\n${'TWlJQkl6\n'.repeat(4)}-----END ${label}-----\n`
  const pem = Buffer.from(`# Pier\n${block('CERTIFICATE')}${block('CERTIFICATE')}`)

  test.each([
    ['zip', 'a.zip', zip, zip.subarray(0, 1200)],
    ['gzip', 'a.tar.gz', gzip, gzip.subarray(0, 1500)],
    ['PNG', 'a.png', png, png.subarray(0, 1500)],
    ['XML', 'a.xml', xml, xml.subarray(0, 50)],
    ['PEM', 'a.pem', pem, pem.subarray(0, 90)]
  ])('%s', (_, path, sealed, found) => {
    const text = path === 'a.xml' || path === 'a.pem' ? ('ascii' as const) : ('binary' as const)
    expect(codesOf(diagnose({ ...sealOf(sealed, { text }), path }, found).drift)).toEqual(['truncated'])
  })

  test.each([
    ['a whole zip that is shorter', 'a.zip', zip, Buffer.concat([zip.subarray(0, 900), zip.subarray(-22)])],
    ['a whole gzip that is shorter', 'a.gz', gzip, gzipSync(noise.subarray(0, 500).reverse())],
    ['a PEM file of fewer blocks', 'a.pem', pem, Buffer.from(block('CERTIFICATE').replace('TWlJ', 'TWlK'))],
    ['a text about PEM', 'a.md', pem, Buffer.from('It begins with\n-----BEGIN CERTIFICATE-----\nand so on.\n')],
    ['XML that ends its root without a line feed', 'a.xml', xml, Buffer.from('<?xml version="1.0"?>\n<config><other/></config>')]
  ])('not %s', (_, path, sealed, found) => {
    expect(codesOf(diagnose({ ...sealOf(sealed), path }, found).drift)).toEqual(['content-changed'])
  })
})

describe('NUL bytes', () => {
  const text = Buffer.from('[settings]\nname=Größe\nvalue=12\n'.repeat(90))
  const zeroed = (from: number, to: number) => Buffer.from(text).fill(0, from, to)

  test.each([
    ['all', Buffer.alloc(text.length), `nothing but NUL, ${text.length} bytes`],
    ['a block of another length', Buffer.alloc(4096), 'nothing but NUL, 4096 bytes'],
    ['the tail', zeroed(1024, text.length), 'nothing but NUL from byte 1024 on'],
    ['a block', zeroed(512, 1024), 'nothing but NUL from byte 512 to byte 1023']
  ])('%s', (_, found, detail) => {
    expect(diagnose(sealOf(text, { text: 'utf-8', eol: 'lf' }), found).drift.causes).toEqual([{ code: 'nul-bytes', detail }])
  })

  test('in a file that was sealed as binary are no trace', () => {
    expect(codesOf(diagnose(sealOf(zeroed(0, 20), { text: 'binary' }), zeroed(2000, 2500)).drift)).toEqual(['content-changed'])
  })
})

/** Bytes that no compressor makes shorter, the same in every run. */
function sha512Chain(length: number): Buffer {
  const parts = [createHash('sha512').update('seed').digest()]
  while (parts.length * 64 < length)
    parts.push(
      createHash('sha512')
        .update(parts.at(-1) ?? '')
        .digest()
    )
  return Buffer.concat(parts).subarray(0, length)
}
