import { Buffer } from 'node:buffer'

/** What pg_dump writes as its last words, and as its first. */
const LAST = /^-- PostgreSQL database dump complete\r?$/m
const FIRST = /^-- PostgreSQL database dump\r?$/m
const SOURCE = /^-- Dumped from database version (\S+)/m
const SYSTEM = /^-- PostgreSQL database cluster dump\r?$/m
const KEPT = 4096

export interface DumpText {
  /** It begins as pg_dump begins. */
  readonly fromPgDump: boolean
  /** pg_dumpall writes a whole cluster, with psql commands to go from one database to the next. */
  readonly fromPgDumpAll: boolean
  /** It ends as pg_dump ends: nothing of it was cut off. */
  readonly complete: boolean
  /** Such as `15.18`, where the dump says so. */
  readonly serverVersion?: string
}

/** Looks at the two ends of a text that passes by. */
export class DumpEnds {
  #head = Buffer.alloc(0)
  #tail = Buffer.alloc(0)

  async *watch(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of text) {
      if (this.#head.length < KEPT) this.#head = Buffer.concat([this.#head, chunk.subarray(0, KEPT)])
      this.#tail = Buffer.concat([this.#tail, chunk.subarray(-KEPT)]).subarray(-KEPT)
      yield chunk
    }
  }

  /** Once the text has passed. */
  read(): DumpText {
    const head = this.#head.toString('latin1')
    const [, serverVersion] = SOURCE.exec(head) ?? []
    return {
      fromPgDump: FIRST.test(head),
      fromPgDumpAll: SYSTEM.test(head),
      complete: LAST.test(this.#tail.toString('latin1')),
      ...(serverVersion !== undefined && { serverVersion })
    }
  }
}
