import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import { FolderHandle, type PathLike } from './folder-handle.ts'
import { makeFolders } from './make-folders.ts'
import { nameOnDisk } from './name-on-disk.ts'
import { retryWhileBusy } from './retry.ts'

const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)
const PERMISSIONS = 0o7777
/** Without set-user-id and set-group-id. */
const PERMISSIONS_WITHOUT_RIGHTS = 0o1777
const OWNER_WRITES = 0o200

/** The file system finds another file under this name: writing would replace that file. */
export class OtherNameError extends Error {
  readonly code = 'EEXIST'
  /** The name of the file that exists. */
  readonly existing: string

  constructor(existing: string) {
    super(`there is ${JSON.stringify(existing)}, which this file system takes for the same file`)
    this.existing = existing
  }
}

/**
 * A file that is written in pieces and appears whole or not at all: a draft with a random name in the same folder is written, synced and
 * renamed. It takes the mode and owner of the regular file that it replaces; a link is replaced, never followed. What another process wrote is
 * never removed, not even a draft of the same name.
 */
export class AtomicFile {
  readonly #folder: FolderHandle
  readonly #target: PathLike
  readonly #draft: PathLike
  readonly #before: Stats | undefined
  #fd: number | undefined
  #draftExists = false

  /**
   * @param folder the opened folder of the file; closed with the file
   * @param name of the file in it
   * @param mode permissions of a new file, before the umask
   * @throws when nothing can be written there
   */
  constructor(folder: FolderHandle, name: PathLike, mode = 0o666) {
    this.#folder = folder
    this.#target = folder.entry(name)
    this.#draft = folder.entry(`.seal-gate-${randomBytes(8).toString('hex')}`)
    try {
      const before = lstatSync(this.#target, { throwIfNoEntry: false })
      this.#before = before?.isFile() ? before : undefined
      this.#fd = openSync(this.#draft, FLAGS, this.#before === undefined ? mode : 0o600)
      this.#draftExists = true
    } catch (error) {
      this.#folder.close()
      throw error
    }
  }

  /**
   * A file at a path that the user named: links to its folder are followed.
   * @param path absolute
   * @throws {OtherNameError} when a file system that folds names has the file under another name
   */
  static at(path: string): AtomicFile {
    const other = nameOnDisk(path)
    if (other !== undefined && other !== basename(path)) throw new OtherNameError(other)
    return new AtomicFile(new FolderHandle(dirname(path)), basename(path))
  }

  write(content: string | Uint8Array): void {
    if (this.#fd === undefined) throw new Error('the file is closed')
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at)
  }

  /**
   * Renames the draft to its final name and closes the file. If this is not called, `close` removes the draft.
   * @param isWanted asked right before the rename
   * @param isNew true when nothing may be replaced
   * @returns false when the file is no longer wanted, or something exists that may not be replaced
   */
  keep(isWanted: () => boolean = () => true, isNew = false): boolean {
    if (this.#fd === undefined) throw new Error('the file is closed')
    try {
      if (this.#before !== undefined) keepModeAndOwner(this.#fd, this.#before)
      fsyncSync(this.#fd)
      this.#closeDraft()
      if (!isWanted() || !(isNew ? this.#putWhereNothingIs() : this.#replace())) return false
      this.#folder.sync()
      return true
    } finally {
      this.close()
    }
  }

  close(): void {
    this.#closeDraft()
    if (this.#draftExists) retryWhileBusy(() => rmSync(this.#draft, { force: true }))
    this.#draftExists = false
    this.#folder.close()
  }

  #replace(): boolean {
    try {
      retryWhileBusy(() => renameSync(this.#draft, this.#target))
    } catch (error) {
      // Windows replaces no file that is read-only.
      if (process.platform !== 'win32' || this.#before === undefined || (this.#before.mode & OWNER_WRITES) !== 0) throw error
      chmodSync(this.#target, this.#before.mode | OWNER_WRITES)
      renameSync(this.#draft, this.#target)
    }
    this.#draftExists = false
    return true
  }

  /** A rename would replace a file that was created meanwhile; creating a link fails then. A file system without hard links gets a rename. */
  #putWhereNothingIs(): boolean {
    try {
      linkSync(this.#draft, this.#target)
      return true
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false
      return lstatSync(this.#target, { throwIfNoEntry: false }) === undefined && this.#replace()
    }
  }

  #closeDraft(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}

/**
 * The owner first: changing it clears the set-user-id bit. A user who may replace another user's file, but may not give files away, becomes
 * the owner; the file then gets no bit that lends the owner's rights.
 */
function keepModeAndOwner(fd: number, { uid, gid, mode }: Stats): void {
  const now = fstatSync(fd)
  let kept = PERMISSIONS
  try {
    if (now.uid !== uid || now.gid !== gid) fchownSync(fd, uid, gid)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error
    kept = PERMISSIONS_WITHOUT_RIGHTS
  }
  fchmodSync(fd, mode & kept)
}

/** Writes a whole file at a path that the user named. @throws when it cannot be written; what was there is then unchanged */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  finish(AtomicFile.at(path), [content])
}

/** The same, of parts that are never in memory together. */
export function writePartsAtomically(path: string, parts: Iterable<string>): void {
  finish(AtomicFile.at(path), parts)
}

/** Writes an opened file and gives it its final name. */
function finish(file: AtomicFile, parts: Iterable<string | Uint8Array>, isNew = false): void {
  try {
    for (const part of parts) file.write(part)
    if (!file.keep(undefined, isNew)) throw Object.assign(new Error('something exists there'), { code: 'EEXIST' })
  } finally {
    file.close()
  }
}

/**
 * Writes a whole file below a folder, creating the folders on its path. Nothing is written through a link in any component.
 * @param path relative to the folder, `/`-separated
 * @param isNew true when nothing may be replaced
 * @throws when it cannot be written; what was there is then unchanged
 */
export function writeInside(root: string, path: string, content: string | Uint8Array, isNew = false): void {
  const problem = makeFolders(root, path, [])
  const folder = problem === undefined ? FolderHandle.inside(root, path) : undefined
  if (folder === undefined) throw new Error(problem ?? 'a link leads out of the folder')
  finish(new AtomicFile(folder, basename(path)), [content], isNew)
}
