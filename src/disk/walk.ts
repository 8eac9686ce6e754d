import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Seal } from '../model/seal.ts'

/** Anything that is not a folder: a file, a link, a pipe, a device. */
interface Entry {
  /** Relative to the root; bytes that are not UTF-8 as `\\xHH`. */
  readonly path: string
  /** Equal to a seal's key exactly when the name's bytes are equal. */
  readonly key: string
  readonly isFile: boolean
}

/** Distinguishes seals and entries by the bytes of their names. */
export function sealKey(seal: Seal): string {
  return seal.rawPath === undefined ? seal.path : `\0${Buffer.from(seal.rawPath).toString('latin1')}`
}

/**
 * All entries under a root, dotfiles too, links not followed. Only the folder `.git` of a repository whose top is the root is left out:
 * anywhere else, and as a file or link, files could be hidden in it.
 * @param unlisted receives each folder, relative to the root, that cannot be listed, and the system's reason
 */
export function* walk(root: string, unlisted: (folder: string, code: string) => void): Generator<Entry> {
  const folders: Buffer[] = [Buffer.from('')]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const current = folder
    heartbeat()
    for (const entry of list(root, folder, code => unlisted(nameOf(current).path || '.', code))) {
      const raw = folder.length === 0 ? entry.name : Buffer.concat([folder, Buffer.from('/'), entry.name])
      if (folder.length === 0 && entry.name.toString('latin1') === '.git' && isGitFolder(root)) continue
      if (entry.isDirectory()) folders.push(raw)
      else yield { ...nameOf(raw), isFile: entry.isFile() }
    }
  }
}

/** True when the folder is the top of a repository with a git folder of its own, by git's own test: https://git-scm.com/docs/gitrepository-layout */
function isGitFolder(root: string): boolean {
  const git = join(root, '.git')
  const statsOf = (path: string) => lstatSync(path, { throwIfNoEntry: false })
  return (
    statsOf(git)?.isDirectory() === true &&
    ['objects', 'refs'].every(name => statsOf(join(git, name))?.isDirectory() === true) &&
    statsOf(join(git, 'HEAD'))?.isFile() === true
  )
}

function list(root: string, folder: Buffer, failed: (code: string) => void): Dirent<Buffer>[] {
  try {
    // The types do not know a buffer encoding together with withFileTypes; the names are then buffers.
    return readdirSync(pathOf(root, folder), { withFileTypes: true, encoding: 'buffer' }) as unknown as Dirent<Buffer>[]
  } catch (error) {
    failed(errorCode(error))
    return []
  }
}

/** Text where the name is UTF-8: Node 20 on Windows takes the bytes `a.` for `a`. */
function pathOf(root: string, folder: Buffer): string | Buffer {
  const { path, key } = nameOf(folder)
  return path === key ? `${root}/${path}` : Buffer.concat([Buffer.from(`${root}/`), folder])
}

function nameOf(raw: Buffer): Pick<Entry, 'path' | 'key'> {
  const path = raw.toString('utf8')
  if (Buffer.from(path, 'utf8').equals(raw)) return { path, key: path }
  const latin1 = raw.toString('latin1')
  return { path: latin1.replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16)}`), key: `\0${latin1}` }
}
