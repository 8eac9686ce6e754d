import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { copyFile } from '../disk/copy-file.ts'
import { Folders } from '../disk/folders.ts'
import { removeTree } from '../disk/retry.ts'
import { type SealedContent, sealedContents } from '../disk/sealed-contents.ts'
import { sealAll } from '../hashing/seal-all.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { type Evidence, evidenceOf } from '../release/evidence.ts'

const BUFFER_BYTES = 1024 * 1024

/** A private copy (mode 0700) of a packet's sealed files, in which documents can be made again while the packet stays as it is. */
export class PacketCopy {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-rerun-')))
  readonly #paths: string[]

  /**
   * Copies through real folders only; what a link leads to is never read.
   * @throws when a file cannot be copied
   */
  constructor(packet: string, seals: Seals) {
    this.#paths = seals.map(({ path }) => path)
    const folders = new Folders(packet)
    const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
    try {
      for (const path of this.#paths) {
        const problem = folders.problem(path)
        if (problem !== undefined)
          throw new Error(`${JSON.stringify(path)} cannot be copied: it is not reached through real folders`)
        copyFile(`${realPath(packet)}${sep}${path}`, this.#made(path), buffer)
      }
    } catch (error) {
      this.remove()
      throw error
    }
  }

  #made(path: string): string {
    const file = join(this.root, path)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    return file
  }

  /** Puts a document in its place. A new one is sealed with the others. */
  put(path: string, text: string): void {
    if (!this.#paths.includes(path)) this.#paths.push(path)
    writeFileSync(this.#made(path), text)
  }

  /** A file beside the sealed ones, such as their manifest. */
  putUnsealed(name: string, text: string): void {
    writeFileSync(join(this.root, name), text)
  }

  /** @throws when a file cannot be sealed */
  async seals(): Promise<readonly Seal[]> {
    const results = await sealAll(this.#paths.map(path => [path, join(this.root, path)]))
    return results.map((result, index) => {
      if (typeof result === 'string') throw new Error(`${JSON.stringify(this.#paths[index])} cannot be sealed: ${result}`)
      return result
    })
  }

  /** All its files, with the bytes of those that are small enough to be documents. */
  async contents(): Promise<readonly SealedContent[]> {
    const seals = await this.seals()
    return sealedContents(
      this.root,
      seals,
      seals.map(() => ({ state: 'intact' }))
    )
  }

  /** What the copy can prove as it stands now. */
  async evidence(): Promise<Evidence> {
    return evidenceOf((await this.contents()).map(content => ({ ...content, path: content.seal.path, manifest: '' })))
  }

  remove(): void {
    removeTree(this.root)
  }
}
