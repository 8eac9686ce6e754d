import { costOf } from '../../src/hashing/spare-threads.ts'
import { WorkTable } from '../../src/hashing/work-table.ts'
import type { Seal } from '../../src/model/seal.ts'
import { numbers } from './trees.ts'

const KIB = 1024
const MIB = 1024 * KIB
/** From its start, a helper needs about so long until it takes its first file. */
const THREAD_START_MS = 50
const THREADS = [1, 2, 4, 8, 16] as const

const WORK: readonly (readonly [title: string, count: number, size: (random: number) => number])[] = [
  ['20,000 files of 4 KiB', 20_000, () => 4 * KIB],
  ['100,000 files of 0.1 to 20 KiB', 100_000, random => Math.round(100 * Math.exp(random * 5.3))],
  ['1,000,000 files of 0.1 to 20 KiB', 1_000_000, random => Math.round(100 * Math.exp(random * 5.3))],
  ['200 files of 16 MiB', 200, () => 16 * MIB],
  ['20 files of 0.1 to 4 GiB', 20, random => Math.round((0.1 + 3.9 * random) * 1024 * MIB)],
  ['one file of 4 GiB among 1,000 of 1 MiB', 1001, random => (random < 0 ? 4096 * MIB : MIB)]
]

/**
 * Hashing with more cores than this machine has, simulated: the real table of work gives its tickets to threads of which each takes the next one
 * when its time is up. A file costs what the gate expects it to cost, and a helper takes its first ticket once it has started. Cores that share
 * memory and caches do worse than this.
 */
export function run(): void {
  console.log('\nhashing with several threads, simulated: ms, and how many times as fast as one thread')
  console.log(`| work | ${THREADS.join(' | ')} |`)
  console.log(`|---|${'---|'.repeat(THREADS.length)}`)
  for (const [title, count, size] of WORK) {
    const random = numbers(count)
    const seals = Array.from({ length: count }, (_, index): Seal => {
      const isOne = count === 1001 && index === 500
      return { path: `f${index}`, digests: { sha256: '0'.repeat(64) }, bytes: size(isOne ? -1 : random()), line: index + 1 }
    })
    const times = THREADS.map(threads => simulate(seals, threads))
    const cells = times.map(ms => `${Math.round(ms).toLocaleString('en')} (${((times[0] ?? 0) / ms).toFixed(1)})`)
    console.log(`| ${title} | ${cells.join(' | ')} |`)
  }
}

/** Milliseconds until the last thread is done. */
function simulate(seals: readonly Seal[], threads: number): number {
  const table = WorkTable.of(seals)
  const freeAt: number[] = Array.from({ length: threads }, (_, thread) => (thread === 0 ? 0 : THREAD_START_MS))
  let end = 0
  for (;;) {
    const next = freeAt.indexOf(Math.min(...freeAt))
    const range = table.take()
    if (range === undefined) return end
    let ms = 0
    for (let place = range.from; place < range.to; place++) ms += costOf(1, seals[table.indexAt(place)]?.bytes)
    freeAt[next] = (freeAt[next] ?? 0) + ms
    end = Math.max(end, freeAt[next] ?? 0)
  }
}
