import { beforeAll, expect, test } from '@jest/globals'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import type { Policy } from '../../src/release/documents/policy.ts'
import type { MeasuredImpact } from '../../src/release/documents/rehearsal-impact.ts'
import { json, judgedPacket, run } from './rehearsing.ts'

// One rehearsal; the rules judge what it wrote, and what a forger would make of it.

const BUDGETS: Policy['budgets'] = { max_exclusive_ms: 3_600_000, max_blocked_ms: 3_600_000, no_rewrite_over_rows: 1_000_000 }
const POLICY = {
  'policy.json': json(document => {
    document['budgets'] = BUDGETS
  })
}
const NAME = 'clone-impact-evidence.json'

let rehearsal: Rehearsal
beforeAll(async () => {
  rehearsal = await run(POLICY)
})

/** Reasons of the rules about limits, after an edit of a document. */
function judgedWith(edit: (text: string) => string | undefined, name = NAME): string[] {
  const evidence = rehearsal.evidence.flatMap(file => {
    if (file.name !== name) return [file]
    const text = edit(file.text)
    return text === undefined ? [] : [{ name, text }]
  })
  return judgedPacket({ ...rehearsal, evidence }, POLICY)
    .findings.filter(({ code }) => code === 'budget-exceeded')
    .map(({ path, reason }) => `${path}: ${reason}`)
}

function edited(change: (document: MeasuredImpact) => void): string[] {
  return judgedWith(text => {
    const document: MeasuredImpact = JSON.parse(text)
    change(document)
    return JSON.stringify(document)
  })
}

test('a rehearsal within its limits is judged to be within them, from what the evidence measured', () => {
  expect(rehearsal.denials).toEqual([])
  expect(rehearsal.evidence.map(({ name }) => name)).toContain(NAME)
  expect(judgedWith(text => text)).toEqual([])
  expect(judgedPacket(rehearsal, POLICY).packetStatus).toBe('REHEARSED')
})

test('without a measurement, nothing is within a limit', () => {
  expect(judgedWith(() => undefined)).toEqual([expect.stringContaining('nothing shows what this one does')])
  expect(edited(document => delete document.online)).toEqual([
    expect.stringContaining('was not measured, and the policy limits it')
  ])
  const no = JSON.stringify({
    schema: 'seal-gate/rehearsal-impact/1',
    production_claim: 'NONE',
    status: 'NOT_MEASURED',
    reason: 'x'
  })
  expect(judgedWith(() => no)).toEqual([expect.stringContaining('nothing shows what this one does')])
})

test.each<[string, (document: MeasuredImpact) => void, string]>([
  ['it is of another execution', document => (document.execution.sha256 = '0'.repeat(64)), 'is not the sealed one'],
  ['it is of another clone', document => (document.clone_id = 'clone-0'), 'on a different clone'],
  ['a statement is left out', document => (document.statements = []), 'which the change changed'],
  [
    'a statement takes too long',
    document => Object.assign(document.statements[0] ?? {}, { exclusive_ms: 3_600_001 }),
    'nobody could read a table for more than 3600000 ms'
  ],
  [
    'others stand still for too long',
    document =>
      document.online?.stopped.push({
        who: 'reader',
        table: 'public.t',
        line: 1,
        lock: 'AccessExclusiveLock',
        blocked_ms: 3_600_001,
        queued: true
      }),
    'line 1: a reader of public.t stood still for more than 3600000 ms: AccessExclusiveLock'
  ],
  ['there was a deadlock', document => document.online?.broken.push({ who: 'change', code: '40P01' }), 'deadlock'],
  [
    'a table had no company',
    document => document.online?.alone.push({ table: 'public.t', why: 'x' }),
    'public.t stand still was not'
  ],
  [
    'it did not come to its end',
    document => Object.assign(document.online ?? {}, { unfinished: { reason: 'x' } }),
    'not measured to the end'
  ],
  ['a statement was not measured', document => document.unmeasured.push(1), 'cannot be measured'],
  [
    'it has too many',
    document => document.statements.push(...Array.from({ length: 99 }, () => document.statements).flat()),
    'more statements than'
  ]
])('forged evidence is within no limit: %s', (_, change, reason) => {
  expect(edited(change)).toContainEqual(expect.stringContaining(reason))
})

test('the digest of the evidence leaves times out', async () => {
  const times = /"(?:exclusive|blocked)_ms": [1-9]/
  expect(rehearsal.evidence.filter(({ text }) => times.test(text)).map(({ name }) => name)).toEqual([NAME])
})
