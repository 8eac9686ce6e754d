import type { FileRef } from '../release/documents/fields.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { SchemaExpectations } from '../release/documents/schema-expectations.ts'
import type { Command } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import type { QueryFile } from './query-facts.ts'
import type { RunAs } from './run-as.ts'
import type { EngineName, RehearsalSpec } from './spec.ts'
import type { Origin, Query } from './tools/migration.ts'

/** What the caller wants to rehearse. */
export interface RehearsalRequest {
  /** Absolute path of the spec. Its folder is the root of the packet: what the spec names is relative to it. */
  readonly spec: string
  /** Absolute path, instead of the dump that the spec names. */
  readonly dump?: string
  /** The database to take of a dump of a whole cluster, instead of the spec's. */
  readonly database?: string
  /** Instead of the spec's choice. */
  readonly engine?: 'auto' | EngineName
  /** Folder of `initdb` and `postgres`. */
  readonly pgBin?: string
  /** The role that runs the scripts, instead of the role that the spec names. */
  readonly runAs?: string
  /** The statements of the version that still runs while the change is applied. */
  readonly queries?: QueryFile
  /** Absolute path of the folder that commands start in and may read; without it, a spec with commands is refused. */
  readonly workspace?: string
  /** Absolute paths of folders outside of it that commands may read. */
  readonly runFolders?: readonly string[]
  /** Absolute path of the folder for the evidence; `evidence` beside the spec when not given. */
  readonly out?: string
}

/** A request that cannot be carried out as written, with every problem. */
export class RequestError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'RequestError'
  }
}

/** A file that the spec names, read once: its bytes no longer change. */
export interface InputFile extends FileRef {
  readonly content: Uint8Array
}

/** A script, of whose file only one half is run if a tool keeps both in it. */
export interface ScriptFile extends InputFile {
  /** What is run, with the line numbers of the file. */
  readonly script: Uint8Array
  /** As its tool sends it; absent if it runs statement by statement. */
  readonly queries?: readonly Query[]
  /** As its tool runs it, instead of the spec's. */
  readonly transaction?: 'single' | 'none'
  /** Where its lines come from, if they are not those of the file. */
  readonly origins?: readonly Origin[]
  /** What is run in place of a script, which then has no text. */
  readonly command?: Command
}

/** Where a line of a script is. @param line from 1 */
export function placeOf({ path, origins }: Pick<ScriptFile, 'path' | 'origins'>, line: number): Origin {
  return origins?.[line - 1] ?? { path, line }
}

/** One migration: the script that changes, and the script that undoes it. */
export interface Migration {
  /** What its tool knows it by. */
  readonly key?: string
  readonly apply: ScriptFile
  readonly rollback: ScriptFile
}

/** A file that the packet seals, and what is in it. */
export interface DocumentFile<T> extends InputFile {
  readonly document: T
}

/** What a spec states beside the files that it names. */
export type Settings = Omit<RehearsalSpec, 'schema' | 'apply' | 'rollback' | 'between' | 'expectations' | 'policy'>

/** A request with all files it names read, except the dump. */
export interface RehearsalInput {
  readonly root: string
  readonly spec: Settings
  /** At least one, in the order in which they are applied; they are undone in the reverse order. */
  readonly migrations: readonly Migration[]
  /** What is written between the change and its rollback. */
  readonly between?: ScriptFile | 'generated'
  /** Absent without a spec that names it: then no schema is expected. */
  readonly expectations: DocumentFile<SchemaExpectations> | undefined
  /** Absent without a spec that names it: then nothing identifies production, and nothing is allowed beyond the standard. */
  readonly policy: DocumentFile<Policy> | undefined
  /** The tables of the clone are read before the change, to describe them in a spec. */
  readonly describesTables?: boolean
  /** Absolute path of a dump that exists. */
  readonly dump: string | undefined
  /** The dump as the evidence names it: by its path in the packet, or by its name. */
  readonly dumpName: string
  readonly engine: 'auto' | EngineName
  readonly pgBin: string | undefined
  readonly runAs: RunAs | undefined
  readonly out: string
  /** Path of a file of the evidence in the packet. */
  evidencePath(name: string): string
  /** Pinned files whose bytes differ, files that do not have the half that is to be run, and what a tool would not run. */
  readonly drifted: readonly RehearsalDenial[]
  /** The statements of the version that still runs while the change is applied. */
  readonly queries?: QueryFile
  /** Why there is no migration, as a sentence; then nothing is rehearsed. */
  readonly nothingNew?: string
}

/** Every script once, the changes first. */
export function scriptsOf({ migrations }: Pick<RehearsalInput, 'migrations'>): ScriptFile[] {
  return [...migrations.map(({ apply }) => apply), ...migrations.map(({ rollback }) => rollback)]
}
