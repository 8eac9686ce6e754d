import { serialize } from 'pg-protocol'
import { EngineDied, type Session } from '../../session.ts'
import type { Rows } from './answer.ts'
import type { DatabaseProcess } from './process.ts'
import { splitCopy } from './split-copy.ts'

/** The database's files are in memory too, at several times the size of what was copied into them. */
const MAX_COPIED_BYTES = 512 * 1024 * 1024

/** The one session that PGlite has. A new one begins where everything of the last one was discarded. */
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
