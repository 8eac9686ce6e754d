import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { Policy } from '../../release/documents/policy.ts'
import type { ObservedTable, SchemaExpectations } from '../../release/documents/schema-expectations.ts'
import {
  type Clone,
  type Confined,
  type Confinement,
  EngineDied,
  type ExceptState,
  type Fingerprint,
  type KeptCopy,
  type ObservedIsolation,
  type Prepared,
  type RowStatements,
  type SecretColumns,
  type TableDifference
} from '../clone.ts'
import type { Command, CommandRan } from '../command.ts'
import type { Lead } from '../dump.ts'
import type { ScriptFile } from '../input.ts'
import type { RunAs } from '../run-as.ts'
import type { SchemaTree } from '../schema-difference.ts'
import type { SecretSettings } from '../spec.ts'
import type { Tally } from '../tally.ts'
import { withinLimit } from '../within-limit.ts'
import type { CloneFolder } from './folder.ts'
import type { OpenedDump } from './opened-dump.ts'
import type { SqliteProcess } from './process.ts'
import { FILES, type FlatSchema, type Piece } from './requests.ts'
import { schemaExcept } from './schema-except.ts'
import { textOf } from './text-rules.ts'

/** A clone in SQLite: a copy of the file, in a folder of its own, and the confined process that opens it. */
export class SqliteClone implements Clone {
  readonly kind = 'sqlite'
  readonly connection = 'pipe'
  readonly measures = false
  readonly version: string
  /** SQLite files have no identifier. */
  readonly systemIdentifier = '0'
  readonly database = 'main'
  readonly isolation: ObservedIsolation
  readonly #process: SqliteProcess
  readonly #folder: CloneFolder

  constructor(process: SqliteProcess, folder: CloneFolder, version: string, isolation: ObservedIsolation) {
    this.#process = process
    this.#folder = folder
    this.version = version
    this.isolation = isolation
  }

  async restore({ path, kind, signal, mask }: OpenedDump, onBytes?: (bytes: number) => void): Promise<void> {
    const { sha256 } = await this.#folder.take(path, kind === 'file' ? FILES.clone : FILES.text, onBytes, signal)
    const { unused } = await this.#process.ask('load', { kind, sha256, ...(mask !== undefined && { masks: mask.masks }) })
    mask?.unused.splice(0, mask.unused.length, ...unused)
  }

  /** SQLite has no roles: whoever opens the file may do everything in it. */
  async confine(runAs: RunAs | undefined): Promise<Confined> {
    return runAs === undefined ? {} : { refused: 'SQLite has no roles' }
  }

  async confinement(): Promise<Confinement> {
    return { scriptsAsSuperuser: false, attempts: await this.#process.ask('attempts', {}) }
  }

  async leads({ endpoints }: Policy['production']): Promise<readonly Lead[]> {
    const hosts = endpoints.map(({ host }) => host.trim())
    const found = hosts.length === 0 ? [] : await this.#process.ask('names', { hosts })
    return found.map(one => ({ kind: 'production-name', ...one }))
  }

  async secretColumns({ secret_columns }: SecretSettings): Promise<SecretColumns> {
    return await this.#process.ask('secretColumns', { ...(secret_columns !== undefined && { secret_columns }) })
  }

  async tables(expectations?: SchemaExpectations): Promise<readonly ObservedTable[]> {
    return await this.#process.ask('tables', { ...(expectations !== undefined && { expectations }) })
  }

  async fingerprint(progress: (table: string) => void): Promise<Fingerprint> {
    const { state, schema } = await this.#process.ask('fingerprint', {}, ({ at }: Piece) => at !== undefined && progress(at))
    return { state, schema: treeOf(schema) }
  }

  async seesChanges({ state: { schema } }: Fingerprint): Promise<boolean> {
    return await this.#process.ask('canary', { schema })
  }

  async schema(): Promise<SchemaTree> {
    return treeOf(await this.#process.ask('schema', {}))
  }

  async tally(progress: (table: string) => void): Promise<Tally> {
    return await this.#process.ask('tally', {}, ({ at }: Piece) => at !== undefined && progress(at))
  }

  async rowStatements(tables: readonly string[]): Promise<readonly RowStatements[]> {
    return await this.#process.ask('rowStatements', { tables })
  }

  schemaExcept(schema: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
    return schemaExcept(schema, exceptions)
  }

  async exceptState(schema: SchemaTree, exceptions: readonly DeclaredException[]): Promise<ExceptState> {
    return { schema: schemaExcept(schema, exceptions), labels: [], tables: await this.#process.ask('except', { exceptions }) }
  }

  async rowDigests(tables: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const found = await this.#process.ask('rowDigests', { tables })
    return new Map(found.map(([name, digests]) => [name, Buffer.from(digests, 'base64')]))
  }

  async run({ script, queries }: ScriptFile, { isSingle, limit }: Parameters<Clone['run']>[1]): ReturnType<Clone['run']> {
    const texts = queries ?? [{ text: textOf(script), line: 1 }]
    if (limit === undefined) return await this.#process.ask('run', { texts, isSingle })
    // Each part of the answer is the beginning of a statement, or the end of the last one.
    const parts = this.#process.pieces('run', { texts, isSingle })
    let statement: NonNullable<Piece['statement']> = { words: [], line: 1 }
    for (;;) {
      const { value } = await withinLimit(limit, statement, parts.next(), () => void this.#process.end())
      if (value === undefined) throw new EngineDied('the process of SQLite gave no answer')
      if ('result' in value) return value.result
      statement = value.piece.statement ?? statement
    }
  }

  async runCommand(command: Command, signal: AbortSignal): Promise<CommandRan> {
    const [{ runCommand }, { CopyForCommand }] = await Promise.all([
      import('../confined/command/run-command.ts'),
      import('./copy-for-command.ts')
    ])
    const [clone, back] = [FILES.clone, FILES.back].map(name => join(this.#folder.path, name))
    const ran = await runCommand(() => new CopyForCommand(clone ?? '', back ?? ''), command, signal)
    if (ran.problems.length === 0) await this.#process.ask('takeBack', {})
    return ran
  }

  async prepare(queries: readonly { readonly text: string }[]): Promise<readonly Prepared[]> {
    return await this.#process.ask('prepare', { texts: queries.map(({ text }) => text) })
  }

  async keepUntouched(kind: KeptCopy): Promise<void> {
    await this.#process.ask('keep', { kind })
  }

  async rowDifferences(tables: readonly string[], kind: KeptCopy): Promise<readonly TableDifference[]> {
    return await this.#process.ask('differences', { tables, kind })
  }

  async alive(): Promise<void> {
    const nonce = randomBytes(8).toString('hex')
    if ((await this.#process.ask('alive', { nonce })).nonce !== nonce)
      throw new EngineDied('SQLite gave the answer to another question')
  }

  /** Every value, for the search for credentials, and at last the columns of each table. */
  values(): ReturnType<SqliteProcess['pieces']> {
    return this.#process.pieces('values', {})
  }

  async destroy(): ReturnType<Clone['destroy']> {
    await this.#process.end()
    return { processGone: true, folderGone: this.#folder.remove() }
  }
}

function treeOf({ root, entries, words }: FlatSchema): SchemaTree {
  return { root, entries: new Map(entries), rules: { words, dependencies: new Set(), secrets: new Set() } }
}
