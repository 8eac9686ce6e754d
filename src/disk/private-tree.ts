import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, symlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { removeTree } from './retry.ts'
import { unverifiableName } from './unverifiable-name.ts'

/** A private folder (mode 0700) for a tree of files. Names are bytes, given as one character per byte. */
export class PrivateTree {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-tree-')))
  readonly #folders = new Set<string>()

  /** @throws when something exists at the path, or the name is not one of a file */
  put(path: string, bytes: Uint8Array, isExecutable: boolean): void {
    const fd = openSync(this.#newPlace(path), 'wx', isExecutable ? 0o700 : 0o600)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
    } finally {
      closeSync(fd)
    }
  }

  /** Creates a link, which nothing here follows. */
  putLink(path: string, target: Buffer): void {
    symlinkSync(target, this.#newPlace(path))
  }

  /** Creates a folder and those above it, unless they were created before. */
  makeFolder(path: string): void {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) this.#makeOne(path.slice(0, end))
    if (path !== '') this.#makeOne(path)
  }

  remove(): void {
    removeTree(this.root)
  }

  #makeOne(folder: string): void {
    if (this.#folders.has(folder)) return
    mkdirSync(this.#place(folder), { mode: 0o700 })
    this.#folders.add(folder)
  }

  /** The path of a new entry, in folders that were created here and are not links. */
  #newPlace(path: string): Buffer | string {
    this.makeFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    return this.#place(path)
  }

  #place(path: string): Buffer | string {
    if (path.split('/').some(segment => segment === '' || segment === '.' || segment === '..' || segment.includes('\0')))
      throw new Error(`${JSON.stringify(path)} is not the path of a file`)
    const raw = Buffer.from(path, 'latin1')
    const name = raw.toString('utf8')
    const isText = Buffer.from(name, 'utf8').equals(raw)
    const problem = unverifiableName(name)
    if (problem !== undefined) throw new Error(`${JSON.stringify(name)} cannot be a file here: ${problem}`)
    return isText ? `${this.root}${sep}${name}` : Buffer.concat([Buffer.from(`${this.root}${sep}`), raw])
  }
}
