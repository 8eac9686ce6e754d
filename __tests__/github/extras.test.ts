import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Log } from 'sarif'
import { type ChecksServer, type Fault, startChecksServer } from '../support/checks-server.ts'
import { put, sealedFolder } from '../support/packets.ts'
import { type ActionRun, freshFolder, nodes, runAction } from '../support/run-action.ts'

// What the committed bundle makes only when it is asked: SARIF, JUnit, a check run. Real requests to a local stand-in for the API.

const TEXT = 'first line\nsecond line\nthird line\n'
const SHA = '1'.repeat(40)
const HEAD = '2'.repeat(40)
let server: ChecksServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

function workspace(found = TEXT): string {
  const folder = sealedFolder(freshFolder(), { 'docs/a b.md': TEXT })
  put(folder, 'docs/a b.md', found)
  return folder
}

const drifted = () => workspace(TEXT.replaceAll('\n', '\r\n'))

function filesOf(run: ActionRun): Readonly<Record<string, string>> {
  const folder = dirname(run.outputs['report'] ?? '')
  return Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]))
}

describe('files', () => {
  test('nothing is made that was not asked for', async () => {
    const run = await runAction({ workspace: drifted(), inputs: { manifest: 'SUMS' } })
    expect(Object.keys(filesOf(run))).not.toContain('results.sarif')
    expect(Object.keys(filesOf(run))).not.toContain('junit.xml')
    expect([run.outputs['sarif'], run.outputs['junit']]).toEqual(['', ''])
  })

  test.each(nodes())('SARIF and JUnit XML, and the same verdict: %s', async node => {
    const inputs = { manifest: 'SUMS', sarif: 'true', junit: 'true' }
    const run = await runAction({ node, workspace: drifted(), inputs })
    expect([run.status, run.outputs['verdict']]).toEqual([1, 'fail'])
    expect(run.stdout).not.toContain('::warning')
    const files = filesOf(run)
    const folder = dirname(run.outputs['report'] ?? '')
    expect([run.outputs['sarif'], run.outputs['junit']]).toEqual([join(folder, 'results.sarif'), join(folder, 'junit.xml')])
    const log: Log = JSON.parse(files['results.sarif'] ?? '')
    const [result] = log.runs[0]?.results ?? []
    expect(result?.ruleId).toBe('crlf-added')
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'docs/a%20b.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 11 }
    })
    expect(log.runs[0]?.tool.driver.rules?.[0]?.help?.markdown).toContain('Git for Windows')
    expect(files['junit.xml']).toContain('<testsuites name="Seal Gate" tests="2" failures="2" errors="0">')
    const passed = await runAction({ node, workspace: workspace(), inputs })
    expect([passed.status, passed.outputs['verdict']]).toEqual([0, 'pass'])
    expect(filesOf(passed)['junit.xml']).toContain('tests="2" failures="0" errors="0"')
  })

  test('the fixes of SARIF give the sealed bytes, whatever is restored besides', async () => {
    const folder = drifted()
    const found = readFileSync(join(folder, 'docs/a b.md'))
    const run = await runAction({ workspace: folder, inputs: { manifest: 'SUMS', sarif: 'true', restore: 'workspace' } })
    const log: Log = JSON.parse(filesOf(run)['results.sarif'] ?? '')
    const replacements = log.runs[0]?.results?.[0]?.fixes?.[0]?.artifactChanges[0]?.replacements ?? []
    let bytes = found
    for (const { deletedRegion, insertedContent } of replacements.toReversed()) {
      const { byteOffset = -1, byteLength = -1 } = deletedRegion
      const put = Buffer.from(insertedContent?.binary ?? '', 'base64')
      bytes = Buffer.concat([bytes.subarray(0, byteOffset), put, bytes.subarray(byteOffset + byteLength)])
    }
    expect(replacements.length).toBeGreaterThan(0)
    expect(bytes.toString()).toBe(TEXT)
    expect(readFileSync(join(folder, 'docs/a b.md'), 'utf8')).toBe(TEXT)
  })
})

