import { randomInt } from 'node:crypto'
import { type Confinement, EngineDied, type ObservedIsolation } from '../../clone.ts'
import { onAbort } from '../../on-abort.ts'
import { type Engine, type Rights, type Session, SqlError } from '../engine.ts'
import { quoted, READER_ROLE, randomSuperuser, SCRIPT_ROLE } from '../names.ts'
import { demoteRoles, WITHOUT_EVENT_TRIGGERS } from '../roles.ts'
import { readIsolation } from './isolation.ts'
import { DatabaseProcess } from './process.ts'
import { PgliteSession } from './session.ts'

interface PgliteOptions {
  /** How long one call may take. */
  readonly deadlineMs?: number
  /** Ends the start. */
  readonly signal?: AbortSignal | undefined
  /** The packed engine. */
  readonly pack: Uint8Array
}

const QUARTER_HOUR_MS = 900_000

/**
 * PostgreSQL in a confined process, in memory, with no socket and no file.
 * @throws {EngineDied} when it does not start
 */
export async function openPglite({ deadlineMs = QUARTER_HOUR_MS, signal, pack }: PgliteOptions): Promise<Engine> {
  const process = await DatabaseProcess.start(pack, deadlineMs, signal)
  const unwatch = onAbort(signal, () => void process.end())
  try {
    const session = new PgliteSession(process, () => undefined)
    await renameSuperuser(session)
    await session.run(`create role ${SCRIPT_ROLE} login bypassrls`)
    await session.run(`do $$ begin execute format('alter database %I owner to ${SCRIPT_ROLE}', current_database()); end $$`)
    const [[version, systemIdentifier, superuser, scriptId, database] = []] = await session.rows(
      `select current_setting('server_version'), system_identifier::text, current_user, '${SCRIPT_ROLE}'::regrole::oid::text, current_database() from pg_control_system()`
    )
    if (typeof version !== 'string' || typeof systemIdentifier !== 'string' || typeof superuser !== 'string') {
      throw new EngineDied('PGlite does not report its version and identifier')
    }
    const isolation = await readIsolation(process, session)
    const known = { version, systemIdentifier, superuser, scriptId: Number(scriptId), database: database ?? 'unknown', isolation }
    return new PgliteEngine(process, known)
  } catch (error) {
    await process.end()
    throw error
  } finally {
    unwatch()
  }
}

/**
 * Gives the superuser of initdb a random name. Its own, postgres, owns the objects of most dumps; the dump's postgres is another role. The user
 * of a session cannot be renamed, so another superuser does it.
 */
async function renameSuperuser(session: Session): Promise<void> {
  const helper = randomSuperuser()
  const name = randomSuperuser()
  const [[superuser] = []] = await session.rows('select current_user')
  await session.run(`create role ${helper} superuser`)
  await session.run(`set session authorization ${helper}`)
  await session.run(`alter role ${quoted(superuser ?? '')} rename to ${name}`)
  await session.run(`set session authorization ${name}`)
  await session.run(`drop role ${helper}`)
}

interface Known {
  readonly version: string
  readonly systemIdentifier: string
  readonly superuser: string
  readonly database: string
  /** Object id of the script role. */
  readonly scriptId: number
  readonly isolation: ObservedIsolation
}

/** Object id of the role that initdb makes (`BOOTSTRAP_SUPERUSERID`, catalog/pg_authid.dat). */
const BOOTSTRAP_SUPERUSER = 10

class PgliteEngine implements Engine {
  readonly kind = 'pglite'
  readonly connection = 'pipe'
  readonly diesSilently = true
  readonly measures = false
  readonly version: string
  readonly systemIdentifier: string
  readonly database: string
  readonly isolation: ObservedIsolation
  readonly #process: DatabaseProcess
  readonly #superuser: string
  /** Who runs the scripts. */
  #script: { readonly role: string; readonly id: number }
  /** Object id of the role that reads; none until `demote`. */
  #readerId = 0
  #session: PgliteSession | undefined

