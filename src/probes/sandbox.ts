import { createHash } from 'node:crypto'
import {
  type Dirent,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { removeTree } from '../disk/retry.ts'
import { errorCode } from '../model/error-message.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Entry, Tree } from './probe.ts'

/** A private folder (mode 0700) that holds one packet at a time. */
export class Sandbox {
  readonly #folder: string
  /** Folder of the packet. */
  readonly packet: string
  #there: Tree = new Map()

  /**
   * @param parent folder in which the private one is made
   * @param hasNeighbours whether a packet may have entries outside of its folder, as `../` in their paths
   */
  constructor(parent: string, hasNeighbours = true) {
    this.#folder = mkdtempSync(join(parent, 'seal-gate-probe-'))
    this.packet = hasNeighbours ? join(this.#folder, 'packet') : this.#folder
    if (hasNeighbours) mkdirSync(this.packet)
  }

  /** Makes the folder hold exactly this packet; what is there already is not written again. */
  hold(tree: Tree): void {
    const stale = [...this.#there].filter(([path, entry]) => tree.get(path) !== entry)
    for (const [path, entry] of stale) this.#clear(join(this.packet, path), entry)
    for (const [path, entry] of tree) {
      if (this.#there.get(path) === entry) continue
      const place = join(this.packet, path)
      if (path.includes('/')) mkdirSync(dirname(place), { recursive: true })
      write(place, entry)
    }
    this.#there = new Map(tree)
  }

  /** Takes an entry away, and the folders that hold nothing any more. */
  #clear(path: string, entry: Entry): void {
    if (entry === 'folder') rmdirSync(path)
    else unlinkSync(path)
    const folder = dirname(path)
    if (folder !== this.packet && folder !== this.#folder && readdirSync(folder).length === 0) this.#clear(folder, 'folder')
  }

  /** Digest of every name, link and byte that is on disk: two packets have the same one only when they are the same. */
  fingerprint(): string {
    const hash = createHash('sha256')
    const entries = listed(this.#folder).sort(([a], [b]) => comparePaths(a, b))
    for (const [name, entry] of entries) {
      const path = join(this.#folder, name)
      const bytes = entry.isFile() ? readFileSync(path) : undefined
      // With its length, since the bytes themselves follow.
      const kind = bytes
        ? `file ${bytes.length}`
        : entry.isSymbolicLink()
          ? `link ${JSON.stringify(readlinkSync(path))}`
          : 'folder'
      hash.update(`${JSON.stringify(name)} ${kind}\n`)
      if (bytes !== undefined) hash.update(bytes)
    }
    return hash.digest('hex')
  }

  /** Removes the folder, and with it what is there beside the packet: the gate that was tried may have left something. */
  remove(): void {
    try {
      this.hold(new Map())
      if (this.packet !== this.#folder) rmdirSync(this.packet)
      rmdirSync(this.#folder)
    } catch {
      removeTree(this.#folder)
    }
  }
}

/** Everything in a folder and below, with `/` between names; links are not followed. */
function listed(folder: string, prefix = ''): (readonly [string, Dirent])[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const name = `${prefix}${entry.name}`
    return [[name, entry] as const, ...(entry.isDirectory() ? listed(join(folder, entry.name), `${name}/`) : [])]
  })
}

function write(path: string, entry: Entry): void {
  if (Buffer.isBuffer(entry)) writeFileSync(path, entry)
  else if (entry === 'folder') mkdirSync(path)
  else link(path, entry.link)
}

/** Windows lets nobody but administrators make links to files; a junction to the folder of the target is a link as well. */
function link(path: string, target: string): void {
  try {
    symlinkSync(target, path)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error
    symlinkSync(join(dirname(path), dirname(target)), path, 'junction')
  }
}
