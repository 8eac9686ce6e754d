import { createHash, type Hash } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs'
import { sep } from 'node:path'
import { algorithmsOf, digestOf } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { Measurement } from '../model/finding.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Observation } from '../model/observation.ts'
import type { Algorithm, Seal } from '../model/seal.ts'
import { BUFFER_BYTES, DescriptorReader, isSealed, wholeOf } from './descriptor-reader.ts'
import { placeOfDescriptor } from './folder-handle.ts'
import { Folders } from './folders.ts'
import { isExecutableMode } from './look.ts'
import { holdsOverlapped } from './overlapped.ts'
import { retryWhileBusy } from './retry.ts'
import { unverifiableName } from './unverifiable-name.ts'

/** Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has neither flag: there the path is looked at first. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** A file whose length is not the sealed one has drifted: over this size its digests are not computed. */
const MAX_DRIFTED_DIGEST_BYTES = 1024 * 1024 * 1024

/** A drifted file over this many bytes is reported and measured, but not searched for causes. */
export const MAX_DIAGNOSED_BYTES = 64 * 1024 * 1024
export const TOO_LARGE = `it has over ${MAX_DIAGNOSED_BYTES} bytes, or it changed again`

const INTACT: Observation = { state: 'intact' }
const CHANGED: Observation = { state: 'changed-while-reading', reason: 'it was replaced while it was read' }

/** Compares sealed files under one root with their seals: one open, one read, length and digests from the same bytes. */
export class SealedFiles {
  readonly #root: string
  readonly #folders: Folders
  /** Of the files that are looked at closer: the place of each opened one is checked as well. */
  readonly #entered: Folders
  readonly #reader = new DescriptorReader()
  #exec: boolean | undefined

  constructor(root: string) {
    this.#root = realRoot(root)
    this.#folders = new Folders(this.#root)
    this.#entered = new Folders(this.#root)
  }

  observe(seal: Seal): Observation {
    return this.isIntact(seal) ? INTACT : this.lookCloser(seal)
  }

