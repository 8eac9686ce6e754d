import { describe, expect, test } from '@jest/globals'
import type { ClaimedBlocker } from '../../src/release/documents/blocker-map.ts'
import { judged } from './judged.ts'
import type { Documents, Making } from './packet.ts'

/** A blocker that is truly closed, made otherwise. */
function blocker(over: Partial<ClaimedBlocker> = {}): ClaimedBlocker {
  return {
    id: 'X',
    title: 'The change is rehearsed',
    state: 'CLOSED',
    scope: 'clone',
    depends_on: [],
    closes_when: [{ document: 'execution.json', pointer: '/status', equals: 'APPLIED' }],
    ...over
  }
}

function mapOf(blockers: readonly ClaimedBlocker[], more: Making = {}) {
  return judged({
    ...more,
    edit: docs => {
      more.edit?.(docs)
      docs['map.json'].blockers = [...blockers]
    }
  })
}

function states(...blockers: readonly ClaimedBlocker[]): string[] {
  return mapOf(blockers).blockers.map(({ id, state }) => `${id} ${state}`)
}

describe('one blocker', () => {
  test('claimed and proved: closed', () => {
    const { blockers, findings, decision } = mapOf([blocker({ progress: 'design-delivered' })])
    expect(blockers).toEqual([
      {
        id: 'X',
        title: 'The change is rehearsed',
        state: 'CLOSED',
        reason: 'claimed, and proved by execution.json at /status',
        scope: 'clone',
        progress: 'design-delivered',
        depends_on: []
      }
    ])
    expect([findings, decision]).toEqual([[], 'CLEARED_FOR_OPERATOR'])
  })

  const proof = (over: Partial<ClaimedBlocker['closes_when'][number]>) => ({
    closes_when: [
      { document: 'execution.json', pointer: '/status', equals: 'APPLIED' as unknown, ...over }
    ] as ClaimedBlocker['closes_when']
  })

  test.each<[string, Partial<ClaimedBlocker>, string]>([
    ['not claimed', { state: 'OPEN' }, 'not claimed closed'],
    ['delivered as a design', { state: 'OPEN', progress: 'design-delivered' }, '(design-delivered)'],
    ['in a state that nobody knows', { state: 'DONE' }, 'neither OPEN nor CLOSED'],
    ['closed in small letters', { state: 'closed' }, 'neither OPEN nor CLOSED'],
    ['with a document that is not there', proof({ document: 'nothing.json' }), 'nothing.json is not evidence'],
    ['with a plain file', proof({ document: 'README.md' }), 'README.md is not evidence'],
    ['with JSON of no schema', proof({ document: 'cases/good.json', pointer: '/state', equals: 'good' }), 'is not evidence'],
    ['with its own map', proof({ document: 'map.json', pointer: '/schema', equals: 'x' }), 'no evidence for any blocker'],
    ['with another value', proof({ equals: 'NOT_APPLIED' }), 'another value at /status'],
    ['with a value of another type', proof({ pointer: '/exit_code', equals: '0' }), 'another value at /exit_code'],
    ['with null for nothing', proof({ pointer: '/nothing', equals: null }), 'has nothing at /nothing'],
    ['with what every object has', proof({ pointer: '/constructor', equals: null }), 'has nothing at /constructor'],
    ['with a whole document', proof({ pointer: '', equals: {} }), 'another value at its root'],
    ['with evidence of a design', proof({ document: 'policy.json', pointer: '/schema', equals: 'x' }), 'design evidence'],
    ['with evidence of production', proof({ document: 'result.json', equals: 'PASS' }), 'production evidence'],
    ['about a design', { scope: 'design' }, 'clone evidence, and this is a design blocker'],
    [
      'with one good proof and one bad one',
      { closes_when: [...proof({}).closes_when, ...proof({ equals: 'x' }).closes_when] },
      'another value'
    ]
  ])('open: %s', (_, over, reason) => {
    const { blockers, decision } = mapOf([blocker(over)])
    expect(blockers.map(({ state }) => state)).toEqual(['OPEN'])
    expect(blockers[0]?.reason).toContain(reason)
    expect(decision).toBe('HOLD_PRODUCTION')
  })

  test('values are compared whole', () => {
    const large = { pointer: '/before/large_objects', equals: { sha256: '', count: 0 } }
    expect(states(blocker(proof(large)))).toEqual(['X OPEN'])
    expect(states(blocker(proof({ pointer: '/changed/tables', equals: ['public.registry'] })))).toEqual(['X CLOSED'])
    expect(states(blocker(proof({ pointer: '/changed/tables/0', equals: 'public.registry' })))).toEqual(['X CLOSED'])
    expect(states(blocker(proof({ pointer: '/changed/tables', equals: ['public.registry', 'x'] })))).toEqual(['X OPEN'])
  })

  test('evidence that is denied closes nothing', () => {
    const edit = (docs: Documents) => {
      docs['rollback.json'].exit_code = 1
    }
    const { blockers } = mapOf([blocker({ closes_when: [{ document: 'rollback.json', pointer: '/exit_code', equals: 1 }] })], {
      edit
    })
    expect(blockers[0]).toMatchObject({ state: 'OPEN', reason: expect.stringContaining('is denied: rollback-not-restored') })
    const also = mapOf([blocker()], { edit })
    expect(also.blockers[0]).toMatchObject({ state: 'OPEN', reason: expect.stringContaining('execution.json is denied') })
  })

  test('an honest document closes nothing, even by what it says', () => {
    const honest = {
      schema: 'seal-gate/rehearsal-execution/1',
      production_claim: 'NONE',
      status: 'NOT_APPLIED',
      reason: 'no clone'
    }
    const files = { 'other.json': JSON.stringify(honest) }
    const { blockers } = mapOf(
      [blocker({ closes_when: [{ document: 'other.json', pointer: '/status', equals: 'NOT_APPLIED' }] })],
      {
        files
      }
    )
    expect(blockers[0]).toMatchObject({ state: 'OPEN', reason: expect.stringContaining('proves nothing: it says NOT_APPLIED') })
  })
})

