import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { NODES } from '../support/nodes.ts'
import { CLI, runCli } from '../support/run-cli.ts'

function packet(name: string, ...below: readonly string[]): string {
  const folder = join(folderWith(), ...below)
  mkdirSync(folder, { recursive: true })
  cpSync(resolve('fixtures/release', name), folder, { recursive: true })
  return folder
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe.each(NODES)('on Node %s', (_, node) => {
  test.each([
    ['cleared', ['Ordner mit Ümlaut', 'and a space'], { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['ready-not-applied', ['.x'], { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' }]
  ])('%s is made again to its tree hash in another folder, time zone and locale', (name, below, env) => {
    const folder = packet(name, ...below)
    const options = { cwd: folderWith(), encoding: 'utf8', timeout: GUARD_MS, env: { ...process.env, ...env } } as const
    const { status, stdout } = spawnSync(node, [CLI, 'rerun', folder, '--run-validator', '--run-rehearsal'], options)
    expect({ status, last: lastLine(stdout) }).toStrictEqual({ status: 0, last: 'OVERALL PASS' })
    expect(stdout).toMatch(/^validator {4}"validator\.json": PASS \((no|with the) network, .*, memory (not )?limited\)$/m)
    expect(stdout).toContain(`${readFileSync(join(folder, 'packet_tree.sha256'), 'utf8').slice(0, 64)}  made again`)
  })
})

describe('seal-gate rerun', () => {
  test('--json is the result and nothing else', () => {
    const folder = packet('ready-not-applied')
    const { code, out, err } = runCli(['rerun', '.', '--json'], folder)
    expect(JSON.parse(out)).toMatchObject({ schema: 'seal-gate/rerun/1', verdict: 'pass', written: [] })
    expect({ code, err }).toStrictEqual({ code: 0, err: '' })
  })

  test('its manifest names a packet too', () => {
    expect(runCli(['rerun', 'seal-gate.json'], packet('ready-not-applied'))).toMatchObject({ code: 0, err: '' })
  })

  test('OVERALL FAIL and exit code 1 for another tree hash', () => {
    const { code, out } = runCli(['rerun', '.', '--manifest-sha256', '0'.repeat(64)], packet('ready-not-applied'))
    expect({ code, last: lastLine(out) }).toStrictEqual({ code: 1, last: 'OVERALL FAIL' })
    expect(out).toContain('its tree hash is not the one of --manifest-sha256')
  })

  test('a pin can stand in a file', () => {
    const folder = packet('ready-not-applied')
    expect(runCli(['rerun', '.', '--manifest-sha256', 'packet_tree.sha256'], folder).code).toBe(0)
    putFile(folder, 'pin', 'none\n')
    expect(runCli(['rerun', '.', '--manifest-sha256', 'pin'], folder).code).toBe(2)
  })

  test('OVERALL FAIL for a packet that drifted, with the finding', () => {
    const folder = packet('ready-not-applied')
    putFile(folder, 'README.md', 'drift\n')
    const { code, out } = runCli(['rerun', '.'], folder)
    expect({ code, last: lastLine(out) }).toStrictEqual({ code: 1, last: 'OVERALL FAIL' })
    expect(out).toContain('"README.md"')
  })

  test('OVERALL FAIL and exit code 2 for what cannot be judged', () => {
    const folder = packet('ready-not-applied')
    putFile(folder, 'seal-gate.json', '{}\n')
    const { code, out } = runCli(['rerun', '.'], folder)
    expect({ code, last: lastLine(out) }).toStrictEqual({ code: 2, last: 'OVERALL FAIL' })
  })

  test.each([
    [[], 'name one packet'],
    [['a', 'b'], 'name one packet'],
    [['nowhere'], 'there is no packet "nowhere"'],
    [['empty'], 'has no manifest'],
    [['.', '--pg'], '--pg'],
    [['.', '--write', '--manifest-sha256', '0'.repeat(64)], 'give only one of them'],
    [['.', '--manifest-sha256', 'abc'], 'neither 64 hex digits nor a readable file (ENOENT)']
  ])('%j is bad usage', (args, message) => {
    const folder = packet('ready-not-applied')
    mkdirSync(join(folder, 'empty'))
    const { code, out, err } = runCli(['rerun', ...args], folder)
    expect({ code, out }).toStrictEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })
})
