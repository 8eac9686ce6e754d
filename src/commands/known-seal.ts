import { join, resolve } from 'node:path'
import { isReachable, realPath } from '../disk/contain.ts'
import { loadManifestFile } from '../load/manifest.ts'
import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import type { Seal } from '../model/seal.ts'
import { manifestAround } from './manifests.ts'

/** The seal of a file in the manifest around the folder; undefined where there is none. */
export async function knownSeal(path: string, cwd: string): Promise<Seal | undefined> {
  const name = manifestAround(cwd)
  if (name === undefined) return undefined
  const { seals, root } = await loadManifestFile(name, { cwd, format: 'auto', limit: MAX_BYTES, maxEntries: MAX_ENTRIES })
  const file = isReachable(resolve(cwd, path)) ? realPath(resolve(cwd, path)) : resolve(cwd, path)
  return root === undefined ? undefined : seals.find(seal => join(root, seal.path) === file)
}
