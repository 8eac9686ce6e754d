import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import { heartbeat } from '../model/heartbeat.ts'
import { escapesFolder, realPath } from './contain.ts'
import { placeOfDescriptor } from './folder-handle.ts'

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Why a file could not be opened, or was replaced meanwhile. The message is one plain sentence without the path. */
export class OpenedFileError extends Error {
  readonly state: 'missing' | 'refused' | 'changed'

  constructor(state: OpenedFileError['state'], message: string) {
    super(message)
    this.state = state
  }
}

/** One regular file, opened for reads at any offset. */
export class OpenedFile {
  /** Real absolute path. */
  readonly path: string
  /** Bytes when it was opened. */
  readonly size: number
  readonly #fd: number
  readonly #stats: Stats

  /**
   * @param cwd absolute; a link on the way that leads out of it is refused, and one in place of the file is never followed
   * @param file absolute
   * @throws OpenedFileError
   */
  constructor(cwd: string, file: string) {
    this.path = placeOf(cwd, file)
    this.#fd = opened(this.path)
    this.#stats = fstatSync(this.#fd)
    this.size = this.#stats.size
    const place = placeOfDescriptor(this.#fd)
    const problem = !this.#stats.isFile()
      ? 'it is not a regular file'
      : place?.equals(Buffer.from(this.path)) === false
        ? 'a folder on the way to it was replaced meanwhile'
        : undefined
    if (problem === undefined) return
    closeSync(this.#fd)
    throw new OpenedFileError('refused', problem)
  }

  /** @param into memory to read into; new memory when absent @returns exactly `length` bytes @throws OpenedFileError when the file became shorter */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array {
    heartbeat()
    const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafe(length)
    let at = 0
    for (let n = 1; n > 0 && at < length; at += n) n = readSync(this.#fd, bytes, at, length - at, offset + at)
    if (at !== length) throw new OpenedFileError('changed', 'it became shorter while it was read')
    return bytes
  }

  /** @throws OpenedFileError when it was written to since it was opened */
  demandUnchanged(): void {
    const { size, mtimeMs, ctimeMs } = fstatSync(this.#fd)
    if (size !== this.#stats.size || mtimeMs !== this.#stats.mtimeMs || ctimeMs !== this.#stats.ctimeMs)
      throw new OpenedFileError('changed', 'its size or times changed while it was read')
  }

  close(): void {
    closeSync(this.#fd)
  }
}

function placeOf(cwd: string, file: string): string {
  try {
    if (escapesFolder(cwd, dirname(file))) throw new OpenedFileError('refused', 'a link on the way to it leads out of the folder')
    return join(realPath(dirname(file)), basename(file))
  } catch (error) {
    if (error instanceof OpenedFileError) throw error
    throw new OpenedFileError('missing', `its folder cannot be entered: ${errorCode(error)}`)
  }
}

function opened(path: string): number {
  try {
    return openSync(path, FLAGS)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new OpenedFileError('missing', 'there is no such file')
    if (code === 'ELOOP') throw new OpenedFileError('refused', 'it is a symbolic link; links are never followed')
    throw new OpenedFileError('refused', `the system reports ${code}`)
  }
}
