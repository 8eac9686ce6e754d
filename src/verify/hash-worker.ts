import { parentPort } from 'node:worker_threads'
import type { Examination } from './examination.ts'
import type { Observation } from './observation.ts'
import { SealedFiles } from './sealed-file.ts'
import { LOOK_AGAIN, type SharedWork, WorkTable } from './work-table.ts'

// Entry of a hashing thread: started by hashing-pool.ts, imported by nothing. For each job it takes tickets until none is left, then
// says so.

/** Say which files are intact. The verdicts go into the table; the answer is only that all is done. */
export interface HashJob {
  readonly root: string
  readonly work: SharedWork
}

/** Say what became of those that are not. The answer is `Examined` as JSON, which is read faster than objects are copied. */
export interface ExamineJob extends HashJob {
  readonly lesson: unknown
}

/** By the index of the seal. */
export type Examined = readonly (readonly [number, Observation])[]

/** Load what an `ExamineJob` needs: one is about to come. No answer. */
export const PREPARE = 'prepare'

parentPort?.on('message', (job: HashJob | ExamineJob | typeof PREPARE) => {
  if (job === PREPARE) void examination()
  else if ('lesson' in job) void examine(job)
  else hash(job)
})

/** What the gate hands to the pool. */
async function examination(): Promise<Examination> {
  // biome-ignore lint/style/noRestrictedImports: an entry may name what it hands over, and the pool gets the same from the gate
  return import('../drift/second-look.ts')
}

function hash({ root, work }: HashJob): void {
  const files = new SealedFiles(root)
  const table = new WorkTable(work)
  for (let range = table.take(); range !== undefined; range = table.take()) {
    for (let place = range.from; place < range.to; place++) {
      const index = table.indexAt(place)
      const seal = table.sealAt(index)
      if (seal !== undefined) table.judge(index, files.isIntact(seal))
    }
  }
  parentPort?.postMessage('done')
}

async function examine({ root, work, lesson }: ExamineJob): Promise<void> {
  const { examiner } = await examination()
  const table = new WorkTable(work)
  const own = examiner(new SealedFiles(root), lesson)
  const examined: (readonly [number, Observation])[] = []
  for (let range = table.take(); range !== undefined; range = table.take()) {
    for (let place = range.from; place < range.to; place++) {
      const index = table.indexAt(place)
      const seal = table.verdict(index) === LOOK_AGAIN ? table.sealWithFacts(index) : undefined
      if (seal !== undefined) examined.push([index, own.examine(seal, index)])
    }
  }
  parentPort?.postMessage(JSON.stringify(examined))
}
