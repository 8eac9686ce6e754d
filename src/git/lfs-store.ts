import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchesSeal } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'

/**
 * The Git LFS pointer to some content; undefined when its sha256 or length is not known.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerTo({ bytes, digests }: Measurement): Buffer | undefined {
  if (bytes === undefined || digests?.sha256 === undefined) return undefined
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${digests.sha256}\nsize ${bytes}\n`)
}

/**
 * The sealed bytes, if Git LFS has fetched them already: its store files content under its sha256. Reads only a regular file, and
 * its bytes count only if they match the seal.
 * @param commonFolder of the repository
 * @param limit bytes
 */
export function readLfsStore(commonFolder: string, seal: Seal, limit: number): Buffer | undefined {
  const oid = seal.digests.sha256
  if (oid === undefined || !/^[0-9a-f]{64}$/.test(oid)) return undefined
  let fd: number | undefined
  try {
    const path = join(commonFolder, 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
    fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const stats = fstatSync(fd)
    if (!stats.isFile() || stats.size > limit || stats.size !== (seal.bytes ?? stats.size)) return undefined
    const bytes = readFileSync(fd)
    return matchesSeal(seal, bytes) ? bytes : undefined
  } catch {
    return undefined
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
