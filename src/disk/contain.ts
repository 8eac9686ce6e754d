import { existsSync, realpathSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'

/** True for the folder itself and everything below it. Compares names only: give both as real paths, or both as written. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}

/**
 * True for a path that is inside the folder by its name, and outside once its links are followed. A pull request can replace a
 * manifest with a link; its target must not be read, since problems quote what they read. A path outside that the user names is the user's
 * own choice.
 * @throws when nothing exists there
 */
export function escapesFolder(folder: string, path: string): boolean {
  if (!isWithin(resolve(folder), resolve(folder, path))) return false
  return !isWithin(realpathSync(folder), realpathSync(resolve(folder, path)))
}

/** Absolute path without links. @throws when nothing exists there */
export function realPath(path: string): string {
  return realpathSync(path)
}

/** True when a path leads to something once its links are followed. */
export function isReachable(path: string): boolean {
  return existsSync(path)
}

/** True for a folder, or a link to one. What cannot be inspected (links in a circle, a name that is too long) is none. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** `/`-separated and relative to the folder; `.` for the folder itself. */
export function relativePath(path: string, folder: string): string {
  return relative(folder, path).split(sep).join('/') || '.'
}
