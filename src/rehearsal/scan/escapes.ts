import { type Session, SqlError } from '../session.ts'

/** An attempt to get out of the clone, made for real by the role that runs the scripts. */
export interface EscapeAttempt {
  readonly attempt: string
  readonly refused: boolean
  /** SQLSTATE of the refusal. */
  readonly code?: string
}

/** Each is harmless where it is not refused. The second puts its own text together, which no search of a script would see. */
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

/** True when the role that runs the scripts is a superuser, as the server says. */
export async function isSuperuser(session: Session): Promise<boolean> {
  const [[superuser] = []] = await session.rows('select rolsuper from pg_catalog.pg_roles where rolname = current_user')
  return superuser !== 'f'
}
