import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal } from './prove.ts'

const TEXT =
  'The berths are numbered from the north.\nSee https://harbour.example/quays/north for the list.\nEnd of the notice.\n'

describe('invisible characters that were taken out', () => {
  provesUnderEverySeal([
    drift('a zero width space in an address', TEXT.replace('quays/', 'quays/\u200b'), TEXT, 'invisible-characters'),
    drift('a soft hyphen', TEXT.replace('berths', 'ber\u00adths'), TEXT, 'invisible-characters'),
    drift('a byte order mark at a line start', TEXT.replace('See', '\ufeffSee'), TEXT, 'invisible-characters'),
    drift('a left-to-right mark at every line', TEXT.replaceAll(/(?<=\n)(?=.)|(?=\n)/g, '\u200e'), TEXT, 'invisible-characters'),
    drift('and CRLF', TEXT.replace('quays/', 'quays/\u200b'), crlf(TEXT), ['invisible-characters', 'crlf-added'])
  ])

  test('sealed ASCII lost none, and an edit is an edit', () => {
    const facts = { text: 'ascii', eol: 'lf' } as const
    for (const found of [TEXT.replace('north.', 'south.'), TEXT.replace('list', 'lists')])
      expect(codesOf(diagnose(sealOf(Buffer.from(`${TEXT}more\n`), facts), Buffer.from(found)).drift)).toEqual([
        'content-changed'
      ])
  })
})
