import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { initPacket } from '../../src/cli/init-packet.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { parseSpec } from '../../src/rehearsal/spec.ts'
import { starterPacket } from '../../src/release/starter-packet.ts'
import { goodProbes } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { NODES } from '../support/nodes.ts'
import { runCli } from '../support/run-cli.ts'

const silent: Terminal = { out: () => undefined, say: () => undefined, progress: () => undefined, colour: false }

function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = names.map(entry => join(entry.parentPath, entry.name))
  return new Map(paths.sort().map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]))
}

function judge(cwd: string): Promise<Report> {
  return gate(aRequest({ cwd, git: false, manifestSha256: 'packet_tree.sha256' }), goodProbes())
}

async function started(...args: readonly string[]): Promise<string> {
  const cwd = folderWith()
  expect(await initPacket(['packet', ...args], cwd, silent)).toBe(0)
  return join(cwd, 'packet')
}

describe('the packet to begin with', () => {
  test('verifies, is ready, holds, and says what is needed', async () => {
    const { verdict, decision, packet_status, findings, blockers, release } = await judge(await started())
    expect([verdict, decision, packet_status, findings]).toEqual(['pass', 'HOLD_PRODUCTION', 'READY_NOT_APPLIED', []])
    expect(blockers.map(({ state }) => state)).toEqual(Array(5).fill('OPEN'))
    expect(release.needed).toEqual([expect.stringContaining('pg_dump')])
    expect(release.holds.join()).not.toContain('evidence is missing')
  })

  test('one flipped byte in any file of it fails', async () => {
    const folder = await started()
    for (const [path, text] of filesOf(folder)) {
      const bytes = Buffer.from(text)
      bytes[0] = (bytes[0] ?? 0) ^ 1
      writeFileSync(join(folder, path), bytes)
      expect([path, (await judge(folder)).verdict === 'pass']).toEqual([path, false])
      writeFileSync(join(folder, path), text)
    }
    expect((await judge(folder)).verdict).toBe('pass')
  })

  test('is the same bytes in every folder; only the name of the packet differs', async () => {
    const [a, b, named] = [await started(), await started(), await started('--packet', 'CHG-1')]
    expect(filesOf(a)).toEqual(filesOf(b))
    expect(filesOf(a).get('seal-gate.json')).not.toContain('"packet"')
    expect(filesOf(named).get('seal-gate.json')).toContain('"packet": "CHG-1",\n')
    expect(filesOf(named).get('README.md')).toBe(filesOf(a).get('README.md'))
  })

  test('orders a rehearsal that can be carried out as soon as there is a dump', () => {
    expect(parseSpec(Buffer.from(starterPacket().get('rehearsal.json') ?? ''))).not.toHaveProperty('problems')
  })

  test('lists eleven next steps, and names only files that are there or that a step makes', () => {
    const files = starterPacket()
    const readme = files.get('README.md') ?? ''
    expect(readme.match(/^\d+\. .*$/gm)).toHaveLength(11)
    const made = ['seal-gate.json', 'packet_tree.sha256', 'probe-results.json', 'validator-result.json']
    for (const [name] of readme.matchAll(/[a-z_/-]+\.(?:json|sql|sha256)\b/g)) expect([...files.keys(), ...made]).toContain(name)
  })
})

describe('a folder that is not free', () => {
  test('with any file in it, even a hidden one, is left as it is', async () => {
    const cwd = folderWith({ 'packet/.keep': '' })
    await expect(initPacket(['packet'], cwd, silent)).rejects.toThrow('"packet" is not empty: nothing was written')
    expect([...filesOf(cwd).keys()]).toEqual(['packet/.keep'])
  })

  test('that is a file, or a link to nowhere, is refused', async () => {
    const cwd = folderWith({ packet: 'a file' })
    await expect(initPacket(['packet'], cwd, silent)).rejects.toThrow('not a folder that can be used (ENOTDIR)')
    symlinkSync(join(cwd, 'nowhere'), join(cwd, 'link'))
    await expect(initPacket(['link'], cwd, silent)).rejects.toThrow()
    expect([...filesOf(cwd).keys()]).toEqual(['packet'])
  })

  test('an empty one is used; no name, or two, is a usage error', async () => {
    const cwd = folderWith()
    expect(await initPacket(['.'], cwd, silent)).toBe(0)
    await expect(initPacket([], cwd, silent)).rejects.toThrow('name one folder')
    await expect(initPacket(['a', 'b'], folderWith(), silent)).rejects.toThrow('name one folder')
    await expect(initPacket(['a', '--force'], folderWith(), silent)).rejects.toThrow('force')
  })
})

describe.each(NODES)('on Node %s, as a shell would', (_, node) => {
  test('init-packet, verify, spoil, verify, seal again, verify', () => {
    const cwd = folderWith()
    const made = runCli(['init-packet', 'packet'], cwd, { node })
    expect(made).toMatchObject({ code: 0, out: '' })
    expect(made.err).toContain('It holds production')
    const packet = join(cwd, 'packet')
    const good = runCli(['verify'], packet, { node })
    expect([good.code, good.out.trimEnd().split('\n').at(-1)]).toEqual([0, 'PASS, HOLD_PRODUCTION'])
    expect(good.out).toContain('HOLD_PRODUCTION')
    expect(runCli(['verify', '--require-clearance'], packet, { node }).code).toBe(1)
    writeFileSync(join(packet, 'sql/apply.sql'), '-- Another change.\n')
    expect(runCli(['verify'], packet, { node }).code).toBe(1)
    expect(runCli(['seal', '.', '-o', 'seal-gate.json'], packet, { node }).code).toBe(0)
    // The tree hash is that of the manifest before, so nothing exempts it any more.
    expect(runCli(['verify'], packet, { node }).out).toContain('"packet_tree.sha256" has no seal')
    expect(runCli(['init-packet', 'packet'], cwd, { node }).code).toBe(2)
  })
})
