import { parentPort } from 'node:worker_threads'
import { SealedFiles } from './sealed-file.ts'
import { type SharedWork, WorkTable } from './work-table.ts'

// Entry of a hashing thread: started by hashing-pool.ts, imported by nothing. For each job it takes tickets until none is left, then
// says so.

export interface HashJob {
  readonly root: string
  readonly work: SharedWork
}

parentPort?.on('message', ({ root, work }: HashJob) => {
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
})
