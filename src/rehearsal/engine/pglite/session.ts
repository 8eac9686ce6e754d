import { EngineDied, type Session } from '../../session.ts'
import { splitCopy } from './split-copy.ts'
import type { DatabaseThread } from './thread.ts'

/** The one session that PGlite has. A new one begins where everything of the last one was discarded. */
export class PgliteSession implements Session {
  readonly #thread: DatabaseThread
  readonly #closed: () => void
  #open = true

  constructor(thread: DatabaseThread, closed: () => void) {
    this.#thread = thread
    this.#closed = closed
  }

  async rows(sql: string, values?: readonly (string | null)[]): Promise<readonly (readonly (string | null)[])[]> {
    return await this.#while(() => this.#thread.ask({ kind: 'rows', sql, values }))
  }

  async run(sql: string): Promise<void> {
    await this.#while(() => this.#thread.ask({ kind: 'run', sql }))
  }

  async copyIn(sql: string, data: AsyncIterable<Uint8Array>): Promise<number> {
    let bytes = 0
    for await (const piece of splitCopy(sql, data)) {
      bytes += piece.length
      await this.#while(() => this.#thread.ask({ kind: 'copy-in', sql, data: piece }))
    }
    return bytes
  }

  async copyOut(sql: string, piece: (bytes: Uint8Array) => void): Promise<void> {
    await this.#while(() => this.#thread.ask({ kind: 'copy-out', sql }, piece))
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
