import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Fingerprint } from '../../../src/rehearsal/clone.ts'
import type { Engine } from '../../../src/rehearsal/postgres/engine.ts'
import { fingerprint } from '../../../src/rehearsal/postgres/fingerprint/fingerprint.ts'
import { KnownSystem } from '../../../src/rehearsal/postgres/fingerprint/known-system.ts'
import { KnownTables } from '../../../src/rehearsal/postgres/fingerprint/known-tables.ts'
import { DATABASE, SCRIPT_ROLE, UNTOUCHED } from '../../../src/rehearsal/postgres/names.ts'
import { type Binaries, findBinaries } from '../../../src/rehearsal/postgres/server/binaries.ts'
import { Cluster } from '../../../src/rehearsal/postgres/server/cluster.ts'
import { prepareDatabase } from '../../../src/rehearsal/postgres/server/open.ts'
import { PostgresSession } from '../../../src/rehearsal/postgres/server/session.ts'
import { storedDigests } from '../../../src/rehearsal/postgres/server/stored-digests.ts'
import { copyDatabase } from '../../../src/rehearsal/postgres/server/trial-database.ts'
import type { StatePart } from '../../../src/release/documents/database-state.ts'
import { GUARD_MS } from '../../support/guard.ts'
import type { Case } from './cases.ts'
import { leftBehind } from './left-behind.ts'

/** The database of the battery: statements of production.sql. */
const PRODUCTION = readFileSync(new URL('./production.sql', import.meta.url), 'utf8')

/** Makes the database of the battery. Its roles and extensions take a superuser, which the role of the scripts is only for this. */
export async function makeProduction(engine: Engine): Promise<void> {
  const script = await engine.connect('script')
  await engine.asSuperuser([`alter role ${SCRIPT_ROLE} superuser`])
  await script.run(PRODUCTION)
  await engine.asSuperuser([`alter role ${SCRIPT_ROLE} nosuperuser`])
  await script.close()
}

export function installedBinaries(): Binaries {
  const binaries = findBinaries()
  if (binaries === undefined) throw new Error('the tests need PostgreSQL: apt-get install postgresql')
  return binaries
}

/** Nobody may be connected to it, and somebody is to the untouched one. */
const TEMPLATE = 'battery_template'

/** What was read before, as a rehearsal keeps it. */
interface Known {
  readonly tables: KnownTables
  readonly system: KnownSystem
}

/** A cluster that gives each case a fresh copy of production.sql. */
export class ServerLane {
  readonly cluster: Cluster
  readonly #admin: PostgresSession
  readonly #untouched: PostgresSession
  readonly #before: Fingerprint
  readonly #known: Known

  private constructor(cluster: Cluster, admin: PostgresSession, untouched: PostgresSession, before: Fingerprint, known: Known) {
    this.#known = known
    this.cluster = cluster
    this.#admin = admin
    this.#untouched = untouched
    this.#before = before
  }

  static async open(): Promise<ServerLane> {
    const cluster = new Cluster(installedBinaries(), tmpdir())
    await cluster.start()
    const admin = await session(cluster, 'postgres')
    await prepareDatabase(admin)
    // It owns what production.sql makes, and its foreign keys read tables of other roles.
    await admin.run(`alter role ${SCRIPT_ROLE} superuser`)
    const first = await session(cluster, DATABASE, SCRIPT_ROLE)
    await first.run(PRODUCTION)
    await first.close()
    // The fingerprint has the names of the other databases.
    for (const name of [UNTOUCHED, TEMPLATE]) await admin.run(`create database ${name} owner ${SCRIPT_ROLE}`)
    const tables = new KnownTables(async paths => {
      await admin.run('checkpoint')
      return await storedDigests(cluster.data, paths)
    })
    const known = { tables, system: new KnownSystem() }
    const print = await session(cluster, DATABASE)
    const before = await fingerprint(print, undefined, known)
    await print.close()
    // After the reading, which marks rows as visible: the files of a copy are those that were read.
    await admin.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${DATABASE}'`)
    for (const name of [UNTOUCHED, TEMPLATE]) {
      await admin.run(`drop database ${name}`)
      await admin.run(`${copyDatabase(name, DATABASE, cluster.binaries.major)} owner ${SCRIPT_ROLE}`)
    }
    return new ServerLane(cluster, admin, await session(cluster, UNTOUCHED), before, known)
  }

  get before(): Fingerprint {
    return this.#before
  }

  /** Runs a case on a fresh copy. @returns what the fingerprint finds changed */
  async run(one: Case, meanwhile?: () => Promise<void>): Promise<StatePart[]> {
    return await this.runTogether([one], meanwhile)
  }

  /** Runs cases on one fresh copy, each in a session of its own. @returns what the fingerprint finds changed after the last one */
  async runTogether(cases: readonly Case[], meanwhile?: () => Promise<void>): Promise<StatePart[]> {
    await this.#admin.run(`drop database if exists ${DATABASE} with (force)`)
    await this.#admin.run(`${copyDatabase(DATABASE, TEMPLATE, this.cluster.binaries.major)} owner ${SCRIPT_ROLE}`)
    for (const { sql } of cases) {
      const work = await session(this.cluster, DATABASE)
      for (const statement of sql) await work.run(statement)
      await work.close()
    }
    const print = await session(this.cluster, DATABASE)
    try {
      await meanwhile?.()
      const now = await fingerprint(print, undefined, this.#known)
      return await leftBehind({ before: this.#before, now, untouched: this.#untouched, session: print, key: Buffer.alloc(32, 7) })
    } finally {
      for (const { undo = [] } of cases) for (const statement of undo) await print.run(statement)
      await print.close()
    }
  }

  async close(): Promise<void> {
    await this.cluster.remove()
  }
}

async function session(cluster: Cluster, database: string, user = cluster.superuser): Promise<PostgresSession> {
  return await PostgresSession.open({ socket: cluster.socket, port: cluster.port, user, database }, GUARD_MS)
}
