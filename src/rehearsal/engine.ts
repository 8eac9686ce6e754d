import type { EngineName } from './spec.ts'

/**
 * Resolves with the answer, or rejects at the deadline.
 * @param ms how long one call to the engine may take
 * @param give ends the engine, so that no part of it continues unseen
 * @throws {EngineDied} after `ms`
 */
export async function withDeadline<T>(ms: number, answer: Promise<T>, give: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new EngineDied(`the database gave no answer within ${Math.round(ms / 1000)} s`))
      give()
    }, ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One session of one engine. Each script gets its own session, so that no temporary table or setting is passed from one to the next. */
export interface Session {
  /** Rows of one statement, each value as PostgreSQL's own text, null for NULL. @throws {SqlError} as the server refused it */
  rows(sql: string, values?: readonly (string | null)[]): Promise<readonly (readonly (string | null)[])[]>
  /** Runs one statement and discards its rows. @throws {SqlError} */
  run(sql: string): Promise<void>
  /** `COPY … FROM STDIN`: feeds the data as it comes. Resolves to the bytes that were sent. @throws {SqlError} */
  copyIn(sql: string, data: AsyncIterable<Uint8Array>): Promise<number>
  /** `COPY … TO STDOUT`: passes on each piece of the stream in order; pieces need not end at a row. @throws {SqlError} */
  copyOut(sql: string, piece: (bytes: Uint8Array) => void): Promise<void>
  close(): Promise<void>
}

/**
 * An error message of the server. `code` is its SQLSTATE, such as `42501`; `position` counts characters of the statement from 1; `routine`
 * is the function in the server's sources that raised it.
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

/** The engine is gone, hangs, or gives answers that were not asked for: no answer of this phase counts. */
export class EngineDied extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EngineDied'
  }
}

/** How well the engine is isolated, as read back from the kernel and the server, never from our own configuration. */
export interface ObservedIsolation {
  /** `confined-process`: Node restricted to its own files, without sockets. `network-namespace`: a server without any network. `socket-only`: a server that listens only on a private Unix socket. */
  readonly grade: 'confined-process' | 'network-namespace' | 'socket-only'
  /** True only if everything that was read back agrees with the grade. */
  readonly proved: boolean
  /** What was read back, in a stable order; no clock, no path, no process id. isolation.ts turns it into the fields of the evidence. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/**
 * Whose rights a session has: those of the bootstrap superuser, which has a random name; of the role that runs the scripts, not a superuser;
 * or, once `demote` was called, of the role that reads everything, also not a superuser: what a script left, such as a function in an index,
 * runs with the rights of the reader.
 */
export type Rights = 'superuser' | 'script' | 'reader'

/** A way out of the clone that the script role tried. */
export interface EscapeAttempt {
  readonly attempt: string
  readonly refused: boolean
  /** SQLSTATE of the refusal. */
  readonly code?: string
}

export interface Confinement {
  readonly scriptsAsSuperuser: boolean
  readonly attempts: readonly EscapeAttempt[]
}

/** `first`: the state before any change. `step`: the state before one migration of a chain. */
export type KeptCopy = 'first' | 'step'

/** A throwaway database engine. */
export interface Engine {
  readonly kind: EngineName
  /** How this program talks to it. */
  readonly connection: 'pipe' | 'unix-socket'
  /** Whether a statement can end it without an error, so that `alive` is called after each. */
  readonly diesSilently: boolean
  /** Whether locks and rewrites can be read while a statement runs. */
  readonly measures: boolean
  /** Such as `18.6`. */
  readonly version: string
  readonly systemIdentifier: string
  /** Name of the database that holds the clone. */
  readonly database: string
  readonly isolation: ObservedIsolation
  connect(rights: Rights): Promise<Session>
  /** Runs statements as the superuser beside the open session of the script role, whose settings stay as they are. @throws {SqlError} */
  asSuperuser(statements: readonly string[]): Promise<void>
  /** Called after the restore: from then on the script role has only the rights of the roles of the dump, of which it is a member. */
  demote(): Promise<void>
  /** Called after `demote`: from then on sessions with the rights of scripts log in as this role. */
  runScriptsAs(role: { readonly role: string; readonly id: number }): void
  /** What the script role can do after `demote`, as found by trying. */
  confinement(): Promise<Confinement>
  /** Asks the engine something new. @throws {EngineDied} also if a dead engine continues to answer, as PGlite does */
  alive(): Promise<void>
  /**
   * Keeps a copy of the state for the row difference, in place of the last one of its kind; called after `demote`. Undefined if the dump is
   * restored again instead (PGlite).
   */
  keepUntouched?(kind?: KeptCopy): Promise<void>
  /** A reader's session on such a copy. */
  connectUntouched?(kind?: KeptCopy): Promise<Session>
  /** Ends everything: process, socket, folder. Idempotent. Resolves to what is proved to be gone. */
  destroy(): Promise<{ readonly processGone: boolean; readonly folderGone: boolean }>
}
