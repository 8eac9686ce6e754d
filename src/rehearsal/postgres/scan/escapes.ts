import type { EscapeAttempt } from '../../clone.ts'
import { type Session, SqlError } from '../engine.ts'
import { SCRIPT_ROLE } from '../names.ts'

/** Each is harmless if it is not refused. The second assembles its own text, which no search of a script would see. */
const ATTEMPTS: readonly (readonly [string, string])[] = [
  ['a program, with COPY', `copy (select 1) to program 'cat > /dev/null'`],
  [
    'a program, with a text put together',
    `do $do$ begin execute 'copy (select 1) to prog' || 'ram ' || quote_literal('cat > /dev/null'); end $do$`
  ],
  ['a file of the server', `select pg_catalog.pg_read_file('/etc/passwd')`],
  ['a file of the server, with COPY', `copy (select 1) to '/tmp/seal-gate-escape'`],
  ['a connection, with dblink', 'create extension dblink'],
  ['a setting of the server', `alter system set work_mem = '1MB'`],
  ['the rights of a superuser', 'alter role current_user superuser']
]

/**
 * Tries to get out.
 * @param session of the script role, after `demote`
 */
export async function tryToEscape(session: Session): Promise<EscapeAttempt[]> {
  const attempts: EscapeAttempt[] = []
  for (const [attempt, sql] of ATTEMPTS) {
    await session.run('begin')
    try {
      await session.run(sql)
      attempts.push({ attempt, refused: false })
    } catch (error) {
      if (!(error instanceof SqlError)) throw error
      attempts.push({ attempt, refused: true, code: error.code })
    }
    await session.run('rollback')
  }
  return attempts
}

/** True when the role that runs the scripts is a superuser, as the server reports. */
export async function isSuperuser(session: Session): Promise<boolean> {
  const [[superuser] = []] = await session.rows('select rolsuper from pg_catalog.pg_roles where rolname = current_user')
  return superuser !== 'f'
}

/** Functions of the system that reach files or settings of the server, and that only a superuser can grant. */
const REACHING = [
  ...['lo_import', 'lo_export', 'be_lo_import', 'be_lo_export', 'be_lo_import_with_oid', 'pg_ls_dir', 'pg_ls_dir_1arg'],
  ...['pg_read_file', 'pg_read_file_all', 'pg_read_file_off_len', 'pg_read_file_v2', 'pg_read_binary_file'],
  ...['pg_read_binary_file_all', 'pg_read_binary_file_off_len', 'pg_stat_file', 'pg_stat_file_1arg', 'pg_reload_conf']
]
  .map(name => `'${name}'`)
  .join(', ')

/** Object ids below are those of the system itself. */
const FIRST_OWN = 16_384

const GRANTED = `
  select 'a role that is superuser' from pg_catalog.pg_roles r
    where r.rolsuper and pg_catalog.pg_has_role('${SCRIPT_ROLE}', r.oid, 'MEMBER')
  union all select 'a function with the rights of a superuser: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p join pg_catalog.pg_roles r on r.oid = p.proowner
    where p.oid >= ${FIRST_OWN} and p.prosecdef and r.rolsuper
  union all select 'an event trigger that nothing switches off: ' || e.evtname
    from pg_catalog.pg_event_trigger e
    where e.evtenabled in ('A', 'R') and current_setting('server_version_num')::int < 170000
  union all select 'a function of the server: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p
    where p.oid < ${FIRST_OWN} and p.proname in (${REACHING})
      and pg_catalog.has_function_privilege('${SCRIPT_ROLE}', p.oid, 'EXECUTE')
  union all select 'machine code of no extension: ' || p.oid::regprocedure::text
    from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang
    where p.oid >= ${FIRST_OWN}
      and (l.lanname = 'internal' and p.prosrc in (${REACHING}) or l.lanname = 'c' and p.probin <> '$libdir/plpgsql')
      and not exists (select from pg_catalog.pg_depend d
                      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`

/** Came with 15. */
const SETTINGS = `select 'a setting of the server: ' || a.parname from pg_catalog.pg_parameter_acl a`

/**
 * Rights that a dump left to the scripts, and that their own attempts may not find.
 * @param session a superuser session, before any script was run
 */
export async function grantedEscapes(session: Session): Promise<EscapeAttempt[]> {
  await session.run(`select pg_catalog.set_config('search_path', '', false)`)
  const [[settings] = []] = await session.rows(`select to_regclass('pg_catalog.pg_parameter_acl')::text`)
  const found = await session.rows(typeof settings === 'string' ? `${GRANTED} union all ${SETTINGS}` : GRANTED)
  return found.map(([what]) => ({ attempt: `${what ?? 'a right'}, which the dump left`, refused: false }))
}
