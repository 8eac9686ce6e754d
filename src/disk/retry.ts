import { rmSync } from 'node:fs'
import { errorCode } from '../model/error-message.ts'

/** What Windows answers while a virus scanner or an indexer holds a file. */
const BUSY: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES'])
/** Scanners let go within a few hundred milliseconds; a permission that is really missing costs this much once. */
const PAUSES_MS = [10, 20, 50, 100, 200]

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** Does the work, and tries again for a while when another program seems to hold the file. @throws what the last attempt threw */
export function retryWhileBusy<T>(work: () => T): T {
  for (const pause of PAUSES_MS) {
    try {
      return work()
    } catch (error) {
      if (!BUSY.has(errorCode(error))) throw error
      Atomics.wait(sleeper, 0, 0, pause)
    }
  }
  return work()
}

/** Removes a file. Nothing happens when there is none. */
export function removeFile(path: string): void {
  retryWhileBusy(() => rmSync(path, { force: true }))
}

/** Removes a file, or a folder with everything in it. Nothing happens when there is none. */
export function removeTree(path: string): void {
  retryWhileBusy(() => rmSync(path, { recursive: true, force: true, maxRetries: PAUSES_MS.length, retryDelay: 50 }))
}
