import { expect, test } from '@jest/globals'
import { outputsOf } from '../../src/github/outputs.ts'
import { aFailure, aFinding, aReport, SHA_A, SHA_B } from '../support/reports.ts'

test('a failing run', () => {
  const counts = { sealed: 9, intact: 4, drifted: 2, missing: 1, unsealed: 5, unverifiable: 2 }
  const blockers = [
    { id: 'a', title: '', state: 'OPEN', reason: '' },
    { id: 'b', title: '', state: 'CLOSED', reason: '' }
  ] as const
  expect(outputsOf(aFailure([aFinding()], { counts, blockers }), '/t/report.json')).toEqual({
    verdict: 'fail',
    decision: 'HOLD_PRODUCTION',
    'packet-status': 'BLOCKED',
    sealed: '9',
    intact: '4',
    drifted: '2',
    missing: '1',
    unsealed: '5',
    unverifiable: '2',
    'open-blockers': '1',
    probes: 'off',
    'manifest-sha256': SHA_A,
    report: '/t/report.json',
    'restore-patch': '',
    sarif: '',
    junit: '',
    'code-quality': '',
    tap: '',
    subjects: '',
    'test-result': '',
    'verification-summary': '',
    'artifact-id': '',
    'artifact-url': ''
  })
})

test('several manifests, one a line, an unreadable one empty', () => {
  const base = { root: '.', format: 'gnu', seals: 1, notices: [] } as const
  const manifests = [
    { ...base, path: 'a', sha256: SHA_A },
    { ...base, path: 'b' },
    { ...base, path: 'c', sha256: SHA_B }
  ]
  expect(outputsOf(aReport({ manifests }))['manifest-sha256']).toBe(`${SHA_A}\n\n${SHA_B}`)
})
