import { createHash } from 'node:crypto'
import type { SchemaTree } from '../../schema-difference.ts'
import type { Session } from '../engine.ts'
import { type Entry, entriesOf, inOrder } from './catalog-entries.ts'
import { type CatalogRow, Names, readRows } from './catalog-rows.ts'
import { READ_AS } from './catalog-rules.ts'
import type { Catalog } from './catalogs.ts'
import { KnownSystem } from './known-system.ts'

/** Everything in the system catalogs, without numbers that a restored object would not have again. */
export interface CatalogTree extends SchemaTree {
  /** Slots of dropped columns: no rollback can restore them, and a table has 1600. */
  readonly droppedColumns: number
}

/**
 * Reads the catalogs.
 * @param session inside of `inSnapshot` or another transaction with pinned settings
 * @param known what was read before in this cluster: of the system's own objects, only what differs is read
 */
export async function readCatalogTree(session: Session, known = new KnownSystem()): Promise<CatalogTree> {
  const [[superuser, database] = []] = await session.rows(
    `select rolname, (select d.oid::text from pg_catalog.pg_database d where d.datname = current_database())
     from pg_catalog.pg_authid where oid = 10`
  )
  const { catalogs, system } = await known.read(session, superuser ?? '')
  const rows = new Map<Catalog, readonly CatalogRow[]>()
  for (const catalog of catalogs)
    rows.set(catalog, await readRows(session, catalog, superuser ?? '', system.has(catalog) ? 'rest' : 'all'))
  const rest = entriesOf(rows, new Names(rows, system.names), database ?? '')
  return {
    ...hashed(merged(system.entries, rest.entries)),
    rules: READ_AS,
    droppedColumns: system.droppedColumns + rest.droppedColumns
  }
}

/** The entries of two lists in order as one list in order. */
function merged(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const entries: Entry[] = []
  let at = 0
  for (const entry of second) {
    for (let next = first[at]; next !== undefined && inOrder(next, entry) <= 0; next = first[++at]) entries.push(next)
    entries.push(entry)
  }
  return [...entries, ...first.slice(at)]
}

/** How many entries are hashed in one call. */
const ENTRIES_PER_CALL = 256

/** Several entries with one name, such as a foreign key's triggers on partitions, are distinguished by a number. */
function hashed(ordered: readonly Entry[]): { root: string; entries: Map<string, string> } {
  const entries = new Map<string, string>()
  const hash = createHash('sha256')
  let texts: string[] = []
  for (const [name, properties] of ordered) {
    let key = name
    for (let number = 2; entries.has(key); number++) key = `${name} (${number})`
    entries.set(key, properties)
    // Neither a name nor JSON text has a NUL in it.
    texts.push(`${key}\0${properties}\0`)
    if (texts.length === ENTRIES_PER_CALL) {
      hash.update(texts.join(''))
      texts = []
    }
  }
  return { root: hash.update(texts.join('')).digest('hex'), entries }
}
