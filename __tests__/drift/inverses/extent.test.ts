import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { proves } from './prove.ts'

const TEXT = '#!/bin/sh\necho one\necho two\necho three\n'
const BINARY = Buffer.from(Array.from({ length: 300 }, (_, at) => (at * 7919) % 251))

describe('more than was sealed', () => {
  proves([
    drift('appended', TEXT, `${TEXT}# generated\n`, 'appended'),
    drift('appended to a binary file', BINARY, Buffer.concat([BINARY, Buffer.from('tail')]), 'appended'),
    drift('appended, and CRLF', TEXT, crlf(`${TEXT}# generated\n`), ['appended', 'crlf-added']),
    drift('a licence in front', TEXT, `# SPDX-License-Identifier: MIT\n${TEXT}`, 'prepended'),
    drift('a licence in front, behind a BOM', TEXT, `\ufeff# SPDX-License-Identifier: MIT\n${TEXT}`, 'prepended'),
    drift('a licence behind the first line', TEXT, TEXT.replace('\n', '\n# SPDX-License-Identifier: MIT\n'), 'inserted'),
    drift('a block behind the first line, and CRLF', TEXT, crlf(TEXT.replace('\n', '\n# one\n# two\n')), [
      'inserted',
      'crlf-added'
    ]),
    drift('written twice', TEXT, TEXT + TEXT, 'duplicated'),
    drift('written three times', BINARY, Buffer.concat([BINARY, BINARY, BINARY]), 'duplicated'),
    drift('padded to a block', BINARY, Buffer.concat([BINARY, Buffer.alloc(212)]), 'padded'),
    drift(
      'padded, the sealed bytes ending in NUL',
      Buffer.concat([BINARY, Buffer.alloc(2)]),
      Buffer.concat([BINARY, Buffer.alloc(212)]),
      'padded'
    ),
    drift('Ctrl-Z', TEXT, `${TEXT}\x1a`, 'padded'),
    drift('a final newline more', TEXT, `${TEXT}\n`, 'final-newline-added'),
    drift('a final newline less, under CRLF', crlf(TEXT), crlf(TEXT).slice(0, -2), 'final-newline-removed')
  ])
})

describe('lines that were added, under a seal without a length', () => {
  const { digests } = sealOf(Buffer.from(TEXT))
  const bare = { path: 'a', digests, line: 1 }
  const many = Array.from({ length: 40 }, (_, line) => `# line ${line}\n`).join('')

  test.each<[string, string, readonly string[]]>([
    ['one at the end', `${TEXT}# generated\n`, ['appended']],
    ['one at the end, without a line feed', `${TEXT}# generated`, ['appended']],
    ['forty at the end', TEXT + many, ['appended']],
    ['one at the end, and CRLF', crlf(`${TEXT}# generated\n`), ['appended', 'crlf-added']],
    ['one at the start', `# generated\n${TEXT}`, ['prepended']],
    ['forty at the start', many + TEXT, ['prepended']],
    ['one after the first line', TEXT.replace('\n', '\n# generated\n'), ['inserted']],
    ['three before the last line', TEXT.replace('echo three', 'a\nb\nc\necho three'), ['inserted']]
  ])('%s', (_, found, causes) => {
    const { drift } = diagnose(bare, Buffer.from(found))
    expect([drift.certainty, codesOf(drift)]).toEqual(['proved', causes])
  })

  test('a file that ended without a line feed', () => {
    const seal = { ...bare, digests: sealOf(Buffer.from(TEXT.slice(0, -1))).digests }
    expect(codesOf(diagnose(seal, Buffer.from(`${TEXT}# generated\n`)).drift)).toEqual(['appended'])
  })

  test('one other byte of the sealed content proves nothing', () => {
    for (const found of [`${TEXT}# generated\n`, `# generated\n${TEXT}`, TEXT.replace('\n', '\n# generated\n')])
      expect(diagnose(bare, Buffer.from(found.replace('echo two', 'echo twO'))).drift.certainty).not.toBe('proved')
  })
})

describe('one place', () => {
  const flipped = Buffer.from(BINARY)
  flipped[100] = (flipped[100] ?? 0) ^ 0x10
  proves([
    drift('a bit', BINARY, flipped, 'bit-flipped'),
    drift('a letter', TEXT, TEXT.replace('two', 'twx'), 'character-changed'),
    drift('a letter missing', TEXT, TEXT.replace('two', 'to'), 'character-changed'),
    drift('a letter too much', TEXT, TEXT.replace('two', 'twoo'), 'character-changed'),
    drift('a letter, and CRLF', TEXT, crlf(TEXT.replace('two', 'twx')), ['character-changed', 'crlf-added'])
  ])
})

describe('a bit that no hand turned', () => {
  const sql = 'ALTER TABLE t ADD COLUMN active int DEFAULT 0;\nDELETE FROM u WHERE a = 1;\n'
  proves([
    drift('0 and 1', sql, sql.replace('DEFAULT 0', 'DEFAULT 1'), 'character-changed'),
    drift('= and <', sql, sql.replace('a = 1', 'a < 1'), 'character-changed'),
    drift('a small letter', sql, sql.replace('DELETE', 'DeLETE'), 'character-changed'),
    drift('a vertical tab', sql, sql.replace('\nDELETE', '\x0bDELETE'), 'character-changed'),
    drift('an accent', 'Größe é\n', 'Größe è\n', 'character-changed'),
    drift('in a text of 1 KiB', `${sql.repeat(12)}x = 1`, `${sql.repeat(12)}x < 1`, 'character-changed'),
    drift('a byte that is no text', sql, Buffer.from(sql.replace('DELETE', 'D\xc5LETE'), 'latin1'), 'bit-flipped'),
    drift('a control character', sql, sql.replace('DEFAULT 0', 'DEFAULT\x000'), 'bit-flipped')
  ])
})

describe('less than was sealed cannot be undone', () => {
  test.each([
    ['cut off in a line, which may as well be an edit', TEXT.slice(0, 25), 'content-changed'],
    ['cut off in a character', Buffer.from('Größe und Länge\n'.repeat(3)).subarray(0, 22), 'truncated'],
    ['emptied', '', 'emptied']
  ])('%s', (_, found, code) => {
    const { drift: said, original } = diagnose(
      sealOf(Buffer.from(typeof found === 'string' ? TEXT : 'Größe und Länge\n'.repeat(3))),
      Buffer.from(found)
    )
    expect(codesOf(said)).toEqual([code])
    expect(original).toBeUndefined()
  })
})
