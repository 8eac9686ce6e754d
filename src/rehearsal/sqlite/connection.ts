import { constants, DatabaseSync, type SQLOutputValue } from 'node:sqlite'

// Runs in the confined process.

/** A row: integers as bigint, reals as number, texts, blobs. */
export type Row = readonly SQLOutputValue[]

const { SQLITE_ATTACH, SQLITE_DENY, SQLITE_FUNCTION, SQLITE_OK, SQLITE_PRAGMA } = constants
/** What a text may not do either; `text-rules.ts` reads it before. */
const DENIED_PRAGMA = /^(?:writable_schema|trusted_schema|temp_store_directory|data_store_directory|schema_version)$/i
const DENIED_FUNCTION = /^(?:load_extension|fts3_tokenizer)$/i

/**
 * Opens the clone for one session: other files, extensions and the schema's own table are out of reach.
 * @param readOnly what a script left runs with the rights of the reader, and can change nothing
 */
export function openClone(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, {
    readOnly,
    // SQLite's own defaults, as in other programs; a script sets what it needs.
    enableForeignKeyConstraints: false,
    enableDoubleQuotedStringLiterals: true,
    allowExtension: false
  })
  // Since Node 24.12. What it forbids is refused below and by text-rules.ts as well.
  database.enableDefensive?.(true)
  database.exec('pragma trusted_schema = off')
  // Damage that a script leaves in a page is an error, not a value.
  database.exec('pragma cell_size_check = on')
  database.setAuthorizer?.((action, first, second) => {
    // VACUUM attaches a database without a name, which is no file that anyone can name.
    if (action === SQLITE_ATTACH && first !== '') return SQLITE_DENY
    if (action === SQLITE_PRAGMA && DENIED_PRAGMA.test(first ?? '')) return SQLITE_DENY
    if (action === SQLITE_FUNCTION && DENIED_FUNCTION.test(second ?? '')) return SQLITE_DENY
    return SQLITE_OK
  })
  return database
}

/** Does some work on its own connection. */
export function onClone<T>(path: string, readOnly: boolean, work: (database: DatabaseSync) => T): T {
  const database = openClone(path, readOnly)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** Rows one after the other. */
export function* eachRow(database: DatabaseSync, sql: string, ...values: readonly (string | number)[]): Generator<Row> {
  const statement = database.prepare(sql)
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  yield* statement.iterate(...values) as Iterable<unknown> as Iterable<Row> // As arrays, which the types do not know.
}

export function rowsOf(database: DatabaseSync, sql: string, ...values: readonly (string | number)[]): Row[] {
  return [...eachRow(database, sql, ...values)]
}

export function textIn(value: SQLOutputValue | undefined): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value)
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
