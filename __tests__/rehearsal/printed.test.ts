import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { exitCodeOf } from '../../src/rehearsal/denial.ts'
import { measuredLimits } from '../../src/rehearsal/limits.ts'
import { renderRehearsalPage } from '../../src/rehearsal/page.ts'
import { PHASES } from '../../src/rehearsal/phases.ts'
import { progressText, renderRehearsal } from '../../src/rehearsal/printed.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { restoredWord } from '../../src/rehearsal/sentences.ts'
import { renderRehearsalSummary } from '../../src/rehearsal/summary.ts'

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
  touched: [{ name: HOSTILE, before: 1, after: 2, restored: 1, isRestored: false }],
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

/** What a change did that was measured. */
const IMPACT: NonNullable<Rehearsal['impact']> = [
  {
    path: HOSTILE,
    line: 4,
    kind: HOSTILE,
    locks: [{ relation: HOSTILE, mode: 'AccessExclusiveLock' }],
    heldBefore: [],
    rewritten: [HOSTILE],
    scanned: [],
    indexed: [],
    onlyUnderLock: [],
    changedRows: 0,
    walBytes: 0,
    temporaryBytes: 0,
    milliseconds: 10,
    exclusiveMilliseconds: 300,
    hints: [HOSTILE]
  }
]
const STEP = {
  key: HOSTILE,
  path: HOSTILE,
  rollbackPath: HOSTILE,
  statements: 1,
  outcome: 'failed',
  changed: [],
  left: [],
  exceptions: [{ kind: 'table', object: HOSTILE }]
} as const

describe('the page', () => {
  const page = renderRehearsalPage({
    ...failed,
    impact: IMPACT,
    online: {
      stopped: [
        { who: 'reader', table: HOSTILE, path: HOSTILE, line: 4, lock: 'AccessExclusiveLock', milliseconds: 9, isQueued: true }
      ],
      waited: [{ table: HOSTILE, path: HOSTILE, line: 4, isQueued: true }],
      broken: [{ who: 'writer', table: HOSTILE, path: HOSTILE, code: '42703', reason: HOSTILE }],
      alone: [{ table: HOSTILE, why: HOSTILE }],
      unfinished: []
    },
    limits: [
      { name: 'max_exclusive_ms', limit: 200, measured: 300, isMet: false },
      { name: 'no_rewrite_over_rows', limit: 5, isMet: false, why: HOSTILE }
    ],
    phases: PHASES.map(name => ({ name, outcome: 'not reached', milliseconds: 0, why: HOSTILE })),
    chain: [STEP, { ...STEP, outcome: 'except-declared' }],
    exceptions: [HOSTILE],
    masked: [HOSTILE],
    needed: [HOSTILE]
  })

  test('has everything that names a thing, and each name without a meaning of its own', () => {
    expect(page.startsWith('<!doctype html>')).toBe(true)
    expect(page).not.toMatch(/<img|\u001b|\u202e|<script|javascript:|https?:\/\/(?!b\b)/i)
    for (const title of [
      'Denied',
      'Not restored',
      'Phases',
      'Limits of the policy',
      'Locks, rewrites and scans',
      'Who stood still, and how long',
      'Those who use its tables meanwhile',
      'Rows of the tables',
      'Changed by the change',
      'Migrations'
    ])
      expect(page).toContain(`<h2>${title} <span`)
    // The statement that no reader passes, and the limit that is not met, with its mark.
    expect(page.match(/<rect [^>]*class="bad"/g)).toHaveLength(2)
    expect(page.match(/<rect class="mark"/g)).toHaveLength(1)
    // Attributes are made here, never of a name.
    expect(page.match(/<(?:td|tr|svg|rect)[^>]*&/g)).toBeNull()
  })

  test('allows its own style and nothing else', () => {
    const [, policy = ''] = /Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'))
  })

  test('of a rehearsal without a dump lists what is needed, and no phases', () => {
    const idle = renderRehearsalPage({ ...failed, status: 'NOT_APPLIED', denials: [], touched: [], needed: ['a dump'] })
    expect(idle).toContain('a dump')
    expect(idle).not.toContain('<h2>Phases')
  })
})

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

test('a limit beside what was measured: met, beyond, in part, not at all', () => {
  const before = {
    schema: '',
    tables: [{ name: 't', rows: 7, sha256: '' }],
    sequences: [],
    large_objects: { count: 0, sha256: '' }
  }
  const [impact] = IMPACT
  const one = { ...impact, rewritten: ['t'], exclusiveMilliseconds: 12.2 } as NonNullable<typeof impact>
  const script = { file: { path: 'up.sql' }, statements: [one], unmeasured: [], used: new Map() }
  const of = (budgets: Parameters<typeof measuredLimits>[0], unmeasured: readonly number[] = []) =>
    measuredLimits(budgets, { before, measured: [{ ...script, unmeasured }] })
  expect(of({ max_exclusive_ms: 13, no_rewrite_over_rows: 6, max_blocked_ms: 9 })).toEqual([
    { name: 'max_exclusive_ms', limit: 13, measured: 13, isMet: true },
    { name: 'max_blocked_ms', limit: 9, isMet: false, why: 'it was not measured' },
    { name: 'no_rewrite_over_rows', limit: 6, measured: 7, isMet: false }
  ])
  expect(of({ max_exclusive_ms: 12, no_rewrite_over_rows: 7 }).map(({ isMet }) => isMet)).toEqual([false, true])
  const [part] = of({ max_exclusive_ms: 13 }, [3])
  expect(part).toMatchObject({ isMet: false, measured: 13, why: expect.stringContaining('cannot be measured') })
  expect(measuredLimits(undefined, {})).toEqual([])
  const phases = failed.phases.map(phase => (phase.name === 'online' ? { ...phase, why: 'it has one session' } : phase))
  const text = renderRehearsal({ ...failed, phases, ...(part && { limits: [part] }) })
  expect(text).toContain('FAIL longest that nobody could read a table: 13 ms of at most 13 ms: not met: this statement cannot be')
  expect(text).toContain('not tried beside readers and writers: it has one session')
})

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
