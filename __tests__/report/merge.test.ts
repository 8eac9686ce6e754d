import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { Finding } from '../../src/model/finding.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'

const FINDINGS = 2000

test('findings that differ in their reason alone are each kept once, and each is written as text once', async () => {
  const cwd = folderWith({ a: '1', b: '2', SUMS: gnuList({ a: '1', b: '2' }) })
  const run = { id: 'r' }
  const shards = await Promise.all(
    [1, 2].map(index => gate({ ...aRequest({ cwd, manifests: ['SUMS'], git: false }), shard: { index, of: 2 }, run }, null))
  )
  let written = 0
  const counted = (reason: string): Finding => {
    const finding: Finding = { code: 'manifest-encoding', severity: 'unverifiable', manifest: 'SUMS', reason }
    const toJSON = () => {
      written++
      return { ...finding }
    }
    return Object.defineProperty(finding, 'toJSON', { value: toJSON, enumerable: false })
  }
  const reports = shards.map((report, n) => {
    const findings = Array.from({ length: FINDINGS }, (_, at) => counted(`line ${at}`))
    return { name: `${n}.json`, report: { ...report, verdict: 'unverifiable' as const, findings } }
  })
  const merged = mergeReports(reports)
  const reasons = merged.findings.filter(({ manifest }) => manifest === 'SUMS').map(({ reason }) => reason)
  expect(new Set(reasons).size).toBe(FINDINGS)
  expect(reasons).toHaveLength(FINDINGS)
  expect(written).toBe(2 * FINDINGS)
})
