import { basename, dirname, join, resolve } from 'node:path'
import { isFolder, isReachable, isWithin, realPath } from '../disk/contain.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { UsageError } from './usage-error.ts'

/**
 * The absolute paths of sealed files, and of folders with some, that the user named.
 * @throws UsageError when nothing there is sealed: a typing error must not look like a file that is intact
 */
export function sealedPlaces(names: readonly string[], sources: readonly LoadedManifest[], cwd: string): readonly string[] {
  return names.map(name => {
    const full = resolve(cwd, name)
    const folder = isFolder(full) ? full : dirname(full)
    // Links to the folder of a file are followed, as to the root of the manifest.
    const path = !isReachable(folder) ? full : folder === full ? realPath(full) : join(realPath(folder), basename(full))
    if (sources.some(({ root = '', seals }) => seals.some(seal => isWithin(path, join(root, seal.path))))) return path
    throw new UsageError(`${JSON.stringify(name)} is not sealed: name a sealed file, or a folder with some`)
  })
}
