import type { Confinement, KeptCopy, ObservedIsolation } from '../clone.ts'
import type { EngineName } from '../spec.ts'

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

/**
 * Whose rights a session has: those of the bootstrap superuser, which has a random name; of the role that runs the scripts, not a superuser;
 * or, once `demote` was called, of the role that reads everything, also not a superuser: what a script left, such as a function in an index,
 * runs with the rights of the reader.
 */
export type Rights = 'superuser' | 'script' | 'reader'

/** Where the sessions of scripts are opened, for a command that opens its own. */
export interface ScriptAddress {
  /** Absolute path of the server's socket. */
  readonly socket: string
  readonly role: string
  readonly database: string
}

/** Another copy of the state before the change, in which several sessions work at once. Nothing of it is ever compared. */
export interface TrialDatabase {
  connect(rights: Rights): Promise<Session>
  /** Ends its sessions and drops it. */
  remove(): Promise<void>
}

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
  /** Whether sessions can log in as a role: the server was told at its start which ones will. */
  admits(role: string): boolean
  /** Called after `demote`: from then on sessions with the rights of scripts log in as this role. */
  runScriptsAs(role: { readonly role: string; readonly id: number }): void
  /** Undefined if there is no server that a command could connect to (PGlite). */
  scriptAddress?(): ScriptAddress
  /** Ends the sessions that a command left open: what they did not commit is rolled back. */
  endScripts?(): Promise<void>
  /** What the script role can do after `demote`, as found by trying. */
  confinement(): Promise<Confinement>
  /**
   * Digests of the files that hold relations, for known-tables.ts. No other session may be writing. Undefined if the files cannot be read
   * (PGlite).
   */
  storedDigests?(paths: readonly string[]): Promise<readonly (string | undefined)[]>
  /** Asks the engine something new. @throws {EngineDied} also if a dead engine continues to answer, as PGlite does */
  alive(): Promise<void>
  /**
   * Keeps a copy of the state for the row difference, in place of the last one of its kind; called after `demote`. Undefined if the dump is
   * restored again instead (PGlite).
   */
  keepUntouched?(kind?: KeptCopy): Promise<void>
  /** A reader's session on such a copy. */
  connectUntouched?(kind?: KeptCopy): Promise<Session>
  /** Copies the state before the change once more. Undefined if the engine has one session only (PGlite). */
  openTrial?(): Promise<TrialDatabase>
  /** Ends everything: process, socket, folder. Idempotent. Resolves to what is proved to be gone. */
  destroy(): Promise<{ readonly processGone: boolean; readonly folderGone: boolean }>
}
