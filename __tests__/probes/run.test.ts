import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from '@jest/globals'
import { runProbes } from '../../src/probes/run.ts'
import { SEAL_PROBES } from '../../src/probes/seal-probes.ts'
import { probesHold } from '../../src/release/verdict.ts'

test('the control passes and all seven bad inputs are refused for their own reason', async () => {
  const results = await runProbes()
  expect(probesHold(results)).toBe(true)
  expect([results.planned, results.run, results.passed]).toEqual([7, 7, 7])
  expect(results.control).toMatchObject({ expected: 'pass', seen: 'pass', passed: true })
})

test('the same bytes every time, and nothing left behind', async () => {
  const folders = () => readdirSync(tmpdir()).filter(name => name.startsWith('seal-gate-probe-'))
  const before = folders()
  const [a, b] = [JSON.stringify(await runProbes()), JSON.stringify(await runProbes())]
  expect(a).toBe(b)
  expect(folders()).toEqual(before)
})

test.each([
  ['that changes nothing', { change: (bytes: Buffer) => bytes }, 'the mutation changed nothing'],
  [
    'that is refused for another reason',
    { change: (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]) },
    'length-mismatch: appended, proved'
  ],
  ['that takes the file away', { change: () => null }, 'missing']
])('a probe %s fails the self-test', async (_, change, seen) => {
  const [, , dash] = SEAL_PROBES
  if (dash === undefined) throw new Error('no such probe')
  const results = await runProbes([{ ...dash, ...change }])
  expect(results.probes.map(probe => [probe.seen, probe.passed])).toEqual([[seen, false]])
  expect(probesHold(results)).toBe(false)
})

test('no probe at all fails the self-test', async () => {
  expect(probesHold(await runProbes([]))).toBe(false)
})
