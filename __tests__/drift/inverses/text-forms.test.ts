import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import type { CauseCode } from '../../../src/model/causes.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { type DriftCase, drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

/** Texts that drifted, whatever form they are stored in. The third is true when no length is needed. */
const TEXTS: readonly (readonly [CauseCode | CauseCode[], string, string, string, boolean])[] = [
  ['csv-reformatted', 'a.csv', 'code,name\n007,"M, ö"\n', 'code;name\n007;M, ö\n', true],
  ['json-reencoded', 'a.json', '{\n    "b": "ä"\n}\n', '{\n    "b": "\\u00e4"\n}\n', true],
  ['json-reformatted', 'a.json', '{"ä":1,"b":[1,2]}\n', '{\n  "ä": 1,\n  "b": [\n    1,\n    2\n  ]\n}\n', true],
  ['yaml-reformatted', 'a.yml', 'ä:\n  - "x"\n  - y\n', "ä:\n- 'x'\n- y\n", true],
  ['markdown-reformatted', 'a.md', '# Ä\n\n* x\n* y *z*\n', '# Ä\n\n- x\n- y _z_\n', true],
  ['unicode-punctuation', 'a.txt', 'Größe - one, two - three\n', 'Größe – one, two – three\n', true],
  ['unicode-punctuation', 'a.txt', 'Größe “one”, two\n', 'Größe "one", two\n', true],
  ['trailing-whitespace-added', 'a.txt', 'Größe\ntwo\n', 'Größe  \ntwo\n', true],
  ['tabs-expanded', 'a.txt', 'Größe\n\ttwo\n', 'Größe\n    two\n', true],
  [['trailing-whitespace-added', 'crlf-added'], 'a.txt', 'Größe\ntwo\n', crlf('Größe \ntwo \n'), true],
  ['final-newline-removed', 'a.txt', 'Größe\ntwo\n', 'Größe\ntwo', true],
  ['prepended', 'a.txt', 'Größe\ntwo\n', '# head\nGröße\ntwo\n', false],
  ['trailing-whitespace-removed', 'a.txt', 'Größe  \ntwo\nthree\n', 'Größe\ntwo\nthree\n', false]
]

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
const unmarked = (text: string) => Buffer.from(text, 'utf16le')
const marked = (text: string) => Buffer.from(`\ufeff${text}`)
/** Windows-1252 by way of Latin-1: the texts above have only these of its own characters. */
const windows1252 = (text: string) =>
  Buffer.from(text.replaceAll('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1')

describe.each([
  ['with a byte order mark', marked],
  ['in UTF-16LE', utf16],
  ['in UTF-16BE', utf16be],
  ['in UTF-16LE without a mark', unmarked],
  ['in Windows-1252', windows1252]
])('texts %s on both sides', (_, write) => {
  // Escaped JSON is ASCII, so it is in no code page any more: that is a change of encoding too.
  const texts = TEXTS.filter(([causes]) => write !== windows1252 || causes !== 'json-reencoded')
  const cases = texts.map(([causes, path, sealed, found]) => drift(`${causes}`, write(sealed), write(found), causes, { path }))
  const needsLength = ({ name }: DriftCase) => TEXTS.some(([causes, , , , free]) => !free && `${causes}` === name)
  provesUnderEverySeal(cases.filter(one => !needsLength(one)))
  provesWithLength(cases.filter(needsLength))
})

describe('UTF-16 on both sides', () => {
  const text = '-- migration 0012\nCREATE TABLE größe (a int);\n'
  provesUnderEverySeal([
    drift('CRLF', utf16(text), utf16(crlf(text)), 'crlf-added'),
    drift('LF', utf16(crlf(text)), utf16(text), 'crlf-removed'),
    drift('the mark is lost', utf16(text), unmarked(text), 'bom-removed'),
    drift('a mark is added', unmarked(text), utf16(text), 'bom-added'),
    drift('the other byte order', utf16(text), utf16be(text), 'encoding-changed'),
    drift('the other byte order, and CRLF', utf16be(text), utf16(crlf(text)), ['crlf-added', 'encoding-changed']),
    drift('invisible characters', utf16(text), utf16(text.replace('TABLE', 'TA\u200bBLE')), 'invisible-characters'),
    drift('decomposed', utf16(text), utf16(text.normalize('NFD')), 'unicode-normalized')
  ])
})

describe('from one encoding to another, neither UTF-8', () => {
  const text = 'Größe und Maß\nzweite Zeile – ü\n'
  const macintosh = Buffer.from('Gr\x9a\xa7e und Ma\xa7\nzweite Zeile \xd0 \x9f\n', 'latin1')
  provesUnderEverySeal([
    drift('Windows-1252 to Macintosh', windows1252(text), macintosh, 'encoding-changed'),
    drift('Windows-1252 to UTF-16', windows1252(text), utf16(text), 'encoding-changed'),
    drift('UTF-16 to Windows-1252', utf16(text), windows1252(text), 'encoding-changed')
  ])
})

describe('a form is no excuse', () => {
  test.each([
    ['with a mark', marked],
    ['in UTF-16', utf16],
    ['in Windows-1252', windows1252]
  ])('an edit %s is not explained', (_, write) => {
    const sealed = write('Größe one\nPrice 100\nthird line of it\n')
    const found = write('Größe one\nPrice 450 - 7\nthird line of it\n')
    expect(codesOf(diagnose(sealOf(sealed), found).drift)).toEqual(['content-changed'])
  })

  test('a mark that the seal rules out is not kept', () => {
    const sealed = Buffer.from('{"a": 1}\n')
    const { drift: found } = diagnose(sealOf(sealed, { text: 'ascii', eol: 'lf' }), marked('{"a":1}'))
    expect(codesOf(found)).toEqual(['json-reformatted', 'bom-added'])
  })
})
