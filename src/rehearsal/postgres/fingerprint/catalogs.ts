import type { Session } from '../engine.ts'
import { ABOUT_ANY, IGNORED_CATALOGS, isCoveredTree, isIgnored, MORE_COLUMN_NUMBERS, PLAIN_NUMBERS } from './catalog-rules.ts'

export interface Column {
  readonly name: string
  /** Such as `oid`, `regproc`, `text[]`, `int2vector`. */
  readonly type: string
}

/** What a column's object ids or column numbers point at. */
export type Reference =
  | { readonly kind: 'object'; readonly catalog: string }
  /** Numbers of columns of the relation whose object id is in `relation`. */
  | { readonly kind: 'column'; readonly relation: string }

export interface Catalog {
  readonly name: string
  readonly oid: string
  readonly columns: readonly Column[]
  /** Empty where the catalog has none. */
  readonly primaryKey: readonly string[]
  readonly references: ReadonlyMap<string, Reference>
  /** Its rows have an object id of their own. */
  readonly hasOid: boolean
}

const CATALOGS = `select c.relname, c.oid::text,
    array_to_json(array_agg(a.attname::text order by a.attnum))::text,
    array_to_json(array_agg(format_type(a.atttypid, null) order by a.attnum))::text,
    (select array_to_json(array_agg(k.attname::text order by key.place))::text
     from pg_index i, unnest(i.indkey) with ordinality key(number, place), pg_attribute k
     where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = key.number)
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' and c.oid < 16384
  group by c.oid, c.relname order by c.relname`

const REFERENCES = `select f.relname, array_to_json(k.fkcols)::text, p.relname, array_to_json(k.pkcols)::text
  from pg_get_catalog_foreign_keys() k join pg_class f on f.oid = k.fktable join pg_class p on p.oid = k.pktable`

/**
 * All system catalogs of this server that hold state, as the server describes itself.
 * @throws where a newer server has a column that the fingerprint cannot read: comparing it blindly would prove nothing
 */
export async function readCatalogs(session: Session): Promise<Catalog[]> {
  const references = await readReferences(session)
  const rows = await session.rows(CATALOGS)
  return rows.flatMap(([name, oid, names, types, key]) => {
    if (typeof name !== 'string' || typeof oid !== 'string' || name in IGNORED_CATALOGS) return []
    const kinds = strings(types)
    const columns = strings(names).map((column, index): Column => ({ name: column, type: kinds[index] ?? '' }))
    const catalog: Catalog = {
      name,
      oid,
      columns,
      primaryKey: key === null ? [] : strings(key),
      references: references.get(name) ?? new Map(),
      hasOid: columns.some(column => column.name === 'oid')
    }
    for (const column of columns) assertCovered(catalog, column)
    return [catalog]
  })
}

async function readReferences(session: Session): Promise<Map<string, Map<string, Reference>>> {
  const found = new Map<string, Map<string, Reference>>()
  const add = (catalog: string, column: string, reference: Reference): void => {
    const known = found.get(catalog) ?? new Map<string, Reference>()
    found.set(catalog, known.set(column, reference))
  }
  for (const [from, columns, to, keys] of await session.rows(REFERENCES)) {
    if (typeof from !== 'string' || typeof to !== 'string') continue
    const [first, second] = strings(columns)
    if (first === undefined) continue
    if (to === 'pg_attribute' && second !== undefined) add(from, second, { kind: 'column', relation: first })
    else if (second === undefined && strings(keys)[0] === 'oid') add(from, first, { kind: 'object', catalog: to })
  }
  for (const [catalog, columns] of Object.entries(MORE_COLUMN_NUMBERS)) {
    for (const [column, relation] of Object.entries(columns)) add(catalog, column, { kind: 'column', relation })
  }
  return found
}

const REFERRING = new Set(['oid', 'oid[]', 'oidvector', 'regproc', 'int2vector', 'smallint[]'])

function assertCovered({ name: catalog, references }: Catalog, { name, type }: Column): void {
  const where = `${catalog}.${name}`
  if (type === 'pg_node_tree' && !isCoveredTree(catalog, name)) throw notCovered(where)
  if (!REFERRING.has(type) || isIgnored(catalog, name) || references.has(name) || PLAIN_NUMBERS.has(where)) return
  // Of these the identity is asked for as a whole.
  if (catalog === 'pg_depend' || (ABOUT_ANY.has(catalog) && name === 'objoid')) return
  throw notCovered(where)
}

function notCovered(where: string): Error {
  return new Error(`this server's ${where} is of a kind that the fingerprint cannot read`)
}

/** A JSON array of strings as PostgreSQL wrote it. */
export function strings(json: string | null | undefined): string[] {
  const value: unknown = JSON.parse(json ?? '[]')
  if (!Array.isArray(value)) throw new TypeError('the server sent no array')
  return value.map(String)
}
