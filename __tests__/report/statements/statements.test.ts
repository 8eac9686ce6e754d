import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { makeStatements } from '../../../src/commands/statements.ts'
import { gate } from '../../../src/gate/gate.ts'
import type { Report } from '../../../src/model/report.ts'
import type { GateRequest } from '../../../src/model/request.ts'
import { SELF_TEST } from '../../../src/probes/self-test.ts'
import type { StatementContext } from '../../../src/report/statements/statements.ts'
import { aRequest } from '../../support/a-request.ts'
import { folderWith, putFile } from '../../support/folder.ts'
import { aFinding, aHeldPacket, aReport } from '../../support/reports.ts'
import { gnuList } from '../../support/seals.ts'

const CONTEXT: StatementContext = {
  run: { id: '42', date: '2026-06-01T12:00:00.000Z', url: 'https://github.com/me/repo/actions/runs/42' },
  verifier: 'https://github.com/me/repo/.github/workflows/ci.yml@refs/heads/main',
  resource: `git+https://github.com/me/repo@${'c'.repeat(40)}`,
  repository: 'https://github.com/OWNER/seal-gate'
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

// The shapes of the specifications: in-toto/attestation spec/v1/{statement,resource_descriptor}.md, spec/predicates/test-result.md, and
// slsa.dev/spec/v1.0/verification_summary. Strict, so that a misspelled field is seen.
const digest = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const descriptor = z.strictObject({ name: z.string().min(1), digest })
const names = z.array(z.string().min(1))
const testResult = z.strictObject({
  result: z.enum(['PASSED', 'WARNED', 'FAILED']),
  configuration: z.array(descriptor).min(1),
  url: z.url().optional(),
  passedTests: names,
  warnedTests: names,
  failedTests: names
})
const summary = z.strictObject({
  verifier: z.strictObject({ id: z.url(), version: z.record(z.string(), z.string()) }),
  timeVerified: z.iso.datetime().optional(),
  resourceUri: z.url(),
  policy: z.strictObject({ uri: z.url(), digest: digest.optional() }),
  verificationResult: z.enum(['PASSED', 'FAILED']),
  // Levels of others must not begin with SLSA_.
  verifiedLevels: z.array(z.string().regex(/^(?!SLSA_)[A-Z_]+$/)).min(1)
})
const statement = <P extends z.ZodType>(predicateType: string, predicate: P) =>
  z.strictObject({
    _type: z.literal('https://in-toto.io/Statement/v1'),
    subject: z.array(descriptor).min(1).max(1024),
    predicateType: z.literal(predicateType),
    predicate
  })

/** All five files, each as its specification has it. */
async function made(report: Report, request: GateRequest) {
  const { files, note } = await makeStatements(report, request, CONTEXT)
  const text = (name: string): string => files.find(file => file.name === name)?.text ?? ''
  const result = testResult.parse(JSON.parse(text('test-result.predicate.json')))
  const vsa = summary.parse(JSON.parse(text('verification-summary.predicate.json')))
  const own = statement('https://in-toto.io/attestation/test-result/v0.1', testResult).parse(
    JSON.parse(text('test-result.intoto.json'))
  )
  const other = statement('https://slsa.dev/verification_summary/v1', summary).parse(
    JSON.parse(text('verification-summary.intoto.json'))
  )
  expect([own.predicate, other.predicate]).toEqual([result, vsa])
  expect(own.subject).toEqual(other.subject)
  expect(attestSubjects(text('subjects.sha256'))).toEqual(own.subject)
  return { result, vsa, subjects: own.subject, note, files }
}

/** As `actions/attest` reads the list: src/subject.ts, getSubjectFromChecksumsString. */
function attestSubjects(text: string) {
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(512 * 1024)
  return text
    .split('\n')
    .filter(Boolean)
    .map(record => {
      const at = record.indexOf(' ')
      const name = record.slice(at + 1)
      return { name: /^[* ]/.test(name) ? name.slice(1) : name, digest: { sha256: record.slice(0, at) } }
    })
}

async function judged(files: Readonly<Record<string, string>>, more: Partial<GateRequest> = {}) {
  const cwd = folderWith({ ...files, SHA256SUMS: gnuList(files) })
  const request = aRequest({ cwd, manifests: ['SHA256SUMS'], git: false, ...more })
  return { cwd, request, report: await gate(request, await SELF_TEST.seals()) }
}

const FILES = { 'a.txt': 'a\n', 'dir/ü b.txt': 'b\n' }

describe('a run that passed', () => {
  test('is PASSED, over the manifest and every sealed file', async () => {
    const { request, report, cwd } = await judged(FILES)
    const { result, vsa, subjects, note } = await made(report, request)
    expect([result.result, vsa.verificationResult, vsa.verifiedLevels]).toEqual(['PASSED', 'PASSED', ['SEAL_GATE_INTACT']])
    expect([result.passedTests, result.warnedTests, result.failedTests]).toEqual([['sealed-files', 'self-test'], [], []])
    expect(subjects).toEqual([
      { name: 'SHA256SUMS', digest: { sha256: sha256(readFileSync(join(cwd, 'SHA256SUMS'), 'utf8')) } },
      ...Object.entries(FILES).map(([name, text]) => ({ name, digest: { sha256: sha256(text) } }))
    ])
    expect(note).toBe('3 subjects: 1 of manifests, 2 of sealed files')
    expect(vsa.policy.digest).toEqual(subjects[0]?.digest)
  })

  test('names files as they are called from the workspace', async () => {
    const cwd = folderWith({ 'out/a.txt': 'a\n', 'out/SHA256SUMS': gnuList({ 'a.txt': 'a\n' }) })
    const request = aRequest({ cwd, manifests: ['out/SHA256SUMS'], git: false })
    const { subjects } = await made(await gate(request, null), request)
    expect(subjects.map(({ name }) => name)).toEqual(['out/SHA256SUMS', 'out/a.txt'])
  })

  test('without the self-test is WARNED', async () => {
    const { request, cwd } = await judged(FILES)
    const { result, vsa } = await made(await gate(request, null), request)
    expect([result.result, result.warnedTests, vsa.verificationResult, cwd.length > 0]).toEqual([
      'WARNED',
      ['self-test'],
      'PASSED',
      true
    ])
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['more files than actions/attest takes', Object.fromEntries(Array.from({ length: 1024 }, (_, index) => [`f${index}`, '']))],
    [
      'longer names than its list may have',
      Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${'d/'.repeat(250)}f${index}`, '']))
    ],
    ['a name with a character that turns the direction', { 'a\u202eb': 'x' }],
    ['a name with an asterisk in front', { '*a': 'x' }]
  ])('has only its manifest as a subject: %s', async (_, files) => {
    const { request, report } = await judged(files)
    expect(report.verdict).toBe('pass')
    const { subjects, note, result } = await made(report, request)
    expect([subjects.map(({ name }) => name), result.result]).toEqual([['SHA256SUMS'], 'PASSED'])
    expect(note).toContain('only the manifests are subjects (1)')
  })

  test('of a list that does not state its algorithm has all files only if its digests are SHA-256', async () => {
    const digests = (algorithm: string) =>
      Object.entries(FILES).map(([name, text]) => `${createHash(algorithm).update(text).digest('hex')}  ${name}\n`)
    const subjects = async (algorithm: string) => {
      const cwd = folderWith({ ...FILES, list: digests(algorithm).join('') })
      const request = aRequest({ cwd, manifests: ['list'], git: false })
      const report = await gate(request, null)
      return [report.verdict, ...(await made(report, request)).subjects.map(({ name }) => name)]
    }
    expect(await subjects('sha256')).toEqual(['pass', 'list', ...Object.keys(FILES)])
    expect(await subjects('sha3-256')).toEqual([expect.any(String), 'list'])
  })

  test('1,023 files and their manifest are all subjects', async () => {
    const { request, report } = await judged(Object.fromEntries(Array.from({ length: 1023 }, (_, index) => [`f${index}`, ''])))
    expect((await made(report, request)).subjects).toHaveLength(1024)
  })
})

describe('never PASSED for anything else', () => {
  test('a flipped byte: FAILED, over the manifest alone', async () => {
    const { request, cwd } = await judged(FILES)
    putFile(cwd, 'a.txt', 'b\n')
    const { result, vsa, subjects } = await made(await gate(request, await SELF_TEST.seals()), request)
    expect([result.result, vsa.verificationResult, vsa.verifiedLevels]).toEqual(['FAILED', 'FAILED', ['FAILED']])
    expect(subjects.map(({ name }) => name)).toEqual(['SHA256SUMS'])
    expect(result.failedTests).toEqual(['sealed-files'])
  })

  test.each<[string, Report, 'WARNED' | 'FAILED', 'PASSED' | 'FAILED']>([
    ['a held packet', aHeldPacket(), 'WARNED', 'FAILED'],
    ['a packet that fails', aHeldPacket({ verdict: 'fail', findings: [aFinding()] }), 'FAILED', 'FAILED'],
    ['unverifiable', aReport({ verdict: 'unverifiable' }), 'FAILED', 'FAILED'],
    [
      'a failed self-test',
      aReport({ verdict: 'unverifiable', findings: [{ code: 'probe-failed', severity: 'unverifiable' }] }),
      'FAILED',
      'FAILED'
    ],
    ['a warning', aReport({ findings: [{ code: 'unsealed', severity: 'warning', path: 'x' }] }), 'WARNED', 'PASSED']
  ])('%s', async (_, report, result, vsa) => {
    const { renderStatements } = await import('../../../src/report/statements/statements.ts')
    const files = renderStatements(report, [{ name: 'm', sha256: '0'.repeat(64) }], CONTEXT)
    const read = (name: string) => JSON.parse(files.find(file => file.name === name)?.text ?? '')
    expect([read('test-result.predicate.json').result, read('verification-summary.predicate.json').verificationResult]).toEqual([
      result,
      vsa
    ])
    const passes = files.filter(({ text }) => text.includes('"PASSED"')).length
    expect(passes > 0).toBe(vsa === 'PASSED')
  })

  test('a share, a broken run, and a manifest that changed after it was judged have no statement', async () => {
    const { request, report, cwd } = await judged(FILES)
    const share = { ...request, shard: { index: 1, of: 2 } }
    await expect(makeStatements(await gate(share, null), share, CONTEXT)).rejects.toThrow('a share of the seals')
    await expect(makeStatements({ ...report, manifests: [] }, request, CONTEXT)).rejects.toThrow('not every manifest')
    putFile(cwd, 'SHA256SUMS', gnuList({ ...FILES, 'a.txt': 'other\n' }))
    await expect(makeStatements(report, request, CONTEXT)).rejects.toThrow('a manifest changed after it was judged')
  })
})
