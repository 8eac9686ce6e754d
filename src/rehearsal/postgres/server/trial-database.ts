import type { Session } from '../engine.ts'
import { DATABASE, TRIAL, UNTOUCHED } from '../names.ts'

/**
 * SQL that copies a database. Since 15 the server's own choice is to write the copy into its log, page by page, which takes twice the time of
 * copying files as soon as there are some tens of megabytes, and is for servers with readers of the log.
 */
export function copyDatabase(copy: string, template: string, major: number): string {
  return `create database ${copy} template ${template}${major >= 15 ? ' strategy file_copy' : ''}`
}

/**
 * Copies the state before the change, with the owner, grants and settings of its database: a template passes on none of them.
 * @param session a superuser session in another database
 */
export async function createTrial(session: Session, major: number): Promise<void> {
  await session.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${UNTOUCHED}'`)
  await session.run(copyDatabase(TRIAL, UNTOUCHED, major))
  await session.run(
    `update pg_database t set datdba = d.datdba, datacl = d.datacl from pg_database d
     where t.datname = '${TRIAL}' and d.datname = '${DATABASE}'`
  )
  await session.run(
    `insert into pg_db_role_setting select t.oid, s.setrole, s.setconfig from pg_db_role_setting s
     join pg_database d on d.oid = s.setdatabase and d.datname = '${DATABASE}', pg_database t where t.datname = '${TRIAL}'`
  )
}
