import type { Session } from '../engine.ts'
import { strings } from './catalogs.ts'
import type { TableState } from './data.ts'
import { shown } from './tables.ts'
import { typeMeanings } from './type-meanings.ts'

/**
 * Digests of the files of relations, once everything that was written is in them.
 * @param paths as `pg_relation_filepath` names them
 * @returns undefined for each one that is not read
 */
export type StoredDigests = (paths: readonly string[]) => Promise<readonly (string | undefined)[]>

type Rows = Pick<TableState, 'rows' | 'sha256'>

const LAYOUTS = `select n.nspname, c.relname, c.reltoastrelid::text,
    case when c.relam = 2 then pg_catalog.pg_relation_filepath(c.oid) end,
    case when c.reltoastrelid <> 0 then pg_catalog.pg_relation_filepath(c.reltoastrelid) end,
    (select array_to_json(array_agg(a.atttypid::text order by a.attnum))::text from pg_catalog.pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    (select array_to_json(array_agg(array[a.attnum::text, a.attname::text, a.atttypid::text, a.attisdropped::text, a.attlen::text,
       a.attbyval::text, a.attalign::text, a.atthasmissing::text, a.attmissingval::text] order by a.attnum))::text
     from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
    (select bool_or(a.attgenerated = 'v')::text from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0)
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.oid >= 16384 and c.relpersistence = 'p'`

/**
 * Rows of tables that were read before, by everything that their text follows from. The rows of a table are read once more only if something
 * of that differs:
 * - each byte of its file and of the file of its long values, by SHA-256. A row's transactions, which decide whether it is seen, are part of
 *   it, and none of them is under way: nobody is connected, and `max_prepared_transactions` is 0. An unlogged table is read each time, since
 *   no checkpoint writes its pages;
 * - the place, name, type and missing value of each column;
 * - what a value of each type is written as (type-meanings.ts).
 *
 * Neither a number of changed rows nor a time or an LSN decides anything: these are hints.
 */
export class KnownTables {
  readonly #stored: StoredDigests
  readonly #rows = new Map<string, Rows>()

  constructor(stored: StoredDigests) {
    this.#stored = stored
  }

  /** The tables among these whose rows were read before, as they are now. @param session inside of `inSnapshot` */
  async find(session: Session, names: readonly string[]): Promise<ReadonlyMap<string, TableState>> {
    const found = new Map<string, TableState>()
    if (this.#rows.size === 0) return found
    for (const [name, key] of await this.#keys(session, names)) {
      const rows = this.#rows.get(key)
      if (rows !== undefined) found.set(name, { name, ...rows })
    }
    return found
  }

  /** Keeps what was read in this snapshot. @param session inside of `inSnapshot` */
  async keep(session: Session, states: readonly TableState[]): Promise<void> {
    const keys = await this.#keys(
      session,
      states.map(({ name }) => name)
    )
    for (const { name, rows, sha256 } of states) {
      const key = keys.get(name)
      if (key !== undefined) this.#rows.set(key, { rows, sha256 })
    }
  }

  /** What the rows follow from; not of a table that is read each time. */
  async #keys(session: Session, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(names)
    const meanings = await typeMeanings(session)
    const layouts = (await session.rows(LAYOUTS)).flatMap(
      ([schema, table, toast, file, toastFile, types, columns, isVirtual]) => {
        const name = [schema ?? '', table ?? ''].map(shown).join('.')
        const means = strings(types).map(meanings)
        if (!wanted.has(name) || typeof file !== 'string' || isVirtual === 'true' || means.includes(undefined)) return []
        return [{ name, files: [file, ...(typeof toastFile === 'string' ? [toastFile] : [])], layout: [toast, columns, means] }]
      }
    )
    const digests = (await this.#stored(layouts.flatMap(({ files }) => files))).values()
    const keys = new Map<string, string>()
    for (const { name, files, layout } of layouts) {
      const stored = files.map(() => digests.next().value)
      if (!stored.includes(undefined)) keys.set(name, JSON.stringify([stored, layout]))
    }
    return keys
  }
}
