import { type RunAs, roleProblem } from '../run-as.ts'
import type { Session } from './engine.ts'
import { quoted, SCRIPT_ROLE } from './names.ts'

/** The role that runs the scripts, as the clone has it. */
export interface AssumedRole {
  readonly role: string
  /** Object id. */
  readonly id: number
  readonly ownsDatabase: boolean
}

/**
 * Why the clone has no such role for the scripts. Called before `demote`, which takes the rights of a superuser from every role.
 * @param session a superuser session
 */
export async function runAsProblem(session: Session, { role, memberOf }: RunAs): Promise<string | undefined> {
  for (const name of [role, ...memberOf]) {
    const [[isSuperuser] = []] = await session.rows(
      'select (rolsuper or rolreplication)::text from pg_catalog.pg_roles where rolname = $1',
      [name]
    )
    if (isSuperuser === undefined) return `the dump names no role ${JSON.stringify(name)}, so nothing is known of its rights`
    if (isSuperuser !== 'false') return `the role ${JSON.stringify(name)} is a superuser, and scripts never run as one`
  }
  return undefined
}

/**
 * Owners of what the dump created in this database. The schema `public` and extensions often have another owner than all the rest, and the
 * objects of an extension are made by it.
 */
const OWNERS = `select distinct r.rolname from pg_catalog.pg_shdepend d join pg_catalog.pg_roles r on r.oid = d.refobjid
  where d.deptype = 'o' and d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
    and d.dbid = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
    and d.classid not in ('pg_catalog.pg_extension'::pg_catalog.regclass, 'pg_catalog.pg_default_acl'::pg_catalog.regclass)
    and not (d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = (select oid from pg_catalog.pg_namespace where nspname = 'public'))
    and not exists (select from pg_catalog.pg_depend e where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')`

/** Roles of the dump, those left out that are members of the first already: a role cannot be a member of its own members. */
const OTHER_ROLES = `select rolname from pg_catalog.pg_roles where oid >= 16384 and rolname not in ($1, '${SCRIPT_ROLE}')
  and rolname <> current_user and not pg_catalog.pg_has_role(oid, $1, 'MEMBER') order by rolname collate "C"`

/**
 * Who runs the scripts when nobody says: the role that owns everything in the dump, as it would be after the same change in production. As
 * the role of the rehearsal would, it has the rights of all other roles too. Undefined where there are several owners.
 * @param session a superuser session in the database of the clone, after `demote`
 */
export async function ownerOfEverything(session: Session): Promise<RunAs | undefined> {
  const [[role] = [], ...others] = await session.rows(OWNERS)
  if (typeof role !== 'string' || others.length > 0 || role === SCRIPT_ROLE || roleProblem(role) !== undefined) return undefined
  const memberOf = (await session.rows(OTHER_ROLES, [role])).map(([name]) => name ?? '')
  return { role, ownsDatabase: true, memberOf }
}

/** Tables whose policies hold for a role: a view or a rule shows other rows to the owner of the table, if that is not the role. */
const HELD_BY_POLICIES = `select n.nspname || '.' || c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace,
    pg_catalog.pg_roles r
  where r.rolname = $1 and not r.rolbypassrls and c.relrowsecurity and c.relkind in ('r', 'p') and c.oid >= 16384
    and (c.relforcerowsecurity or not pg_catalog.pg_has_role(r.oid, c.relowner, 'USAGE'))
  order by 1`

/**
 * Tables of which scripts see and change only the rows that policies allow. A change can do nothing there without an error.
 * @param session a superuser session in the database of the clone
 */
export async function tablesWithPolicies(session: Session, role: string): Promise<string[]> {
  return (await session.rows(HELD_BY_POLICIES, [role])).map(([name]) => name ?? '')
}

/** What a restore gives to each role that the dump names (restore.ts), so that the checks of foreign keys run. */
const BEYOND_THE_DUMP = 'pg_read_all_data, pg_write_all_data'

/**
 * Lets the scripts log in as the role of production, with the rights that the dump restored and the memberships that the spec names, and no
 * others. Called after `demote`.
 * @param session a superuser session in the database of the clone
 */
export async function assumeRole(session: Session, { role, memberOf, ownsDatabase }: RunAs): Promise<AssumedRole> {
  const name = quoted(role)
  for (const other of memberOf) await session.run(`grant ${quoted(other)} to ${name}`)
  for (const one of [role, ...memberOf]) await session.run(`revoke ${BEYOND_THE_DUMP} from ${quoted(one)}`)
  await session.run(`alter role ${name} login`)
  const [[id, database, owner] = []] = await session.rows(
    `select r.oid::text, pg_catalog.current_database()::text, exists (
       select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_roles o on o.oid = n.nspowner
       where c.relowner = r.oid and o.rolname = 'pg_database_owner' and not pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE')
     )::text from pg_catalog.pg_roles r where r.rolname = $1`,
    [role]
  )
  if (typeof id !== 'string' || typeof database !== 'string') throw new Error('the role of the scripts is gone')
  const owns = ownsDatabase ?? owner === 'true'
  if (owns) await session.run(`alter database ${quoted(database)} owner to ${name}`)
  return { role, id: Number(id), ownsDatabase: owns }
}
