import type { Session, SqlError } from '../../engine.ts'
import { quoted } from '../names.ts'
import { type Ran, runScript } from '../sql/run-script.ts'

export interface Restored extends Ran {
  /** Roles that the dump needs and does not make; made here, without login. Sorted. */
  readonly rolesCreated: readonly string[]
}

const MISSING_ROLE = /^role "(.+)" does not exist$/s
/** Written by pg_dump 17 and later, unknown to older servers, and 0 is what they do anyway. */
const UNKNOWN_AND_IDLE = /\bset\s+transaction_timeout\s*=\s*0$/i

/**
 * Restores a plain dump. Objects belong to the role of the session, or to the roles that the dump names: a missing one is made, as
 * superuser until `demote`, since a materialized view is filled with its owner's rights.
 * @param session of the script role, which is still a superuser
 * @throws {Refused}
 */
export async function restore(session: Session, sql: AsyncIterable<Uint8Array>): Promise<Restored> {
  const roles: string[] = []
  const ran = await runScript(session, sql, {
    dump: true,
    skips: ({ text }) => UNKNOWN_AND_IDLE.test(text),
    mends: async refused => {
      const role = missingRole(refused)
      if (role === undefined || roles.includes(role)) return false
      await session.run(`create role ${quoted(role)} superuser nologin`)
      roles.push(role)
      return true
    }
  })
  // In production one of these may be a superuser: what runs with an owner's rights, such as the check of a foreign key or the filling of
  // a materialized view, would be refused to it here. Rights on data lead nowhere.
  for (const role of roles) await session.run(`grant pg_read_all_data, pg_write_all_data to ${quoted(role)}`)
  return { ...ran, rolesCreated: roles.toSorted() }
}

function missingRole({ code, message }: SqlError): string | undefined {
  return code === '42704' ? MISSING_ROLE.exec(message)?.[1] : undefined
}
