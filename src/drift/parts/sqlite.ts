import type { Buffer } from 'node:buffer'
import type { PartDifference } from '../../model/finding.ts'
import { digestedValue, listed, MalformedError, type PartsReader } from './part.ts'
import { readTable, SqlitePages, textOf, valuesOf } from './sqlite-pages.ts'

// Compared by schema and rows, as https://www.sqlite.org/fileformat2.html describes the file. Read here, and not by SQLite: the file is untrusted, no
// trigger or view of it may run, and Node 20 has no SQLite.

/** Rows of all tables of one database. */
const MAX_ROWS = 500_000

/** Tables whose rows differ, and what differs in the schema; the layout of pages apart from them. */
export const compareSqlite: PartsReader = (sealed, found) => {
  const [was, is] = [databaseOf(sealed), databaseOf(found)]
  const differences: PartDifference[] = []
  for (const [name, sql] of was.schema) {
    const now = is.schema.get(name)
    if (now === undefined) differences.push({ part: name, what: 'removed', role: 'content' })
    else if (now !== sql) differences.push({ part: name, what: 'changed', role: 'content', detail: 'its definition' })
  }
  for (const name of is.schema.keys()) if (!was.schema.has(name)) differences.push({ part: name, what: 'added', role: 'content' })
  for (const [name, rows] of was.tables) {
    const now = is.tables.get(name)
    const detail = now === undefined ? undefined : rowsText(rows, now)
    if (detail !== undefined) differences.push({ part: `rows of ${name}`, what: 'changed', role: 'content', detail })
  }
  for (const [name, value] of was.header) {
    const now = is.header.get(name) ?? 0
    const role = name === 'user version' || name === 'application id' || name === 'text encoding' ? 'content' : 'metadata'
    if (now !== value) differences.push({ part: name, what: 'changed', role, detail: `${value} became ${now}` })
  }
  if (differences.every(({ role }) => role === 'metadata'))
    differences.push({ part: 'layout of pages', what: 'changed', role: 'metadata' })
  return listed(differences)
}

interface Database {
  readonly header: ReadonlyMap<string, number>
  /** Definition by kind and name. */
  readonly schema: ReadonlyMap<string, string>
  /** Digest of each row by its key. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>
}

function databaseOf(bytes: Buffer): Database {
  const pages = new SqlitePages(bytes)
  const schema = new Map<string, string>()
  const tables = new Map<string, ReadonlyMap<string, string>>()
  let rowsLeft = MAX_ROWS
  for (const { payload } of readTable(pages, 1)) {
    const [type, name, , root, sql] = valuesOf(payload)
    const title = `${textOf(type, pages)} ${textOf(name, pages)}`
    // A number of a page is no part of a definition.
    if (title.includes('\ufffd')) throw new MalformedError('a name in it is not in its encoding')
    if (schema.has(title)) throw new MalformedError('two objects of it have one name')
    schema.set(title, sql instanceof Uint8Array ? digestedValue(sql) : '')
    if (textOf(type, pages) !== 'table' || typeof root !== 'number' || root === 0) continue
    const rows = new Map<string, string>()
    for (const row of readTable(pages, root)) {
      if (--rowsLeft < 0) throw new MalformedError(`it has over ${MAX_ROWS} rows`)
      // Without a rowid, the row is its key.
      const value = digestedValue(row.payload)
      const key = row.rowid ?? value
      if (rows.has(key)) throw new MalformedError('two rows of it have one key')
      rows.set(key, value)
    }
    tables.set(title, rows)
  }
  return { header: pages.header, schema, tables }
}

/** `2 added, 1 changed`; undefined where all are the same. */
function rowsText(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string | undefined {
  const removed = [...was.keys()].filter(key => !is.has(key)).length
  const added = [...is.keys()].filter(key => !was.has(key)).length
  const changed = [...was].filter(([key, row]) => is.has(key) && is.get(key) !== row).length
  const counts = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed']
  ] as const
  const text = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return text.length === 0 ? undefined : text.join(', ')
}
