import { expect, test } from '@jest/globals'
import { mutated, random } from '../support/mutate.ts'
import { readMembers } from '../support/read-members.ts'
import { SEEDS } from '../support/seed-archives.ts'

/** `node tools/fuzz-archives.ts` tries far more. */
const RUNS = 150

test.each([...SEEDS])('%s: what is spoiled is read or refused, and nothing else', async (_, original) => {
  const whole = await readMembers(original)
  expect(whole.read.problems).toEqual([])
  let refused = 0
  for (let seed = 1; seed <= RUNS; seed++) {
    const { read, seen } = await readMembers(mutated(original, random(seed)))
    if (read.problems.length > 0) refused++
    else expect(new Set(seen.map(({ path }) => path)).size).toBe(seen.length)
  }
  expect(refused).toBeGreaterThan(RUNS / 3)
})

test.each([...SEEDS])('%s: an archive that is cut off is never read, wherever it ends', async (kind, original) => {
  const step = Math.max(1, Math.floor(original.length / 120))
  for (let end = 0; end < original.length; end += step) {
    const { read } = await readMembers(original.subarray(0, end))
    // A complete member of an ar archive may be the last one.
    if (kind !== 'ar') expect([end, read.problems.length]).toEqual([end, 1])
  }
})
