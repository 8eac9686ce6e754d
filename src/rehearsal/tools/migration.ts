import type { RehearsalCode } from '../denial.ts'

/** The files of a folder and of those below it: their bytes by path, relative to the folder, with `/`. */
export type Folder = ReadonlyMap<string, Uint8Array>

/** A text that a tool sends to the server as one query. */
export interface Query {
  readonly text: string
  /** Of its first character, from 1. */
  readonly line: number
}

/** Where a line of a composed script comes from. */
export interface Origin {
  readonly path: string
  /** From 1. */
  readonly line: number
}

/** What a tool runs of a file, in one direction. */
export interface ToolScript {
  /** Of the file, relative to the folder. */
  readonly path: string
  /** With the lines of the file: what is not run is blank. */
  readonly script: Uint8Array
  /** As the tool cuts it. Absent if it runs statement by statement. */
  readonly queries?: readonly Query[]
  /** Where its lines come from, if they are not those of the file. */
  readonly origins?: readonly Origin[]
  /** `single`: in one transaction, which the tool begins and ends. */
  readonly transaction: 'single' | 'none'
}

/** One step of a tool: a version, a change, or a changeset. */
export interface FoundMigration {
  /** What the tool knows it by. */
  readonly key: string
  readonly apply: ToolScript
  readonly rollback?: ToolScript
  /** What has to be added if there is no rollback, as a sentence's end: `add U2__name.sql`. */
  readonly remedy: string
  /** The tool runs it again whenever its text has changed. */
  readonly isRepeatable?: true
}

/** Why a folder is not rehearsed. */
export interface ToolProblem {
  readonly code: Extract<
    RehearsalCode,
    | 'migration-unknown-file'
    | 'migration-number-twice'
    | 'migration-without-rollback'
    | 'migration-unsupported'
    | 'migration-changed'
    | 'migration-out-of-order'
  >
  /** One plain sentence that ends with what to do. */
  readonly reason: string
  readonly path?: string
  /** From 1. */
  readonly line?: number
  /** The file that is left out because of it, if that is another one. */
  readonly leftOut?: string
  /** Reported once, however many files have it. */
  readonly isOnce?: true
}

/** What the database is. */
export type DatabaseKind = 'postgresql' | 'sqlite'

/** What a tool finds in a folder, in the order in which it would run it. */
export interface FolderReading {
  readonly migrations: readonly FoundMigration[]
  readonly problems: readonly ToolProblem[]
}

/** How one tool reads its folder. */
export interface Tool {
  /** Whether the folder can only be its. */
  readonly recognises: (folder: Folder) => boolean
  /** @param database that its files are run on */
  readonly read: (folder: Folder, database: DatabaseKind) => FolderReading
  /** What it does with a new migration that comes before one that was run. */
  readonly late: 'runs' | 'refuses' | 'passes over'
}
