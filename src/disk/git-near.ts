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

/** True when a folder between the root and the file is itself a git folder for git, whatever its name: setup.c, is_git_directory. */
export function isGitDirectory(root: string, path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return [root, ...folders.map((_, index) => join(root, ...folders.slice(0, index + 1)))].some(folder =>
    ['HEAD', 'objects', 'refs'].every(name => existsSync(join(folder, name)))
  )
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
