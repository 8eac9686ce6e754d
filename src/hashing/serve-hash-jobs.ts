import { parentPort } from 'node:worker_threads'
import { SealedFiles } from '../disk/sealed-file.ts'
import type { Observation } from '../model/observation.ts'
import { type BlobJob, type Examination, type ExamineJob, type HashJob, LOOK_AGAIN, PREPARE } from './protocol.ts'
import { WorkTable } from './work-table.ts'

/**
 * The work of a hashing thread. For each job it takes tickets until none is left, then answers.
 * @param examination the same as the gate hands to the pool; loaded when the first file has to be examined
 */
export function serveHashJobs(examination: () => Promise<Examination>): void {
  parentPort?.on('message', (job: HashJob | ExamineJob | BlobJob | typeof PREPARE) => {
    if (job === PREPARE) void examination()
    else if ('blobs' in job) void hashBlobs(job)
    else if ('shared' in job) void examine(job, examination)
    else hash(job)
  })
}

function hash({ root, work }: HashJob): void {
  const files = new SealedFiles(root)
  const table = new WorkTable(work)
  for (let range = table.take(); range !== undefined; range = table.take()) {
    for (let place = range.from; place < range.to; place++) {
      const index = table.indexAt(place)
      const seal = table.sealAt(index)
      if (seal !== undefined) table.judge(index, files.seemsIntact(seal), files.seenExec)
    }
  }
  table.distrust(files.changedFolders())
  parentPort?.postMessage('done')
}

async function hashBlobs({ blobs }: BlobJob): Promise<void> {
  const { answerAboutBlobs } = await import('./blob-shares.ts')
  parentPort?.postMessage(await answerAboutBlobs(blobs))
}

async function examine({ root, work, shared }: ExamineJob, examination: () => Promise<Examination>): Promise<void> {
  const { examiner } = await examination()
  const table = new WorkTable(work)
  const own = examiner(new SealedFiles(root), shared)
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
