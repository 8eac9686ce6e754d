import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { releaseLines } from '../../src/report/release-text.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { renderText } from '../../src/report/text/text.ts'
import { goodProbes } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { aReport, HOSTILE } from '../support/reports.ts'

function judge(name: string) {
  return gate(aRequest({ cwd: `fixtures/release/${name}`, git: false }), goodProbes())
}

test('the packet that is ready reports in five lines what holds and what the operator must supply', async () => {
  expect(releaseLines(await judge('ready-not-applied'))).toEqual([
    'Decision HOLD_PRODUCTION: production is held until sealed evidence closes every blocker.',
    'Packet READY_NOT_APPLIED: no rule denies it, but the change has not been rehearsed on a clone yet.',
    'Reasons to hold: 7 of 7 blockers are open: B1-clone, B2-schema, B3-apply, B4-rollback, B5-ci, 2 more; clone-provenance.json proves nothing: there is no clone that may be used; clone-rehearsal-execution-evidence.json proves nothing: it says NOT_APPLIED; 2 more in report.json.',
    'Close first: B1-clone (narrowed-to: one operator input, an anonymised dump), B5-ci (design-delivered: ci/release-gate.design.yml is a design, and nothing runs it). 7 of 7 are open.',
    'The operator must supply: an anonymised dump, made with PostgreSQL 16 or later: pg_dump --format=custom --no-owner --no-privileges --schema=public --file=clone.dump "$ANONYMISED_REPLICA" (operator/INPUT.md).'
  ])
})

test('the cleared packet reports that nothing holds, and that the operator decides', async () => {
  expect(releaseLines(await judge('cleared'))).toEqual([
    'Decision CLEARED_FOR_OPERATOR: no blocker is open. The gate no longer holds the release; the operator decides.',
    'Packet REHEARSED: the change was applied to a clone and rolled back there, which proves nothing about production.',
    'Reasons to hold: none.',
    'Blockers: none of 8 is open; each is closed by sealed evidence.',
    'The operator must supply: nothing that the evidence lists.'
  ])
})

describe('text and summary', () => {
  test('hold the five lines once', async () => {
    const report = await judge('ready-not-applied')
    for (const rendered of [await renderText(report), renderSummary(report)]) {
      for (const start of ['Decision HOLD', 'Packet READY', 'Reasons to hold', 'Close first', 'The operator must supply'])
        expect([start, rendered.split(start).length - 1]).toEqual([start, 1])
    }
    expect(renderSummary(report)).toContain('The files need no action. What the release is waiting for is listed below.')
    expect(renderSummary(await judge('cleared'))).toContain('Nothing to do.')
  })
})

const OPEN = { state: 'OPEN', title: 't', reason: 'r' } as const

test('blockers that wait for each other, a missing map, more reasons than are shown', () => {
  const release = { code: 'held' as const, reason: 'a', holds: ['a', 'b', 'c', 'd', 'e'], needed: ['x'] }
  const circle = [
    { id: 'B1', depends_on: ['B2'], ...OPEN },
    { id: 'B2', depends_on: ['B1'], ...OPEN }
  ]
  const lines = releaseLines(aReport({ release, blockers: circle }))
  expect(lines[1]).toBe('Packet BLOCKED: its evidence cannot be used in its present state.')
  expect(lines[2]).toBe('Reasons to hold: a; b; c; 2 more in report.json.')
  expect(lines[3]).toBe('Close first: none, because they wait for each other. 2 of 2 are open.')
  expect(lines[4]).toBe('The operator must supply: x.')
  expect(releaseLines(aReport({ release }))[3]).toBe('Blockers: no blocker map was judged.')
  const closed = { ...OPEN, id: 'B0', state: 'CLOSED' } as const
  const waiting = { ...OPEN, id: 'B3', depends_on: ['B0'], progress: 'half' }
  expect(releaseLines(aReport({ release, blockers: [closed, waiting] }))[3]).toBe('Close first: B3 (half). 1 of 2 are open.')
})

test.each(HOSTILE)('hostile words of the evidence stay on their line: %j', async text => {
  const blockers = [{ ...OPEN, id: text, progress: text }]
  const report = aReport({ release: { code: 'held', reason: text, holds: [text], needed: [text] }, blockers })
  const lines = releaseLines(report)
  expect(lines).toHaveLength(5)
  for (const line of lines) expect(line).not.toMatch(/[\n\r\u001b\u202e\u200b]/)
  const log = await renderText(report)
  expect(log.split('\n').some(line => line.startsWith('::') || line.includes('##['))).toBe(false)
  // Below stands the table, which shows names as code.
  expect(renderSummary(report).split('\n### ')[0]).not.toMatch(/<script|<img/i)
})
