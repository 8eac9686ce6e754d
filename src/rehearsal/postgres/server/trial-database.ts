import type { Session } from '../engine.ts'
import { DATABASE, TRIAL, UNTOUCHED } from '../names.ts'

/**
 * Copies the state before the change, with the owner, grants and settings of its database: a template passes on none of them.
 * @param session a superuser session in another database
 */
export async function createTrial(session: Session): Promise<void> {
  await session.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${UNTOUCHED}'`)
  await session.run(`create database ${TRIAL} template ${UNTOUCHED}`)
  await session.run(
    `update pg_database t set datdba = d.datdba, datacl = d.datacl from pg_database d
     where t.datname = '${TRIAL}' and d.datname = '${DATABASE}'`
  )
  await session.run(
    `insert into pg_db_role_setting select t.oid, s.setrole, s.setconfig from pg_db_role_setting s
     join pg_database d on d.oid = s.setdatabase and d.datname = '${DATABASE}', pg_database t where t.datname = '${TRIAL}'`
  )
}
