import { type CatalogRow, type CatalogRows, type Names, text } from './catalog-rows.ts'
import { ABOUT_ANY, DEFINITIONS, isIgnored } from './catalog-rules.ts'
import { type Catalog, type Reference, strings } from './catalogs.ts'

/** A property of an object: text, a list, or nothing. */
type Property = string | null | readonly (string | null)[]

/** Kind and name of an object, and the JSON text of its properties. */
export type Entry = readonly [string, string]

/** What rows of the catalogs describe. */
export interface Entries {
  /** In the order of `inOrder`. */
  readonly entries: readonly Entry[]
  /** Slots of dropped columns. */
  readonly droppedColumns: number
}

/** The objects that rows describe. @param database object id of the database that was read */
export function entriesOf(catalogs: CatalogRows, names: Names, database: string): Entries {
  const places = ranks(catalogs, 'pg_attribute', 'attrelid', 'attnum')
  const orders = ranks(catalogs, 'pg_enum', 'enumtypid', 'enumsortorder')
  const entries: Entry[] = []
  let droppedColumns = 0
  for (const [catalog, rows] of catalogs) {
    const readings = readingsOf(catalog, names)
    for (const row of rows) {
      if (isDropped(row)) {
        droppedColumns++
        continue
      }
      const properties = propertiesOf(readings, row)
      const place = places.get(row) ?? orders.get(row)
      if (place !== undefined) properties['place'] = String(place)
      const here = catalog.name === 'pg_database' && text(row, 'oid') === database
      // A clone and its original have different names.
      if (here) properties['datname'] = null
      const key = here ? 'this database' : keyOf(catalog, row, properties, names)
      // The properties are in the order of the catalog's columns: the same for every object.
      entries.push([`${catalog.name} ${key}`, JSON.stringify(properties)])
    }
  }
  return { entries: entries.sort(inOrder), droppedColumns }
}

/** By name, and by properties where several have one name. */
export function inOrder(a: Entry, b: Entry): number {
  return compare(a[0], b[0]) || compare(a[1], b[1])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isDropped({ columns }: CatalogRow): boolean {
  return columns['attisdropped'] === 'true'
}

/** How one property is read from a row. */
interface Reading {
  readonly name: string
  readonly read: (value: string, row: CatalogRow) => Property
}

/** How a catalog's properties are read: all that counts, with names for numbers. */
function readingsOf(catalog: Catalog, names: Names): Reading[] {
  const about = catalog.name === 'pg_depend' || ABOUT_ANY.has(catalog.name)
  const counted = catalog.columns.filter(
    ({ name }) => !isIgnored(catalog.name, name) && !(about && /^(?:ref)?(?:class|obj)(?:id|oid|subid)$/.test(name))
  )
  const definitions = Object.keys(DEFINITIONS[catalog.name] ?? {}).map((name): Reading => ({ name, read: value => value }))
  return [
    ...counted.map(({ name, type }) => ({ name, read: reading(name, type, catalog.references.get(name), names) })),
    ...definitions
  ]
}

function reading(name: string, type: string, reference: Reference | undefined, names: Names): Reading['read'] {
  const isList = type.endsWith('[]') || type.endsWith('vector')
  if (reference === undefined) {
    if (!isList) return value => value
    // Privileges and options are sets; the server keeps them in the order in which they were given.
    const isSet = /(?:acl|privs|options|config)$/.test(name)
    return value => (isSet ? strings(value).sort() : strings(value))
  }
  const named = (number: string, row: CatalogRow): string | null =>
    reference.kind === 'object' ? names.object(reference.catalog, number) : names.column(text(row, reference.relation), number)
  return isList ? (value, row) => strings(value).map(number => named(number, row)) : named
}

function propertiesOf(readings: readonly Reading[], row: CatalogRow): Record<string, Property> {
  const properties: Record<string, Property> = {}
  for (const { name, read } of readings) {
    const value = row.columns[name] ?? null
    properties[name] = value === null ? null : read(value, row)
  }
  if (row.columns['tgisinternal'] === 'true') properties['tgname'] = null
  return properties
}

function keyOf(catalog: Catalog, row: CatalogRow, properties: Record<string, Property>, names: Names): string {
  if (catalog.name === 'pg_depend') return `${steady(row.identity)} -> ${steady(row.other)} (${text(row, 'deptype')})`
  if (ABOUT_ANY.has(catalog.name)) return [steady(row.identity), properties['provider'] ?? ''].join(' ').trim()
  if (catalog.name === 'pg_attribute') return `${names.object('pg_class', text(row, 'attrelid'))} ${text(row, 'attname')}`
  if (catalog.hasOid) return names.object(catalog.name, text(row, 'oid')) ?? ''
  const columns = catalog.primaryKey.length > 0 ? catalog.primaryKey : Object.keys(properties)
  return columns.map(column => properties[column] ?? '').join(' ')
}

/** The name of an object without the number in the name of an internal trigger. */
function steady(identity: string | null): string {
  return (identity ?? 'unknown object').replaceAll(/RI_ConstraintTrigger_([ac])_\d+/g, 'RI_ConstraintTrigger_$1')
}

/** The position of each existing row among those of its owner, from 1. */
function ranks(catalogs: CatalogRows, catalog: string, owner: string, order: string): Map<CatalogRow, number> {
  const rows = [...catalogs].find(([{ name }]) => name === catalog)?.[1] ?? []
  const owned = new Map<string, CatalogRow[]>()
  for (const row of rows) {
    if (isDropped(row)) continue
    const list = owned.get(text(row, owner)) ?? []
    owned.set(text(row, owner), list)
    list.push(row)
  }
  const placed = [...owned.values()].flatMap(list =>
    list.sort((a, b) => Number(text(a, order)) - Number(text(b, order))).map((row, index) => [row, index + 1] as const)
  )
  return new Map(placed)
}
