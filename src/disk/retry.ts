import { chmodSync, type Dirent, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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

/** Removes a folder that another program wrote into, whatever modes it gave to folders. Nothing happens when there is none. */
export function removeForeignTree(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    flatten(path)
    removeTree(path)
  }
}

/** Opens each folder and moves it up, since folders in folders may have a path that is longer than the system takes. */
function flatten(root: string): void {
  chmodSync(root, 0o700)
  const place = mkdtempSync(join(root, 'open-'))
  const folders = [root]
  let count = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // The types do not know a buffer encoding together with withFileTypes; the names are then buffers.
    const entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }) as unknown as Dirent<Buffer>[]
    for (const entry of entries) {
      const path = Buffer.concat([Buffer.from(`${folder}/`), entry.name])
      if (!entry.isDirectory() || path.equals(Buffer.from(place))) continue
      const moved = join(place, String(count++))
      chmodSync(path, 0o700)
      renameSync(path, moved)
      folders.push(moved)
    }
  }
}
