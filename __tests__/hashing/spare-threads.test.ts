import { expect, test } from '@jest/globals'
import { runningThreads } from '../../src/disk/running-threads.ts'
import { threadsFor } from '../../src/hashing/spare-threads.ts'

test.each<[string, number, number, number | undefined, number]>([
  ['little work has no helper, on any machine', 59, 64, 1, 1],
  ['an idle machine gives all its cores', 60, 4, 1, 4],
  ['one busy core of two leaves this thread alone', 400, 2, 2, 1],
  ['one busy core of four leaves three', 400, 4, 2, 3],
  ['a machine that has more to do than cores gives no helper', 400, 4, 30, 1],
  ['long work takes its share of busy cores', 2000, 2, 12, 2],
  ['where nothing counts what runs, all cores are used', 400, 2, undefined, 2],
  ['a count of none is this thread, not yet counted', 400, 2, 0, 2],
  ['one core is one thread', 1e6, 1, 1, 1]
])('%s', (_, ms, threads, running, expected) => {
  expect(threadsFor(ms, threads, running)).toBe(expected)
})

test('Linux counts what runs', () => {
  const running = runningThreads()
  if (process.platform === 'linux') expect(running).toBeGreaterThanOrEqual(1)
  else expect(running).toBeUndefined()
})