  /** What is at the path of a seal that was not intact. Never `intact`: a file that is by now has changed meanwhile. */
  lookCloser(seal: Seal): Observation {
    this.#reader.forget()
    heartbeat()
    return this.inspect(seal, fd => this.#lookAgain(fd, seal))
  }

  /**
   * The bytes that `lookCloser` measured last, if a single read got all of them. They are in a buffer that the next file overwrites: use
   * them before that.
   */
  get seen(): Buffer | undefined {
    return this.#reader.seen
  }

  /** True only for a regular file with exactly the sealed bytes, reached through real folders. */
  isIntact(seal: Seal): boolean {
    return this.seemsIntact(seal) && this.changedFolders().length === 0
  }

  /** Folders that were entered since the last call and have been replaced, relative to the root; `''` is the root. */
  changedFolders(): string[] {
    return this.#folders.changed()
  }

  /**
   * The same for many files, whose folders are checked once before and once after. The answer is void if `changedFolders`, called after the
   * last file, returns a folder of the path.
   */
  seemsIntact(seal: Seal): boolean {
    const fd = this.#openedQuickly(seal)
    if (fd === undefined) return false
    try {
      return this.#reader.holds(fd, seal) && this.#noteMode(fd, seal)
    } catch {
      return false
    } finally {
      closeSync(fd)
    }
  }

  /**
   * The same where the sealed bytes are at hand.
   * @returns whether the owner may execute the file, or `unknown` where the disk keeps no modes; undefined when it does not have these bytes
   */
  seenWith(seal: Seal, content: Buffer): 'executable' | 'plain' | 'unknown' | undefined {
    const fd = this.#openedQuickly(seal)
    if (fd === undefined) return undefined
    try {
      const stats = fstatSync(fd)
      const fits = content.length < BUFFER_BYTES
      if (!stats.isFile() || !(fits ? this.#reader.hasBytes(fd, content) : this.#reader.holds(fd, seal))) return undefined
      const exec = isExecutableMode(stats)
      return exec === undefined ? 'unknown' : exec ? 'executable' : 'plain'
    } catch {
      return undefined
    } finally {
      closeSync(fd)
    }
  }

  /**
   * `seemsIntact` for one huge file: reads the next part while this one is hashed, 5 % faster if a core is idle.
   */
  async seemsIntactOverlapped(seal: Seal): Promise<boolean> {
    const fd = this.#openedQuickly(seal)
    if (fd === undefined) return false
    try {
      return (await holdsOverlapped(fd, seal)) && this.#noteMode(fd, seal)
    } catch {
      return false
    } finally {
      closeSync(fd)
    }
  }

  /** Whether the owner may execute the file that just seemed intact. Undefined where the seal promises no mode, or the disk keeps none. */
  get seenExec(): boolean | undefined {
    return this.#exec
  }

  /** Of the descriptor that the bytes were read from: one more look at the path could be at another file. */
  #noteMode(fd: number, seal: Seal): true {
    this.#exec = seal.exec === undefined ? undefined : isExecutableMode(fstatSync(fd))
    return true
  }

  #openedQuickly(seal: Seal): number | undefined {
    try {
      if ((this.#refusal(seal) ?? this.#folders.problem(seal.path)) !== undefined) return undefined
      return openSync(this.#pathOf(seal), FLAGS)
    } catch {
      return undefined
    }
  }

  /**
   * The drifted bytes, for a diagnosis. Undefined when they are over the limit, or are no longer the measured ones.
   * @param limit bytes
   */
  read(seal: Seal, found: Measurement, limit: number): Uint8Array | undefined {
    let bytes: Uint8Array | undefined
    this.inspect(seal, fd => {
      const stats = fstatSync(fd)
      if (!stats.isFile() || stats.size > limit || stats.size !== found.bytes) return { state: 'missing' }
      const whole = wholeOf(fd, stats.size)
      if (whole !== undefined && algorithmsOf(seal).every(algorithm => digestOf(algorithm, whole) === found.digests?.[algorithm]))
        bytes = whole
      return { state: 'intact' }
    })
    return bytes
  }

  /**
   * The bytes at a sealed path, whatever they are; undefined when they are over the limit, or there is no file.
   * @param limit bytes
   */
  content(seal: Seal, limit: number): Buffer | undefined {
    let bytes: Buffer | undefined
    this.inspect(seal, fd => {
      const stats = fstatSync(fd)
      if (stats.isFile() && stats.size <= limit) bytes = wholeOf(fd, stats.size)
      return INTACT
    })
    return bytes
  }

  /**
   * The bytes of a sealed file, piece by piece; each piece is overwritten by the next.
   * @throws when they are not the sealed ones, at the latest at the end
   */
  *pieces(seal: Seal): Generator<Uint8Array> {
    const fd = this.#openedQuickly(seal)
    if (fd === undefined) throw new Error('it cannot be opened any more')
    try {
      if (!fstatSync(fd).isFile()) throw new Error('it is not a regular file any more')
      // Not the shared buffer: other files may be read between two pieces.
      const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
      const hashes = algorithmsOf(seal).map((algorithm): [Algorithm, Hash] => [algorithm, createHash(algorithm)])
      const limit = seal.bytes ?? Number.MAX_SAFE_INTEGER
      let bytes = 0
      for (let n = readSync(fd, buffer); n > 0; n = readSync(fd, buffer)) {
        bytes += n
        if (bytes > limit) break
        const piece = buffer.subarray(0, n)
        for (const [, hash] of hashes) hash.update(piece)
        yield piece
      }
      const digests = Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]))
      if (!isSealed(seal, { bytes, digests })) throw new Error('its bytes no longer match the seal')
    } finally {
      closeSync(fd)
    }
  }

  /** What a look at the opened file at a sealed path gives, or why it cannot be opened. */
  inspect(seal: Seal, look: (fd: number) => Observation): Observation {
    let fd: number | undefined
    try {
      const problem = this.#refusal(seal) ?? this.#entered.problem(seal.path)
      if (problem !== undefined) return problem
      fd = this.#openPatiently(seal)
      if (!this.#isAt(seal, fd)) return new Folders(this.#root).problem(seal.path) ?? CHANGED
      return look(fd)
    } catch (error) {
      // A folder that was entered for another file may have become a link since.
      const problem = fd === undefined ? new Folders(this.#root).problem(seal.path) : undefined
      return problem ?? refuse(errorCode(error))
    } finally {
      if (fd !== undefined) closeSync(fd)
    }
  }

  #openPatiently(seal: Seal): number {
    const open = (): number => openSync(this.#pathOf(seal), FLAGS)
    return process.platform === 'win32' ? retryWhileBusy(open) : open()
  }

  /**
   * True when the opened file is the one at the path, through real folders only: a folder may have become a link since it was checked, and
   * what is read here may be quoted. Without /proc, the folders are checked again, and the file at the path is compared.
   */
  #isAt(seal: Seal, fd: number): boolean {
    const place = placeOfDescriptor(fd)
    if (place !== undefined) return place.equals(Buffer.from(this.#pathOf(seal)))
    if (new Folders(this.#root).problem(seal.path) !== undefined) return false
    const opened = fstatSync(fd, { bigint: true })
    const now = lstatSync(this.#pathOf(seal), { bigint: true })
    return opened.ino === now.ino && opened.dev === now.dev
  }

  /** Only Windows needs this: `\` separates folders there, some names are devices or aliases, and there is no O_NOFOLLOW. */
  #refusal(seal: Seal): Observation | undefined {
    if (constants.O_NOFOLLOW !== undefined) return undefined
    const reason = unverifiableName(seal.path)
    if (reason !== undefined) return { state: 'outside-root', reason }
    const stats = lstatSync(this.#pathOf(seal), { throwIfNoEntry: false })
    if (stats?.isSymbolicLink()) return refuse('ELOOP')
    return stats === undefined || stats.isFile()
      ? undefined
      : { state: 'not-a-file', reason: `there is ${kindOf(stats)} in its place` }
  }

  #pathOf(seal: Seal): string | Buffer {
    if (seal.rawPath === undefined) return `${this.#root}${sep}${seal.path}`
    return Buffer.concat([Buffer.from(`${this.#root}${sep}`), seal.rawPath])
  }

  /** The slow way, for everything that is not plainly intact: is it a file, is it being written, and what are its bytes? */
  #lookAgain(fd: number, seal: Seal): Observation {
    const before = fstatSync(fd)
    if (!before.isFile()) return { state: 'not-a-file', reason: `there is ${kindOf(before)} in its place` }
    if (seal.bytes !== undefined && before.size !== seal.bytes && before.size > MAX_DRIFTED_DIGEST_BYTES) {
      return { state: 'drifted', found: { bytes: before.size } }
    }
    const found = this.#reader.measure(fd, algorithmsOf(seal), before.size)
    const after = fstatSync(fd)
    const still = before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs
    if (found === undefined || !still || found.bytes !== after.size || isSealed(seal, found)) {
      return { state: 'changed-while-reading', reason: 'its bytes, size or times changed in between' }
    }
    return { state: 'drifted', found }
  }
}

function refuse(code: string): Observation {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' }
  if (code === 'ELOOP') return { state: 'symlink', reason: 'there is a symbolic link in its place; links are never followed' }
  if (code === 'EISDIR') return { state: 'not-a-file', reason: 'there is a folder in its place' }
  if (code === 'ESPIPE' || code === 'ENXIO')
    return { state: 'not-a-file', reason: 'there is a pipe, a socket or a device in its place' }
  return { state: 'unreadable', reason: `the system reports ${code}` }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a named pipe (FIFO)'
  if (stats.isSocket()) return 'a socket'
  if (stats.isCharacterDevice() || stats.isBlockDevice()) return 'a device'
  return 'something that is not a file'
}

/** Links above the root are the user's own choice; on Linux the path of an opened file has none. */
function realRoot(root: string): string {
  try {
    return realpathSync(root)
  } catch {
    return root
  }
}
