import { type Dirent, readdirSync } from 'node:fs'
import { errorCode } from '../model/error-message.ts'
import type { Seal } from '../model/seal.ts'

/** Whatever is no folder: a file, a link, a pipe, a device. */
export interface Entry {
  /** Relative to the root; bytes that are not UTF-8 as `\\xHH`. */
  readonly path: string
  /** Equal to a seal's key exactly when the name's bytes are equal. */
  readonly key: string
  readonly isFile: boolean
}

/** Tells seals and entries apart by the bytes of their names. */
export function sealKey(seal: Seal): string {
  return seal.rawPath === undefined ? seal.path : `\0${Buffer.from(seal.rawPath).toString('latin1')}`
}

/**
 * All entries under a root, dotfiles too, links not followed; `.git` (a folder, or a file in a worktree or submodule) is left out.
 * @param unlisted told each folder, relative to the root, that cannot be listed, and the system's reason
 */
export function* walk(root: string, unlisted: (folder: string, code: string) => void): Generator<Entry> {
  const folders: Buffer[] = [Buffer.from('')]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const current = folder
    const at = Buffer.concat([Buffer.from(`${root}/`), folder])
    for (const entry of list(at, code => unlisted(nameOf(current).path || '.', code))) {
      if (entry.name.toString('latin1') === '.git') continue
      const raw = folder.length === 0 ? entry.name : Buffer.concat([folder, Buffer.from('/'), entry.name])
      if (entry.isDirectory()) folders.push(raw)
      else yield { ...nameOf(raw), isFile: entry.isFile() }
    }
  }
}

function list(folder: Buffer, failed: (code: string) => void): Dirent<Buffer>[] {
  try {
    // The types know no buffer encoding beside withFileTypes; the names are buffers then.
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }) as unknown as Dirent<Buffer>[]
  } catch (error) {
    failed(errorCode(error))
    return []
  }
}

function nameOf(raw: Buffer): Pick<Entry, 'path' | 'key'> {
  const path = raw.toString('utf8')
  if (Buffer.from(path, 'utf8').equals(raw)) return { path, key: path }
  const latin1 = raw.toString('latin1')
  return { path: latin1.replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16)}`), key: `\0${latin1}` }
}
