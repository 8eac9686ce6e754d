import type { Session } from '../engine.ts'
import { quoted } from '../names.ts'
import { strings } from './catalogs.ts'

/** A relation with rows: a table, one partition, or a materialised view that is filled. */
export interface Table {
  /** As evidence names it: in quotes only if needed, the same on every version of the server. */
  readonly name: string
  /** As SQL names it. */
  readonly sql: string
  /** Sorted by name, so that a changed position is reported once, by the schema. */
  readonly columns: readonly string[]
  /** What is read of each column, as SQL. */
  readonly values: readonly string[]
  /** The columns of the primary key, or of a unique index over columns that are not null; empty where there is neither. */
  readonly key: readonly string[]
}

/**
 * Types whose text in a record is incomplete: `xml_out` leaves the encoding out, and a function or operator is written by its name alone,
 * which others may share. Object ids of the types, and the type whose text is complete.
 */
const COMPLETE_AS: ReadonlyMap<string, string> = new Map([
  ['142', 'text'],
  ['143', 'text[]'],
  ['24', 'regprocedure'],
  ['1008', 'regprocedure[]'],
  ['2203', 'regoperator'],
  ['2208', 'regoperator[]']
])

/** The type under all domains. */
const BASE_TYPE = `(with recursive b(id) as (select a.atttypid union all
      select y.typbasetype from b join pg_catalog.pg_type y on y.oid = b.id where y.typtype = 'd')
    select b.id from b join pg_catalog.pg_type y on y.oid = b.id where y.typtype <> 'd')`

const TABLES = `select n.nspname, c.relname,
    (select array_to_json(array_agg(a.attname::text order by a.attname collate "C"))::text from pg_catalog.pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    (select array_to_json(array_agg(a.attname::text order by k.place))::text
     from (select i.indkey from pg_catalog.pg_index i
           where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null
             and not exists (select from pg_catalog.unnest(i.indkey::int2[]) u(number) join pg_catalog.pg_attribute x
                             on x.attrelid = c.oid and x.attnum = u.number where not x.attnotnull)
           order by i.indisprimary desc, i.indexrelid limit 1) i,
       pg_catalog.unnest(i.indkey::int2[]) with ordinality k(number, place)
       join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.number),
    (select array_to_json(array_agg(${BASE_TYPE}::text order by a.attname collate "C"))::text from pg_catalog.pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.oid >= 16384 and c.relpersistence <> 't' and (c.relkind = 'r' or c.relispopulated)`

/** All relations with rows, by name. Foreign tables are excluded: their rows live on another server, which is never contacted. */
export async function readTables(session: Session): Promise<Table[]> {
  const rows = await session.rows(TABLES)
  const tables = rows.map(([schema, name, list, key, types]): Table => {
    const parts = [schema ?? '', name ?? '']
    const columns = strings(list)
    const casts = strings(types).map(type => COMPLETE_AS.get(type))
    const values = columns.map((column, at) =>
      casts[at] === undefined ? quoted(column) : `${quoted(column)}::pg_catalog.${casts[at]}`
    )
    return { name: parts.map(shown).join('.'), sql: parts.map(quoted).join('.'), columns, values, key: strings(key) }
  })
  return tables.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A name as people write it. `quote_ident` quotes key words, of which each version of the server has others. */
export function shown(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : quoted(name)
}

/** The digest of one row: of its text as PostgreSQL writes a record, which distinguishes NULL from '' and shows where each value ends. */
export function rowHash(table: Table): string {
  return `pg_catalog.sha256(pg_catalog.convert_to(row(${table.values.join(', ')})::text, 'UTF8'))`
}

/** A COPY of all row digests in their own order: neither the order on disk, nor a key, nor a collation is part of it. */
export function hashStream(table: Table): string {
  return `copy (select ${rowHash(table)} h from only ${table.sql} order by 1) to stdout (format binary)`
}
