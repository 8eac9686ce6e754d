import type { Engine, Session, SqlError } from '../engine.ts'
import { quoted, SCRIPT_ROLE } from '../names.ts'
import { type Ran, type RunOptions, runScript, runStatement } from '../sql/run-script.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { needsSuperuser } from './superuser.ts'

interface Restored extends Ran {
  /** Roles that the dump needs and does not create, sorted. They are created here, without login. */
  readonly rolesCreated: readonly string[]
}

const MISSING_ROLE = /^role "(.+)" does not exist$/s
/** Written by pg_dump 17 and later; unknown to older servers, which behave as with 0. */
const UNKNOWN_AND_IDLE = /\bset\s+transaction_timeout\s*=\s*0$/i
/** pg_dump writes it around grants of another grantor. Only a superuser's session may; the role does the same. */
const AUTHORIZATION = /\bset\s+session\s+authorization\s+('(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i
/** Written by `pg_dump --schema=public`. */
const PUBLIC_SCHEMA = /\bcreate\s+schema\s+"?public"?$/i
/** Tablespaces are folders of production's machine. */
const TABLESPACE = /\bset\s+default_tablespace\s*=\s*(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i

const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Restores a plain dump. The role of the session is a superuser only while a statement that needs one runs (superuser.ts). Objects belong to
 * that role, or to the roles that the dump names, of which it is a member; missing roles are created.
 * @param session of the script role, on this engine
 * @throws {Refused}
 */
export async function restore(engine: Engine, session: Session, sql: AsyncIterable<Uint8Array>): Promise<Restored> {
  const roles: string[] = []
  const last: Statement[] = []
  let isElevated = false
  const elevate = async (wanted: boolean): Promise<void> => {
    if (wanted === isElevated) return
    await engine.asSuperuser([`alter role ${SCRIPT_ROLE} ${wanted ? 'superuser' : 'nosuperuser'}`])
    isElevated = wanted
  }
  const recover: RunOptions['recover'] = async (refused, statement) => {
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
    if (UNKNOWN_AND_IDLE.test(piece.text)) return undefined
    if (piece.kind === 'statement' && isAboutEventTrigger(piece) && !last.includes(piece)) {
      last.push(piece)
      return undefined
    }
    await elevate(needsSuperuser(piece) === 'always')
    return adapted(piece.text)
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

function missingRole({ code, message }: SqlError): string | undefined {
  return code === '42704' ? MISSING_ROLE.exec(message)?.[1] : undefined
}

/** A statement as it can be carried out here: the clone has a schema public, one tablespace, and no session but one. */
function adapted(text: string): string {
  if (PUBLIC_SCHEMA.test(text)) return 'create schema if not exists public'
  if (TABLESPACE.test(text)) return "set default_tablespace = ''"
  const found = AUTHORIZATION.exec(text)
  if (found === null) return /\breset\s+session\s+authorization$/i.test(text) ? 'reset role' : text
  const [, name = ''] = found
  if (/^default$/i.test(name)) return 'reset role'
  if (name.startsWith('"')) return `set role ${name}`
  return `set role ${quoted(name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name.toLowerCase())}`
}
