import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { putFile } from '../support/folder.ts'
import { type ReleasesApi, sha256, startReleases } from '../support/releases-server.ts'
import { freshFolder, runAction } from '../support/run-action.ts'

// The bundle, started as the runner starts it, before a draft is published.

let api: ReleasesApi
beforeAll(async () => {
  api = await startReleases()
})
beforeEach(() => {
  Object.assign(api, { failures: [], asked: [], fetched: [] })
})

const SUMS = `${sha256('app\n')}  app.zip\n${sha256('doc\n')}  doc.pdf\n`
const BAD_NAME = '::error::<b>|`x`.zip'

const serve = (app: string, more: Readonly<Record<string, string>> = {}) => {
  const files = { 'app.zip': app, 'doc.pdf': 'doc\n', SHA256SUMS: SUMS, ...more }
  const assets = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  api.releases = [{ id: 7, tag: 'v1.0.0', draft: true, assets }]
}

const check = (inputs: Readonly<Record<string, string>> = {}, workspace = freshFolder()) =>
  runAction({
    workspace,
    inputs: { release: 'v1.0.0', 'github-token': 't', ...inputs },
    env: { GITHUB_API_URL: api.url }
  })

describe('a draft', () => {
  test('passes without a checkout', async () => {
    serve('app\n')
    const { status, outputs, stdout, summary } = await check()
    expect([status, outputs['verdict'], outputs['sealed'], outputs['intact'], outputs['probes']]).toEqual([
      0,
      'pass',
      '2',
      '2',
      '7/7'
    ])
    expect(outputs['manifest-sha256']).toBe(sha256(SUMS))
    expect(stdout).not.toContain('::error')
    expect(summary).toContain('release v1.0.0/SHA256SUMS')
  })

  test('fails after one byte, without a word about files of the checkout', async () => {
    serve('apq\n', { [BAD_NAME]: 'x' })
    const { status, outputs, stdout, summary } = await check({
      sarif: 'true',
      junit: 'true',
      'code-quality': 'true',
      tap: 'true'
    })
    expect(stdout).not.toContain('could not be made')
    expect(
      JSON.parse(readFileSync(outputs['sarif'] ?? '', 'utf8')).runs[0].invocations[0].toolExecutionNotifications
    ).toHaveLength(2)
    expect([status, outputs['verdict'], outputs['drifted'], outputs['unsealed']]).toEqual([1, 'fail', '1', '1'])
    const annotations = stdout.split('\n').filter(line => line.startsWith('::error'))
    expect(annotations.some(line => line.includes('app.zip'))).toBe(true)
    expect(stdout).not.toMatch(/^::error[^:]*file=/m)
    expect(stdout).not.toMatch(/^::error::<b>/m)
    expect(`${stdout}${summary}`).not.toMatch(/git (?:log|checkout)|seal --update|seal-gate restore/)
    expect(summary).not.toMatch(/^[^`]*<b>/m)
    expect(summary).toContain('compared with the size and digest that GitHub states')
    expect(summary).toContain('gh release upload --clobber')
  })

  test('waits as long as a rate limit lasts, if that is short', async () => {
    serve('app\n')
    api.failures = [{ path: /\/releases\?/, status: 403, headers: { 'retry-after': '1' }, times: 1 }]
    expect((await check({ probes: 'false' })).outputs['verdict']).toBe('pass')
    api.failures = [{ path: /\/releases\?/, status: 429, headers: { 'retry-after': '3600' } }]
    const limited = await check({ probes: 'false' })
    expect([limited.status, limited.outputs['verdict']]).toEqual([1, 'unverifiable'])
    expect(limited.stdout).toContain('could not be read')
  })

  test('is not known under another tag', async () => {
    serve('app\n')
    const { status, outputs, stdout } = await check({ release: 'v1.0.1', probes: 'false' })
    expect([status, outputs['verdict']]).toEqual([1, 'unverifiable'])
    expect(stdout).toContain('contents: write')
  })
})

test('what is about files is refused beside it', async () => {
  const { status, outputs, stdout } = await check({ covers: '**', probes: 'false' })
  expect([status, outputs['verdict']]).toEqual([1, 'unverifiable'])
  expect(stdout).toContain('is about files')
  expect(api.asked).toEqual([])
})

test('a folder is checked before anything is uploaded, without the API', async () => {
  const workspace = freshFolder()
  putFile(workspace, 'assets/app.zip', 'app\n')
  putFile(workspace, 'assets/doc.pdf', 'doc\n')
  putFile(workspace, 'assets/SHA256SUMS', SUMS)
  const inputs = { release: './assets', probes: 'false', 'github-token': '' }
  expect((await check(inputs, workspace)).outputs['verdict']).toBe('pass')
  putFile(workspace, 'assets/doc.pdf', 'dod\n')
  const bad = await check(inputs, workspace)
  expect([bad.status, bad.outputs['verdict'], api.asked]).toEqual([1, 'fail', []])
})
