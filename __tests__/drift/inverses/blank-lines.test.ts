import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const ROWS = Array.from({ length: 30 }, (_, n) => `INSERT INTO berths VALUES (${n}, 'quay ${n % 7}', ${(n * 7919) % 1000});`)
const lines = (...rows: readonly string[]) => `${rows.join('\n')}\n`
const PLAIN = lines(...ROWS)
const GAP = lines(...ROWS.slice(0, 15), '', ...ROWS.slice(15))
const PACKAGE = '{\n  "name": "x",\n\n  "scripts": {}\n}\n'

describe('blank lines taken out', () => {
  provesUnderEverySeal([
    drift('one in the middle', GAP, PLAIN, 'blank-lines-removed'),
    drift('the first line', `\n${PLAIN}`, PLAIN, 'blank-lines-removed'),
    drift('one under CRLF', crlf(GAP), crlf(PLAIN), 'blank-lines-removed'),
    drift('one, and CRLF', GAP, crlf(PLAIN), ['blank-lines-removed', 'crlf-added']),
    drift('one of a JSON text', PACKAGE, PACKAGE.replace('\n\n', '\n'), 'blank-lines-removed'),
    drift('squeezed', 'a\n\n\nb\n\n\nc\n', 'a\n\nb\n\nc\n', 'blank-lines-removed'),
    drift('all of a text with headings', '# A\n\ntext\n\n## B\n\ntext\n', '# A\ntext\n## B\ntext\n', 'blank-lines-removed'),
    drift(
      'between all lines',
      lines(...ROWS)
        .replaceAll('\n', '\n\n')
        .slice(0, -1),
      PLAIN,
      'blank-lines-removed'
    )
  ])
  provesWithLength([
    drift('two together', lines(...ROWS.slice(0, 15), '', '', ...ROWS.slice(15)), PLAIN, 'blank-lines-removed'),
    drift(
      'two apart',
      lines(...ROWS.slice(0, 10), '', ...ROWS.slice(10, 20), '', ...ROWS.slice(20)),
      PLAIN,
      'blank-lines-removed'
    )
  ])

  test('a line that was not blank is another matter', () => {
    const sealed = lines(...ROWS.slice(0, 15), ';', ...ROWS.slice(15))
    expect(codesOf(diagnose(sealOf(Buffer.from(sealed)), Buffer.from(PLAIN)).drift)).toEqual(['content-changed'])
  })
})

describe('white space trimmed', () => {
  const large = lines(...Array.from({ length: 20 }, () => ROWS).flat())
  const fifth = (text: string) =>
    text
      .split('\n')
      .map((line, at) => (at === 4 ? `${line} ` : line))
      .join('\n')
  provesUnderEverySeal([
    drift('a space of every line', PLAIN.replaceAll(';\n', '; \n'), PLAIN, 'trailing-whitespace-removed'),
    drift('a space of every line of 30 KiB', large.replaceAll(';\n', '; \n'), large, 'trailing-whitespace-removed'),
    drift('two spaces of every line, and CRLF', PLAIN.replaceAll(';\n', ';  \n'), crlf(PLAIN), [
      'trailing-whitespace-removed',
      'crlf-added'
    ]),
    drift('spaces behind the last line', `${PLAIN}   `, PLAIN, 'trailing-whitespace-removed'),
    drift('spaces behind the last line of 30 KiB', `${large}   `, large, 'trailing-whitespace-removed')
  ])
  provesWithLength([
    drift('one space', fifth(PLAIN), PLAIN, 'trailing-whitespace-removed'),
    drift('one space, and a final newline added', fifth(PLAIN).slice(0, -1), PLAIN, [
      'final-newline-added',
      'trailing-whitespace-removed'
    ])
  ])
})
