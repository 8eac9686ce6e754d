import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Confinement, EscapeAttempt } from '../../clone.ts'
import { EngineDied, type KeptCopy, type ObservedIsolation } from '../../clone.ts'
import { onAbort, throwIfAborted } from '../../on-abort.ts'
import type { Engine, Rights, ScriptAddress, Session, TrialDatabase } from '../engine.ts'
import { DATABASE, READER_ROLE, SCRIPT_ROLE, TRIAL, UNTOUCHED, UNTOUCHED_STEP } from '../names.ts'
import { demoteRoles } from '../roles.ts'
import { grantedEscapes, isSuperuser, tryToEscape } from '../scan/escapes.ts'
import type { Binaries } from './binaries.ts'
import { Cluster } from './cluster.ts'
import { readIsolation } from './isolation.ts'
import { PostgresSession } from './session.ts'
import { storedDigests } from './stored-digests.ts'
import { copyDatabase, createTrial } from './trial-database.ts'

interface PostgresOptions {
  readonly binaries: Binaries
  /** Folder for the cluster's own folder; the system's folder for temporary files when not given or too long for a socket. */
  readonly base?: string
  /** How long one call may take. A gigabyte in one COPY takes minutes. */
  readonly deadlineMs?: number
  /** Role that scripts will log in as, in place of the script role. */
  readonly runAs?: string | undefined
  /** Ends the start. */
  readonly signal?: AbortSignal | undefined
}

const COPIES: Readonly<Record<KeptCopy, string>> = { first: UNTOUCHED, step: UNTOUCHED_STEP }

const HOUR_MS = 3_600_000

/**
 * A real PostgreSQL server that exists only for this rehearsal.
 * @throws {EngineDied} when it does not start; nothing of it is left then
 */
export async function openPostgres({
  binaries,
  base = tmpdir(),
  deadlineMs = HOUR_MS,
  runAs,
  signal
}: PostgresOptions): Promise<Engine> {
  throwIfAborted(signal)
  const cluster = new Cluster(binaries, base, runAs)
  const unwatch = onAbort(signal, () => void cluster.remove())
  try {
    await cluster.start()
    const session = await connectTo(cluster, 'postgres', cluster.superuser, deadlineMs)
    try {
      await prepareDatabase(session)
      const [[systemIdentifier, version] = []] = await session.rows(
        `select system_identifier::text, current_setting('server_version') from pg_control_system()`
      )
      if (typeof systemIdentifier !== 'string' || typeof version !== 'string')
        throw new EngineDied('the server does not report its version and identifier')
      const isolation = await readIsolation(cluster, session)
      return new PostgresEngine(cluster, { version: version.split(' ')[0] ?? version, systemIdentifier, isolation, deadlineMs })
    } finally {
      await session.close()
    }
  } catch (error) {
    await cluster.remove()
    throw error
  } finally {
    unwatch()
  }
}

interface Known {
  readonly version: string
  readonly systemIdentifier: string
  readonly isolation: ObservedIsolation
  readonly deadlineMs: number
}

class PostgresEngine implements Engine {
  readonly kind = 'postgres'
  readonly connection = 'unix-socket'
  readonly database = DATABASE
  readonly diesSilently = false
  readonly measures = true
  readonly version: string
  readonly systemIdentifier: string
  readonly isolation: ObservedIsolation
  readonly #cluster: Cluster
  readonly #deadlineMs: number
  readonly #sessions = new Set<PostgresSession>()
  /** Kept open, since a dump has thousands of statements that need it. */
  #beside: PostgresSession | undefined
  /** Who runs the scripts. */
  #scriptRole = SCRIPT_ROLE
  #removed: Promise<{ processGone: boolean; folderGone: boolean }> | undefined

