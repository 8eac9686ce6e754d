import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copy from 'pg-copy-streams'
import { errorMessage } from '../../../model/error-message.ts'
import { EngineDied, withDeadline } from '../../clone.ts'
import { type Session, SqlError } from '../engine.ts'

interface Address {
  /** Folder of the unix socket. */
  readonly socket: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** Settings from the first moment on, as `-c name=value`. */
  readonly options?: string
}

/** Every value stays the text that the server sent. */
const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value }

/** A session of `pg` on the private socket. */
export class PostgresSession implements Session {
  readonly #client: pg.Client
  readonly #deadlineMs: number
  /** What ended the connection from outside of a call. */
  #lost: string | undefined

  private constructor(client: pg.Client, deadlineMs: number) {
    this.#client = client
    this.#deadlineMs = deadlineMs
    // Without a listener a lost connection would end this process. The call under way is rejected as well.
    client.on('error', error => {
      this.#lost = error.message
    })
  }

  /** @throws {SqlError} when the server refuses @throws {EngineDied} when there is no server */
  static async open(address: Address, deadlineMs: number): Promise<PostgresSession> {
    const client = new pg.Client({
      host: address.socket,
      port: address.port,
      user: address.user,
      database: address.database,
      // Each option that were empty here would be taken from PGOPTIONS, PGSSLMODE and so on.
      options: `-c application_name=rehearsal${address.options ?? ''}`,
      ssl: false,
      types: AS_TEXT
    })
    const session = new PostgresSession(client, deadlineMs)
    await session.#ask(async () => await client.connect())
    return session
  }

  async rows(sql: string, values?: readonly (string | null)[]): Promise<readonly (readonly (string | null)[])[]> {
    const query = { text: sql, rowMode: 'array' as const, ...(values === undefined ? {} : { values: [...values] }) }
    return await this.#ask(async () => {
      const result = await this.#client.query<(string | null)[]>(query)
      // pg answers several statements with several results, against its own types.
      if (Array.isArray(result)) throw new TypeError('rows() takes one statement')
      return result.rows
    })
  }

  async run(sql: string): Promise<void> {
    await this.#ask(
      () =>
        new Promise<void>((resolve, reject) => {
          const query = new pg.Query(sql)
          // With a listener, pg keeps no rows.
          query.on('row', () => undefined)
          query.on('end', () => resolve())
          query.on('error', reject)
          this.#client.query(query)
        })
    )
  }

  async copyIn(sql: string, data: AsyncIterable<Uint8Array>): Promise<number> {
    let bytes = 0
    await this.#ask(async () => {
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const piece of data) {
          bytes += piece.length
          yield piece
        }
      }
      await pipeline(Readable.from(counted()), this.#client.query(copy.from(sql)))
    })
    return bytes
  }

  async copyOut(sql: string, piece: (bytes: Uint8Array) => void): Promise<void> {
    const sink = new Writable({
      write: (bytes: Uint8Array, _encoding, done) => {
        try {
          piece(bytes)
          done()
        } catch (error) {
          done(error instanceof Error ? error : new Error(errorMessage(error)))
        }
      }
    })
    await this.#ask(async () => await pipeline(this.#client.query(copy.to(sql)), sink))
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined)
  }

  /** Ends the connection without a message to the server. */
  drop(): void {
    this.#lost ??= 'the session was ended'
    this.#client.connection.stream.destroy()
  }

  async #ask<T>(call: () => Promise<T>): Promise<T> {
    if (this.#lost !== undefined) throw new EngineDied(`the database is gone: ${this.#lost}`)
    try {
      return await withDeadline(this.#deadlineMs, call(), () => this.drop())
    } catch (error) {
      throw this.#meaningOf(error)
    }
  }

  /** The server's error, or that the server is gone. Anything else, such as an error of the data that is fed, is passed on as it is. */
  #meaningOf(error: unknown): unknown {
    if (error instanceof EngineDied) return error
    if (error instanceof pg.DatabaseError && (error.severity === 'FATAL' || error.severity === 'PANIC')) {
      return new EngineDied(`the database is gone: ${error.message}`)
    }
    if (error instanceof pg.DatabaseError) {
      const position = error.position === undefined ? undefined : Number(error.position)
      return new SqlError(error.message, error.code ?? 'XX000', position, error.routine)
    }
    const connected = this.#lost === undefined && !this.#client.connection.stream.destroyed
    return connected ? error : new EngineDied(`the database is gone: ${errorMessage(error)}`)
  }
}
