import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { diagnose } from '../../src/drift/diagnose.ts'
import { gate } from '../../src/gate/gate.ts'
import { digestOf } from '../../src/model/digest.ts'
import { probesHold } from '../../src/model/verdict.ts'
import { CONTROL_FILES } from '../../src/probes/control.ts'
import { bytesAt, type Probe, replaced, type Tree } from '../../src/probes/probe.ts'
import type { Gate } from '../../src/probes/probe-request.ts'
import { runProbes, SEAL_SUITE } from '../../src/probes/run.ts'
import { SEAL_PROBES } from '../../src/probes/seal-probes.ts'
import { folderWith } from '../support/folder.ts'

test('the control passes and all seven bad inputs are refused for their own reason', async () => {
  const results = await runProbes()
  expect(results.probes.filter(({ passed }) => !passed)).toEqual([])
  expect(probesHold(results)).toBe(true)
  expect([results.planned, results.run, results.passed]).toEqual([7, 7, 7])
  expect(results.control).toEqual({ id: 'control', mutation: 'none', expected: 'pass', seen: 'pass', passed: true })
})

test('the same bytes every time, and nothing left behind', async () => {
  const folder = folderWith()
  const first = JSON.stringify(await runProbes())
  expect(JSON.stringify(await runProbes([SEAL_SUITE], { folder }))).toBe(first)
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be made fails the self-test', async () => {
  const results = await runProbes([SEAL_SUITE, SEAL_SUITE], { folder: join(folderWith(), 'absent') })
  expect([results.planned, results.run, results.passed]).toEqual([15, 0, 0])
  expect(results.control).toEqual({
    id: 'control',
    mutation: 'none',
    expected: 'pass',
    seen: 'the probes broke: ENOENT',
    passed: false
  })
  expect(probesHold(results)).toBe(false)
})

test('a gate that throws fails the self-test, and leaves nothing behind', async () => {
  const folder = folderWith()
  const ask = () => Promise.reject(new Error('broken'))
  const results = await runProbes([SEAL_SUITE], { folder, ask })
  expect([results.control.seen, results.control.passed]).toEqual(['the probes broke: broken', false])
  expect(readdirSync(folder)).toEqual([])
})

test('a gate that writes into the packet fails the self-test', async () => {
  const ask: Gate = (request, probes) => {
    writeFileSync(join(request.cwd, 'left.txt'), 'x')
    return gate(request, probes)
  }
  const results = await runProbes([SEAL_SUITE], { ask })
  expect([results.control.seen, results.run]).toEqual(['the probes broke: the gate changed the packet that it judged', 0])
  expect(probesHold(results)).toBe(false)
})

test('each packet stands in a private folder', async () => {
  const modes: string[] = []
  const ask: Gate = (request, probes) => {
    modes.push((statSync(join(request.cwd, '..')).mode & 0o777).toString(8))
    return gate(request, probes)
  }
  await runProbes([SEAL_SUITE], { ask })
  expect(new Set(modes)).toEqual(new Set([process.platform === 'win32' ? '666' : '700']))
})

const changed = (change: (bytes: Buffer) => Buffer | null) => (tree: Tree) =>
  replaced(tree, 'notes/decision.md', change(bytesAt(tree, 'notes/decision.md')))

test.each<[string, Partial<Probe>, string]>([
  ['that changes nothing', { change: tree => tree }, 'the mutation changed nothing'],
  [
    'that is refused for another reason',
    { change: changed(bytes => Buffer.concat([bytes, Buffer.from('x')])) },
    'length-mismatch: appended, proved'
  ],
  ['that takes the file away', { change: changed(() => null) }, 'missing'],
  ['that expects another verdict', { verdict: 'unverifiable' }, 'fail, length-mismatch: unicode-punctuation, proved'],
  ['that expects another file', { path: 'README.md' }, 'length-mismatch of another file'],
  ['that expects one more finding', { codes: ['length-mismatch', 'missing'] }, 'length-mismatch: unicode-punctuation, proved']
])('a probe %s fails the self-test', async (_, more, seen) => {
  const [, , dash] = SEAL_PROBES
  if (dash === undefined) throw new Error('no such probe')
  const results = await runProbes([{ ...SEAL_SUITE, probes: [{ ...dash, ...more }] }])
  expect(results.probes.map(probe => probe.passed)).toEqual([false])
  expect(results.probes[0]?.seen).toContain(seen)
  expect(probesHold(results)).toBe(false)
})

test('no probe at all fails the self-test', async () => {
  expect(probesHold(await runProbes([{ ...SEAL_SUITE, probes: [] }]))).toBe(false)
  expect(probesHold(await runProbes([]))).toBe(false)
})

test('the flipped bit, which every start explains, is found after little work', () => {
  const original = CONTROL_FILES.get('data/anchor.bin') ?? Buffer.alloc(0)
  const found = Buffer.from(original.map((byte, index) => (index === 4 ? byte ^ 1 : byte)))
  const seal = { path: 'data/anchor.bin', bytes: original.length, digests: { sha256: digestOf('sha256', original) }, line: 1 }
  const { drift, workedBytes } = diagnose(seal, found)
  expect(drift).toMatchObject({ certainty: 'proved', causes: [{ code: 'bit-flipped', detail: 'bit 0 of byte 4' }] })
  expect(workedBytes).toBeLessThan(150_000)
})
