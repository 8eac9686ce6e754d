import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { diagnose, diagnoseWith } from '../../../src/drift/diagnose.ts'
import { driftText } from '../../../src/report/findings/drift-sentences.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift } from './cases.ts'
import { provesUnderEverySeal, provesWithLength } from './prove.ts'

const NAMES = ['pier-10', 'Pier_2', 'quay', 'Anchor', 'anchor', 'buoy 7', 'beacon', 'pier-9', 'berth,north', 'zone'] as const
const MIXED = `${NAMES.join('\n')}\n`

/** The lines as coreutils sort them. */
function sorted(text: string, args: readonly string[], locale: string): string {
  const { stdout } = spawnSync('sort', args, {
    input: text,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: locale }
  })
  return stdout
}

const ofC = sorted(MIXED, [], 'C')
const TWICE = `${MIXED}quay\nbuoy 7\n`

describe('lines in another order', () => {
  provesUnderEverySeal([
    drift('sealed as LC_ALL=C sort', ofC, MIXED, 'lines-reordered'),
    drift('sealed in reverse order', sorted(MIXED, ['-r'], 'C'), MIXED, 'lines-reordered'),
    drift('sealed without regard to case', sorted(MIXED, ['-f'], 'C'), MIXED, 'lines-reordered'),
    drift('sealed by number', '1 a\n2 b\n10 c\n33 d\n', '10 c\n1 a\n33 d\n2 b\n', 'lines-reordered'),
    drift('sealed by version', sorted(MIXED, ['-V'], 'C'), MIXED, 'lines-reordered'),
    drift('turned round by tac', MIXED, `${NAMES.toReversed().join('\n')}\n`, 'lines-reordered'),
    drift('below a header', `name\n${ofC}`, `name\n${MIXED}`, 'lines-reordered'),
    drift('sealed sorted and without repeats', sorted(TWICE, ['-u'], 'C'), TWICE, 'lines-reordered'),
    drift('and CRLF', ofC, crlf(MIXED), ['lines-reordered', 'crlf-added']),
    drift('and a byte order mark', ofC, `\ufeff${MIXED}`, ['lines-reordered', 'bom-added'])
  ])
  provesWithLength([
    drift(
      'UTF-16 on both sides',
      Buffer.from(`\ufeff${ofC}`, 'utf16le'),
      Buffer.from(`\ufeff${MIXED}`, 'utf16le'),
      'lines-reordered'
    ),
    drift('a byte order mark on both sides', `\ufeff${ofC}`, `\ufeff${MIXED}`, 'lines-reordered')
  ])

  const compared = (sealed: string, found: string) =>
    diagnoseWith({ original: Buffer.from(sealed), source: 'git' }, sealOf(Buffer.from(sealed)), Buffer.from(found)).drift

  test('that cannot be made again is compared, by what lines there are, and each line that moved is an edit', () => {
    expect(codesOf(diagnose(sealOf(Buffer.from(MIXED)), Buffer.from(ofC)).drift)).toEqual(['content-changed'])
    const drift = compared(MIXED, ofC)
    expect(drift.certainty).toBe('compared')
    expect(codesOf(drift)).toEqual(['lines-reordered'])
    expect(driftText(drift)).toMatch(/^\d+ edits?: .*lines were put in another order: the same lines, each as often/s)
  })

  test.each([
    ['a line that is there once more', `${ofC}zone\n`],
    ['a line that is another one', ofC.replace('zone', 'zones')]
  ])('%s is another text', (_, found) => {
    expect(codesOf(compared(MIXED, found))).not.toContain('lines-reordered')
  })
})
