import { majorOf } from '../../../release/rules/server-major.ts'
import type { RestoreSettings } from '../../clone.ts'
import { Refused } from '../../denial.ts'
import type { Engine, Session, SqlError } from '../engine.ts'
import { quoted, SCRIPT_ROLE } from '../names.ts'
import { type Ran, type RunOptions, runScript, runStatement } from '../sql/run-script.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { adapted, dropsNothing } from './adapted.ts'
import { extensionOf } from './extensions.ts'
import { needsSuperuser } from './superuser.ts'

interface Restored extends Ran {
  /** Roles that the dump needs and does not create, sorted. They are created here, without login. */
  readonly rolesCreated: readonly string[]
}

const MISSING_ROLE = /^role "(.+)" does not exist$/s
const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Restores a plain dump. The role of the session is a superuser only while a statement that needs one runs (superuser.ts). Objects belong to
 * that role, or to the roles that the dump names, of which it is a member; missing roles are created.
 * @param session of the script role, on this engine
 * @param settings roles to create before, and extensions to leave out
 * @throws {Refused}
 */
export async function restore(
  engine: Engine,
  session: Session,
  sql: AsyncIterable<Uint8Array>,
  { roles: named = [], skippedExtensions: skipped = [] }: RestoreSettings = {}
): Promise<Restored> {
  const roles: string[] = []
  for (const role of named) {
    await engine.asSuperuser(creationOf(role))
    roles.push(role)
  }
  const last: Statement[] = []
  let isElevated = false
  const elevate = async (wanted: boolean): Promise<void> => {
    if (wanted === isElevated) return
    await engine.asSuperuser([`alter role ${SCRIPT_ROLE} ${wanted ? 'superuser' : 'nosuperuser'}`])
    isElevated = wanted
  }
  const recover: RunOptions['recover'] = async (refused, statement) => {
    if (dropsNothing(refused.code, statement)) return 'skip'
    const role = missingRole(refused)
    if (role !== undefined && !roles.includes(role)) {
      await engine.asSuperuser(creationOf(role))
      roles.push(role)
      return true
    }
    if (refused.code !== INSUFFICIENT_PRIVILEGE || isElevated || needsSuperuser(statement) === 'never') return false
    await elevate(true)
    return true
  }
  const before = async (piece: Statement | CopyIn): Promise<string | undefined> => {
    if (skipped.length > 0 && skipped.includes(extensionOf(piece) ?? '')) return undefined
    if (piece.kind === 'statement' && isAboutEventTrigger(piece) && !last.includes(piece)) {
      last.push(piece)
      return undefined
    }
    const text = adapted(piece, engine.database)
    if (text !== undefined) await elevate(needsSuperuser(piece) === 'always')
    return text
  }
  const ran = await runScript(session, sql, { dump: true, before, recover })
  for (const piece of last) await runStatement(session, piece, { before, recover })
  await elevate(false)
  return { ...ran, statements: ran.statements + last.length, rolesCreated: roles.toSorted() }
}

/** An event trigger runs code of the dump after each later statement, even one of a superuser: event triggers come last. */
function isAboutEventTrigger({ words }: Statement): boolean {
  return /^(?:create|alter|comment on) event trigger\b/.test(words.join(' '))
}

/**
 * The script role restores objects of the new role, so it is a member. In production the new role may be a superuser: what runs with an owner's
 * rights, such as the check of a foreign key or the filling of a materialized view, would be refused here. Rights on data are harmless.
 */
function creationOf(role: string): string[] {
  const name = quoted(role)
  return [
    `create role ${name} nologin`,
    `grant pg_read_all_data, pg_write_all_data to ${name}`,
    `grant ${name} to ${SCRIPT_ROLE}`
  ]
}

/** `SET ROLE` reports it as an invalid value. */
function missingRole({ code, message }: SqlError): string | undefined {
  return code === '42704' || code === '22023' ? MISSING_ROLE.exec(message)?.[1] : undefined
}

/** A refused statement of a dump that is newer than the engine: nothing is wrong with the dump. */
export function refusedByOlder(error: unknown, dumped: string | undefined, { version }: Engine): unknown {
  const major = Number(majorOf(dumped ?? ''))
  if (!(error instanceof Refused) || error.code !== 'statement-refused' || !(major > Number(majorOf(version)))) return error
  const advice = `the dump is of PostgreSQL ${dumped}, and this engine is ${version}: take a server of version ${major} or later ("pg-bin")`
  return new Refused(error.code, `${error.message}: ${advice}`, error.line)
}
