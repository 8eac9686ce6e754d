import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { until } from '../rehearsal/postgres/server/processes.ts'
import { type Files, rehearsalFolder, swapped } from '../rehearsal/rehearsing.ts'
import { freshFolder } from '../support/run-action.ts'
import { CLI, runCli } from '../support/run-cli.ts'

const NAMES = [
  'clone-provenance.json',
  'clone-rehearsal-execution-evidence.json',
  'clone-rollback-evidence.json',
  'schema-compatibility.json'
]

const cli = (folder: string, ...args: readonly string[]) => runCli(['rehearse', ...args], folder)

describe('seal-gate rehearse', () => {
  test('rehearses, writes the evidence, exit code 0', () => {
    const folder = rehearsalFolder()
    const { code, out } = cli(folder, 'spec.json', '--engine', 'postgres')
    expect(code).toBe(0)
    expect(out).toMatch(/^REHEARSED: /)
    expect(out).toContain('production  NONE')
    expect(readdirSync(join(folder, 'evidence')).toSorted()).toEqual(NAMES)
  })

  test('prints as JSON what it prints in words, with the evidence in the requested folder', () => {
    const folder = rehearsalFolder({ 'rollback.sql': swapped('DROP TYPE gov.severity;', '') })
    const { code, out } = cli(folder, 'spec.json', '--engine', 'postgres', '--json', '-o', 'packet')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      status: 'FAILED',
      restored: 'false',
      restoredEqualsBefore: false,
      production_claim: 'NONE',
      denials: expect.arrayContaining([expect.objectContaining({ code: 'rollback-not-restored' })])
    })
    const rollback = JSON.parse(readFileSync(join(folder, 'packet', 'clone-rollback-evidence.json'), 'utf8'))
    expect(rollback).toMatchObject({ status: 'NOT_RESTORED' })
    expect(rollback.execution.path).toBe('packet/clone-rehearsal-execution-evidence.json')
  })

  test('without a dump: nothing is done, nothing is claimed, and it says what is needed', () => {
    const folder = rehearsalFolder({ 'spec.json': swapped('"dump.sql"', '"none.sql"') })
    const { code, out } = cli(folder, 'spec.json')
    expect(code).toBe(0)
    expect(out).toMatch(/^NOT_APPLIED: NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE/)
    expect(out).toContain('pg_dump --format=plain')
    const required = cli(folder, 'spec.json', '--require-rehearsal')
    expect(required.code).toBe(1)
    expect(required.err).toContain('there is no dump "none.sql"')
  })

  test.each<[string, Files, readonly string[], string]>([
    ['no spec', {}, [], 'name one spec'],
    ['a spec that is not there', {}, ['other.json'], 'there is no spec "other.json"'],
    [
      'a spec with a key too many',
      { 'spec.json': swapped('"change_id"', '"change"') },
      ['spec.json'],
      '"change", which this schema does not know'
    ],
    [
      'a spec with a key twice',
      { 'spec.json': swapped('"change_id"', '"apply": {"path": "x"}, "change_id"') },
      ['spec.json'],
      'is given twice'
    ],
    [
      'a path out of the folder',
      { 'spec.json': swapped('"apply.sql"', '"../apply.sql"') },
      ['spec.json'],
      'path inside the packet'
    ],
    ['no policy', { 'policy.json': '{}' }, ['spec.json'], 'it is not a seal-gate/policy/1 document'],
    ['an engine that does not exist', {}, ['spec.json', '--engine', 'oracle'], 'is one of auto, pglite, postgres'],
    ['a dump that is not there', {}, ['spec.json', '--dump', 'none.sql'], 'there is no dump']
  ])('bad usage, exit code 2: %s', (_, files, args, reason) => {
    const folder = rehearsalFolder(files)
    const { code, out, err } = cli(folder, ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(reason)
    expect(existsSync(join(folder, 'evidence'))).toBe(false)
  })

  test('a signal ends it: nothing runs on, nothing is left, nothing is claimed', async () => {
    const folder = rehearsalFolder({ 'apply.sql': text => `SELECT pg_sleep(40);\n${text}` })
    const temp = freshFolder()
    // Root hands the server to another user, who has to get there.
    chmodSync(temp, 0o755)
    const child = spawn(process.execPath, [CLI, 'rehearse', 'spec.json', '--engine', 'postgres', '--json'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temp }
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
    })
    const ended = new Promise<number | null>(done => child.once('close', done))
    await until('the statement sleeps', () => sleeping(temp))
    child.kill('SIGTERM')
    expect(await ended).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ status: 'FAILED', restored: 'false', denials: [{ code: 'interrupted' }] })
    expect(readdirSync(temp)).toEqual([])
    expect(sleeping(temp)).toBe(false)
  })
})

/** The server of that folder is at the statement that sleeps: processes show what they do. */
function sleeping(temp: string): boolean {
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
  return stdout.includes(`-D ${temp}`) && /postgres: .*rehearsal_change.* SELECT/.test(stdout)
}
