import { afterEach, expect, test } from '@jest/globals'
import { merge } from '../../src/cli/merge.ts'
import { seal } from '../../src/cli/seal.ts'
import { verify } from '../../src/cli/verify.ts'
import { onHeartbeat } from '../../src/model/heartbeat.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { listen } from './listening.ts'

// A long run is never silent: each loop that leaves a timer no turn gives signs of life, by counted work.

const MIB = 1024 * 1024

afterEach(() => onHeartbeat(() => undefined))

async function beatsOf(run: () => Promise<unknown>): Promise<number> {
  let beats = 0
  onHeartbeat(() => {
    beats++
  })
  await run()
  onHeartbeat(() => undefined)
  return beats
}

test('one large file, while it is sealed and while it is verified', async () => {
  const cwd = folderWith({ big: Buffer.alloc(16 * MIB, 7) })
  expect(await beatsOf(() => listen(seal, ['big', '-o', 'seal-gate.json'], cwd))).toBeGreaterThanOrEqual(16)
  expect(await beatsOf(() => listen(verify, ['--no-probes', '--threads', '1'], cwd))).toBeGreaterThanOrEqual(16)
})

test('many drifted files, many folders, a long list and several reports', async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`d${n}/a.md`, `text ${n}\n`]))
  const cwd = folderWith(files)
  await listen(seal, ['.', '-o', 'seal-gate.json', '--covers', '**'], cwd)
  for (const name of Object.keys(files)) putFile(cwd, name, `other ${name}\n`)
  expect(await beatsOf(() => listen(verify, ['--no-probes'], cwd))).toBeGreaterThanOrEqual(120)
  const { out } = await listen(verify, ['--no-probes', '--json'], cwd)
  putFile(cwd, 'r1.json', out)
  putFile(cwd, 'r2.json', out)
  expect(await beatsOf(() => listen(merge, ['r1.json', 'r2.json'], cwd))).toBeGreaterThanOrEqual(2)
})
