import { randomBytes } from 'node:crypto'
import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { Policy } from '../../release/documents/policy.ts'
import type { ObservedTable, SchemaExpectations } from '../../release/documents/schema-expectations.ts'
import type {
  Clone,
  Confined,
  Confinement,
  ExceptState,
  Fingerprint,
  KeptCopy,
  ObservedIsolation,
  Prepared,
  RestoreSettings,
  RowStatements,
  SecretColumns,
  TableDifference
} from '../clone.ts'
import type { Command, CommandRan } from '../command.ts'
import { Refused } from '../denial.ts'
import type { Lead } from '../dump.ts'
import type { ScriptFile } from '../input.ts'
import type { Online, Tried } from '../online-facts.ts'
import type { RunAs } from '../run-as.ts'
import type { SchemaTree } from '../schema-difference.ts'
import type { SecretSettings } from '../spec.ts'
import type { StatementLimit } from '../statement-limit.ts'
import type { Tally } from '../tally.ts'
import { once } from '../text-stream.ts'
import { withinLimit } from '../within-limit.ts'
import { unavailable, withoutExtensions } from './dump/extensions.ts'
import { refusedByOlder, restore } from './dump/restore.ts'
import type { PostgresDump } from './dump/source.ts'
import type { Engine, Rights, Session } from './engine.ts'
import { readCatalogTree } from './fingerprint/catalog-tree.ts'
import { exceptState, rowDigests, schemaExcept } from './fingerprint/except.ts'
import { fingerprint, seesChanges } from './fingerprint/fingerprint.ts'
import { KnownSystem } from './fingerprint/known-system.ts'
import { KnownTables } from './fingerprint/known-tables.ts'
import { rowDifference } from './fingerprint/row-difference.ts'
import { inSnapshot } from './fingerprint/snapshot.ts'
import { Meter, meterHooks } from './impact.ts'
import { SCRIPT_ROLE } from './names.ts'
import { observeAllTables, observeTables } from './observed-tables.ts'
import { prepareQueries } from './prepare-queries.ts'
import { rowStatements } from './row-statements.ts'
import { findLeads } from './scan/leads.ts'
import { countSecretColumns } from './scan/secret-columns.ts'
import { assumeRole, ownerOfEverything, runAsProblem, tablesWithPolicies } from './script-role.ts'
import { runQueries } from './sql/run-queries.ts'
import { isTransactionOpen, type RunOptions, runInTransaction, runScript } from './sql/run-script.ts'
import { tally } from './tally.ts'

