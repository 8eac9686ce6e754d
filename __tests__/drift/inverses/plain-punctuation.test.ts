import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const TERMS =
  'Terms of hire\n\nThe keeper pays 20 EUR per day - see list "A" and note 3.\nOpen 8:00 AM to 6 PM; call +49 40 1234.\nIt\'s final... really.\n'
const QUOTED = TERMS.replace('"A"', '\u201cA\u201d')

describe('typography flattened to plain text', () => {
  provesUnderEverySeal(
    (
      [
        ['quotation marks', QUOTED, TERMS],
        ['all that SmartyPants writes', QUOTED.replace("'", '\u2019').replace('...', '\u2026').replace(' - ', ' \u2013 '), TERMS],
        ['narrow no-break spaces of a time', TERMS.replace(' AM', '\u202fAM').replace(' PM', '\u202fPM'), TERMS],
        ['one no-break space of many spaces', TERMS.replace('20 EUR', '20\u00a0EUR'), TERMS],
        ['one thin space', TERMS.replace('20 EUR', '20\u2009EUR'), TERMS],
        ['an em dash that got spaces', TERMS.replace(' - ', '\u2014'), TERMS],
        ['guillemets', 'Il dit : \u00ab Oui \u00bb.\n', 'Il dit : " Oui ".\n'],
        ['guillemets with their spaces', 'Il dit\u00a0: \u00ab\u00a0Oui\u00a0\u00bb.\n', 'Il dit : " Oui ".\n'],
        ['the minus', 't = \u22123\nu = \u22124\n', 't = -3\nu = -4\n'],
        ['the multiplication sign', '3 \u00d7 4\n', '3 x 4\n'],
        ['signs', '\u00a9 2031 \u2122\n', '(c) 2031 (tm)\n'],
        ['fractions', '\u00bd l, \u00bc l\n', '1/2 l, 1/4 l\n'],
        ['bullets', '\u2022 one\n\u2022 two\n', '* one\n* two\n'],
        ['ideographic spaces', 'a\u3000b\u3000c\u3000d\n', 'a b c d\n'],
        ['arrows and relations', 'a \u2192 b \u2190 c \u2265 d \u2260 e\n', 'a -> b <- c >= d != e\n'],
        ['ligatures', '\ufb01ne o\ufb03ce\n', 'fine office\n'],
        ['quotation marks in a large text', QUOTED.repeat(400), TERMS.repeat(400)]
      ] as const
    ).map(([name, sealed, found]) => drift(name, sealed, found, 'unicode-punctuation'))
  )
  provesUnderEverySeal([
    drift('and CRLF', QUOTED, crlf(TERMS), ['unicode-punctuation', 'crlf-added']),
    drift('and a byte order mark', QUOTED, `\ufeff${TERMS}`, ['unicode-punctuation', 'bom-added'])
  ])
})

describe('flattened in part', () => {
  provesWithLength([
    drift(
      'three no-break spaces, the length tells how many',
      TERMS.replace('of hire', 'of\u00a0hire').replace('see list', 'see\u00a0list').replace('call +', 'call\u00a0+'),
      TERMS,
      'unicode-punctuation'
    ),
    drift('one quotation of many', QUOTED + TERMS.repeat(20), TERMS.repeat(21), 'unicode-punctuation')
  ])
})

describe('what was sealed plain', () => {
  test('an edit beside it is not explained', () => {
    const found = Buffer.from(TERMS.replace('20 EUR', '25 EUR'))
    for (const facts of [{}, { text: 'ascii', eol: 'lf' } as const])
      expect(codesOf(diagnose(sealOf(Buffer.from(TERMS.replace('note 3', 'note \u2013 3')), facts), found).drift)).toEqual([
        'content-changed'
      ])
  })
})
