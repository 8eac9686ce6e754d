import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Files, rehearsalFolder, swapped } from '../rehearsal/rehearsing.ts'
import { GUARD_MS } from '../support/guard.ts'
import { freshFolder } from '../support/run-action.ts'

const action = z
  .object({
    inputs: z.record(z.string(), z.object({ default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
    runs: z.strictObject({ using: z.literal('node24'), main: z.literal('../dist/rehearse-action.cjs') })
  })
  .parse(parse(readFileSync('rehearse/action.yml', 'utf8')))

/** The sources themselves, started as the runner starts the bundle. */
function run(files: Files, inputs: Readonly<Record<string, string>> = {}) {
  const workspace = rehearsalFolder(files)
  const runner = freshFolder()
  mkdirSync(join(runner, 'temp'))
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '')
  const given = { spec: 'spec.json', upload: 'false', ...inputs }
  const values = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...given }
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/entries/rehearse-action.ts')], {
    cwd: workspace,
    encoding: 'utf8',
    timeout: GUARD_MS,
    env: {
      PATH: process.env['PATH'],
      HOME: runner,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: join(runner, 'temp'),
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
    }
  })
  const text = readFileSync(join(runner, 'output'), 'utf8')
  const found = [...text.matchAll(/^([^\n]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [name, value])
  return {
    status,
    log: stdout + stderr,
    workspace,
    outputs: Object.fromEntries(found),
    summary: readFileSync(join(runner, 'summary'), 'utf8')
  }
}

describe('the action rehearse', () => {
  test('rehearses: outputs, summary with every phase, evidence in the folder that was asked for', () => {
    const { status, outputs, summary, workspace } = run({}, { engine: 'postgres', out: 'packet/evidence' })
    expect(status).toBe(0)
    expect(outputs).toMatchObject({
      status: 'REHEARSED',
      evidence: join(workspace, 'packet/evidence'),
      'after-differs': 'true',
      'restored-equals-before': 'true',
      'evidence-sha256': expect.stringMatching(/^[0-9a-f]{64}$/)
    })
    expect(summary).toContain('| restored equals before | true |')
    expect(summary.match(/\| ✅ \|/g)).toHaveLength(13)
    expect(readdirSync(join(workspace, 'packet/evidence'))).toHaveLength(4)
  })

  test('is red when the rollback forgets something, and names it', () => {
    const { status, outputs, summary, log } = run(
      { 'rollback.sql': swapped('DROP TYPE gov.severity;', '') },
      { engine: 'postgres' }
    )
    expect(status).toBe(1)
    expect(outputs).toMatchObject({ status: 'FAILED', 'after-differs': 'true', 'restored-equals-before': 'false' })
    expect(summary).toContain('### Not restored')
    expect(summary).toContain('`type gov.severity`')
    expect(log).toMatch(/^::error title=Rehearsal%3A rollback-not-restored::/m)
  })

  test('is green without a dump, and claims nothing', () => {
    const { status, outputs, summary } = run({ 'spec.json': swapped('"dump.sql"', '"none.sql"') })
    expect(status).toBe(0)
    expect(outputs).toMatchObject({ status: 'NOT_APPLIED', 'after-differs': 'false', 'restored-equals-before': 'false' })
    expect(summary).toContain('The operator must supply')
  })

  test.each([
    ['an engine that does not exist', { engine: 'oracle' }, 'is one of auto'],
    ['a dump that is not there', { dump: 'none.sql' }, 'there is no dump'],
    ['no spec', { spec: ' ' }, 'name the spec'],
    ['a word that is no switch', { upload: 'perhaps' }, 'upload']
  ])('is red for %s, and its outputs say so', (_, inputs, reason) => {
    const { status, outputs, log } = run({}, inputs)
    expect([status, outputs['status'], outputs['restored-equals-before']]).toEqual([1, 'FAILED', 'false'])
    expect(log).toContain(reason)
  })

  test('sets no output that action.yml does not name', () => {
    const { outputs } = run({ 'spec.json': swapped('"dump.sql"', '"none.sql"') })
    const names = Object.keys(action.outputs).filter(name => !name.startsWith('artifact-'))
    expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted())
  })

  test('nothing that a file holds can be a command of the runner', () => {
    const hostile = '::set-output name=status::REHEARSED ##[error]x'
    const { log } = run({ 'apply.sql': `UPDATE "${hostile}" SET a = 1;` }, { engine: 'postgres' })
    expect(log).toContain('apply-failed')
    expect(log).not.toMatch(/::set-output|##\[/)
  })
})
