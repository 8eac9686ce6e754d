import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { GUARD_MS } from '../support/guard.ts'
import { put, sealedFolder } from '../support/packets.ts'
import { type Fault, type ResultsServer, type Stage, startResultsServer } from '../support/results-server.ts'
import { type ActionRun, freshFolder, nodes, runAction } from '../support/run-action.ts'
import { unzip } from '../support/unzip.ts'

// Uploads of the committed bundle to a local results service: real requests, real bytes.

const DEADLINE_MS = 2000
let good = ''
let bad = ''
let server: ResultsServer | undefined

beforeAll(() => {
  good = sealedFolder(freshFolder(), { 'a.txt': 'a\n' })
  bad = sealedFolder(freshFolder(), { 'a.txt': 'a\n', 'b.txt': 'b\n' })
  put(bad, 'a.txt', 'b\n')
})

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function upload(
  workspace: string,
  faults: { readonly [S in Stage]?: Fault } = {},
  over: {
    readonly inputs?: Readonly<Record<string, string>>
    readonly env?: Readonly<Record<string, string | undefined>>
    readonly node?: string
  } = {}
): Promise<ActionRun> {
  server ??= await startResultsServer(faults)
  return runAction({
    workspace,
    ...(over.node !== undefined && { node: over.node }),
    inputs: { manifest: 'SUMS', upload: 'true', ...over.inputs },
    env: { ...server.env, ...over.env }
  })
}

function expectUploaded(run: ActionRun, name = 'seal-gate'): void {
  const artifact = server?.artifacts.get(name)
  const files = unzip(artifact?.zip ?? Buffer.alloc(0))
  const folder = dirname(run.outputs['report'] ?? '')
  expect([...files.keys()].toSorted()).toEqual(readdirSync(folder).toSorted())
  for (const [file, bytes] of files) expect(bytes.equals(readFileSync(join(folder, file)))).toBe(true)
  expect(run.outputs['artifact-id']).toBe(String(artifact?.id))
  expect(run.outputs['artifact-url']).toBe(`https://github.com/me/repo/actions/runs/42/artifacts/${artifact?.id}`)
}

describe.each(nodes())('%s', node => {
  test('a passing and a failing run upload exactly what lies on disk', async () => {
    const passed = await upload(good, {}, { node })
    expect([passed.status, passed.outputs['verdict']]).toEqual([0, 'pass'])
    expectUploaded(passed)
    const failed = await upload(bad, {}, { node, inputs: { 'artifact-name': 'second' } })
    expect([failed.status, failed.outputs['verdict']]).toEqual([1, 'fail'])
    expectUploaded(failed, 'second')
  })
})

test('the days to keep it are asked for', async () => {
  await upload(good, {}, { inputs: { 'retention-days': '3' } })
  const days = (Date.parse(server?.artifacts.get('seal-gate')?.expires ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(2.9)
  expect(days).toBeLessThan(3.1)
})

test('two jobs with one name: the second is warned, and keeps its verdict', async () => {
  const first = await upload(good)
  const second = await upload(good)
  expectUploaded(first)
  expectNotUploaded(second, 'pass')
  expect(second.stdout).toContain('already exists')
})

/** Same verdict, with a warning, and the files are still there. */
function expectNotUploaded(run: ActionRun, verdict: 'pass' | 'fail'): void {
  expect([run.status, run.outputs['verdict']]).toEqual([verdict === 'pass' ? 0 : 1, verdict])
  expect(run.outputs['artifact-id']).toBe('')
  expect(run.stdout).toMatch(/^::warning title=Seal Gate::the artifact "[^"]*" was not uploaded; the verdict does not change/m)
  expect(readdirSync(dirname(run.outputs['report'] ?? ''))).toHaveLength(6)
}

describe('a service that is out of order changes no verdict and hangs no step', () => {
  const faults: readonly { readonly [S in Stage]?: Fault }[] = [
    { create: 403 },
    { create: 500 },
    { create: 'hang' },
    { create: 'die' },
    { data: 403 },
    { data: 500 },
    { data: 'hang' },
    { data: 'die' },
    { commit: 'die' },
    { finalize: 500 },
    { finalize: 'hang' },
    { finalize: 'die' }
  ]

  test.each(faults.map(fault => [JSON.stringify(fault), fault] as const))('%s', async (_name, fault) => {
    const [stage] = Object.keys(fault)
    // On a busy machine the deadline can pass before the faulty stage: then once more, with twice the time.
    for (let deadline = DEADLINE_MS; deadline < GUARD_MS; deadline *= 2) {
      const run = await upload(good, fault, { env: { ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: String(deadline) } })
      expectNotUploaded(run, 'pass')
      if (server?.stages.some(reached => reached === stage)) return
    }
    throw new Error(`${stage} was never reached`)
  })

  test('a failing run stays a failing run', async () => {
    expectNotUploaded(await upload(bad, { create: 403 }), 'fail')
  })

  test.each([
    ['nobody listens', { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' }],
    ['there is no token', { ACTIONS_RUNTIME_TOKEN: undefined }],
    ['there is no service', { ACTIONS_RESULTS_URL: undefined }],
    ['the token is none', { ACTIONS_RUNTIME_TOKEN: 'x' }],
    ['the server knows no artifacts of this kind', { GITHUB_SERVER_URL: 'https://ghes.example' }]
  ])('%s', async (_name, over) => {
    const env = { ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: String(DEADLINE_MS), ...over }
    expectNotUploaded(await upload(good, {}, { env }), 'pass')
  })
})

test('nothing is uploaded when it was not asked for', async () => {
  const run = await upload(good, {}, { inputs: { upload: 'false' } })
  expect([run.outputs['verdict'], server?.stages]).toEqual(['pass', []])
})

test('the stand-in itself refuses a caller without its token', async () => {
  server = await startResultsServer()
  const answer = await fetch(
    `${server.env['ACTIONS_RESULTS_URL']}twirp/github.actions.results.api.v1.ArtifactService/CreateArtifact`,
    {
      method: 'POST',
      body: '{}'
    }
  )
  expect(answer.status).toBe(401)
})
