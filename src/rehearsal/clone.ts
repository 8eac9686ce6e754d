import type { DatabaseState } from '../release/documents/database-state.ts'
import type { DeclaredException } from '../release/documents/exceptions.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { AppliedExecution } from '../release/documents/rehearsal-execution.ts'
import type { ObservedTable, SchemaExpectations } from '../release/documents/schema-expectations.ts'
import type { Command, CommandRan } from './command.ts'
import type { ColumnCount, Dump, Lead } from './dump.ts'
import type { ScriptImpact } from './impact-facts.ts'
import type { ScriptFile } from './input.ts'
import type { Online, Tried } from './online-facts.ts'
import type { RunAs } from './run-as.ts'
import type { SchemaTree } from './schema-difference.ts'
import type { EngineName, SecretSettings } from './spec.ts'
import type { StatementLimit } from './statement-limit.ts'
import type { Tally } from './tally.ts'

/**
 * Resolves with the answer, or rejects at the deadline.
 * @param ms how long one call to the engine may take
 * @param give ends the engine, so that no part of it continues unseen
 * @param late the error after `ms`
 * @throws {EngineDied} by default
 */
export async function withDeadline<T>(
  ms: number,
  answer: Promise<T>,
  give: () => void,
  late = () => new EngineDied(`the database gave no answer within ${Math.round(ms / 1000)} s`)
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late())
      give()
    }, ms)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/** The engine is gone, hangs, or gives answers that were not asked for: no answer of this phase counts. */
export class EngineDied extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EngineDied'
  }
}

