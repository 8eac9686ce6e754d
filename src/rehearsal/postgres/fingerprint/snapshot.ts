import type { Session } from '../engine.ts'
import { literal } from '../names.ts'

/**
 * Settings on which the text of a value depends, or which would hide rows or end the reading. `search_path` is empty, so that every name is written in
 * full and no function of the database stands in for one of the system.
 */
const PINNED = {
  // `ALTER DATABASE … SET role` would turn a superuser into another role.
  role: 'none',
  search_path: '',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  extra_float_digits: '3',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  quote_all_identifiers: 'off',
  standard_conforming_strings: 'on',
  xmlbinary: 'base64',
  xmloption: 'content',
  array_nulls: 'on',
  row_security: 'off',
  synchronize_seqscans: 'off',
  check_function_bodies: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0'
}

/** Sets what is pinned until the end of the transaction. */
export async function pin(session: Session): Promise<void> {
  const settings = Object.entries(PINNED).map(
    ([name, value]) => `pg_catalog.set_config(${literal(name)}, ${literal(value)}, true)`
  )
  await session.run(`select ${settings.join(', ')}`)
  // Came with 17.
  await session.run(
    `select pg_catalog.set_config(name, '0', true) from pg_catalog.pg_settings where name = 'transaction_timeout'`
  )
}

/** Reads in one snapshot with pinned settings, changing nothing. @param session of the reader or a superuser, outside of any transaction */
export async function inSnapshot<T>(session: Session, read: () => Promise<T>): Promise<T> {
  await session.run('begin isolation level repeatable read, read only')
  try {
    await pin(session)
    return await read()
  } finally {
    await session.run('rollback')
  }
}
