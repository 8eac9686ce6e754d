import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { runAllProbes } from '../../src/probes/all.ts'
import { releaseFixtures } from '../../tools/release-fixtures/all.ts'
import { EVIDENCE } from '../../tools/release-fixtures/rehearse.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { testWith } from '../support/needs.ts'
import { NODES } from '../support/nodes.ts'
import { CLI, runCli } from '../support/run-cli.ts'
import { goodProbes } from './packet.ts'

const ROOT = resolve('fixtures/release')
const PACKETS = ['ready-not-applied', 'rehearsed', 'cleared'] as const
type Name = (typeof PACKETS)[number]

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

const committed = (name: Name, path: string) => readFileSync(join(ROOT, name, path))

function ask(cwd: string): Promise<Report> {
  return gate(aRequest({ cwd, git: false, manifestSha256: 'packet_tree.sha256' }), goodProbes())
}

async function outcome(cwd: string): Promise<readonly string[]> {
  const { verdict, decision, packet_status } = await ask(cwd)
  return [verdict, decision, packet_status]
}

/** All packets as the script makes them, and the results of the probes of this gate, which each of them has. */
let packets: ReturnType<typeof releaseFixtures>
let probes: string
beforeAll(async () => {
  const rehearsed = () => new Map(EVIDENCE.map(path => [path, committed('cleared', path)]))
  packets = releaseFixtures(
    path => readFileSync(join(ROOT, path)),
    committed('ready-not-applied', 'probe-results.json'),
    rehearsed
  )
  probes = `${JSON.stringify(await runAllProbes(), null, 2)}\n`
})

describe.each(PACKETS)('%s', name => {
  test('its bytes are those that the script makes, and there are no others', () => {
    const made = packets.get(name) ?? new Map<string, Buffer>()
    expect(filesOf(join(ROOT, name))).toEqual([...made.keys()].sort())
    for (const [path, bytes] of made) expect([path, committed(name, path).equals(bytes)]).toEqual([path, true])
  })

  test('its probe results are those of this gate', () => {
    // node tools/release-fixtures.ts writes them again
    expect(committed(name, 'probe-results.json').toString()).toBe(probes)
  })

  test('its tree hash is that of its manifest', () => {
    const hash = createHash('sha256').update(committed(name, 'seal-gate.json')).digest('hex')
    expect(committed(name, 'packet_tree.sha256').toString()).toBe(`${hash}  seal-gate.json\n`)
  })

  test('the twin of each file with one bit turned fails, is blocked and holds', async () => {
    const twin = join(folderWith(), name)
    cpSync(join(ROOT, name), twin, { recursive: true })
    const good = await outcome(twin)
    for (const path of filesOf(twin)) {
      const bytes = readFileSync(join(twin, path))
      const flipped = Buffer.from(bytes)
      const at = bytes.length >> 1
      flipped[at] = (flipped[at] ?? 0) ^ 1
      writeFileSync(join(twin, path), flipped)
      const [verdict, decision, status] = await outcome(twin)
      expect([path, verdict === 'pass', decision, status]).toEqual([path, false, 'HOLD_PRODUCTION', 'BLOCKED'])
      writeFileSync(join(twin, path), bytes)
    }
    expect(await outcome(twin)).toEqual(good)
  })

  test('without any one of its files, or with one more, it fails and holds', async () => {
    const twin = join(folderWith(), name)
    cpSync(join(ROOT, name), twin, { recursive: true })
    for (const path of filesOf(twin)) {
      const bytes = readFileSync(join(twin, path))
      rmSync(join(twin, path))
      const [verdict, decision] = await outcome(twin)
      expect([path, verdict === 'pass', decision]).toEqual([path, false, 'HOLD_PRODUCTION'])
      writeFileSync(join(twin, path), bytes)
    }
    writeFileSync(join(twin, 'late-approval.json'), '{"approved": true}\n')
    expect((await outcome(twin)).slice(0, 2)).toEqual(['fail', 'HOLD_PRODUCTION'])
  })
})

test('the packet that is ready holds, with seven open blockers and one thing that the operator must supply', async () => {
  const { verdict, decision, packet_status, blockers, findings, release } = await ask(join(ROOT, 'ready-not-applied'))
  expect([verdict, decision, packet_status, findings]).toEqual(['pass', 'HOLD_PRODUCTION', 'READY_NOT_APPLIED', []])
  expect(blockers.map(({ state }) => state)).toEqual(Array(7).fill('OPEN'))
  expect(blockers.find(({ id }) => id === 'B5-ci')).toMatchObject({
    progress: expect.stringMatching(/^design-delivered/),
    scope: 'production'
  })
  expect(blockers.filter(({ progress }) => progress?.startsWith('narrowed-to'))).toHaveLength(1)
  expect(release?.needed).toEqual([expect.stringContaining('pg_dump --format=custom')])
  expect(release?.reason).toContain('7 of 7 blockers are open')
})

test('the rehearsed packet holds: a clone closed what a clone can close, and production is open', async () => {
  const { verdict, decision, packet_status, blockers, findings, release } = await ask(join(ROOT, 'rehearsed'))
  expect([verdict, decision, packet_status, findings]).toEqual(['pass', 'HOLD_PRODUCTION', 'REHEARSED', []])
  expect(blockers.map(({ id, scope, state }) => [id, scope, state])).toEqual([
    ['B1-clone', 'clone', 'CLOSED'],
    ['B2-schema', 'clone', 'CLOSED'],
    ['B3-apply', 'clone', 'CLOSED'],
    ['B4-rollback', 'clone', 'CLOSED'],
    ['B5-ci', 'production', 'OPEN'],
    ['B6-production-schema', 'production', 'OPEN'],
    ['B7-approval', 'production', 'OPEN']
  ])
  expect(blockers.find(({ id }) => id === 'B5-ci')?.progress).toMatch(/^design-delivered/)
  expect(release?.needed).toEqual([])
  expect(release?.reason).toContain('3 of 7 blockers are open')
})

