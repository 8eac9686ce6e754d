import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../../src/drift/diagnose.ts'
import { driftText } from '../../../src/report/findings/drift-sentences.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift, SCRIPTS } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const TEXT = 'CREATE USER paypal_reader;\nGRANT SELECT ON accounts TO paypal_reader;\nREVOKE ALL ON ledger FROM public;\n'
const RUSSIAN = SCRIPTS.cyrillic

describe('letters that look alike', () => {
  provesUnderEverySeal([
    drift('Cyrillic in one word', TEXT, TEXT.replace('paypal', 'p\u0430yp\u0430l'), 'homoglyphs'),
    drift('one letter all over', TEXT, TEXT.replaceAll('e', '\u0435'), 'homoglyphs'),
    drift('a whole word', TEXT, TEXT.replace('accounts', '\u0430\u0441\u0441ounts'), 'homoglyphs'),
    drift('Greek capitals', TEXT, TEXT.replaceAll('A', '\u0391').replaceAll('O', '\u039f'), 'homoglyphs'),
    drift('Armenian', TEXT, TEXT.replace('public', 'p\u057dblic'), 'homoglyphs'),
    drift('a script g', TEXT, TEXT.replace('ledger', 'led\u0261er'), 'homoglyphs'),
    drift(
      'in a text that has such letters of its own',
      TEXT + RUSSIAN,
      TEXT.replace('user', 'us\u0435r').replace('ledger', 'l\u0435dger') + RUSSIAN,
      'homoglyphs'
    ),
    drift('Latin in Russian words', RUSSIAN, RUSSIAN.replaceAll('\u043e', 'o'), 'homoglyphs'),
    drift('one Latin letter in a Russian word', RUSSIAN, RUSSIAN.replace('\u0435', 'e'), 'homoglyphs'),
    drift('one Cyrillic letter was made plain', TEXT.replace('paypal', 'p\u0430ypal'), TEXT, 'homoglyphs'),
    drift('and CRLF', TEXT, crlf(TEXT.replace('paypal', 'p\u0430yp\u0430l')), ['homoglyphs', 'crlf-added']),
    drift('and a byte order mark', TEXT, `\ufeff${TEXT.replaceAll('a', '\u0430')}`, ['homoglyphs', 'bom-added'])
  ])
  provesWithLength([
    drift(
      'UTF-16 on both sides',
      Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
      Buffer.from(`\ufeff${TEXT.replace('paypal', 'p\u0430yp\u0430l')}`, 'utf16le'),
      'homoglyphs'
    ),
    drift('a byte order mark on both sides', `\ufeff${TEXT}`, `\ufeff${TEXT.replace('paypal', 'p\u0430yp\u0430l')}`, 'homoglyphs')
  ])

  test('are shown by number, never as they are, in the cause and at each place', () => {
    const found = Buffer.from(TEXT.replace('paypal', 'p\u0430yp\u0430l'))
    const { drift: proved } = diagnose(sealOf(Buffer.from(TEXT)), found)
    expect(proved.causes).toEqual([{ code: 'homoglyphs', count: 2, detail: 'U+0430 CYRILLIC SMALL LETTER A for "a"' }])
    expect(proved.locations[0]).toMatchObject({
      expected: 'aypa',
      found: 'U+0430 CYRILLIC SMALL LETTER A yp U+0430 CYRILLIC SMALL LETTER A'
    })
    const edited = Buffer.from(TEXT.replace('paypal', 'p\u0430yp\u0430l').replace('ledger', 'balance'))
    const { drift: compared } = diagnoseWith({ original: Buffer.from(TEXT), source: 'git' }, sealOf(Buffer.from(TEXT)), edited, {
      hunks: true
    })
    expect(compared.certainty).toBe('compared')
    expect(codesOf(compared)).toEqual(['content-changed', 'homoglyphs'])
    expect(`${driftText(compared)}${JSON.stringify(compared)}`).not.toMatch(/\u0430/)
  })

  test('of one alphabet in a word of its own are text, and an edit of them is an edit', () => {
    const [sealed, found] = [Buffer.from(RUSSIAN), Buffer.from(RUSSIAN.replace('\u0447\u0430\u044e', '\u043a\u043e\u0444\u0435'))]
    expect(codesOf(diagnose(sealOf(sealed), found).drift)).toEqual(['content-changed'])
    const { drift: compared } = diagnoseWith({ original: sealed, source: 'git' }, sealOf(sealed), found)
    expect(codesOf(compared)).toEqual(['content-changed'])
  })
})
