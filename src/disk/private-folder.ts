import { chownSync, closeSync, constants, mkdirSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeForeignTree } from './foreign-tree.ts'

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)
const EXTENSION = /\.[A-Za-z0-9]{1,8}$/

/** A folder (mode 0700) for one run of one program: nothing that one run leaves is there for the next one. */
export class PrivateFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'seal-gate-validator-'))
  /** Where the program is started. Empty. */
  readonly work = this.#folder('work')
  readonly home = this.#folder('home')
  readonly temporary = this.#folder('tmp')
  /** Where the program's own root directory is assembled. Empty outside of its namespace. */
  readonly root = this.#folder('root')
  readonly #files: string[] = []

  constructor() {
    // Node looks for one in every folder above, and the next one is that of all temporary files.
    writeFileSync(join(this.path, 'package.json'), '{}\n', { flag: 'wx', mode: 0o444 })
  }

  #folder(name: string): string {
    const folder = join(this.path, name)
    mkdirSync(folder, { mode: 0o700 })
    return folder
  }

  /** Writes bytes to a new read-only file. Of the sealed name only the extension is kept, which interpreters look at. */
  put(name: 'program' | 'input', sealedPath: string, bytes: Uint8Array): string {
    const file = join(this.path, `${name}${EXTENSION.exec(sealedPath)?.[0] ?? ''}`)
    const fd = openSync(file, NEW_FILE, name === 'program' ? 0o500 : 0o400)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
    } finally {
      closeSync(fd)
    }
    this.#files.push(file)
    return file
  }

  /** Gives everything to the user that the program runs as. */
  give(user: number): void {
    for (const path of [...this.#files, this.work, this.home, this.temporary, this.path]) chownSync(path, user, user)
  }

  /** Removes the folder with everything in it, whatever modes the program gave to folders. */
  remove(): void {
    removeForeignTree(this.path)
  }
}
