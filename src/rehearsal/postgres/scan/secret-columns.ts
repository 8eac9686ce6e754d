import type { SecretColumns } from '../../clone.ts'
import { isDirectusCredential } from '../../directus.ts'
import type { ColumnCount } from '../../dump.ts'
import type { RehearsalSpec, SecretSettings } from '../../spec.ts'
import type { Session } from '../engine.ts'
import { literal, quoted } from '../names.ts'
import type { RowsOf } from '../rows/dump-tables.ts'
import type { OnRow } from '../rows/read-rows.ts'
import { spelledTable } from '../rows/table-name.ts'

/** True for a column whose values are replaced: what it holds are no credentials. */
function maskedColumns(masks: NonNullable<RehearsalSpec['mask']>): (table: string, column: string) => boolean {
  const masked = new Set(masks.map(({ table, column }) => JSON.stringify([spelledTable(table) ?? table, column])))
  return (table, column) => masked.has(JSON.stringify([spelledTable(table) ?? table, column]))
}

/** What counts as no value: an empty text, object or list. */
const EMPTY = ['', '{}', '[]', 'null']

/** Counts the values in columns that must be empty, while a dump is read. What a restore adds to them is counted in the clone. */
export class SecretColumnsOfDump {
  readonly #wanted: ReadonlyMap<string, readonly string[]>
  readonly #isMasked: ReturnType<typeof maskedColumns>
  readonly #found = new Map<string, { readonly table: string; readonly column: string; values: number }>()

  constructor({ secret_columns: wanted = [], mask = [] }: SecretSettings) {
    this.#wanted = new Map(wanted.map(({ table, columns }) => [spelledTable(table) ?? table, columns]))
    this.#isMasked = maskedColumns(mask)
  }

  /** Counts the rows of a table; undefined if none of its columns must be empty. */
  rowCounter({ table, columns = [] }: RowsOf): OnRow | undefined {
    const plain = table.slice(table.lastIndexOf('.') + 1)
    const must = columns.flatMap((column, index) =>
      (this.#wanted.get(table)?.includes(column) === true || isDirectusCredential(plain, column)) &&
      !this.#isMasked(table, column)
        ? [{ column, index }]
        : []
    )
    if (must.length === 0) return undefined
    return values => {
      for (const { column, index } of must) if (!EMPTY.includes(values[index] ?? '')) this.#count(table, column)
    }
  }

  /** Columns that hold values, in the order in which they were found. */
  get filled(): readonly ColumnCount[] {
    return [...this.#found.values()]
  }

  #count(table: string, column: string): void {
    const key = `${table} ${column}`
    const known = this.#found.get(key) ?? { table, column, values: 0 }
    known.values++
    this.#found.set(key, known)
  }
}

/**
 * Counts values in columns that must be empty.
 * @param session a reader's session: a type of the dump may have a cast that runs code
 */
export async function countSecretColumns(
  session: Session,
  { secret_columns: wanted = [], mask = [] }: SecretSettings
): Promise<SecretColumns> {
  const isMasked = maskedColumns(mask)
  await session.run(`select pg_catalog.set_config('search_path', '', false)`)
  const columns: ColumnCount[] = []
  const absent: { table: string; column: string }[] = []
  const named = wanted.flatMap(({ table, columns }) => columns.map(column => ({ table, column })))
  const known = (await columnsOfDirectus(session)).filter(
    one => !named.some(two => two.table === one.table && two.column === one.column)
  )
  for (const { table, column } of [...named, ...known]) {
    if (isMasked(table, column)) continue
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
    .filter(([, name, column]) => isDirectusCredential(name ?? '', column ?? ''))
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
    `select count(*) from ${relation} where ${name} is not null and ${name}::text not in (${EMPTY.map(literal).join(', ')})`
  )
  return Number(count)
}