describe('check run', () => {
  async function check(
    folder: string,
    faults: readonly (Fault | null)[] = [],
    env: Readonly<Record<string, string>> = {},
    token?: string
  ) {
    server = await startChecksServer(faults)
    const inputs = { manifest: 'SUMS', 'check-run': 'true', 'github-token': token ?? server.token }
    return runAction({
      workspace: folder,
      inputs,
      env: { GITHUB_API_URL: server.url, GITHUB_SHA: SHA, GITHUB_JOB: 'seals', ...env }
    })
  }

  test('of a pass and of a failure', async () => {
    const passed = await check(workspace())
    expect([passed.status, passed.outputs['verdict']]).toEqual([0, 'pass'])
    expect(passed.stdout).toContain('check run with 0 annotations: https://github.com/me/repo/runs/1000')
    const details_url = 'https://github.com/me/repo/actions/runs/42'
    expect(server?.checks).toMatchObject([{ name: 'Seal Gate (seals)', head_sha: SHA, conclusion: 'success', details_url }])
    await server?.close()
    const failed = await check(drifted())
    expect([failed.status, failed.outputs['verdict']]).toEqual([1, 'fail'])
    expect(server?.checks[0]).toMatchObject({
      conclusion: 'failure',
      annotations: [{ path: 'docs/a b.md', start_line: 1, start_column: 11 }]
    })
  })

  test('stands on the head of a pull request, and under its own folder of the workspace', async () => {
    const folder = freshFolder()
    sealedFolder(join(folder, 'sub'), { 'a.txt': TEXT })
    put(folder, 'sub/a.txt', `${TEXT}x`)
    put(folder, 'sub/.git/config', '[remote "origin"]\n\turl = https://github.com/me/repo\n')
    const event = join(freshFolder(), 'event.json')
    writeFileSync(event, JSON.stringify({ pull_request: { head: { sha: HEAD } } }))
    server = await startChecksServer()
    const inputs = { manifest: 'sub/SUMS', 'check-run': 'true', 'github-token': server.token, reseal: 'allow' }
    const env = { GITHUB_API_URL: server.url, GITHUB_SHA: SHA, GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'pull_request' }
    const run = await runAction({ workspace: folder, inputs, env })
    expect(server.checks).toMatchObject([{ head_sha: HEAD, annotations: [{ path: 'a.txt' }] }])
    expect(run.stdout).toMatch(/^::error title=[^,]*,file=a\.txt[,:]/m)
  })

  test('that the token may not create is a notice, and no more', async () => {
    const run = await check(workspace(), [{ status: 403, message: 'Resource not accessible by integration' }])
    expect([run.status, run.outputs['verdict']]).toEqual([0, 'pass'])
    expect(run.stdout).toMatch(/^::notice title=Seal Gate::no check run: .*Resource not accessible by integration/m)
    expect(run.stdout).not.toContain('::warning')
  })

  test.each([
    ['GitHub does not take', [{ status: 422, message: 'no\n::error::owned' }], {}, undefined],
    ['has no token', [], {}, ''],
    ['has no commit', [], { GITHUB_SHA: 'HEAD' }, undefined],
    ['has a wrong token', [], {}, 'ghs_wrong']
  ] as const)('that %s is a warning, and no more', async (_name, faults, env, token) => {
    const run = await check(drifted(), faults, env, token)
    expect([run.status, run.outputs['verdict']]).toEqual([1, 'fail'])
    expect(run.stdout).toMatch(/^::warning title=Seal Gate::the check run could not be made; the verdict does not change\./m)
    expect(run.stdout).not.toMatch(/^::error::owned/m)
    expect(run.stdout + JSON.stringify(filesOf(run))).not.toContain('ghs_')
  })

  test('nobody is asked who was not to be', async () => {
    server = await startChecksServer()
    const run = await runAction({
      workspace: workspace(),
      inputs: { manifest: 'SUMS', 'github-token': server.token },
      env: { GITHUB_API_URL: server.url }
    })
    expect([run.status, server.requests]).toEqual([0, []])
  })
})
