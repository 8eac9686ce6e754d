import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { CommandProblem } from '../command.ts'
import { CLONE_FOLDER } from '../confined/command/enclosed-process.ts'
import type { Reached, WayIn } from '../confined/command/way-in.ts'

/** Name of the copy in the folder of a command. */
const NAME = 'clone.db'
const PATH = `${CLONE_FOLDER}/${NAME}`

/** What SQLite keeps beside a database. */
const OWN_FILES: ReadonlySet<string> = new Set(['', '-wal', '-shm', '-journal'].map(end => `${NAME}${end}`))

const GIB = 1024 ** 3
/** A migration may write every table again, and a log of that beside the file. */
const MAX_GROWTH = 4

/**
 * The way of a command to a clone that is a file: a copy of it, in the only folder that the command may write to. What comes back is bytes from
 * a stranger: it is read as a file, and opened only in the confined process.
 */
export class CopyForCommand implements WayIn {
  readonly environment = { DATABASE_URL: `sqlite:///${PATH}`, DATABASE_PATH: PATH }
  readonly maxFileBytes: number
  readonly #clone: string
  readonly #back: string
  #folder = ''

  /** @param clone path of the clone, which nothing has open @param back path for what comes back, at which there is nothing */
  constructor(clone: string, back: string) {
    this.#clone = clone
    this.#back = back
    this.maxFileBytes = Math.max(GIB, MAX_GROWTH * statSync(clone).size)
  }

  async open(inside: Parameters<WayIn['open']>[0]): Promise<void> {
    this.#folder = inside.makeCloneFolder()
    const copy = join(this.#folder, NAME)
    copyFileSync(this.#clone, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    // Another user may run the command; the folder above keeps everybody else out.
    chmodSync(copy, 0o666)
  }

  async result(hasSucceeded: boolean): Promise<Reached> {
    return { statements: 0, problems: hasSucceeded ? await this.#takeBack() : [] }
  }

  close(): void {
    // The folder is that of the command, and goes with it.
  }

  /** Names that a command gives to files are no part of any sentence: they may have values of rows. */
  async #takeBack(): Promise<readonly CommandProblem[]> {
    const names = readdirSync(this.#folder)
    const others = names.filter(name => !OWN_FILES.has(name)).length
    if (others > 0)
      return failed(`it left ${others} ${others === 1 ? 'file' : 'files'} beside the database, which nothing compares`)
    if (names.includes(`${NAME}-journal`) && isHot(join(this.#folder, `${NAME}-journal`)))
      return failed('it ended within a transaction: a journal is beside the database')
    for (const end of ['', '-wal']) {
      if (end !== '' && !names.includes(`${NAME}${end}`)) continue
      if (!(await copyRegular(join(this.#folder, `${NAME}${end}`), `${this.#back}${end}`)))
        return failed('it put something else in the place of the database')
    }
    return []
  }
}

function failed(reason: string): readonly CommandProblem[] {
  return [{ kind: 'failed', reason }]
}

/** Neither a link, nor a device, nor a file that has another name elsewhere. @returns a descriptor; undefined for anything else */
function openRegular(path: string): number | undefined {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    return undefined
  }
  const found = fstatSync(file)
  if (found.isFile() && found.nlink === 1) return file
  closeSync(file)
  return undefined
}

/** A journal that SQLite would roll back begins with a byte that is not zero. https://www.sqlite.org/fileformat2.html#the_rollback_journal */
function isHot(path: string): boolean {
  const file = openRegular(path)
  if (file === undefined) return true
  try {
    const first = Buffer.alloc(1)
    return readSync(file, first, 0, 1, 0) === 1 && first[0] !== 0
  } finally {
    closeSync(file)
  }
}

async function copyRegular(from: string, to: string): Promise<boolean> {
  const file = openRegular(from)
  if (file === undefined) return false
  await pipeline(createReadStream(from, { fd: file }), createWriteStream(to, { flags: 'wx', mode: 0o600 }))
  return true
}