test('evidence from a clone closes no production blocker, whatever is claimed', async () => {
  const twin = join(folderWith(), 'packet')
  cpSync(join(ROOT, 'rehearsed'), twin, { recursive: true })
  const map = committed('rehearsed', 'blocker-map.json').toString()
  const claimed = map.replaceAll('"state": "OPEN"', '"state": "CLOSED"')
  writeFileSync(
    join(twin, 'blocker-map.json'),
    claimed.replaceAll('"production-validator-result.json"', '"validator-result.json"')
  )
  const seal = ['seal', '.', '-o', 'seal-gate.json', '--packet', 'CHG-0417-rehearsed', '--covers', '**']
  rmSync(join(twin, 'packet_tree.sha256'))
  expect(runCli(seal, twin).code).toBe(0)
  const hash = createHash('sha256')
    .update(readFileSync(join(twin, 'seal-gate.json')))
    .digest('hex')
  writeFileSync(join(twin, 'packet_tree.sha256'), `${hash}  seal-gate.json\n`)
  const { verdict, decision, blockers } = await ask(twin)
  expect([verdict, decision]).toEqual(['pass', 'HOLD_PRODUCTION'])
  const open = blockers.filter(({ state }) => state === 'OPEN')
  expect(open.map(({ id }) => id)).toEqual(['B5-ci', 'B6-production-schema', 'B7-approval'])
  for (const { reason } of open) expect(reason).toMatch(/^it is claimed closed, and /)
})

test('the cleared packet is cleared, and each of its blockers says by what', async () => {
  const { verdict, decision, packet_status, blockers, findings, release } = await ask(join(ROOT, 'cleared'))
  expect([verdict, decision, packet_status, findings]).toEqual(['pass', 'CLEARED_FOR_OPERATOR', 'REHEARSED', []])
  expect(new Set(blockers.map(({ state }) => state))).toEqual(new Set(['CLOSED']))
  expect(new Set(blockers.map(({ scope }) => scope))).toEqual(new Set(['clone', 'design', 'production']))
  for (const { reason } of blockers) expect(reason).toMatch(/^claimed, and proved by /)
  expect(release).toMatchObject({ holds: [], needed: [] })
})

function script(cwd: string, name: string, node = process.execPath, more: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, ...more, SEAL_GATE: `${node} ${CLI}` }
  const { status, stdout } = spawnSync('sh', [name], { cwd, env, encoding: 'utf8' })
  return [status, stdout.trimEnd().split('\n').at(-1)]
}

const SHELL = testWith('posix')
SHELL.each(['ready-not-applied', 'rehearsed'])('commands.sh of %s checks it, and one flipped byte makes it fail', name => {
  const twin = join(folderWith(), 'packet')
  cpSync(join(ROOT, name), twin, { recursive: true })
  expect(script(twin, 'commands.sh')).toEqual([0, 'OVERALL PASS'])
  writeFileSync(join(twin, 'README.md'), `${readFileSync(join(twin, 'README.md'), 'utf8')} `)
  expect(script(twin, 'commands.sh')).toEqual([1, 'OVERALL FAIL'])
})

describe.each(NODES)('as a shell would, on Node %s', (_, node) => {
  const verify = (name: Name, ...flags: readonly string[]) =>
    runCli(['verify', `fixtures/release/${name}/seal-gate.json`, '--json', ...flags], resolve('.'), { node })

  test('the cleared packet fulfils --require-clearance, the others do not', () => {
    const clear = verify('cleared', '--require-clearance')
    expect([clear.code, JSON.parse(clear.out).decision]).toEqual([0, 'CLEARED_FOR_OPERATOR'])
    expect(verify('cleared', '--require-clearance', '--no-probes').code).toBe(1)
    for (const name of ['ready-not-applied', 'rehearsed'] as const) {
      expect(verify(name).code).toBe(0)
      const held = verify(name, '--require-clearance')
      expect([held.code, JSON.parse(held.out).decision]).toEqual([1, 'HOLD_PRODUCTION'])
    }
  })

  SHELL('RERUN.sh makes the same tree again in another folder, time zone and locale', () => {
    const twin = join(folderWith(), 'another folder')
    cpSync(join(ROOT, 'ready-not-applied'), twin, { recursive: true })
    const elsewhere = { TZ: 'Asia/Kolkata', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }
    expect(script(twin, 'RERUN.sh', node, elsewhere)).toEqual([0, 'OVERALL PASS'])
    expect(filesOf(twin)).toEqual(filesOf(join(ROOT, 'ready-not-applied')))
    for (const path of filesOf(twin)) expect(readFileSync(join(twin, path))).toEqual(committed('ready-not-applied', path))
  })
})

// That of the cleared packet: rerun/rerun.test.ts and, by the bundle, cli/rerun.test.ts.
SHELL('the evidence of the rehearsed packet is what a rehearsal gives again, to its tree hash', () => {
  const args = [CLI, 'rerun', 'fixtures/release/rehearsed', '--run-validator', '--run-rehearsal', '--json']
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: GUARD_MS })
  const { documents, verdict, tree } = JSON.parse(stdout)
  expect([status, verdict]).toEqual([0, 'pass'])
  const same = documents.map(({ path, state }: { path: string; state: string }) => [path, state])
  expect(same).toEqual(['probe-results.json', ...EVIDENCE, 'validator-result.json'].map(path => [path, 'same']))
  expect(`${tree.again}  seal-gate.json\n`).toBe(committed('rehearsed', 'packet_tree.sha256').toString())
})
