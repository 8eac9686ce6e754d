import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../../src/drift/diagnose.ts'
import { isSameNumber } from '../../../src/drift/json/numbers.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const limits = (draught: string, depth: string, price: string) =>
  `{\n  "draught": ${draught},\n  "depth": ${depth},\n  "note": "1.0 of 1e3",\n  "price": ${price}\n}\n`
const SEALED = limits('1.50', '1000', '12.0')

describe('numbers of JSON in another spelling', () => {
  provesUnderEverySeal([
    drift('written by JavaScript', limits('1.5', '1000', '12'), limits('1.50', '1e3', '12.0'), 'json-numbers'),
    drift('trailing zeros lost', SEALED, limits('1.5', '1000', '12.0'), 'json-numbers'),
    drift('one ".0" lost', SEALED, limits('1.50', '1000', '12'), 'json-numbers'),
    drift('an exponent written out', limits('1.5', '1e3', '12'), limits('1.5', '1000', '12'), 'json-numbers'),
    drift('another exponent', limits('1.5', '1E+3', '12'), limits('1.5', '1e3', '12'), 'json-numbers'),
    drift('sealed by Python', limits('1.5', '1000', '12.0'), limits('1.50', '1000', '12.00'), 'json-numbers'),
    drift('minus zero', limits('1.5', '-0', '12'), limits('1.5', '0', '12'), 'json-numbers'),
    drift('and CRLF', SEALED, crlf(limits('1.5', '1000', '12.0')), ['json-numbers', 'crlf-added']),
    drift('and a byte order mark', SEALED, `\ufeff${limits('1.50', '1000', '12')}`, ['json-numbers', 'bom-added']),
    drift('and another layout', '{"a": 1.5, "b": 12}\n', '{\n  "a": 1.50,\n  "b": 12.0\n}\n', [
      'json-reformatted',
      'json-numbers'
    ])
  ])
  provesWithLength([
    drift('a byte order mark on both sides', `\ufeff${SEALED}`, `\ufeff${limits('1.5', '1000', '12.0')}`, 'json-numbers')
  ])

  test.each([
    ['a big integer that a double rounds', '9007199254740993', '9007199254740992'],
    ['a fraction that a double rounds', '0.1234567890123456789', '0.12345678901234568'],
    ['another value', '1.05', '1.5'],
    ['another power', '1e3', '1e4'],
    ['digits in another order', '1.50', '1.05'],
    ['another sign', '-1', '1']
  ])('%s is an edit of a value, and shown as one', (_, sealed, found) => {
    expect(isSameNumber(sealed, found)).toBe(false)
    const [original, bytes] = [Buffer.from(limits('1.5', '2', sealed)), Buffer.from(limits('1.5', '2', found))]
    expect(codesOf(diagnose(sealOf(original), bytes).drift)).not.toContain('json-numbers')
    const { drift } = diagnoseWith({ original, source: 'git' }, sealOf(original), bytes)
    expect(codesOf(drift)).not.toContain('json-numbers')
  })

  test('beside an edit, only the spelling is undone, and the edit comes first', () => {
    const [original, bytes] = [Buffer.from(limits('1.5', '1000', '12')), Buffer.from(limits('1.50', '1001', '12.0'))]
    const { drift } = diagnoseWith({ original, source: 'git' }, sealOf(original), bytes)
    expect(codesOf(drift)).toEqual(['content-changed', 'json-numbers'])
    expect(drift.locations.map(({ expected, found }) => [expected, found])).toEqual([['1000', '1001']])
  })

  test('what looks like a number in a string, or is no JSON, is not touched', () => {
    for (const [sealed, found] of [
      ['{"v":"1.50"}', '{"v":"1.5"}'],
      ['price 1.50', 'price 1.5']
    ] as const)
      expect(codesOf(diagnose(sealOf(Buffer.from(sealed)), Buffer.from(found)).drift)).not.toContain('json-numbers')
  })
})
