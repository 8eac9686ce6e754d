import { isFolder, realPath } from '../disk/contain.ts'
import { readInside } from '../disk/read-file.ts'
import { walk } from '../disk/walk.ts'
import { errorMessage } from '../model/error-message.ts'
import { UsageError } from './usage-error.ts'

/** A folder of text, of which everything is kept in memory. */
const MAX_BYTES = 256 * 1024 * 1024

/**
 * The files of a folder and of those below it, by path relative to it.
 * @param path absolute
 * @throws {UsageError} when it is not a folder, and for what is not a regular file: a link could lead out of it
 */
export function readFolder(path: string): { readonly root: string; readonly files: ReadonlyMap<string, Uint8Array> } {
  if (!isFolder(path)) throw new UsageError(`there is no folder ${JSON.stringify(path)} with migrations`)
  const root = realPath(path)
  const files = new Map<string, Uint8Array>()
  let left = MAX_BYTES
  const unlisted = (folder: string): never => {
    throw new UsageError(`the folder ${JSON.stringify(folder)} cannot be listed`)
  }
  for (const entry of walk(root, unlisted)) {
    if (!entry.isFile)
      throw new UsageError(`${JSON.stringify(entry.path)} is not a regular file: put the file itself into the folder`)
    try {
      const bytes = readInside(root, entry.path, left)
      left -= bytes.length
      files.set(entry.path, bytes)
    } catch (error) {
      throw new UsageError(`${JSON.stringify(entry.path)} cannot be read: ${errorMessage(error)}`)
    }
  }
  return { root, files }
}
