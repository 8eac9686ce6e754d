import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const PLAIN = 'one\ntwo\nthree\nfour\n'
const PRAYER = 'In nomine Patris\u2028et Filii\u2028et Spiritus\n'

describe.each([
  ['U+2028', '\u2028'],
  ['U+2029', '\u2029'],
  ['U+0085', '\u0085']
])('%s', (_, separator) => {
  const sealed = PRAYER.replaceAll('\u2028', separator)
  provesUnderEverySeal([
    drift('for all line ends', PLAIN, PLAIN.replaceAll('\n', separator), 'unicode-line-ends'),
    drift('for one line end', PLAIN, PLAIN.replace('\ntwo', `${separator}two`), 'unicode-line-ends'),
    drift('put in', PLAIN, PLAIN.replace('two', `tw${separator}o`), 'unicode-line-ends'),
    drift('put in, and CRLF', PLAIN, crlf(PLAIN.replace('two', `tw${separator}o`)), ['unicode-line-ends', 'crlf-added']),
    drift('became LF', sealed, sealed.replaceAll(separator, '\n'), 'unicode-line-ends'),
    drift('taken out once', sealed, sealed.replace(separator, ''), 'unicode-line-ends')
  ])
  provesWithLength([
    drift('became a space', sealed, sealed.replaceAll(separator, ' '), 'unicode-line-ends'),
    drift('taken out', sealed, sealed.replaceAll(separator, ''), 'unicode-line-ends')
  ])
})

test('a separator beside an edit explains nothing', () => {
  const found = Buffer.from(PLAIN.replace('two\n', 'other\u2028'))
  expect(codesOf(diagnose(sealOf(Buffer.from(PLAIN)), found).drift)).toEqual(['content-changed'])
})
