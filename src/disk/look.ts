import { type Dirent, fstatSync, lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs'
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

/** A name in a folder, and what it is, links not followed: the system reports both at once. */
export type FolderEntry = Dirent

/** @throws when it cannot be listed */
export function entriesIn(folder: string): FolderEntry[] {
  return readdirSync(folder, { withFileTypes: true })
}

/** What an open descriptor leads to; undefined when it is closed. */
export function statsOfDescriptor(fd: number): Stats | undefined {
  try {
    return fstatSync(fd)
  } catch {
    return undefined
  }
}

const OWNER_MAY_EXECUTE = 0o100

/** False where the system keeps no executable bit: Windows derives it from the name. */
export const KEEPS_MODES = process.platform !== 'win32'

/** Whether the owner may execute the regular file at a path; undefined when there is none, or the system keeps no modes. @throws as `statsAt` */
export function isExecutable(path: PathLike): boolean | undefined {
  const stats = KEEPS_MODES ? statsAt(path) : undefined
  return stats?.isFile() === true ? isExecutableMode(stats) : undefined
}

/** The same for what was found out about a regular file. */
export function isExecutableMode({ mode }: Stats): boolean | undefined {
  return KEEPS_MODES ? (mode & OWNER_MAY_EXECUTE) !== 0 : undefined
}

/** Where a symbolic link leads, as it has it. @throws when there is none */
export function targetOf(path: PathLike): Buffer {
  return readlinkSync(path, { encoding: 'buffer' })
}