/** How well the engine is isolated, as read back from the kernel and the database, never from our own configuration. */
export interface ObservedIsolation {
  /** `confined-process`: Node restricted to its own files, without sockets. `network-namespace`: a server without any network. `socket-only`: a server that listens only on a private Unix socket. */
  readonly grade: 'confined-process' | 'network-namespace' | 'socket-only'
  /** True only if everything that was read back agrees with the grade. */
  readonly proved: boolean
  /** What was read back, in a stable order; no clock, no path, no process id. isolation.ts turns it into the fields of the evidence. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** A way out of the clone that the script role tried. */
export interface EscapeAttempt {
  readonly attempt: string
  readonly refused: boolean
  /** How the database refused it, such as an SQLSTATE. */
  readonly code?: string
}

export interface Confinement {
  readonly scriptsAsSuperuser: boolean
  readonly attempts: readonly EscapeAttempt[]
}

/** `first`: the state before any change. `step`: the state before one migration of a chain. */
export type KeptCopy = 'first' | 'step'

/** Everything that a database holds at one moment. */
export interface Fingerprint {
  /** As in the evidence: digests and names, no value of any row. */
  readonly state: DatabaseState
  /** Kept to describe differences. It contains definitions, so it never becomes evidence. */
  readonly schema: SchemaTree
}

/** A state without what declared exceptions are about. */
export interface ExceptState {
  /** Of the schema; `undefined` if no exception is about it. */
  readonly schema: string | undefined
  /** Labels that exceptions name, and that exist: one that is gone is not one that was left. */
  readonly labels: readonly string[]
  /** Tables without some of their columns. */
  readonly tables: DatabaseState['tables']
}

/** A row that differs. Its key is reported as a keyed hash, and none of its values is reported. */
export interface RowDifference {
  /** HMAC-SHA-256 of the key's text (of the row's digest where the table has no key), first 16 hex digits. */
  readonly row: string
  readonly change: 'value not restored' | 'row missing' | 'row left behind'
  /** The columns that differ; for `value not restored` only. */
  readonly columns?: readonly string[]
}

export interface TableDifference {
  readonly table: string
  /** Rows, as they are counted in one state only. */
  readonly onlyBefore: number
  readonly onlyNow: number
  /** The first of them, by row. */
  readonly rows: readonly RowDifference[]
}

export interface SecretColumns {
  readonly columns: readonly ColumnCount[]
  /** Columns that the spec names and that do not exist: a misspelled name protects nothing. */
  readonly absent: readonly { readonly table: string; readonly column: string }[]
}

/** How the database takes a statement: with which types, or why not. */
export type Prepared = { readonly types: string } | { readonly refused: string }

/** What a restore needs to know beside the dump. */
export interface RestoreSettings {
  /** Roles that the scripts name and the dump does not, and those of its cluster. */
  readonly roles?: readonly string[] | undefined
  /** Extensions that the dump creates, without those that the clone leaves out. */
  readonly extensions?: readonly string[]
  /** Extensions that the clone leaves out. */
  readonly skippedExtensions?: readonly string[] | undefined
  /** Version of the server that the dump was taken from. */
  readonly serverVersion?: string | undefined
}

/** What came of a script that ran to its end. */
interface RanScript {
  readonly statements: number
  /** It ended inside a transaction. */
  readonly isOpen: boolean
  /** Absent if it was not measured. */
  readonly impact?: ScriptImpact
}

/** How a script is run. */
interface RunningScript {
  /** In one transaction. */
  readonly isSingle: boolean
  /** What it does to those who are online is measured, if the engine can. */
  readonly isMeasured: boolean
  /** When a statement takes longer, the clone is destroyed. */
  readonly limit?: StatementLimit
}

/** What came of taking the rights of the restore away: who runs the scripts now, or why that role cannot. */
export interface Confined {
  readonly refused?: string
  readonly runAs?: NonNullable<AppliedExecution['run_as']>
  /** Tables of which scripts see only the rows that policies allow. */
  readonly rowSecurity?: readonly string[]
}

/** Statements that may write a row to a table, whatever is in it. */
export interface RowStatements {
  readonly table: string
  /** Rows to write, each in several ways: the first one that the database takes is enough. */
  readonly rows: readonly (readonly string[])[]
  /** Why there are none. */
  readonly unwritable?: string
}

/**
 * A throwaway database that holds the clone: all that a rehearsal asks of it, whatever database it is. Each script gets its own session, so
 * that no temporary table or setting is passed from one to the next.
 */
export interface Clone {
  readonly kind: EngineName
  /** How this program talks to it. */
  readonly connection: 'pipe' | 'unix-socket'
  /** Whether locks and rewrites can be read while a statement runs. */
  readonly measures: boolean
  /** Such as `18.6`. */
  readonly version: string
  readonly systemIdentifier: string
  /** Name of the database that holds the clone. */
  readonly database: string
  readonly isolation: ObservedIsolation
  /** @throws {Refused} */
  restore(dump: Dump, onBytes?: (bytes: number) => void, settings?: RestoreSettings): Promise<void>
  /** Called after the restore: from then on scripts have the rights of production, and no others. */
  confine(runAs: RunAs | undefined): Promise<Confined>
  /** What scripts can do after `confine`, as found by trying. */
  confinement(): Promise<Confinement>
  leads(production: Policy['production']): Promise<readonly Lead[]>
  secretColumns(spec: SecretSettings): Promise<SecretColumns>
  /** The tables that are expected; without expectations all of them, up to a number that people can read. */
  tables(expectations?: SchemaExpectations): Promise<readonly ObservedTable[]>
  /** @param progress called with the name of each table before its rows are read */
  fingerprint(progress: (table: string) => void): Promise<Fingerprint>
  /** Whether a change that is made to be seen, and undone, shows in the fingerprint. @param print of this very state */
  seesChanges(print: Fingerprint): Promise<boolean>
  schema(): Promise<SchemaTree>
  /** Digest of a schema without what exceptions name; undefined if none is about it. */
  schemaExcept(schema: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined
  exceptState(schema: SchemaTree, exceptions: readonly DeclaredException[]): Promise<ExceptState>
  /** The rows of these tables, without those that do not exist: a digest of 16 bytes per row, sorted, one after the other. */
  rowDigests(tables: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
  /** Runs a script in its own session. @throws {Refused} with a line of `script.script` */
  run(script: ScriptFile, how: RunningScript): Promise<RanScript>
  /** Runs a command, with sessions of its own. Undefined if nothing can connect to the engine. @param signal ends it */
  runCommand?(command: Command, signal: AbortSignal): Promise<CommandRan>
  /**
   * Runs scripts once more, in another copy of the state before the change, beside readers, writers and open transactions. Undefined if the
   * engine has one session only. Called when nothing is compared any more.
   */
  tryOnline?(scripts: readonly Tried[]): Promise<readonly Online[]>
  /** Prepares statements, and runs none. */
  prepare(queries: readonly { readonly text: string }[]): Promise<readonly Prepared[]>
  /** What is in the tables, in numbers that can be subtracted. @param progress as for `fingerprint` */
  tally(progress: (table: string) => void): Promise<Tally>
  /** Statements that write rows to these tables as they are now. No value of a row is in their text. */
  rowStatements(tables: readonly string[]): Promise<readonly RowStatements[]>
  /** Keeps a copy of the state for `rowDifferences`, in place of the last one of its kind, if the engine can. */
  keepUntouched(kind: KeptCopy): Promise<void>
  /**
   * Which rows of these tables differ from a copy that was kept.
   * @param rebuild makes another clone in that state, for an engine that keeps no copies; it is destroyed here
   */
  rowDifferences(tables: readonly string[], kind: KeptCopy, rebuild: () => Promise<Clone>): Promise<readonly TableDifference[]>
  /** Asks the engine something new. @throws {EngineDied} also if a dead engine continues to answer, as PGlite does */
  alive(): Promise<void>
  /** Ends everything: process, socket, folder. Idempotent. Resolves to what is proved to be gone. */
  destroy(): Promise<{ readonly processGone: boolean; readonly folderGone: boolean }>
}
