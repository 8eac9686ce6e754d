import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal } from './prove.ts'

const SEALED = 'Café «Zur Möwe» — 12 €\nÜber den Kai\n'
const MARKUP = 'if (a < b && c > "d") print(e)\n'
const SIGN = 'A sign: \u{1f6a2} here, naïve\n'

const bytewise = (text: string) =>
  text.replace(/[^\0-\x7f]/gu, character => Array.from(Buffer.from(character), byte => `\\x${byte.toString(16)}`).join(''))
const unitwise = (text: string) => text.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const decimal = (text: string) => text.replace(/[^\0-\x7f]/gu, character => `&#${character.codePointAt(0)};`)
const hexadecimal = (text: string) =>
  text.replace(/[^\0-\x7f]/gu, character => `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`)
const named = SEALED.replaceAll('é', '&eacute;')
  .replaceAll('«', '&laquo;')
  .replaceAll('»', '&raquo;')
  .replaceAll('ö', '&ouml;')
  .replaceAll('—', '&mdash;')
  .replaceAll('€', '&euro;')
  .replaceAll('Ü', '&Uuml;')
const escaped = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

describe('characters written as escapes', () => {
  provesUnderEverySeal([
    drift('as \\uXXXX', SEALED, unitwise(SEALED), 'character-references'),
    drift('as surrogates', SIGN, unitwise(SIGN), 'character-references'),
    drift('as \\xXX', SEALED, bytewise(SEALED), 'character-references'),
    drift('as &#…;', SIGN, decimal(SIGN), 'character-references'),
    drift('as &#x…;', SIGN, hexadecimal(SIGN), 'character-references'),
    drift('as names', SEALED, named, 'character-references'),
    drift('as names, and CRLF', SEALED, crlf(named), ['character-references', 'crlf-added']),
    drift('markup', MARKUP, escaped, 'character-references')
  ])
})

describe('escapes read as characters', () => {
  provesUnderEverySeal([
    drift('\\uXXXX', unitwise(SEALED), SEALED, 'character-references'),
    drift('\\xXX', bytewise(SEALED), SEALED, 'character-references'),
    drift('&#…;', decimal(SIGN), SIGN, 'character-references'),
    drift('&#x…;', hexadecimal(SIGN), SIGN, 'character-references'),
    drift('names', named, SEALED, 'character-references'),
    drift('markup', escaped, MARKUP, 'character-references')
  ])
})

test('escapes beside an edit explain nothing', () => {
  const found = Buffer.from(named.replace('12', '13'))
  expect(diagnose(sealOf(Buffer.from(SEALED)), found).drift.certainty).not.toBe('proved')
  expect(codesOf(diagnose(sealOf(Buffer.from(SEALED)), found).drift)).toEqual(['content-changed'])
})
