import { randomInt } from 'node:crypto'
import { SCRIPT_ROLE } from '../../names.ts'
import { type Engine, EngineDied, type Isolation, type Rights, type Session } from '../../session.ts'
import { demoteRoles } from '../demote.ts'
import { quoted } from '../identifier.ts'
import { EXTENSIONS, findFiles } from './files.ts'
import { readIsolation } from './isolation.ts'
import { PgliteSession } from './session.ts'
import { DatabaseThread } from './thread.ts'

export interface PgliteOptions {
  /** What the dump makes; each one takes time to load. All that are brought along when not given. Others are refused by `CREATE EXTENSION`. */
  readonly extensions?: readonly string[]
  /** How long one call may take. */
  readonly deadlineMs?: number
}

const QUARTER_HOUR_MS = 900_000

/**
 * PostgreSQL inside of this process, in memory, with no socket and no child.
 * @throws {EngineDied} when it does not start
 */
export async function openPglite({ extensions, deadlineMs = QUARTER_HOUR_MS }: PgliteOptions = {}): Promise<Engine> {
  const wanted = EXTENSIONS.filter(name => extensions === undefined || extensions.includes(name))
  const thread = await DatabaseThread.start({ ...findFiles(), extensions: wanted }, deadlineMs)
  try {
    const session = new PgliteSession(thread, () => undefined)
    await session.run(`create role ${SCRIPT_ROLE} login superuser`)
    await session.run(`do $$ begin execute format('alter database %I owner to ${SCRIPT_ROLE}', current_database()); end $$`)
    const [[version, systemIdentifier, superuser] = []] = await session.rows(
      `select current_setting('server_version'), system_identifier::text, current_user from pg_control_system()`
    )
    if (typeof version !== 'string' || typeof systemIdentifier !== 'string' || typeof superuser !== 'string') {
      throw new EngineDied('PGlite does not say who it is')
    }
    return new PgliteEngine(thread, { version, systemIdentifier, superuser, isolation: await readIsolation(session) })
  } catch (error) {
    await thread.end()
    throw error
  }
}

interface Known {
  readonly version: string
  readonly systemIdentifier: string
  readonly superuser: string
  readonly isolation: Isolation
}

class PgliteEngine implements Engine {
  readonly kind = 'pglite'
  readonly version: string
  readonly systemIdentifier: string
  readonly isolation: Isolation
  readonly #thread: DatabaseThread
  readonly #superuser: string
  #session: PgliteSession | undefined

  constructor(thread: DatabaseThread, { version, systemIdentifier, superuser, isolation }: Known) {
    this.#thread = thread
    this.#superuser = superuser
    this.version = version
    this.systemIdentifier = systemIdentifier
    this.isolation = isolation
  }

  /** There is one session: it must be closed before the next one begins. */
  async connect(rights: Rights): Promise<Session> {
    if (this.#session !== undefined) throw new Error('PGlite has one session, and it is open')
    const user = rights === 'script' ? SCRIPT_ROLE : this.#superuser
    // In PGlite, DISCARD ALL does not give the session back to its first user.
    for (const sql of ['rollback', 'discard all', `set session authorization ${quoted(user)}`]) {
      await this.#thread.ask({ kind: 'run', sql })
    }
    const [[session, current] = []] = await this.#thread.ask({
      kind: 'rows',
      sql: 'select session_user, current_user',
      values: undefined
    })
    if (session !== user || current !== user) throw new EngineDied('PGlite does not begin a new session')
    this.#session = new PgliteSession(this.#thread, () => {
      this.#session = undefined
    })
    return this.#session
  }

  async demote(): Promise<void> {
    const session = await this.connect('superuser')
    try {
      await demoteRoles(session)
    } finally {
      await session.close()
    }
  }

  async alive(): Promise<void> {
    const nonce = String(randomInt(2 ** 47))
    const [[answer, identifier] = []] = await this.#thread.ask({
      kind: 'rows',
      sql: 'select $1::text, system_identifier::text from pg_catalog.pg_control_system()',
      values: [nonce]
    })
    if (answer !== nonce || identifier !== this.systemIdentifier) throw new EngineDied('PGlite answers what was not asked')
  }

  async destroy(): Promise<{ processGone: boolean; folderGone: boolean }> {
    await this.#thread.end()
    // There never was a process or a folder; the thread is gone.
    return { processGone: true, folderGone: true }
  }
}
