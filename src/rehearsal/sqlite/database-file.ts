import { closeSync, existsSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { Refused } from '../denial.ts'

/** https://www.sqlite.org/fileformat2.html */
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')
/** `sqlite3 app.db .dump` begins with it. */
const DUMP = /^\uFEFF?(?:\s|--[^\n]*\n)*PRAGMA\s+foreign_keys\s*=\s*OFF\s*;\s*BEGIN\s+TRANSACTION\s*;/i
const HEAD_BYTES = 512
const VERSION_AT = 96

export type SqliteDump = { readonly kind: 'file'; readonly version: string | undefined } | { readonly kind: 'text' }

/** What of SQLite a file is, by its first bytes; undefined for anything else, and for what cannot be read. */
export function sqliteDump(path: string): SqliteDump | undefined {
  let head: Buffer
  try {
    if (!statSync(path).isFile()) return undefined
    head = headOf(path)
  } catch {
    // The driver that takes it instead reports why it cannot be read.
    return undefined
  }
  if (head.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: 'file', version: versionIn(head) }
  return DUMP.test(head.toString('utf8')) ? { kind: 'text' } : undefined
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(file)
  }
}

/** Of the SQLite that wrote it last: `3045001` is 3.45.1. */
function versionIn(head: Buffer): string | undefined {
  const number = head.length < VERSION_AT + 4 ? 0 : head.readUInt32BE(VERSION_AT)
  return number < 3_000_000 ? undefined : `${Math.floor(number / 1_000_000)}.${Math.floor(number / 1000) % 1000}.${number % 1000}`
}

/**
 * A database file is the whole database only if nothing of it is in a journal beside it. SQLite looks for a journal beside the file itself,
 * not beside a link to it.
 * @throws {Refused} for a file that is half a database
 */
export function checkWhole(path: string): void {
  const real = realpathSync(path)
  const { nlink } = lstatSync(real)
  // https://www.sqlite.org/howtocorrupt.html#_multiple_links_to_the_same_file
  if (nlink > 1)
    throw new Refused('dump-unreadable', `it has ${nlink} names (hard links), so its journal may be beside another one: ${COPY}`)
  for (const [end, what] of [
    ['-wal', 'a write-ahead log with transactions that are not in it'],
    ['-journal', 'a journal of a transaction that has not ended']
  ] as const)
    if (existsSync(`${real}${end}`) && statSync(`${real}${end}`).size > 0)
      throw new Refused('dump-unreadable', `it is only a part of the database: beside it is ${what}: ${COPY}`)
}

const COPY = `make a whole copy with: sqlite3 app.db "VACUUM INTO 'clone.db'"`
