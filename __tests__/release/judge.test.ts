import { describe, expect, test } from '@jest/globals'
import { judgeRelease } from '../../src/release/judge.ts'
import { RULES } from '../../src/release/rules/all-rules.ts'
import { instead, judged, NOT_APPLIED, without } from './judged.ts'
import { type Documents, goodProbes, inputOf, type Making, sealedFile, sealedFiles, sha } from './packet.ts'

const files = sealedFiles()

test('the packet with nothing to hold for is cleared', () => {
  expect(judgeRelease(inputOf(files))).toMatchObject({
    findings: [],
    holds: [],
    needed: [],
    decision: 'CLEARED_FOR_OPERATOR',
    reason: 'every blocker is closed by evidence, and nothing denies it',
    packetStatus: 'REHEARSED'
  })
})

describe('the same packet is held', () => {
  const { control } = goodProbes()
  test.each<[string, Parameters<typeof inputOf>[1], string]>([
    ['when the verdict is fail', { verdict: 'fail' }, 'the verdict is fail'],
    ['when the verdict is unverifiable', { verdict: 'unverifiable' }, 'the verdict is unverifiable'],
    ['when no probe ran', { probes: null }, 'switched off'],
    ['when a probe was not planned', { probes: { ...goodProbes(), planned: 3 } }, 'the self-test failed'],
    ['when a probe failed', { probes: { ...goodProbes(), passed: 1 } }, 'the self-test failed'],
    ['when the control failed', { probes: { ...goodProbes(), control: { ...control, passed: false } } }, 'the self-test failed'],
    ['when only a share was judged', { whole: false }, 'only a share'],
    ['when there is no packet', { packets: [] }, 'no sealed evidence was judged']
  ])('%s', (_, over, reason) => {
    const judgement = judgeRelease(inputOf(files, over))
    expect(judgement.decision).toBe('HOLD_PRODUCTION')
    expect(judgement.reason).toContain(reason)
  })

  test.each<[string, Making, string]>([
    ['without a map', without('map.json'), 'there is no blocker map'],
    ['without a policy', { ...without('policy.json', 'provenance.json') }, 'no policy states'],
    ['without required evidence', without('result.json'), 'evidence is missing: validator-result'],
    [
      'without a rehearsal',
      without('provenance.json', 'compatibility.json', 'execution.json', 'rollback.json'),
      'evidence is missing: clone-provenance, schema-compatibility, rehearsal-execution, rehearsal-rollback'
    ]
  ])('%s', (_, making, reason) => {
    const judgement = judged(making)
    expect(judgement.decision).toBe('HOLD_PRODUCTION')
    expect(judgement.holds).toContainEqual(expect.stringContaining(reason))
  })

  test('when one document beside the good ones says that nothing was done', () => {
    const judgement = judged({ files: { 'late.json': JSON.stringify(NOT_APPLIED['execution.json']) } })
    expect(judgement).toMatchObject({ findings: [], decision: 'HOLD_PRODUCTION', packetStatus: 'READY_NOT_APPLIED' })
    expect(judgement.holds).toEqual(['late.json proves nothing: it says NOT_APPLIED'])
  })

  test('when another packet of the run is held; a folder of plain files beside it changes nothing', () => {
    const [packet] = inputOf(files).packets
    const held = { files: sealedFiles(without('map.json')), findings: [] }
    const plain = { files: [sealedFile('cutover.md', 'REAL_RUN')], findings: [] }
    if (packet === undefined) throw new Error('no packet')
    expect(judgeRelease(inputOf([], { packets: [packet, held] })).decision).toBe('HOLD_PRODUCTION')
    expect(judgeRelease(inputOf([], { packets: [packet, plain] }))).toMatchObject({
      findings: [],
      decision: 'CLEARED_FOR_OPERATOR'
    })
    expect(judgeRelease(inputOf([], { packets: [plain] })).reason).toBe('no sealed evidence was judged')
  })
})

describe('a self-test', () => {
  test.each([
    ['clone-not-isolated'],
    ['clone-points-to-production'],
    ['clone-has-secrets'],
    ['schema-mismatch-ignored'],
    ['apply-equals-before'],
    ['rollback-not-restored'],
    ['seal-mismatch'],
    ['unicode-byte-drift'],
    ['production-pass-from-clone'],
    ['forbidden-token']
  ])('that did not try %s clears nothing', code => {
    const all = goodProbes()
    const probes = all.probes.map(probe => (probe.id === code ? { ...probe, id: 'another' } : probe))
    expect(probes).not.toEqual(all.probes)
    const judgement = judgeRelease(inputOf(files, { probes: { ...all, probes } }))
    expect([judgement.decision, judgement.holds]).toEqual(['HOLD_PRODUCTION', [`the self-test did not try ${code}`]])
  })

  test('of more probes than these clears', () => {
    const { probes } = goodProbes()
    const [first] = probes
    if (first === undefined) throw new Error('no probe')
    const more = [...probes, { ...first, id: 'more' }]
    const all = { ...goodProbes(), probes: more, planned: more.length, run: more.length, passed: more.length }
    expect(judgeRelease(inputOf(files, { probes: all })).decision).toBe('CLEARED_FOR_OPERATOR')
  })
})

