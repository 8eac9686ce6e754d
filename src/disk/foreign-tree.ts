import { chmodSync, type Dirent, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { removeTree } from './retry.ts'

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
