import { availableParallelism } from 'node:os'
import { startWorker } from '../disk/start-worker.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Seal } from '../model/seal.ts'
import { type SealJob, type SealShare, sealShare } from './seal-share.ts'

/** Fewer files are sealed before a second thread has started. */
const WORTH_FILES = 4000
const MAX_THREADS = 16

/**
 * Seals files on all cores. The result has one entry for each file, in their order, whichever thread sealed it.
 * @throws when a thread died or a file was lost
 */
export async function sealAll(files: SealJob['files']): Promise<readonly (Seal | string)[]> {
  const job: SealJob = { files, counter: new SharedArrayBuffer(4) }
  const helpers = files.length < WORTH_FILES ? 0 : Math.min(availableParallelism(), MAX_THREADS) - 1
  const helping = Promise.all(Array.from({ length: helpers }, () => shareOfWorker(job)))
  // Waited for below; until then a rejection is not unhandled.
  helping.catch(() => undefined)
  const shares = [sealShare(job), ...(await helping)]
  const results = new Array<Seal | string | undefined>(files.length)
  for (const [index, result] of shares.flat()) results[index] = result
  return files.map(([path], index) => {
    const result = results[index]
    if (result === undefined) throw new Error(`${JSON.stringify(path)} was lost`)
    return result
  })
}

function shareOfWorker(job: SealJob): Promise<SealShare> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('seal-worker', { workerData: job })
    worker.on('message', resolve)
    worker.on('error', error => reject(new Error(`a sealing thread broke: ${errorMessage(error)}`)))
    worker.on('exit', code => reject(new Error(`a sealing thread ended in ${code} before its work was done`)))
  })
}
