import { fstatSync, lstatSync, readdirSync, type Stats } from 'node:fs'
import type { PathLike } from './folder-handle.ts'

/** What is at a path, links not followed; undefined when nothing exists there. @throws when it cannot be inspected */
export function statsAt(path: PathLike): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false })
}

/** The same. @throws when nothing exists there, or it cannot be inspected */
export function statsOf(path: PathLike): Stats {
  return lstatSync(path)
}

/** Names in a folder, in the order of the system. @throws when it cannot be listed */
export function namesIn(folder: string): string[] {
  return readdirSync(folder)
}

/** What an open descriptor leads to; undefined when it is closed. */
export function statsOfDescriptor(fd: number): Stats | undefined {
  try {
    return fstatSync(fd)
  } catch {
    return undefined
  }
}