/** Runs some work in its own session. */
export async function within<T>(engine: Engine, rights: Rights, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await engine.connect(rights)
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

function boundedBy(limit: StatementLimit, give: () => void): NonNullable<RunOptions['bounded']> {
  return async (statement, work) => await withinLimit(limit, statement, work, give)
}

/** A clone in PostgreSQL, on whichever of its engines. */
export class PostgresClone implements Clone {
  readonly engine: Engine
  readonly kind: Engine['kind']
  readonly connection: Engine['connection']
  readonly measures: boolean
  readonly version: string
  readonly systemIdentifier: string
  readonly database: string
  readonly isolation: ObservedIsolation

  /** What was read before. */
  readonly #known: { readonly tables: KnownTables | undefined; readonly system: KnownSystem }

  constructor(engine: Engine) {
    this.engine = engine
    const tables = engine.storedDigests && new KnownTables(async paths => (await engine.storedDigests?.(paths)) ?? [])
    this.#known = { tables, system: new KnownSystem() }
    this.kind = engine.kind
    this.connection = engine.connection
    this.measures = engine.measures
    this.version = engine.version
    this.systemIdentifier = engine.systemIdentifier
    this.database = engine.database
    this.isolation = engine.isolation
  }

  async restore(dump: PostgresDump, onBytes?: (bytes: number) => void, settings: RestoreSettings = {}): Promise<void> {
    const missing = await unavailable(this.engine, settings.extensions ?? [])
    if (missing.length > 0) throw new Refused('statement-refused', withoutExtensions(this.engine, missing))
    try {
      await within(this.engine, 'script', async session => await restore(this.engine, session, dump.sql(onBytes), settings))
    } catch (error) {
      throw refusedByOlder(error, settings.serverVersion, this.engine)
    }
  }

  async confine(told: RunAs | undefined): Promise<Confined> {
    const refused = told && (await this.#as('superuser', async session => await runAsProblem(session, told)))
    await this.engine.demote()
    if (refused !== undefined) return { refused }
    const runAs = told ?? (await this.#as('superuser', ownerOfEverything))
    // What the text of the dump names is what the server was told; where its catalogs have another owner, there are two.
    if (runAs === undefined || !this.engine.admits(runAs.role)) return await this.#heldByPolicies(SCRIPT_ROLE)
    const { ownsDatabase, ...role } = await this.#as('superuser', async session => await assumeRole(session, runAs))
    this.engine.runScriptsAs(role)
    const assumed = { role: role.role, owns_database: ownsDatabase, member_of: [...runAs.memberOf] }
    return { runAs: assumed, ...(await this.#heldByPolicies(role.role)) }
  }

  async #heldByPolicies(role: string): Promise<Pick<Confined, 'rowSecurity'>> {
    const rowSecurity = await this.#as('superuser', async session => await tablesWithPolicies(session, role))
    return rowSecurity.length === 0 ? {} : { rowSecurity }
  }

  async confinement(): Promise<Confinement> {
    return await this.engine.confinement()
  }

  async leads(production: Policy['production']): Promise<readonly Lead[]> {
    return await this.#as('superuser', async session => await findLeads(session, { production }))
  }

  async secretColumns(spec: SecretSettings): Promise<SecretColumns> {
    return await this.#as('reader', async session => await countSecretColumns(session, spec))
  }

  async tables(expectations?: SchemaExpectations): Promise<readonly ObservedTable[]> {
    return await this.#as('reader', async session =>
      expectations === undefined ? await observeAllTables(session) : await observeTables(session, expectations)
    )
  }

  async fingerprint(progress: (table: string) => void): Promise<Fingerprint> {
    return await this.#as('reader', async session => await fingerprint(session, progress, this.#known))
  }

  async seesChanges(print: Fingerprint): Promise<boolean> {
    return await this.#as('superuser', async session => await seesChanges(session, print, this.#known.system))
  }

  async schema(): Promise<SchemaTree> {
    return await this.#as(
      'reader',
      async session => await inSnapshot(session, () => readCatalogTree(session, this.#known.system))
    )
  }

  async tally(progress: (table: string) => void): Promise<Tally> {
    return await this.#as('reader', async session => await tally(session, progress))
  }

  async rowStatements(tables: readonly string[]): Promise<readonly RowStatements[]> {
    return await this.#as('reader', async session => await rowStatements(session, tables))
  }

  schemaExcept(schema: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
    return schemaExcept(schema, exceptions)
  }

  async exceptState(schema: SchemaTree, exceptions: readonly DeclaredException[]): Promise<ExceptState> {
    return await this.#as('reader', async session => await exceptState(session, schema, exceptions))
  }

  async rowDigests(tables: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    return await this.#as('reader', async session => await rowDigests(session, tables))
  }

  async run(
    { script, queries }: ScriptFile,
    { isSingle, isMeasured, limit }: Parameters<Clone['run']>[1]
  ): ReturnType<Clone['run']> {
    return await this.#as('script', async session => {
      const meter = isMeasured && this.measures ? new Meter(session, isSingle) : undefined
      const hooks = {
        ...(this.engine.diesSilently && { ran: async () => await this.engine.alive() }),
        ...(meter !== undefined && meterHooks(meter)),
        ...(limit !== undefined && { bounded: boundedBy(limit, () => void this.engine.destroy()) })
      }
      const { statements } =
        queries === undefined
          ? await (isSingle ? runInTransaction : runScript)(session, once(script), hooks)
          : await runQueries(session, queries, isSingle, hooks)
      const isOpen = await isTransactionOpen(session)
      const impact = isOpen ? undefined : await meter?.result()
      return { statements, isOpen, ...(impact !== undefined && { impact }) }
    })
  }

  async runCommand(command: Command, signal: AbortSignal): Promise<CommandRan> {
    const address = this.engine.scriptAddress?.()
    if (address === undefined) throw new Error('this engine has no server')
    const { runCommand } = await import('./server/command/run-command.ts')
    const ran = await runCommand(address, command, signal)
    // What it began and did not end is rolled back before anything is compared.
    await this.engine.endScripts?.()
    return ran
  }

  async tryOnline(scripts: readonly Tried[]): Promise<readonly Online[]> {
    if (this.engine.openTrial === undefined) throw new Error('this engine has one session only')
    const { tryOnline } = await import('./online/trial.ts')
    const database = await this.engine.openTrial()
    try {
      return await tryOnline(database, scripts)
    } finally {
      await database.remove()
    }
  }

  async prepare(queries: readonly { readonly text: string }[]): Promise<readonly Prepared[]> {
    return await this.#as('script', async session => await prepareQueries(session, queries))
  }

  async keepUntouched(kind: KeptCopy): Promise<void> {
    await this.engine.keepUntouched?.(kind)
  }

  async rowDifferences(
    tables: readonly string[],
    kind: KeptCopy,
    rebuild: () => Promise<PostgresClone>
  ): Promise<readonly TableDifference[]> {
    if (this.engine.connectUntouched !== undefined) {
      const untouched = await this.engine.connectUntouched(kind)
      try {
        return await this.#compared(untouched, tables)
      } finally {
        await untouched.close()
      }
    }
    const second = await rebuild()
    try {
      return await second.#as('reader', async untouched => await this.#compared(untouched, tables))
    } finally {
      await second.destroy()
    }
  }

  async alive(): Promise<void> {
    await this.engine.alive()
  }

  async destroy(): ReturnType<Clone['destroy']> {
    return await this.engine.destroy()
  }

  async #as<T>(rights: Rights, work: (session: Session) => Promise<T>): Promise<T> {
    return await within(this.engine, rights, work)
  }

  async #compared(untouched: Session, tables: readonly string[]): Promise<readonly TableDifference[]> {
    const found: TableDifference[] = []
    await this.#as('reader', async now => {
      const key = randomBytes(32)
      for (const table of tables) {
        const difference = await rowDifference(untouched, now, table, { key })
        if (difference !== undefined) found.push(difference)
      }
    })
    return found
  }
}
