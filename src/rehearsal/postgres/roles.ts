import type { Session } from './engine.ts'
import { quoted, READER_ROLE, SCRIPT_ROLE } from './names.ts'

/** Predefined roles that reach out of the database (postgresql.org/docs/current/predefined-roles.html). */
const REACH_OUT = ['pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files']

/** Before 16, a role with CREATEROLE can make itself a member of any role that is not a superuser, these three included. */
const CREATEROLE_IS_BOUNDED = 160_000

/**
 * Takes every right that leads out of the database from every role but the bootstrap superuser, and makes the script role a member of all
 * roles of the dump: it may do what the roles that own the objects may do, and nothing more. Then the role that reads is created: after the
 * dump, so that nothing in it can have been about this role, and as a member of the script role, so that an owner cannot keep it out.
 * @param session a superuser session
 */
export async function demoteRoles(session: Session): Promise<void> {
  const roles = await session.rows(
    `select rolname, current_setting('server_version_num')::int < ${CREATEROLE_IS_BOUNDED}
     from pg_catalog.pg_roles where oid >= 16384 and rolname <> current_user order by rolname collate "C"`
  )
  const members = await session.rows(
    `select r.rolname, m.rolname from pg_catalog.pg_auth_members a join pg_catalog.pg_roles r on r.oid = a.roleid
     join pg_catalog.pg_roles m on m.oid = a.member where r.rolname in (${REACH_OUT.map(name => `'${name}'`).join(', ')})`
  )
  for (const [role, member] of members) await session.run(`revoke ${quoted(role ?? '')} from ${quoted(member ?? '')} cascade`)
  for (const [name, unbounded] of roles) {
    const role = quoted(name ?? '')
    await session.run(`alter role ${role} nosuperuser noreplication${unbounded === 't' ? ' nocreaterole' : ''}`)
    if (name === SCRIPT_ROLE) await session.run(`alter role ${role} nobypassrls`)
    else await session.run(`grant ${role} to ${SCRIPT_ROLE}`)
  }
  await session.run(`create role ${READER_ROLE} login bypassrls in role pg_read_all_data, ${SCRIPT_ROLE}`)
}

/** Event triggers run code of the dump, and at the login of a superuser too. Before 17 they cannot be switched off as a whole. */
export const WITHOUT_EVENT_TRIGGERS = `select pg_catalog.set_config(name, 'off', false) from pg_catalog.pg_settings where name = 'event_triggers'`
