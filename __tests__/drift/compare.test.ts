import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../src/drift/diagnose.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import { codesOf, sealOf } from './sealing.ts'

const TEXT = '# Title\n\nOne line  \nnext - line\tand\n\n\n* item one\n* item two\n'.repeat(6)
const JSON_TEXT = '{\n  "b": 1.0,\n  "a": [1, 2, {"c": "é"}],\n  "d": 12345678901234567890\n}\n'
const crlf = (text: string) => text.replaceAll('\n', '\r\n')

/** Drifts that destroy what was there, so that only the original at hand can name them. */
const LOSSY: readonly (readonly [string, string, string, readonly CauseCode[], string?])[] = [
  ['white space trimmed', TEXT, TEXT.replaceAll(/[ \t]+\n/g, '\n'), ['trailing-whitespace-removed']],
  ['white space trimmed, and CRLF', TEXT, crlf(TEXT.replaceAll('  \n', '\n')), ['trailing-whitespace-removed', 'crlf-added']],
  ['tabs and runs of spaces', TEXT, TEXT.replaceAll('\t', '   ').replaceAll('item one', 'item  one'), ['tabs-expanded']],
  [
    'key order and numbers',
    JSON_TEXT,
    '{"a":[1,2,{"c":"\\u00e9"}],"b":1,"d":12345678901234567890}',
    ['json-reencoded', 'json-reformatted']
  ],
  ['key order', JSON_TEXT, '{"d":12345678901234567890,"a":[1,2,{"c":"é"}],"b":1}', ['json-reformatted']],
  ['cut off', TEXT, TEXT.slice(0, 100), ['truncated']],
  ['head lost', TEXT, TEXT.slice(100), ['truncated']],
  ['cut off, and CRLF', TEXT, crlf(TEXT.slice(0, 100)), ['truncated', 'crlf-added']],
  ['compatibility characters folded', 'x² + ﬁ\nmore text here\n', 'x2 + fi\nmore text here\n', ['unicode-normalized']],
  ['joiners stripped', 'a\u200db\u200cc and d\u200de\n'.repeat(9), 'abc and de\n'.repeat(9), ['invisible-characters']],
  ['Markdown', TEXT, TEXT.replaceAll('* item', '-   item').replaceAll('\n\n\n', '\n\n'), ['markdown-reformatted'], 'a.md'],
  ['an edit', TEXT, TEXT.replaceAll('next', 'other'), ['content-changed']],
  ['an edit in Markdown', TEXT, TEXT.replaceAll('Title', 'Titles, more'), ['content-changed'], 'a.md'],
  [
    'a number',
    JSON_TEXT,
    JSON_TEXT.replace('12345678901234567890', '12345678901234567999').replace('1.0', '1'),
    ['content-changed']
  ],
  ['emptied', TEXT, '', ['emptied']]
]

describe('with the sealed bytes at hand', () => {
  test.each(LOSSY)('%s', (_, sealed, found, causes, path = 'file') => {
    const original = Buffer.from(sealed)
    const seal = { ...sealOf(original), path }
    expect(diagnose(seal, Buffer.from(found)).drift.proof).toBeUndefined()
    const diagnosis = diagnoseWith({ original, proof: 'git-blob' }, seal, Buffer.from(found))
    expect(codesOf(diagnosis.drift)).toEqual(causes)
    expect(diagnosis.drift.proof).toBe('git-blob')
    expect(diagnosis.drift.locations.length).toBeGreaterThan(0)
    expect(diagnosis.original).toEqual(original)
  })

  test('bytes that do not match the seal are no witness', () => {
    const seal = sealOf(Buffer.from(TEXT))
    const found = Buffer.from(TEXT.replaceAll('next', 'other'))
    const diagnosis = diagnoseWith({ original: Buffer.from(`${TEXT}.`), proof: 'git-blob' }, seal, found)
    expect(diagnosis).toEqual(diagnose(seal, found))
    expect(diagnosis.drift.proof).toBeUndefined()
  })

  test('what can be undone is proved by undoing it', () => {
    const original = Buffer.from(TEXT)
    const diagnosis = diagnoseWith({ original, proof: 'git-blob' }, sealOf(original), Buffer.from(crlf(TEXT)))
    expect(diagnosis.drift.proof).toBe('inversion')
    expect(codesOf(diagnosis.drift)).toEqual(['crlf-added'])
  })
})
