import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import type { Observation } from '../model/observation.ts'

const ROOT_ITSELF = ''

/**
 * Checks that every folder on the way to a sealed path is a real folder. A link there could lead out of the root, and bytes outside
 * must never be read. Each folder is asked once.
 */
export class Folders {
  readonly #root: string
  readonly #real = new Set<string>([ROOT_ITSELF])

  constructor(root: string) {
    this.#root = root
  }

  /** Why the path's folder cannot be entered, or undefined when it can. */
  problem(path: string): Observation | undefined {
    const end = path.lastIndexOf('/')
    if (end < 0 || this.#real.has(path.slice(0, end))) return undefined
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash)
      if (this.#real.has(folder)) continue
      const problem = this.#look(folder)
      if (problem !== undefined) return problem
      this.#real.add(folder)
    }
    return undefined
  }

  #look(folder: string): Observation | undefined {
    try {
      const stats = lstatSync(join(this.#root, folder))
      if (stats.isSymbolicLink())
        return { state: 'symlink', reason: `the folder ${JSON.stringify(folder)} is a symbolic link, which is not followed` }
      return stats.isDirectory() ? undefined : { state: 'missing' }
    } catch (error) {
      const code = errorCode(error)
      if (code === 'ENOENT' || code === 'ENOTDIR') return { state: 'missing' }
      return { state: 'unreadable', reason: `the folder ${JSON.stringify(folder)} cannot be looked at: ${code}` }
    }
  }
}
