import { afterEach, describe, expect, test } from '@jest/globals'
import { type CheckOptions, type CheckTarget, createCheckRun } from '../../src/github/check-run.ts'
import { headShaOf } from '../../src/github/event.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { type ChecksServer, type Fault, startChecksServer } from '../support/checks-server.ts'
import { aFailure, aFinding, aReport, HOSTILE } from '../support/reports.ts'

const SHA = '1'.repeat(40)
/** Far beyond what a busy machine needs: a request that was given up would be made again. */
const patience = { deadline: 600_000, request: 600_000, first: 10 }
let server: ChecksServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function check(
  report: Report,
  faults: readonly (Fault | null)[] = [],
  target: Partial<CheckTarget> = {},
  options: CheckOptions = {}
) {
  server = await startChecksServer(faults)
  const { url: apiUrl, token } = server
  const whole = { apiUrl, token, owner: 'me', repo: 'repo', headSha: SHA, name: 'Seal Gate', ...target }
  return createCheckRun(report, whole, { patience, ...options })
}

const many = (count: number): Finding[] => Array.from({ length: count }, (_x, index) => aFinding({ path: `f${index}` }))
const annotations = () => server?.checks.flatMap(one => one.annotations) ?? []

describe('a check run', () => {
  test('of a pass', async () => {
    const result = await check(aReport(), [], { detailsUrl: 'https://github.com/me/repo/actions/runs/42' })
    expect(result).toEqual({ url: 'https://github.com/me/repo/runs/1000', annotations: 0 })
    expect(server?.requests).toEqual(['POST'])
    expect(server?.checks).toMatchObject([
      {
        name: 'Seal Gate',
        head_sha: SHA,
        status: 'completed',
        conclusion: 'success',
        details_url: 'https://github.com/me/repo/actions/runs/42',
        title: 'All 2 sealed files have exactly their sealed bytes.'
      }
    ])
    expect(server?.checks[0]?.summary).toMatch(/^## ✅ Seal Gate: PASS/)
  })

  test.each(['fail', 'unverifiable'] as const)('of %s is a failure', async verdict => {
    await check(aReport({ verdict }))
    expect(server?.checks[0]?.conclusion).toBe('failure')
  })

  test('has an annotation on the line and column', async () => {
    await check(aFailure([aFinding(), aFinding({ severity: 'warning' }), aFinding({ severity: 'notice', code: 'missing' })]))
    expect(annotations()).toMatchObject([
      { path: 'packet/docs/a.md', start_line: 3, end_line: 3, start_column: 14, end_column: 14, annotation_level: 'failure' },
      { annotation_level: 'warning' },
      { path: 'packet/seal-gate.json', start_line: 4, annotation_level: 'notice' }
    ])
    expect(annotations()[0]?.message).toMatch(/^"docs\/a\.md" has changed .* Forbid every conversion/)
    expect(annotations()[2]?.start_column).toBeUndefined()
  })

  test('says how many findings have no annotation', async () => {
    const run: Finding = { code: 'probe-failed', severity: 'unverifiable' }
    expect(await check(aFailure([run, aFinding()]))).toMatchObject({ annotations: 1 })
    expect(server?.checks[0]?.summary).toMatch(
      /^_1 finding without an annotation here, for want of a place in this repository or of room\._\n\n## ❌/
    )
  })

  test.each([
    [50, ['POST']],
    [51, ['POST', 'PATCH']],
    [130, ['POST', 'PATCH', 'PATCH']]
  ])('%d annotations go in batches of 50', async (count, requests) => {
    expect(await check(aFailure(many(count)))).toMatchObject({ annotations: count })
    expect(server?.requests).toEqual(requests)
    expect(annotations().map(({ path }) => path)).toEqual(many(count).map(({ path }) => `packet/${path}`))
    expect(server?.checks).toHaveLength(1)
  })

  test('at most 1,000, and the rest are counted', async () => {
    expect(await check(aFailure(many(1200)))).toMatchObject({ annotations: 1000 })
    expect(server?.requests).toHaveLength(20)
    expect(server?.checks[0]?.summary).toMatch(/^_200 findings without an annotation here/)
    expect(server?.checks[0]?.summary.length).toBeLessThanOrEqual(65_535)
  })

  test('paths are those of the repository', async () => {
    await check(aFailure([aFinding()]), [], {}, { checkout: { folder: 'packet', others: [] } })
    expect(annotations()[0]?.path).toBe('docs/a.md')
  })

  test('takes hostile names and reasons', async () => {
    const findings = HOSTILE.map(text => aFinding({ path: text, reason: text, manifest: text }))
    expect(await check(aFailure(findings))).toHaveProperty('url')
    for (const { message } of annotations()) expect(message).not.toMatch(/[\u202e\u200b\u001b]/)
  })
})

describe('GitHub does not always answer', () => {
  test.each([
    ['a server error', [{ status: 500 }, { status: 503 }]],
    ['too many requests, and when to come back', [{ status: 429, headers: { 'retry-after': '0' } }]],
    [
      'the secondary limit',
      [{ status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': '1' } }]
    ],
    ['the primary limit', [{ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } }]],
    ['silence', [{ silence: true as const }]]
  ])('%s: asked again', async (name, faults) => {
    const request = name === 'silence' ? 2000 : patience.request
    expect(await check(aFailure(many(60)), faults, {}, { patience: { ...patience, request } })).toMatchObject({ annotations: 60 })
    expect(server?.checks).toHaveLength(1)
    expect(annotations()).toHaveLength(60)
  })

  test('a lost answer makes neither a second check run nor annotations twice', async () => {
    const lost = { status: 502, after: true } as const
    expect(await check(aFailure(many(120)), [lost, null, lost, null, null])).toMatchObject({ annotations: 120 })
    expect(server?.requests).toEqual(['POST', 'GET', 'PATCH', 'GET', 'PATCH'])
    expect(server?.checks).toHaveLength(1)
    expect(annotations()).toHaveLength(120)
  })

  test('an outage is given up at the deadline', async () => {
    const faults = Array(20).fill({ status: 500, message: 'out of order' })
    expect(await check(aReport(), faults, {}, { patience: { ...patience, deadline: 2000 } })).toMatchObject({
      problem: expect.stringContaining('out of order')
    })
    expect(server?.requests.length).toBeLessThan(20)
  })

  test('a limit that lasts longer than the patience is not awaited', async () => {
    const limited = { status: 403, message: 'API rate limit exceeded', headers: { 'retry-after': '3600' } }
    expect(await check(aReport(), [limited])).toMatchObject({ problem: expect.stringContaining('rate limit') })
    expect(server?.requests).toEqual(['POST'])
  })

  test('nobody listens', async () => {
    expect(await check(aReport(), [], { apiUrl: 'http://127.0.0.1:9' })).toHaveProperty('problem')
  })
})

describe('a token that may not', () => {
  test.each([
    [403, 'Resource not accessible by integration'],
    [404, 'Not Found']
  ])('%d is refused, and not asked again', async (status, message) => {
    expect(await check(aFailure(many(60)), [{ status, message }])).toEqual({ refused: expect.stringContaining(message) })
    expect(server?.requests).toEqual(['POST'])
  })

  test('a wrong token and a wrong request are problems', async () => {
    expect(await check(aReport(), [], { token: 'ghs_wrong' })).toEqual({ problem: expect.stringContaining('Bad credentials') })
    await server?.close()
    expect(await check(aReport(), [], { headSha: 'x' })).toEqual({ problem: expect.stringContaining('head_sha') })
  })

  test('none at all is a problem, and the token is in no text', async () => {
    expect(await check(aReport(), [], { token: '' })).toHaveProperty('problem')
    await server?.close()
    const result = await check(aReport(), [{ status: 422, message: 'no' }])
    expect(JSON.stringify(result)).not.toContain('ghs_')
  })
})

describe('the commit', () => {
  const other = '2'.repeat(40)

  test.each([
    ['of a push', {}, SHA],
    ['of a pull request', { pull_request: { head: { sha: other } } }, other],
    ['of the run that this one follows', { workflow_run: { head_sha: other } }, other],
    ['of a merge group is GITHUB_SHA', { merge_group: { head_sha: other } }, SHA],
    ['is none of these', { pull_request: { head: { sha: `${other}\n` } } }, undefined],
    ['is no text', { pull_request: { head: { sha: 7 } } }, undefined]
  ])('%s', (_name, event, expected) => {
    expect(headShaOf(event, SHA)).toBe(expected)
  })

  test('is not known', () => {
    expect(headShaOf({}, undefined)).toBeUndefined()
    expect(headShaOf({}, 'HEAD')).toBeUndefined()
    expect(headShaOf({}, 'a'.repeat(64))).toBe('a'.repeat(64))
  })
})
