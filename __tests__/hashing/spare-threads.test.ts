import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { otherRunningThreads } from '../../src/disk/running-threads.ts'
import { threadsFor } from '../../src/hashing/spare-threads.ts'

test.each<[string, number, number, number | undefined, number]>([
  ['little work has no helper, on any machine', 59, 64, 0, 1],
  ['an idle machine gives all its cores', 60, 4, 0, 4],
  ['one busy core of two leaves this thread alone', 400, 2, 1, 1],
  ['one busy core of four leaves three', 400, 4, 1, 3],
  ['a machine that has more to do than cores gives no helper', 400, 4, 30, 1],
  ['long work takes its share of busy cores', 2000, 2, 12, 2],
  ['where nothing counts what runs, all cores are used', 400, 2, undefined, 2],
  ['one core is one thread', 1e6, 1, 0, 1]
])('%s', (_, ms, threads, others, expected) => {
  expect(
    threadsFor(
      ms,
      () => threads,
      () => others
    )
  ).toBe(expected)
})

test('what makes no difference is not counted', () => {
  const never = () => {
    throw new Error('counted')
  }
  expect([threadsFor(59, never, never), threadsFor(2000, () => 4, never), threadsFor(400, () => 1, never)]).toEqual([1, 4, 1])
})

test('Linux counts what runs, without the threads of this process', async () => {
  const others = otherRunningThreads()
  if (process.platform !== 'linux') {
    expect(others).toBeUndefined()
    return
  }
  expect(others).toBeGreaterThanOrEqual(0)
  const busy = Array.from({ length: 3 }, () => spawn(process.execPath, ['-e', 'for (;;) ;'], { stdio: 'ignore' }))
  try {
    // They are seen as soon as they run: at most one of many looks has to find all three.
    let most = 0
    while (most < 3) {
      most = Math.max(most, otherRunningThreads() ?? 0)
      await setTimeout(5)
    }
    expect(most).toBeGreaterThanOrEqual(3)
  } finally {
    for (const one of busy) one.kill('SIGKILL')
  }
})