  constructor(cluster: Cluster, { version, systemIdentifier, isolation, deadlineMs }: Known) {
    this.#cluster = cluster
    this.#deadlineMs = deadlineMs
    this.version = version
    this.systemIdentifier = systemIdentifier
    this.isolation = isolation
    // A busy child of the server continues without it until it is done, which is not waited for.
    cluster.onExit(() => this.#drop())
  }

  async connect(rights: Rights): Promise<Session> {
    return await this.#connect(DATABASE, this.#userFor(rights))
  }

  #userFor(rights: Rights): string {
    return { script: this.#scriptRole, reader: READER_ROLE, superuser: this.#cluster.superuser }[rights]
  }

  async asSuperuser(statements: readonly string[]): Promise<void> {
    this.#beside ??= await this.#connect('postgres', this.#cluster.superuser)
    for (const sql of statements) await this.#beside.run(sql)
  }

  async demote(): Promise<void> {
    await this.#asSuperuser(async session => {
      await demoteRoles(session)
    })
  }

  admits(role: string): boolean {
    return this.#cluster.admits(role)
  }

  runScriptsAs({ role }: { readonly role: string }): void {
    this.#scriptRole = role
  }

  scriptAddress(): ScriptAddress {
    const { socket, port } = this.#cluster
    return { socket: join(socket, `.s.PGSQL.${port}`), role: this.#scriptRole, database: DATABASE }
  }

  async endScripts(): Promise<void> {
    await this.#asSuperuser(async session => {
      const rows = await session.rows(
        `select pg_terminate_backend(pid, 10000)::text from pg_stat_activity where datname = '${DATABASE}' and usename = $1`,
        [this.#scriptRole]
      )
      if (rows.some(([hasEnded]) => hasEnded !== 'true')) throw new EngineDied('a session of a command did not end')
    })
  }

  async confinement(): Promise<Confinement> {
    const session = await this.connect('script')
    try {
      const scriptsAsSuperuser = await isSuperuser(session)
      return { scriptsAsSuperuser, attempts: [...(await tryToEscape(session)), ...(await this.#granted())] }
    } finally {
      await session.close()
    }
  }

  async #granted(): Promise<readonly EscapeAttempt[]> {
    const session = await this.connect('superuser')
    try {
      return await grantedEscapes(session)
    } finally {
      await session.close()
    }
  }

  async alive(): Promise<void> {
    if (!this.#cluster.running) throw new EngineDied('the server has ended')
    await this.#asSuperuser(async session => {
      const nonce = String(randomInt(2 ** 47))
      const [[answer, identifier] = []] = await session.rows(
        'select $1::text, system_identifier::text from pg_catalog.pg_control_system()',
        [nonce]
      )
      if (answer !== nonce || identifier !== this.systemIdentifier)
        throw new EngineDied('the server gave the answer to another question')
    })
  }

  async keepUntouched(kind: KeptCopy = 'first'): Promise<void> {
    const name = COPIES[kind]
    // A database with connections cannot be a template; a closed session may need a moment to end.
    await this.#asSuperuser(async session => {
      await session.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${DATABASE}'`)
      await session.run(`drop database if exists ${name}`)
      await session.run(copyDatabase(name, DATABASE, this.#cluster.binaries.major))
      await session.run(`revoke connect on database ${name} from public`)
      await session.run(`grant connect on database ${name} to ${READER_ROLE}`)
    })
  }

  async connectUntouched(kind: KeptCopy = 'first'): Promise<Session> {
    return await this.#connect(COPIES[kind], READER_ROLE)
  }

  async openTrial(): Promise<TrialDatabase> {
    await this.#asSuperuser(async session => await createTrial(session, this.#cluster.binaries.major))
    return {
      connect: async rights => await this.#connect(TRIAL, this.#userFor(rights)),
      remove: async () => await this.#asSuperuser(async session => await session.run(`drop database ${TRIAL} with (force)`))
    }
  }

  async storedDigests(paths: readonly string[]): Promise<readonly (string | undefined)[]> {
    await this.#asSuperuser(async session => await session.run('checkpoint'))
    return await storedDigests(this.#cluster.data, paths)
  }

  destroy(): Promise<{ processGone: boolean; folderGone: boolean }> {
    this.#removed ??= this.#remove()
    return this.#removed
  }

  async #remove(): Promise<{ processGone: boolean; folderGone: boolean }> {
    this.#drop()
    return await this.#cluster.remove()
  }

  #drop(): void {
    for (const session of this.#sessions) session.drop()
  }

  async #connect(database: string, user: string): Promise<PostgresSession> {
    if (this.#removed !== undefined) throw new EngineDied('the server was destroyed')
    const session = await connectTo(this.#cluster, database, user, this.#deadlineMs)
    this.#sessions.add(session)
    return session
  }

  /** In a database that no script can enter, so that no `ALTER DATABASE … SET` reaches the session. */
  async #asSuperuser(work: (session: Session) => Promise<void>): Promise<void> {
    const session = await this.#connect('postgres', this.#cluster.superuser)
    try {
      await work(session)
    } finally {
      await session.close()
      this.#sessions.delete(session)
    }
  }
}

async function connectTo(cluster: Cluster, database: string, user: string, deadlineMs: number): Promise<PostgresSession> {
  const isSuperuser = user === cluster.superuser
  // Settings that the dump gives to its database must not decide what a superuser's statement means.
  const own = isSuperuser ? ' -c search_path=pg_catalog -c role=none' : ''
  // Since 17 an event trigger can be run by a login.
  const options = `${own}${isSuperuser && cluster.binaries.major >= 17 ? ' -c event_triggers=off' : ''}`
  return await PostgresSession.open({ socket: cluster.socket, port: cluster.port, user, database, options }, deadlineMs)
}

/** The script role, which may read and write all rows until the dump is restored, and its database. */
export async function prepareDatabase(session: Session): Promise<void> {
  await session.run(`create role ${SCRIPT_ROLE} login bypassrls`)
  await session.run(`create database ${DATABASE} owner ${SCRIPT_ROLE} template template0 encoding 'UTF8'`)
}
