import { closeSync, constants, fsyncSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { errorCode } from '../model/error-message.ts'

/** Absolute path, or its bytes where the name is not UTF-8. */
export type PathLike = string | Buffer

/**
 * Where an opened file or folder really is, whatever its name now leads to.
 * @returns undefined where the system does not report it (only Linux has /proc/self/fd)
 */
export function placeOfDescriptor(fd: number): Buffer | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readlinkSync(`/proc/self/fd/${fd}`, { encoding: 'buffer' })
  } catch {
    return undefined
  }
}

/**
 * An opened folder. Names in it are resolved from the opened folder itself where the system allows, so that it cannot be
 * replaced by a link between two steps of a write.
 */
export class FolderHandle {
  readonly #path: string
  #fd: number | undefined
  readonly #start: string

  /** @param path absolute; links on the way are followed. @throws when it is not a folder */
  constructor(path: string) {
    this.#path = path
    this.#fd = openFolder(path)
    this.#start = this.#fd !== undefined && placeOfDescriptor(this.#fd) !== undefined ? `/proc/self/fd/${this.#fd}` : path
  }

  /**
   * The folder of a path below a root.
   * @param path relative to the root, `/`-separated
   * @returns undefined when it does not exist, or a component of the path is a link
   * @throws when it cannot be opened
   */
  static inside(root: string, path: string): FolderHandle | undefined {
    const place = dirname(join(realpathSync(root), path))
    try {
      const folder = new FolderHandle(place)
      if (folder.isAt(place)) return folder
      folder.close()
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error))) throw error
    }
    return undefined
  }

  /** True when the opened folder is at exactly this path: no component is a link. @param real absolute path whose start is real */
  private isAt(real: string): boolean {
    const place = this.#fd === undefined ? undefined : placeOfDescriptor(this.#fd)
    return place === undefined ? realpathSync(this.#path) === real : place.equals(Buffer.from(real))
  }

  /** Path of an entry, for system calls only; never to be shown. */
  entry(name: PathLike): PathLike {
    return typeof name === 'string' ? join(this.#start, name) : Buffer.concat([Buffer.from(`${this.#start}${sep}`), name])
  }

  /** Makes a rename last through a power cut, where folders can be synced. */
  sync(): void {
    try {
      if (this.#fd !== undefined) fsyncSync(this.#fd)
    } catch {
      // Some file systems cannot sync a folder. The rename has happened in any case.
    }
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}

/** Windows cannot open a folder, and a writable folder need not be readable: then its path is used. */
function openFolder(path: string): number | undefined {
  try {
    if (constants.O_DIRECTORY !== undefined) return openSync(path, constants.O_RDONLY | constants.O_DIRECTORY)
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error
  }
  if (!statSync(path).isDirectory()) throw Object.assign(new Error('it is not a folder'), { code: 'ENOTDIR' })
  return undefined
}