  constructor(process: DatabaseProcess, { version, systemIdentifier, superuser, scriptId, database, isolation }: Known) {
    this.#process = process
    this.#superuser = superuser
    this.#script = { role: SCRIPT_ROLE, id: scriptId }
    this.version = version
    this.systemIdentifier = systemIdentifier
    this.database = database
    this.isolation = isolation
  }

  /** There is one session: it must be closed before the next one begins. */
  async connect(rights: Rights): Promise<Session> {
    if (this.#session !== undefined) throw new Error('PGlite has one session, and it is open')
    const user = { script: this.#script.role, reader: READER_ROLE, superuser: this.#superuser }[rights]
    await this.#belongTo(BOOTSTRAP_SUPERUSER)
    const session = new PgliteSession(this.#process, () => {
      this.#session = undefined
    })
    // In PGlite, DISCARD ALL does not give the session back to its first user.
    for (const sql of ['rollback', 'discard all', `set session authorization ${quoted(user)}`]) await session.run(sql)
    if (rights === 'superuser') await session.run(WITHOUT_EVENT_TRIGGERS)
    else {
      await this.#belongTo(rights === 'script' ? this.#script.id : this.#readerId)
      if (await isAllowed(session, `set session authorization ${quoted(this.#superuser)}`))
        throw new EngineDied('PGlite lets a session become the superuser')
    }
    const [[authenticated, current] = []] = await session.rows('select session_user, current_user')
    if (authenticated !== user || current !== user) throw new EngineDied('PGlite does not begin a new session')
    this.#session = session
    return session
  }

  async #belongTo(role: number): Promise<void> {
    const id = Buffer.alloc(4)
    id.writeUInt32BE(role)
    await this.#process.ask('user', id)
  }

  async asSuperuser(statements: readonly string[]): Promise<void> {
    const session = new PgliteSession(this.#process, () => undefined)
    const [[role] = []] = await session.rows(`select current_setting('role')`)
    await this.#belongTo(BOOTSTRAP_SUPERUSER)
    await session.run(`set session authorization ${quoted(this.#superuser)}`)
    try {
      for (const sql of statements) await session.run(sql)
    } finally {
      // In a failed transaction the session stays that of the superuser: it belongs to the script role all the same, and ends there.
      await isAllowed(session, `set session authorization ${quoted(this.#script.role)}`)
      await this.#belongTo(this.#script.id)
    }
    if (typeof role === 'string' && role !== 'none') await session.run(`set role ${quoted(role)}`)
  }

  async demote(): Promise<void> {
    const session = await this.connect('superuser')
    try {
      await demoteRoles(session)
      const [[id] = []] = await session.rows(`select '${READER_ROLE}'::regrole::oid::text`)
      this.#readerId = Number(id)
    } finally {
      await session.close()
    }
  }

  /** There is no login. */
  admits(): boolean {
    return true
  }

  runScriptsAs({ role, id }: { readonly role: string; readonly id: number }): void {
    this.#script = { role, id }
  }

  /** Its process has nothing to get out to, and an attempt such as COPY to a program would leave it dead. */
  async confinement(): Promise<Confinement> {
    return { scriptsAsSuperuser: false, attempts: [] }
  }

  async alive(): Promise<void> {
    const nonce = String(randomInt(2 ** 47))
    const [[answer, identifier] = []] = await new PgliteSession(this.#process, () => undefined).rows(
      'select $1::text, system_identifier::text from pg_catalog.pg_control_system()',
      [nonce]
    )
    if (answer !== nonce || identifier !== this.systemIdentifier)
      throw new EngineDied('PGlite gave the answer to another question')
  }

  async destroy(): Promise<{ processGone: boolean; folderGone: boolean }> {
    await this.#process.end()
    // There never was a folder.
    return { processGone: true, folderGone: true }
  }
}

async function isAllowed(session: Session, sql: string): Promise<boolean> {
  try {
    await session.run(sql)
    return true
  } catch (error) {
    if (error instanceof SqlError) return false
    throw error
  }
}
