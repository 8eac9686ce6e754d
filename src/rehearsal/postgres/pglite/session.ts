import { serialize } from 'pg-protocol'
import { EngineDied } from '../../clone.ts'
import type { Session } from '../engine.ts'
import type { Rows } from './answer.ts'
import type { DatabaseProcess } from './process.ts'

/** The database's files are in memory too, at several times the size of what was copied into them. */
const MAX_COPIED_BYTES = 512 * 1024 * 1024

/** PGlite's only session. A new one begins once everything of the last one was discarded. */
export class PgliteSession implements Session {
  readonly #process: DatabaseProcess
  readonly #closed: () => void
  #open = true
  #copied = 0

  constructor(process: DatabaseProcess, closed: () => void) {
    this.#process = process
    this.#closed = closed
  }

  async rows(sql: string, values?: readonly (string | null)[]): Promise<Rows> {
    return await this.#while(() => this.#process.send(values === undefined ? query(sql) : statement(sql, values), { rows: true }))
  }

  async run(sql: string): Promise<void> {
    await this.#while(() => this.#process.send(query(sql)))
  }

  async copyIn(sql: string, data: AsyncIterable<Uint8Array>): Promise<number> {
    let bytes = 0
    for await (const piece of splitCopy(sql, data)) {
      bytes += piece.length
      this.#copied += piece.length
      if (this.#copied > MAX_COPIED_BYTES)
        throw new EngineDied(`more than ${MAX_COPIED_BYTES} bytes of rows: use the postgres engine`)
      // PGlite takes a COPY with all of its data in one call only.
      const messages = Buffer.concat([query(sql), serialize.copyData(Buffer.from(piece)), serialize.copyDone()])
      await this.#while(() => this.#process.send(messages, { copy: true }))
    }
    return bytes
  }

  async copyOut(sql: string, piece: (bytes: Uint8Array) => void): Promise<void> {
    await this.#while(() => this.#process.send(query(sql), { copy: true, piece }))
  }

  async close(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    this.#closed()
  }

  async #while<T>(call: () => Promise<T>): Promise<T> {
    if (!this.#open) throw new EngineDied('the session was closed')
    return await call()
  }
}

function query(sql: string): Buffer {
  return serialize.query(withoutNul(sql))
}

/** One statement with values as text, all steps of the extended protocol at once. */
function statement(sql: string, values: readonly (string | null)[]): Buffer {
  return Buffer.concat([
    serialize.parse({ text: withoutNul(sql) }),
    serialize.bind({ values: [...values] }),
    serialize.execute(),
    serialize.sync()
  ])
}

/** @throws where a zero would end the text before its end */
function withoutNul(text: string): string {
  if (text.includes('\0')) throw new TypeError('PostgreSQL takes no NUL in a text')
  return text
}

/** PGlite takes a COPY with all of its data in one call, and copies it more than once on the way. */
const BLOCK = 16 * 1024 * 1024
/** Formats that cannot be cut, since a line need not be a row. */
const MAX_WHOLE = 256 * 1024 * 1024

const NEWLINE = 0x0a
const BACKSLASH = 0x5c

/**
 * Data for one COPY, as data for several of them: cut at the ends of rows. That is known of the text format without options only, which is
 * what dumps use; anything else is kept whole. There is always at least one piece, so that an empty COPY is carried out, too.
 * @throws where data that cannot be cut is too long
 */
export async function* splitCopy(sql: string, data: AsyncIterable<Uint8Array>, block = BLOCK): AsyncGenerator<Uint8Array> {
  const isPlain = /\bfrom\s+stdin\s*;?\s*$/i.test(sql)
  let held: Uint8Array[] = []
  let size = 0
  let given = false
  for await (const piece of data) {
    held.push(piece)
    size += piece.length
    if (!isPlain && size > MAX_WHOLE)
      throw new Error('a COPY with options is too long for the pglite engine: use the postgres engine')
    if (!isPlain || size < block) continue
    const bytes = Buffer.concat(held)
    const end = lastRowEnd(bytes)
    if (end === 0) continue
    yield bytes.subarray(0, end)
    given = true
    held = [bytes.subarray(end)]
    size = bytes.length - end
  }
  if (size > 0 || !given) yield Buffer.concat(held)
}

/** Index after the last newline that no backslash makes part of a value; 0 where there is no such newline. */
function lastRowEnd(bytes: Buffer): number {
  for (let end = bytes.lastIndexOf(NEWLINE); end >= 0; end = end === 0 ? -1 : bytes.lastIndexOf(NEWLINE, end - 1)) {
    let slashes = 0
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return 0
}