describe('several blockers', () => {
  test('what depends on an open one is open, over any way', () => {
    const chain = [
      blocker({ id: 'A', depends_on: ['B', 'D'] }),
      blocker({ id: 'B', depends_on: ['C'] }),
      blocker({ id: 'C', state: 'OPEN' }),
      blocker({ id: 'D' })
    ]
    expect(states(...chain)).toEqual(['A OPEN', 'B OPEN', 'C OPEN', 'D CLOSED'])
    expect(mapOf(chain).blockers[0]?.reason).toBe('it depends on B, which is not closed')
    expect(mapOf(chain).findings).toEqual([])
  })

  test('a long chain', () => {
    const chain = Array.from({ length: 1000 }, (_, index) =>
      blocker({ id: `B${index}`, depends_on: index < 999 ? [`B${index + 1}`] : [] })
    )
    expect(mapOf(chain).decision).toBe('CLEARED_FOR_OPERATOR')
    chain.push(blocker({ id: 'more' }))
    expect(mapOf(chain).findings.map(({ code }) => code)).toEqual(['evidence-invalid'])
  })

  test.each<[string, readonly ClaimedBlocker[], string, readonly string[]]>([
    ['duplicate ids', [blocker(), blocker()], 'duplicate ids: X', ['X OPEN', 'X OPEN']],
    ['a twin of which one is open', [blocker(), blocker({ state: 'OPEN' })], 'duplicate ids: X', ['X OPEN', 'X OPEN']],
    ['itself', [blocker({ depends_on: ['X'] })], 'depend on themselves: X', ['X OPEN']],
    [
      'a circle, and who depends on it',
      [blocker({ id: 'A', depends_on: ['B'] }), blocker({ id: 'B', depends_on: ['A'] }), blocker({ id: 'C', depends_on: ['A'] })],
      'depend on themselves: A, B',
      ['A OPEN', 'B OPEN', 'C OPEN']
    ],
    ['an id that is not there', [blocker({ depends_on: ['nobody'] })], 'unknown ids in depends_on: nobody', ['X OPEN']],
    ['a claim without evidence', [blocker({ closes_when: [] })], 'claimed closed without evidence: X', ['X OPEN']]
  ])('the map is refused for %s', (_, blockers, reason, expected) => {
    const { findings, decision, packetStatus } = mapOf(blockers)
    expect(findings).toEqual([
      {
        code: 'blocker-map-invalid',
        severity: 'fail',
        path: 'map.json',
        manifest: 'seal-gate.json',
        line: 18,
        reason: expect.stringContaining(reason)
      }
    ])
    expect(states(...blockers)).toEqual(expected)
    expect([decision, packetStatus]).toEqual(['HOLD_PRODUCTION', 'BLOCKED'])
  })

  test('neighbour: an open blocker without evidence is a plan', () => {
    expect(mapOf([blocker({ state: 'OPEN', closes_when: [] })]).findings).toEqual([])
  })

  test('an empty map holds', () => {
    const { findings, decision, holds } = mapOf([])
    expect([findings, decision, holds]).toEqual([[], 'HOLD_PRODUCTION', ['the blocker map names no blocker']])
  })
})