describe('packet status', () => {
  const open = (docs: Documents) => {
    for (const blocker of docs['map.json'].blockers) blocker.state = 'OPEN'
  }

  test('a packet that says honestly that nothing was applied is not denied, and holds', () => {
    const judgement = judged({ ...instead(NOT_APPLIED), edit: open })
    expect(judgement).toMatchObject({
      findings: [],
      packetStatus: 'READY_NOT_APPLIED',
      decision: 'HOLD_PRODUCTION',
      reason: '3 of 3 blockers are open: B1, B2, B3',
      needed: ['pg_dump -Fc --file=clone.dump DBNAME, anonymised']
    })
    expect(judgement.holds).toContain('provenance.json proves nothing: there is no clone that may be used')
  })

  const REHEARSAL = ['provenance.json', 'compatibility.json', 'execution.json', 'rollback.json'] as const

  test('a policy that asks for no rehearsal can be fulfilled without one', () => {
    const judgement = judged({
      ...without(...REHEARSAL),
      edit: docs => {
        docs['policy.json'].required_evidence = ['validator-result']
        docs['map.json'].blockers.shift()
        for (const blocker of docs['map.json'].blockers) blocker.depends_on = []
      }
    })
    expect(judgement).toMatchObject({ findings: [], decision: 'CLEARED_FOR_OPERATOR', packetStatus: 'READY_NOT_APPLIED' })
  })

  test.each<[string, Making]>([
    ['orders without any evidence', without(...REHEARSAL, 'result.json', 'probes.json')],
    [
      'an execution that failed',
      instead({
        ...NOT_APPLIED,
        'execution.json': { ...(NOT_APPLIED['execution.json'] as object), status: 'FAILED' }
      })
    ],
    [
      'a rollback that failed',
      instead({
        ...NOT_APPLIED,
        'rollback.json': { ...(NOT_APPLIED['rollback.json'] as object), status: 'FAILED' }
      })
    ]
  ])('blocked: %s', (_, making) => {
    const judgement = judged({ ...making, edit: open })
    expect(judgement).toMatchObject({ findings: [], packetStatus: 'BLOCKED', decision: 'HOLD_PRODUCTION' })
  })

  test('several packets are as far as the last of them', () => {
    const packets = [files, sealedFiles({ ...instead(NOT_APPLIED), edit: open })].map(one => ({ files: one, findings: [] }))
    expect(judgeRelease(inputOf([], { packets })).packetStatus).toBe('READY_NOT_APPLIED')
  })
})

/** One bad input for each rule that stands for a code of its own. */
const BAD: readonly [string, (docs: Documents) => void, Making?][] = [
  ['clone-not-isolated', docs => Object.assign(docs['provenance.json'], { destroyed: false })],
  ['clone-points-to-production', docs => docs['provenance.json'].leads.found.push({ kind: 'subscription', object: 's' })],
  ['clone-has-secrets', docs => docs['provenance.json'].secret_scan.findings.push({ rule: 'aws', path: 'dump.sql' })],
  ['schema-mismatch-ignored', docs => docs['compatibility.json'].observed.pop()],
  [
    'apply-equals-before',
    docs => {
      docs['execution.json'].after = structuredClone(docs['execution.json'].before)
      docs['execution.json'].changed.tables = []
    }
  ],
  [
    'rollback-not-restored',
    docs => {
      docs['rollback.json'].restored.schema = sha('x')
    }
  ],
  [
    'production-pass-from-clone',
    docs => {
      docs['rollback.json'].production_claim = 'PASS'
    }
  ],
  ['forbidden-token', () => undefined, { files: { 'notes.md': 'REAL_RUN' } }]
]

describe('a gate without one of its rules', () => {
  test.each(BAD)('%s: does not see its bad input, and sees all others', (code, edit, more = {}) => {
    const weakened = RULES.filter(rule => rule.code !== code)
    expect(weakened).toHaveLength(RULES.length - 1)
    expect(judgeRelease(inputOf(sealedFiles({ ...more, edit }))).findings.map(finding => finding.code)).toEqual([code])
    expect(judgeRelease(inputOf(sealedFiles({ ...more, edit })), weakened).decision).toBe('CLEARED_FOR_OPERATOR')
    for (const [other, change, making = {}] of BAD) {
      if (other === code) continue
      const { findings } = judgeRelease(inputOf(sealedFiles({ ...making, edit: change })), weakened)
      expect(findings.map(finding => finding.code)).toEqual([other])
    }
  })

  test('every rule has a name of its own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
  })
})

test('the same packet gives the same judgement, to the byte', () => {
  const making: Making = { ...instead(NOT_APPLIED), files: { 'notes.md': 'REAL_RUN' } }
  expect(JSON.stringify(judged(making))).toBe(JSON.stringify(judged(making)))
})
