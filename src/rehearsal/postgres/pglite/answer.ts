import type {
  BackendMessage,
  CommandCompleteMessage,
  CopyDataMessage,
  DatabaseError,
  DataRowMessage,
  ParameterStatusMessage
} from 'pg-protocol/dist/messages.js'
import { EngineDied } from '../../clone.ts'
import { SqlError } from '../engine.ts'

export type Rows = readonly (readonly (string | null)[])[]

/** Pieces of a copy are passed on in blocks of about this size. */
const BLOCK_BYTES = 1024 * 1024

/** What is kept of an answer. */
export interface Wanted {
  readonly rows?: boolean
  /** It must report that it copied. */
  readonly copy?: boolean
  /** Given the data of a copy as it comes. */
  readonly piece?: (bytes: Uint8Array) => void
}

/** One answer of the server, read message by message. */
export class Answer {
  /** What it reported of its settings. */
  readonly settings = new Map<string, string>()
  readonly #wanted: Wanted
  readonly #rows: (string | null)[][] = []
  #block: Buffer[] = []
  #size = 0
  #error: DatabaseError | undefined
  #copied = false

  constructor(wanted: Wanted = {}) {
    this.#wanted = wanted
  }

  /** True when it was the last message. */
  take(message: BackendMessage): boolean {
    // The name of a message identifies its type.
    if (message.name === 'dataRow' && this.#wanted.rows === true)
      this.#rows.push((message as DataRowMessage).fields as (string | null)[])
    else if (message.name === 'copyData') this.#keep((message as CopyDataMessage).chunk)
    // The first error is the one that was not caused by another.
    else if (message.name === 'error') this.#error ??= message as unknown as DatabaseError
    else if (message.name === 'commandComplete') this.#copied = (message as CommandCompleteMessage).text.startsWith('COPY ')
    else if (message.name === 'parameterStatus') {
      const { parameterName, parameterValue } = message as ParameterStatusMessage
      this.settings.set(parameterName, parameterValue)
    } else if (message.name === 'readyForQuery') {
      this.#flush()
      return true
    }
    return false
  }

  /** @throws {SqlError} as the server refused it @throws {EngineDied} where the error ends the server */
  rows(): Rows {
    const error = this.#error
    if (error === undefined && this.#wanted.copy === true && !this.#copied) throw new EngineDied('the database did not copy')
    if (error === undefined) return this.#rows
    if (error.severity === 'FATAL' || error.severity === 'PANIC') throw new EngineDied(error.message)
    const position = error.position === undefined ? undefined : Number(error.position)
    throw new SqlError(error.message, error.code ?? 'XX000', position, error.routine)
  }

  #keep(chunk: Buffer): void {
    // It is a part of the parser's memory, which the next message overwrites.
    this.#block.push(Buffer.from(chunk))
    this.#size += chunk.length
    if (this.#size >= BLOCK_BYTES) this.#flush()
  }

  #flush(): void {
    if (this.#size > 0) this.#wanted.piece?.(Buffer.concat(this.#block))
    this.#block = []
    this.#size = 0
  }
}
