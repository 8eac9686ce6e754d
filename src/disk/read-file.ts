import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { heartbeat } from '../model/heartbeat.ts'
import { isWithin } from './contain.ts'
import { placeOfDescriptor } from './folder-handle.ts'

/** The path is the real one: a link there was created meanwhile. Without O_NONBLOCK, opening a pipe may never return. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** A file that exists but must not be read. The message is one plain sentence without the path. */
export class UnreadableError extends Error {
  readonly code: 'escapes-folder' | 'not-a-file' | 'too-large' | 'changed-while-reading'

  constructor(code: UnreadableError['code'], message: string) {
    super(message)
    this.code = code
  }
}

interface Reading {
  /** Real folder in which the opened file must be. */
  readonly inside?: string
  readonly allocate?: (bytes: number) => Buffer
}

/**
 * The bytes of a file that the user named. Links are followed. A link inside the folder that leads out of it is refused, since a
 * pull request can add it; a path outside is the user's own choice.
 * @param folder absolute, where the gate was started
 * @param allocate gives the memory for so many bytes
 * @throws {UnreadableError} when it is not read, and a system error when it cannot be
 */
export function readNamedFile(
  folder: string,
  name: string,
  maxBytes: number,
  allocate: Reading['allocate'] = Buffer.allocUnsafeSlow
): Buffer {
  const path = resolve(folder, name)
  if (!isWithin(resolve(folder), path)) return readRegular(realpathSync(path), maxBytes, { allocate })
  return readRegular(placeInside(folder, name), maxBytes, { inside: realpathSync(folder), allocate })
}

/**
 * The bytes of a file that a document names. Links are followed as long as they stay in the folder.
 * @param path relative to the folder, or absolute
 * @throws {UnreadableError} when it is not read, and a system error when it cannot be
 */
export function readInside(folder: string, path: string, maxBytes: number): Buffer {
  const place = placeInside(folder, path)
  return readRegular(place, maxBytes, { inside: realpathSync(folder) })
}

/** The real path of what a document names. @throws {UnreadableError} when it is outside of the folder */
export function placeInside(folder: string, path: string): string {
  const place = realpathSync(resolve(folder, path))
  if (!isWithin(realpathSync(folder), place)) throw escapes()
  return place
}

/** Reads a regular file, bounded. @param real path without links */
function readRegular(real: string, maxBytes: number, { inside, allocate = Buffer.allocUnsafeSlow }: Reading): Buffer {
  const fd = openSync(real, FLAGS)
  try {
    const stats = fstatSync(fd, { bigint: true })
    if (!stats.isFile()) throw new UnreadableError('not-a-file', 'it is not a regular file')
    if (inside !== undefined && !isOpenedInside(fd, real, inside)) throw escapes()
    if (stats.size > maxBytes) throw new UnreadableError('too-large', `it has ${stats.size} bytes; the limit is ${maxBytes}`)
    const bytes = allocate(Number(stats.size))
    let at = 0
    for (let n = 1; n > 0 && at < bytes.length; at += n) n = readSync(fd, bytes, at, bytes.length - at, at)
    if (at !== bytes.length || fstatSync(fd).size !== at)
      throw new UnreadableError('changed-while-reading', 'its bytes, size or times changed in between')
    return bytes
  } finally {
    closeSync(fd)
  }
}

/** A folder in the path may have become a link between the check of the path and the opening. */
function isOpenedInside(fd: number, real: string, folder: string): boolean {
  const place = placeOfDescriptor(fd)
  if (place !== undefined) return isWithin(folder, place.toString())
  const opened = fstatSync(fd, { bigint: true })
  const now = lstatSync(real, { bigint: true })
  return realpathSync(real) === real && opened.ino === now.ino && opened.dev === now.dev
}

function escapes(): UnreadableError {
  return new UnreadableError('escapes-folder', 'a link leads out of the folder')
}

/** The first bytes of a regular file; fewer when it is shorter. Links are followed. @throws when there is none, or it cannot be read */
export function readStart(path: string, length: number): Buffer {
  const fd = openSync(realpathSync(path), FLAGS)
  try {
    if (!fstatSync(fd).isFile()) throw new UnreadableError('not-a-file', 'it is not a regular file')
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(fd, bytes, 0, length, 0))
  } finally {
    closeSync(fd)
  }
}

/** True when something exists at a path, a broken link included. */
export function exists(folder: string, name = '.'): boolean {
  try {
    return lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A NUL in the name, or a folder that may not be entered: for this user the name does not exist.
    return false
  }
}

/**
 * Reads a regular file once from its beginning to its end, in parts.
 * @param path absolute and real; a link on any component is refused where the system can tell
 * @param buffer scratch space; a part is overwritten by the next one
 * @param begin receives the length before the first part
 * @returns bytes that were read
 * @throws when it is not a regular file, cannot be read, or is being written meanwhile
 */
export function readParts(path: string, buffer: Buffer, begin: (size: number) => void, part: (bytes: Buffer) => void): number {
  const fd = openSync(path, FLAGS)
  try {
    const before = fstatSync(fd)
    if (!before.isFile()) throw new UnreadableError('not-a-file', 'it is not a regular file')
    if (placeOfDescriptor(fd)?.equals(Buffer.from(path)) === false) throw escapes()
    begin(before.size)
    let bytes = 0
    for (let n = readSync(fd, buffer, 0, buffer.length, 0); n > 0; n = readSync(fd, buffer, 0, buffer.length, bytes)) {
      bytes += n
      heartbeat()
      if (bytes > before.size) break
      part(buffer.subarray(0, n))
    }
    const after = fstatSync(fd)
    if (bytes !== before.size || after.size !== bytes || after.mtimeMs !== before.mtimeMs)
      throw new UnreadableError('changed-while-reading', 'it is being written')
    return bytes
  } finally {
    closeSync(fd)
  }
}
