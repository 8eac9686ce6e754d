import { parentPort } from 'node:worker_threads'
import type { Experience } from '../drift/explainer.ts'
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

/** Say what became of those that are not. The answer is `Looks` as JSON, which is read faster than objects are copied. */
export interface LookJob extends HashJob {
  /** Milliseconds since the epoch, after which nothing is explained any more. */
  readonly until: number
  readonly experience: Experience
}

/** By the index of the seal. */
export type Looks = readonly (readonly [number, Observation])[]

/** Load what a `LookJob` needs: one is about to come. No answer. */
export const PREPARE = 'prepare'

parentPort?.on('message', (job: HashJob | LookJob | typeof PREPARE) => {
  if (job === PREPARE) void import('./second-look.ts')
  else if ('until' in job) void look(job)
  else hash(job)
})

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

async function look({ root, work, until, experience }: LookJob): Promise<void> {
  const { SecondLook } = await import('./second-look.ts')
  const table = new WorkTable(work)
  const second = new SecondLook(new SealedFiles(root), until, experience)
  const looks: (readonly [number, Observation])[] = []
  for (let range = table.take(); range !== undefined; range = table.take()) {
    for (let place = range.from; place < range.to; place++) {
      const index = table.indexAt(place)
      const seal = table.verdict(index) === LOOK_AGAIN ? table.sealWithFacts(index) : undefined
      if (seal !== undefined) looks.push([index, second.look(seal)])
    }
  }
  parentPort?.postMessage(JSON.stringify(looks))
}
