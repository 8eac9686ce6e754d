/** One session of one engine. Scripts get a session each, so that no temporary table or setting leads from one to the next. */
export interface Session {
  /** Rows of one statement, each value as PostgreSQL's own text, null for NULL. @throws {SqlError} as the server refused it */
  rows(sql: string, values?: readonly (string | null)[]): Promise<readonly (readonly (string | null)[])[]>
  /** Runs one statement and forgets its rows. @throws {SqlError} */
  run(sql: string): Promise<void>
  /** `COPY … FROM STDIN`: feeds the data as it comes. Resolves to the bytes that were sent. @throws {SqlError} */
  copyIn(sql: string, data: AsyncIterable<Uint8Array>): Promise<number>
  /** `COPY … TO STDOUT`: hands over each piece of the stream in order; pieces need not end at a row. @throws {SqlError} */
  copyOut(sql: string, piece: (bytes: Uint8Array) => void): Promise<void>
  close(): Promise<void>
}

/**
 * What the server said. `code` is its SQLSTATE, such as `42501`; `position` counts characters of the statement from 1; `routine` is the
 * function of its own sources that said it.
 */
export class SqlError extends Error {
  readonly code: string
  readonly position: number | undefined
  readonly routine: string | undefined

  constructor(message: string, code: string, position?: number, routine?: string) {
    super(message)
    this.name = 'SqlError'
    this.code = code
    this.position = position
    this.routine = routine
  }
}

/** The engine is gone, hangs, or answers with what was not asked: nothing that it said in this phase counts. */
export class EngineDied extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EngineDied'
  }
}

/** How well the engine is cut off, read back from the kernel and from the server, never from our own configuration. */
export interface Isolation {
  /** `confined-process`: Node held to its own files, with no socket. `network-namespace`: a server that has no network at all. `socket-only`: a server that listens on a private unix socket only. */
  readonly grade: 'confined-process' | 'network-namespace' | 'socket-only'
  /** True only when everything that was read back agrees with the grade. */
  readonly proved: boolean
  /** What was read back, in a stable order; no clock, no path, no process id. The evidence takes its fields from here: evidence/isolation.ts. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/**
 * Whose rights a session has: the bootstrap superuser under a random name, the role that runs the scripts, without superuser, or, once
 * `demote` was called, the role that reads everything and is no superuser either: what a script left, such as a function in an index, is
 * run with the rights of whoever reads. PGlite has one user, and nothing to get out to.
 */
export type Rights = 'superuser' | 'script' | 'reader'

/** A throwaway database engine. */
export interface Engine {
  readonly kind: 'pglite' | 'postgres'
  /** Such as `18.6`. */
  readonly version: string
  readonly systemIdentifier: string
  readonly isolation: Isolation
  connect(rights: Rights): Promise<Session>
  /** Called after the restore: from here on the script role has no superuser, and is a member of all roles of the dump. */
  demote(): Promise<void>
  /** A fresh question with a fresh answer. @throws when the engine died, even where it goes on answering (PGlite does) */
  alive(): Promise<void>
  /** Keeps the untouched state beside, for the row difference; after `demote`. Undefined where that is not to be had (PGlite: restore again). */
  keepUntouched?(): Promise<void>
  /** A reader's session on the untouched copy. */
  connectUntouched?(): Promise<Session>
  /** Ends everything: process, socket, folder. Idempotent. Resolves to what is proved gone. */
  destroy(): Promise<{ readonly processGone: boolean; readonly folderGone: boolean }>
}
