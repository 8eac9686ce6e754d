import { randomBytes } from 'node:crypto'
import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

/** A file that is written in pieces and stands there whole or not at all: a draft beside it is renamed at the end. */
export class NewFile {
  readonly #path: string
  readonly #draft: string
  #fd: number | undefined

  /** @throws when the folder cannot be written to */
  constructor(path: string) {
    this.#path = path
    this.#draft = join(dirname(path), `.seal-gate-${randomBytes(8).toString('hex')}`)
    this.#fd = openSync(this.#draft, FLAGS, 0o666)
  }

  write(text: string): void {
    if (this.#fd === undefined) throw new Error('the file is closed')
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at)
  }

  /** Puts it in its place. Without this, `close` leaves nothing behind. */
  keep(): void {
    if (this.#fd === undefined) throw new Error('the file is closed')
    fsyncSync(this.#fd)
    this.#closeDraft()
    renameSync(this.#draft, this.#path)
  }

  close(): void {
    this.#closeDraft()
    rmSync(this.#draft, { force: true })
  }

  #closeDraft(): void {
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}
