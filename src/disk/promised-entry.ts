import { createHash } from 'node:crypto'
import { closeSync, constants, fchmodSync, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { algorithmsOf, matchesSeal } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal, Shard } from '../model/seal.ts'
import { BUFFER_BYTES } from './descriptor-reader.ts'
import { placeOfDescriptor } from './folder-handle.ts'
import { Folders } from './folders.ts'
import { isExecutable, statsAt, targetOf } from './look.ts'
import { SealedFiles } from './sealed-file.ts'

const MAX_SHOWN_CHARACTERS = 200

/** Checks what a seal states beside bytes: modes and symbolic links, below one root. No link is followed. */
export class PromisedEntries {
  readonly #root: string
  readonly #folders: Folders
  readonly #files: SealedFiles

  constructor(root: string) {
    this.#root = root
    this.#folders = new Folders(root)
    this.#files = new SealedFiles(root)
  }

  /** Whether the owner may execute the regular file at a sealed path; undefined when there is no such file, or it cannot be inspected. */
  isExecutable(seal: Seal): boolean | undefined {
    try {
      return isExecutable(this.#pathOf(seal))
    } catch {
      return undefined
    }
  }

  /**
   * Gives the regular file at a sealed path its sealed executable bit, for those who may read it, as git does. Nothing is followed.
   * @returns why it was not done; undefined when it was
   */
  restoreMode(seal: Seal): string | undefined {
    let fd: number | undefined
    try {
      if (this.#folders.problem(seal.path) !== undefined) return 'its folder is not what it was when it was judged'
      fd = openSync(this.#pathOf(seal), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
      const place = placeOfDescriptor(fd)
      if (place?.equals(Buffer.from(this.#pathOf(seal))) === false) return 'its folder is not what it was when it was judged'
      const stats = fstatSync(fd)
      if (!stats.isFile()) return 'it is not a regular file any more'
      fchmodSync(fd, seal.exec === true ? stats.mode | ((stats.mode & 0o444) >> 2) | 0o100 : stats.mode & ~0o111)
      return this.isExecutable(seal) === seal.exec ? undefined : 'its file system keeps no modes'
    } catch (error) {
      return `the system reports ${errorCode(error)}`
    } finally {
      if (fd !== undefined) closeSync(fd)
    }
  }

  /** What is at the path of a sealed symbolic link, which is read and not followed. */
  observeLink(seal: Seal): Observation {
    try {
      const problem = this.#folders.problem(seal.path)
      if (problem !== undefined) return problem
      const stats = statsAt(this.#pathOf(seal))
      if (stats === undefined) return { state: 'missing' }
      if (!stats.isSymbolicLink()) return { state: 'link-changed', reason: this.#notALink(seal, stats) }
      const target = targetOf(this.#pathOf(seal))
      if (matchesSeal(seal, target)) return { state: 'intact' }
      return { state: 'link-changed', reason: `it leads to ${shown(target.toString('utf8'))}, and ${shown(seal.link)} is sealed` }
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' }
      return { state: 'unreadable', reason: `the system reports ${code}` }
    }
  }

  /** A file of which the digests of its ranges are sealed. It is read once. */
  observeShards(seal: Seal, shards: readonly Shard[]): Observation {
    return this.#files.inspect(seal, fd => {
      const before = fstatSync(fd)
      if (!before.isFile()) return { state: 'not-a-file', reason: 'there is something that is not a file in its place' }
      const drifted: Observation = { state: 'drifted', found: { bytes: before.size } }
      if (before.size !== seal.bytes) return drifted
      const isIntact = shardsAreIntact(fd, shards)
      const after = fstatSync(fd)
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || after.ctimeMs !== before.ctimeMs)
        return { state: 'changed-while-reading', reason: 'its bytes, size or times changed in between' }
      return isIntact ? { state: 'intact' } : drifted
    })
  }

  #notALink(seal: Seal, stats: Stats): string {
    if (stats.isDirectory()) return 'there is a folder in its place'
    if (!stats.isFile()) return 'there is neither a link nor a regular file in its place'
    const bytes = this.#files.content(seal, seal.bytes ?? 0)
    return bytes !== undefined && matchesSeal(seal, bytes)
      ? 'there is a file with the path of the target in its place, as git writes a link where `core.symlinks` is false'
      : 'there is a regular file in its place'
  }

  #pathOf({ path, rawPath }: Seal): string | Buffer {
    return rawPath === undefined ? join(this.#root, path) : Buffer.concat([Buffer.from(`${this.#root}/`), rawPath])
  }
}

function shown(text: string | undefined): string {
  return JSON.stringify((text ?? '').slice(0, MAX_SHOWN_CHARACTERS))
}

function shardsAreIntact(fd: number, shards: readonly Shard[]): boolean {
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  let at = 0
  for (const { end, digests } of shards) {
    const hashes = algorithmsOf({ digests }).map(algorithm => [algorithm, createHash(algorithm)] as const)
    while (at < end) {
      const n = readSync(fd, buffer, 0, Math.min(buffer.length, end - at), at)
      if (n === 0) return false
      for (const [, hash] of hashes) hash.update(buffer.subarray(0, n))
      at += n
      heartbeat()
    }
    if (hashes.length === 0 || hashes.some(([algorithm, hash]) => hash.digest('hex') !== digests[algorithm])) return false
  }
  return true
}
