import { describe, expect, test } from '@jest/globals'
import { effectiveMap } from '../../src/release/blockers.ts'
import { blockerMap } from '../../src/release/documents/blocker-map.ts'
import { policy } from '../../src/release/documents/policy.ts'
import { schemaExpectations } from '../../src/release/documents/schema-expectations.ts'
import { evidenceOf } from '../../src/release/evidence.ts'
import { sealOf } from '../support/seals.ts'
import { sealedFiles } from './packet.ts'

// What a pull request can bring has a bound that is stated.

const reason = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.success ? 'read' : (result.error?.issues ?? []).map(({ message }) => message).join('; ')

describe('a document has at most', () => {
  test('1000 forbidden words, none of which may name a rule', () => {
    const read = (count: number, id = (n: number) => `r${n}`) =>
      reason(
        policy.safeParse({
          schema: 'seal-gate/policy/1',
          production: { endpoints: [{ host: 'x' }], system_identifiers: [] },
          required_evidence: ['clone-provenance'],
          forbidden_tokens: Array.from({ length: count }, (_, n) => ({ id: id(n), token: `zq-${n}-` }))
        })
      )
    expect(read(1000)).toBe('read')
    expect(read(1001)).toBe('must not have more than 1000 rules')
    expect(read(1000, n => (n === 7 ? 'a-zq-999-b' : `r${n}`))).toBe('a rule must not be called by a token')
  })

  test('10,000 dependencies and 10,000 proofs in all', () => {
    const read = (depends: number, proofs: number) =>
      reason(
        blockerMap.safeParse({
          schema: 'seal-gate/blocker-map/1',
          blockers: Array.from({ length: 101 }, (_, n) => ({
            id: `b${n}`,
            title: 't',
            state: 'OPEN',
            scope: 'design',
            depends_on: n === 0 ? [] : Array.from({ length: depends }, () => 'b0'),
            closes_when: n === 0 ? [] : Array.from({ length: proofs }, () => ({ document: 'x', pointer: '', equals: 1 }))
          }))
        })
      )
    expect(read(100, 100)).toBe('read')
    expect(read(101, 100)).toBe('must not have more than 10000 dependencies in all')
    expect(read(100, 101)).toMatch(/must not/)
  })

  test('1000 tables that a change must touch', () => {
    const read = (count: number) =>
      reason(
        schemaExpectations.safeParse({
          schema: 'seal-gate/schema-expectations/1',
          tables: [{ name: 't', columns: [{ name: 'c', type: 'int', nullable: true }] }],
          expect_touched: Array.from({ length: count }, (_, n) => `t${n}`)
        })
      )
    expect(read(1000)).toBe('read')
    expect(read(1001)).toBe('must not name more than 1000 tables')
  })
})

test('a packet has at most 256 documents', () => {
  const [one] = sealedFiles().filter(({ path }) => path === 'policy.json')
  const bytes = one?.bytes ?? new Uint8Array()
  const files = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      path: `p${n}.json`,
      manifest: 'm',
      intact: true,
      bytes,
      seal: sealOf(`p${n}.json`, bytes)
    }))
  expect(evidenceOf(files(256)).problems).toEqual([])
  expect(evidenceOf(files(257)).problems).toEqual([
    { code: 'evidence-invalid', path: 'p256.json', reason: 'the packet has more than 256 documents' }
  ])
})

test('blockers that are named twice are all found', () => {
  const blocker = (id: string) => ({ id, title: 't', state: 'OPEN', scope: 'design' as const, depends_on: [], closes_when: [] })
  const map = { schema: 'seal-gate/blocker-map/1' as const, blockers: ['a', 'b', 'a', 'c', 'b', 'a'].map(blocker) }
  expect(effectiveMap(map, evidenceOf([]), []).errors).toEqual(['duplicate ids: a, b'])
})
