import type { Session } from '../../engine.ts'
import type { RehearsalSpec } from '../../spec.ts'
import { quoted } from '../names.ts'

interface ColumnCount {
  readonly table: string
  readonly column: string
  /** Values that are neither NULL nor empty. */
  readonly values: number
}

export interface SecretColumns {
  readonly columns: readonly ColumnCount[]
  /** Columns that the spec names and that do not exist: a misspelled name protects nothing. */
  readonly absent: readonly { readonly table: string; readonly column: string }[]
}

/** Columns in which Directus keeps credentials. Checked in every schema, always. */
const OF_DIRECTUS: Readonly<Record<string, readonly string[]>> = {
  directus_users: ['password', 'tfa_secret', 'token'],
  directus_sessions: ['token'],
  directus_shares: ['password']
}

/**
 * Counts values in columns that must be empty.
 * @param session a reader's session: a type of the dump may have a cast that runs code
 */
export async function countSecretColumns(session: Session, wanted: RehearsalSpec['secret_columns'] = []): Promise<SecretColumns> {
  await session.run(`select pg_catalog.set_config('search_path', '', false)`)
  const columns: ColumnCount[] = []
  const absent: { table: string; column: string }[] = []
  const named = wanted.flatMap(({ table, columns }) => columns.map(column => ({ table, column })))
  const known = (await columnsOfDirectus(session)).filter(
    one => !named.some(two => two.table === one.table && two.column === one.column)
  )
  for (const { table, column } of [...named, ...known]) {
    const values = await countValues(session, table, column)
    if (values === undefined) absent.push({ table, column })
    else columns.push({ table, column, values })
  }
  const [[passwords] = []] = await session.rows('select count(*) from pg_catalog.pg_authid where rolpassword is not null')
  columns.push({ table: 'pg_catalog.pg_authid', column: 'rolpassword', values: Number(passwords) })
  return { columns, absent }
}

async function columnsOfDirectus(session: Session): Promise<{ table: string; column: string }[]> {
  const tables = await session.rows(
    `select c.oid::regclass::text, c.relname, a.attname from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
     where c.relname like 'directus\\_%' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by 1, 3`
  )
  return tables
    .filter(([, name, column]) => OF_DIRECTUS[name ?? '']?.includes(column ?? '') === true)
    .map(([table, , column]) => ({ table: table ?? '', column: column ?? '' }))
}

async function countValues(session: Session, table: string, column: string): Promise<number | undefined> {
  const [[relation] = []] = await session.rows(
    `select c.oid::regclass::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
     where c.oid = pg_catalog.to_regclass($1) and a.attname = $2 and a.attnum > 0 and not a.attisdropped`,
    [table, column]
  )
  if (relation === undefined || relation === null) return undefined
  const name = quoted(column)
  const [[count] = []] = await session.rows(
    `select count(*) from ${relation} where ${name} is not null and ${name}::text not in ('', '{}', '[]', 'null')`
  )
  return Number(count)
}
