import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../src/drift/diagnose.ts'
import { codesOf, sealOf } from './sealing.ts'

const SEALED = Buffer.from('first line\nsecond line\nthird line of the text\n')
const ASCII_LF = { text: 'ascii', eol: 'lf' } as const
/** An edit that nothing undoes. */
const EDITED = SEALED.toString().replace('second', 'scnoed')

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
    ['cut off in a line', EDITED.slice(0, 20), ['truncated']]
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
    ['CRLF that was sealed', crlf(SEALED), crlf(Buffer.from(EDITED)), { text: 'ascii', eol: 'crlf' } as const],
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
    expect(codesOf(diagnose(sealOf(SEALED), crlf(Buffer.from(EDITED))).drift)).toEqual(['crlf-added'])
    expect(codesOf(diagnose(sealOf(SEALED), crlf(Buffer.from(`${EDITED}more`))).drift)).toEqual(['content-changed'])
  })

  test.each([
    ['git-crypt', Buffer.from('\0GITCRYPT\0\x01\x02\x03', 'latin1'), ASCII_LF, ['encrypted']],
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
    ['gzip that was sealed so', gzipSync('one thing'), sealOf(gzipSync('another thing'), { text: 'binary' })]
  ])('%s is no trace', (_, found, seal) => {
    expect(codesOf(diagnose(seal, found).drift)).toEqual(['content-changed'])
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

function crlf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
}
