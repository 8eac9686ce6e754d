import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { goodProbes } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'

/** A packet that is cleared, with a validator that does its work. */
function packet(): string {
  const folder = folderWith()
  cpSync(resolve('fixtures/release/cleared'), folder, { recursive: true })
  return folder
}

const request = (cwd: string, more: Partial<GateRequest> = {}): GateRequest =>
  aRequest({ cwd, git: false, runValidator: true, ...more })

const judged = async (cwd: string, more: Partial<GateRequest> = {}) => gate(request(cwd, more), goodProbes())

/** The program writes this when it is started by somebody who does not take its surroundings away. */
const PROGRAM = 'validator/validate.mjs'

describe('the gate, asked to run validators', () => {
  test('passes and clears what it cleared before', async () => {
    expect(await judged(packet())).toMatchObject({ verdict: 'pass', decision: 'CLEARED_FOR_OPERATOR', findings: [] })
  })

  test('holds when a validator refuses, though its sealed result says PASS and every seal is right', async () => {
    const folder = packet()
    resealed(folder, 'process.exit(1)\n')
    const report = await judged(folder)
    expect(report).toMatchObject({ verdict: 'fail', decision: 'HOLD_PRODUCTION' })
    expect(report.findings.map(({ code }) => code)).toContain('validator-failed')
    expect((await judged(folder, { runValidator: false })).findings.map(({ code }) => code)).not.toContain('validator-failed')
  })

  test('starts nothing of a packet whose seals do not hold', async () => {
    const folder = packet()
    resealed(folder, 'process.exit(1)\n')
    const codes = async (more: Partial<GateRequest>) => (await judged(folder, more)).findings.map(({ code }) => code)
    expect(await codes({})).toContain('validator-failed')
    expect(await codes({ manifestSha256: '0'.repeat(64) })).toStrictEqual(['manifest-pin-mismatch'])
    putFile(folder, 'README.md', 'changed\n')
    expect(await codes({})).not.toContain('validator-failed')
  })

  test('judges no share of a packet', async () => {
    const reason = 'validators judge whole packets, and this run judges a share of the seals'
    expect(await judged(packet(), { shard: { index: 1, of: 2 } })).toMatchObject({
      verdict: 'unverifiable',
      findings: [{ code: 'validator-not-run', reason }]
    })
  })

  test('passes nothing where there is nothing to run', async () => {
    const folder = folderWith()
    cpSync(resolve('fixtures/packet'), folder, { recursive: true })
    expect(await judged(folder)).toMatchObject({ verdict: 'unverifiable', findings: [{ code: 'validator-not-run' }] })
  })
})

/** Puts another program in the packet, pins it, and seals everything again. */
function resealed(folder: string, program: string): void {
  putFile(folder, PROGRAM, program)
  const script = `
    const { createHash } = require('node:crypto'); const fs = require('node:fs')
    const sha = b => createHash('sha256').update(b).digest('hex')
    const pin = f => { const b = fs.readFileSync(f); return { sha256: sha(b), bytes: b.length } }
    const edit = (f, change) => { const v = JSON.parse(fs.readFileSync(f)); change(v); fs.writeFileSync(f, JSON.stringify(v, null, 2) + '\\n') }
    edit('validator.json', v => Object.assign(v.program, pin('${PROGRAM}')))
    edit('validator-result.json', v => { Object.assign(v.program, pin('${PROGRAM}')); Object.assign(v.validator, pin('validator.json')) })
    const m = JSON.parse(fs.readFileSync('seal-gate.json'))
    const files = m.files.map(({ path }) => JSON.stringify({ path, ...pin(path) }))
    fs.writeFileSync('seal-gate.json', '{"schema": "seal-gate/manifest/1", "files": [' + files.join(',\\n') + ']}\\n')`
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
