import { existsSync, lstatSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The nearest folder, this one or one above it, that has a `.git`. It need not be a repository. */
export function folderWithGit(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (hasGit(at)) return at
    if (at === dirname(at)) return undefined
  }
}

export function hasGit(folder: string): boolean {
  try {
    return lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** Folders between a root and its files that are git folders for git, whatever their names. Each folder is looked at once. */
export class GitDirectories {
  readonly #root: string
  /** By folder, relative to the root, which is `''`. */
  readonly #known = new Map<string, boolean>()

  constructor(root: string) {
    this.#root = root
  }

  /** True when the file is below such a folder. @param path relative to the root, `/`-separated */
  contain(path: string): boolean {
    if (this.#isOne('')) return true
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) if (this.#isOne(path.slice(0, end))) return true
    return false
  }

  #isOne(folder: string): boolean {
    const known = this.#known.get(folder) ?? isGitDirectory(join(this.#root, folder))
    this.#known.set(folder, known)
    return known
  }
}

/** As git decides it: setup.c, is_git_directory. */
function isGitDirectory(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every(name => existsSync(join(folder, name)))
}

/** True when git may know a path: the path, or a folder above it, is in what looks like a repository. */
export function isGitNear(root: string, paths: Iterable<string>): boolean {
  if (folderWithGit(root) !== undefined) return true
  const folders = new Set<string>()
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      // Then the folders above it are known too.
      if (folders.has(folder)) break
      folders.add(folder)
      if (hasGit(join(root, folder))) return true
    }
  }
  return false
}
