import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import type { Observation } from '../model/observation.ts'

const ROOT_ITSELF = ''
/** In place of the last `/` of a path, which is at -1 or more. */
const NO_FOLDER = -2

/**
 * Checks that every folder in a sealed path is a real folder. A link could lead out of the root, and bytes outside must never be read. Each
 * folder is checked once before files in it are opened, and again by `changed` afterwards.
 */
export class Folders {
  readonly #root: string
  /** Inode numbers. */
  readonly #real = new Map<string, number>()
  /** The folder of the last path, one of the real ones, and where it ends there; `NO_FOLDER` before the first. */
  #last = ROOT_ITSELF
  #lastEnd = NO_FOLDER

  constructor(root: string) {
    this.#root = root
  }

  /** Why the path's folder cannot be entered, or undefined when it can. */
  problem(path: string): Observation | undefined {
    const end = path.lastIndexOf('/')
    // Neighbours in a list are mostly in one folder.
    if (end === this.#lastEnd && path.startsWith(this.#last)) return undefined
    const folder = end < 0 ? ROOT_ITSELF : path.slice(0, end)
    if (!this.#real.has(folder)) return this.#enterAll(path)
    this.#last = folder
    this.#lastEnd = end
    return undefined
  }

  #enterAll(path: string): Observation | undefined {
    const problem = this.#enter(ROOT_ITSELF)
    if (problem !== undefined) return problem
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const problem = this.#enter(path.slice(0, slash))
      if (problem !== undefined) return problem
    }
    return undefined
  }

  /**
   * Folders that are not the ones that were checked; `''` is the root. Afterwards all are forgotten. A folder that was a link only in between
   * is not noticed: a process that can do this can also provide the sealed bytes for that moment.
   */
  changed(): string[] {
    const folders = [...this.#real]
    this.#real.clear()
    this.#lastEnd = NO_FOLDER
    return folders.flatMap(([folder, inode]) => (this.#inodeOf(folder) === inode ? [] : [folder]))
  }

  #enter(folder: string): Observation | undefined {
    if (this.#real.has(folder)) return undefined
    try {
      const stats = lstatSync(join(this.#root, folder))
      if (stats.isDirectory()) this.#real.set(folder, stats.ino)
      else if (stats.isSymbolicLink())
        return { state: 'symlink', reason: `the folder ${JSON.stringify(folder)} is a symbolic link; links are never followed` }
      return stats.isDirectory() ? undefined : { state: 'missing' }
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' }
      return { state: 'unreadable', reason: `the folder ${JSON.stringify(folder)} cannot be inspected: ${code}` }
    }
  }

  #inodeOf(folder: string): number | undefined {
    try {
      const stats = lstatSync(join(this.#root, folder))
      return stats.isDirectory() ? stats.ino : undefined
    } catch {
      return undefined
    }
  }
}

/** True when the path is below one of the folders. */
export function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.has(ROOT_ITSELF)) return true
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    if (folders.has(path.slice(0, slash))) return true
  return false
}
