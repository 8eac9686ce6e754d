import { createHash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Seals } from '../model/seal.ts'

/**
 * One digest over size, times and identity of every sealed file, as the file system has them now. Equal in two runs only if none of the
 * files was written in between.
 */
export function treeStamp(roots: readonly { readonly root: string; readonly seals: Seals }[]): string {
  const hash = createHash('sha256')
  for (const { root, seals } of roots) {
    for (const { path, rawPath } of seals) hash.update(`${JSON.stringify(path)} ${factsOf(root, path, rawPath)}\n`)
  }
  return hash.digest('hex')
}

function factsOf(root: string, path: string, rawPath: Uint8Array | undefined): string {
  const place = rawPath === undefined ? join(root, path) : Buffer.concat([Buffer.from(`${root}/`), rawPath])
  try {
    const { size, mtimeNs, ctimeNs, ino, mode } = lstatSync(place, { bigint: true })
    return [size, mtimeNs, ctimeNs, ino, mode].join(' ')
  } catch {
    return 'unreachable'
  }
}
