import { describe, expect, test } from '@jest/globals'
import { exitCodeOf } from '../../src/rehearsal/denial.ts'
import { PHASES } from '../../src/rehearsal/phases.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearse.ts'
import { progressText, renderRehearsal, renderRehearsalSummary, restoredWord } from '../../src/rehearsal/render.ts'

/** A name that anybody can give to a table. */
const HOSTILE = 'x|y\n::error::z ##[group] <img src=x> `\u202e\u001b[2K [a](http://b) @team'

const failed: Rehearsal = {
  status: 'FAILED',
  production_claim: 'NONE',
  denials: [{ code: 'rollback-not-restored', path: HOSTILE, line: 3, reason: HOSTILE }],
  phases: PHASES.map(name => ({ name, outcome: 'not reached', milliseconds: 0 })),
  engine: { kind: 'postgres', version: '15.18', isolation: 'network-namespace' },
  dumpName: HOSTILE,
  dumpVersion: HOSTILE,
  otherMajor: { system: 'PostgreSQL', dump: '15', engine: '18' },
  afterDiffers: true,
  restoredEqualsBefore: false,
  exceptions: [],
  differences: {
    changed: Array.from({ length: 300 }, (_, index) => ({ kind: 'table', object: `${HOSTILE}${index}` })),
    left: [{ kind: 'table', object: HOSTILE, detail: HOSTILE }],
    exceptions: []
  },
  needed: [],
  notJudged: [],
  reviewedSecrets: [],
  skippedExtensions: [HOSTILE],
  masked: [],
  evidence: [],
  evidenceSha256: 'a'.repeat(64),
  root: '/w',
  out: '/tmp/evidence'
}

describe('names from a database', () => {
  test('are one line of the log, and no command of the runner', () => {
    const text = renderRehearsal(failed)
    expect(text).toContain('rollback-not-restored')
    expect(text).not.toMatch(/\n\s*::|##\[|\u001b|\u202e/)
    expect(text.split('\n').length).toBeLessThan(60)
  })

  test('are one cell of the summary, without markup', () => {
    const summary = renderRehearsalSummary(failed)
    expect(summary).not.toMatch(/\u001b|\u202e/)
    // Nothing has a meaning inside a code span, of either kind.
    expect(summary.replace(/`[^`\n]*`|<code>(?:&#\d+;|:)<\/code>/g, '')).not.toMatch(/<|\]\(|`|[^\s]@team/)
    for (const line of summary.split('\n').filter(one => one.startsWith('| `rollback'))) expect(line.match(/\|/g)).toHaveLength(4)
    expect(summary).toContain('200 more are in the evidence.')
  })
})

test.each<[Rehearsal['status'], Rehearsal['denials'], number]>([
  ['REHEARSED', [], 0],
  ['NOT_APPLIED', [], 0],
  ['FAILED', failed.denials, 1],
  ['FAILED', [{ code: 'engine-died', reason: 'x' }], 2],
  ['FAILED', [{ code: 'engine-died', reason: 'x' }, ...failed.denials], 1],
  ['FAILED', [{ code: 'clone-not-destroyed', reason: 'x' }], 1]
])('exit code of %s with %j', (status, denials, code) => expect(exitCodeOf({ status, denials }, false)).toBe(code))

test('the word for what was restored', () => {
  expect(restoredWord({ status: 'REHEARSED', restoredEqualsBefore: true })).toBe('true')
  expect(restoredWord({ status: 'REHEARSED', restoredEqualsBefore: false })).toBe('except-declared')
  expect(restoredWord({ status: 'FAILED', restoredEqualsBefore: false })).toBe('false')
  expect(restoredWord({ status: 'NOT_APPLIED', restoredEqualsBefore: false })).toBe('false')
})

test('progress: phase, bytes, time left', () => {
  const progress = { phase: 'restore', index: 3, of: 13, elapsedMs: 2000 } as const
  expect(progressText({ ...progress, done: 45_000_000, total: 104_000_000, leftMs: 2600 })).toBe(
    '[3/13] restore: 45 of 104 MB, about 3 s left'
  )
  expect(progressText({ ...progress, at: 'public.t' })).toBe('[3/13] restore: public.t')
})
