import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import * as z from 'zod'
import { type Files, rehearsalFolder, swapped } from '../rehearsal/rehearsing.ts'
import { runAction } from '../support/run-action.ts'

const action = z
  .object({
    inputs: z.record(z.string(), z.object({ default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
    runs: z.strictObject({ using: z.literal('node24'), main: z.literal('../dist/rehearse-action.cjs') })
  })
  .parse(parse(readFileSync('rehearse/action.yml', 'utf8')))

/** Starts the bundle in a folder with the fixture, changed. */
async function run(files: Files, inputs: Readonly<Record<string, string>> = {}) {
  const workspace = rehearsalFolder(files)
  const ran = await runAction({ workspace, inputs: { spec: 'spec.json', ...inputs }, action: 'rehearse' })
  return { ...ran, log: ran.stdout + ran.stderr, workspace }
}

describe('the action rehearse', () => {
  test('rehearses: outputs, summary with every phase, evidence in the folder that was asked for', async () => {
    const { status, outputs, summary, workspace } = await run({}, { engine: 'postgres', out: 'packet/evidence' })
    expect(status).toBe(0)
    expect(outputs).toMatchObject({
      status: 'REHEARSED',
      evidence: join(workspace, 'packet/evidence'),
      'after-differs': 'true',
      'restored-equals-before': 'true',
      'evidence-sha256': expect.stringMatching(/^[0-9a-f]{64}$/)
    })
    expect(summary).toContain('| restored equals before | true |')
    expect(summary.match(/\| ✅ \|/g)).toHaveLength(14)
    expect(summary).toContain('it is stated how production runs the scripts')
    expect(readdirSync(join(workspace, 'packet/evidence'))).toHaveLength(4)
    expect(readFileSync(outputs['page'] ?? '', 'utf8')).toMatch(/^<!doctype html>[\s\S]*<h2>Locks, rewrites and scans/)
  })

  test('is red when the rollback forgets something, and names it', async () => {
    const { status, outputs, summary, log } = await run(
      { 'rollback.sql': swapped('DROP TYPE gov.severity;', '') },
      { engine: 'postgres' }
    )
    expect(status).toBe(1)
    expect(outputs).toMatchObject({ status: 'FAILED', 'after-differs': 'true', 'restored-equals-before': 'false' })
    expect(summary).toContain('### Not restored')
    expect(summary).toContain('`type gov.severity`')
    expect(log).toMatch(/^::error title=Rehearsal%3A rollback-not-restored::/m)
  })

  test('is green without a dump, and claims nothing', async () => {
    const { status, outputs, summary } = await run({ 'spec.json': swapped('"dump.sql"', '"none.sql"') })
    expect(status).toBe(0)
    expect(outputs).toMatchObject({ status: 'NOT_APPLIED', 'after-differs': 'false', 'restored-equals-before': 'false' })
    expect(summary).toContain('The operator must supply')
  })

  test('is red without a dump if a rehearsal is required, and names the dump', async () => {
    const { status, outputs, log } = await run(
      { 'spec.json': swapped('"dump.sql"', '"none.sql"') },
      { 'require-rehearsal': 'true' }
    )
    expect([status, outputs['status']]).toEqual([1, 'NOT_APPLIED'])
    expect(log).toContain('there is no dump "none.sql"')
  })

  test.each([
    ['an engine that does not exist', { engine: 'oracle' }, 'is one of auto'],
    ['a dump that is not there', { dump: 'none.sql' }, 'there is no dump'],
    ['no spec', { spec: ' ' }, 'without a spec, a rehearsal needs'],
    ['a word that is no switch', { upload: 'perhaps' }, 'upload']
  ])('is red for %s, and its outputs say so', async (_, inputs, reason) => {
    const { status, outputs, log } = await run({}, inputs)
    expect([status, outputs['status'], outputs['restored-equals-before']]).toEqual([1, 'FAILED', 'false'])
    expect(log).toContain(reason)
  })

  test('sets no output that action.yml does not name', async () => {
    const { outputs } = await run({ 'spec.json': swapped('"dump.sql"', '"none.sql"') })
    const names = Object.keys(action.outputs).filter(name => !name.startsWith('artifact-'))
    expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted())
  })

  test('nothing that a file holds can be a command of the runner', async () => {
    const hostile = '::set-output name=status::REHEARSED ##[error]x'
    const { log } = await run({ 'apply.sql': `UPDATE "${hostile}" SET a = 1;` }, { engine: 'postgres' })
    expect(log).toContain('apply-failed')
    expect(log).not.toMatch(/::set-output|##\[/)
  })
})
