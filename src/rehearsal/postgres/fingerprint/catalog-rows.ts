import { createHash } from 'node:crypto'
import type { Session } from '../engine.ts'
import { isRandomSuperuser, quoted, READER_ROLE, TRIAL, UNTOUCHED, UNTOUCHED_STEP } from '../names.ts'
import { ABOUT_ANY, DEFAULT_PRIVILEGES, DEFINITIONS, FIRST_USER_OID, isIgnored } from './catalog-rules.ts'
import type { Catalog, Column } from './catalogs.ts'

/** Values of rows as the server wrote them. */
type Rows = Awaited<ReturnType<Session['rows']>>

/** All catalogs with their rows. */
export type CatalogRows = ReadonlyMap<Catalog, readonly CatalogRow[]>

/** Names of objects and of columns, by the numbers that a restored object does not have again. */
export class Names {
  readonly #objects = new Map<string, Map<string, string>>()
  readonly #columns = new Map<string, string>()
  readonly #system: Names | undefined

  /** @param system names of what these rows do not describe */
  constructor(catalogs: CatalogRows, system?: Names) {
    this.#system = system
    const byName = new Map([...catalogs].map(([catalog, rows]) => [catalog.name, rows]))
    for (const [{ name, columns, hasOid }, rows] of catalogs) {
      if (!hasOid) continue
      // A system object keeps its number; its own name is added for people.
      const label = columns.find(column => column.type === 'name')?.name ?? ''
      const named = rows.map(
        row => [text(row, 'oid'), row.identity ?? `#${text(row, 'oid')} ${text(row, label)}`.trim()] as const
      )
      this.#objects.set(name, new Map(named))
    }
    for (const { columns } of byName.get('pg_attribute') ?? []) {
      this.#columns.set(`${columns['attrelid']} ${columns['attnum']}`, columns['attname'] ?? '')
    }
    this.#setAll('pg_authid', byName, row => text(row, 'rolname'))
    this.#setAll(
      'pg_enum',
      byName,
      row => `${this.object('pg_type', text(row, 'enumtypid'))} ${JSON.stringify(text(row, 'enumlabel'))}`
    )
    this.#setAll('pg_largeobject_metadata', byName, row => `large object ${text(row, 'oid')}`)
    // Their own names have numbers: RI_ConstraintTrigger_a_16402.
    this.#setAll('pg_trigger', byName, row =>
      row.columns['tgisinternal'] === 'true'
        ? `internal trigger ${this.object('pg_proc', text(row, 'tgfoid'))} of ${this.object('pg_constraint', text(row, 'tgconstraint'))} on ${this.object('pg_class', text(row, 'tgrelid'))}`
        : row.identity
    )
  }

  /** The name of an object; null for the number 0, which means that there is none. */
  object(catalog: string, oid: string): string | null {
    return oid === '0' ? null : (this.objectAt(catalog, oid) ?? `#${oid}`)
  }

  /** The name of a column of a relation. Column 0 is an expression, negative ones are the system's. */
  column(relation: string, number: string): string {
    return this.columnAt(`${relation} ${number}`) ?? `#${number}`
  }

  /** The name of an object; undefined for one that no row is about. */
  objectAt(catalog: string, oid: string): string | undefined {
    return this.#objects.get(catalog)?.get(oid) ?? this.#system?.objectAt(catalog, oid)
  }

  /** The name of the column at a relation's object id and a number. */
  columnAt(place: string): string | undefined {
    return this.#columns.get(place) ?? this.#system?.columnAt(place)
  }

  #setAll(catalog: string, rows: ReadonlyMap<string, readonly CatalogRow[]>, name: (row: CatalogRow) => string | null): void {
    const known = this.#objects.get(catalog) ?? new Map<string, string>()
    for (const row of rows.get(catalog) ?? []) known.set(text(row, 'oid'), name(row) ?? '')
    this.#objects.set(catalog, known)
  }
}

/** A column's text, '' for NULL. */
export function text(row: CatalogRow, column: string): string {
  return row.columns[column] ?? ''
}

/** One row of a catalog: its columns and its definitions by name, and what else was read. */
export interface CatalogRow {
  readonly columns: Readonly<Record<string, string | null>>
  /** The object's full name as the server writes it; null for an object of the system. */
  readonly identity: string | null
  /** The object that it depends on, for `pg_depend`. */
  readonly other: string | null
}

/** What a superuser with a random name is called in every fingerprint. */
const SUPERUSER = 'rehearsal_superuser'

/** Which rows of a catalog: those about what `initdb` made, the others, or both. */
export type Part = 'system' | 'rest' | 'all'

/** Where the number of the object is that a row is about, in catalogs with many rows that have no number of their own. */
const ABOUT: Readonly<Record<string, string>> = {
  pg_aggregate: 't.aggfnoid::oid',
  pg_attribute: 't.attrelid',
  pg_description: 't.objoid',
  pg_index: 't.indexrelid',
  pg_init_privs: 't.objoid'
}

/** SQL for the number of the object that a row is about. Of databases, one can be that which is read, whose name does not count. */
function objectNumber({ name, hasOid }: Catalog): string | undefined {
  return ABOUT[name] ?? (hasOid && name !== 'pg_database' ? 't.oid' : undefined)
}

/** Whether a catalog's rows are read in two parts. */
export function hasSystemPart(catalog: Catalog): boolean {
  return objectNumber(catalog) !== undefined
}

/** What is read of each row, as SQL over the row `t`. */
function selection(catalog: Catalog): { names: readonly string[]; selected: string } {
  const kept = catalog.columns.filter(({ name }) => name === 'oid' || needed(catalog, name))
  const definitions = Object.entries(DEFINITIONS[catalog.name] ?? {})
  const selected = [
    ...kept.map(column => columnText(catalog, column)),
    ...definitions.map(([, sql]) => `(${sql})::text`),
    ...identities(catalog)
  ]
  return { names: [...kept.map(({ name }) => name), ...definitions.map(([name]) => name)], selected: selected.join(', ') }
}

/** SQL for the SHA-256 of all that `readRows` would read of the system's part: `digestOf` of its values. */
export function systemDigest(catalog: Catalog): string {
  const rows = `string_agg(array_to_json(array[${selection(catalog).selected}])::text, E'\\n' order by t.ctid)`
  return `(select encode(sha256(convert_to(${rows}, 'UTF8')), 'hex') ${from(catalog, 'system')})`
}

/** The same of rows that were read: PostgreSQL writes an array of texts as JSON does (`escape_json`, utils/adt/json.c). */
export function digestOf(rows: Rows): string | null {
  return rows.length === 0
    ? null
    : createHash('sha256')
        .update(rows.map(row => JSON.stringify(row)).join('\n'))
        .digest('hex')
}

/** What is read of the rows of one catalog, in the order in which they are stored. */
export async function readValues(session: Session, catalog: Catalog, part: Part): Promise<Rows> {
  return await session.rows(`select ${selection(catalog).selected} ${from(catalog, part)} order by t.ctid`)
}

/** The rows of one catalog, as text. */
export async function readRows(session: Session, catalog: Catalog, superuser: string, part: Part): Promise<CatalogRow[]> {
  return rowsOf(catalog, superuser, await readValues(session, catalog, part))
}

/** Rows by the names of their columns. @param rows as `readValues` gives them */
export function rowsOf(catalog: Catalog, superuser: string, rows: Rows): CatalogRow[] {
  const { names } = selection(catalog)
  const random = isRandomSuperuser(superuser)
  return rows.map(values => {
    const columns: Record<string, string | null> = {}
    const own = (at: number): string | null => {
      const value = values[at] ?? null
      return random && value !== null ? value.replaceAll(superuser, SUPERUSER) : value
    }
    // Twenty thousand rows of twenty columns: one loop, not a list of pairs per row.
    for (let at = 0; at < names.length; at++) columns[names[at] ?? ''] = own(at)
    return { columns, identity: own(names.length), other: own(names.length + 1) }
  })
}

/** Ignored columns that the others cannot be understood without. */
function needed({ name: catalog }: Catalog, column: string): boolean {
  const ordering = catalog === 'pg_attribute' && (column === 'attnum' || column === 'attisdropped')
  return ordering || (catalog === 'pg_enum' && column === 'enumsortorder') || !isIgnored(catalog, column)
}

function columnText(catalog: Catalog, { name, type }: Column): string {
  const column = `t.${quoted(name)}`
  const defaults = DEFAULT_PRIVILEGES[catalog.name]?.[name]
  if (defaults !== undefined) return `array_to_json(coalesce(${column}, acldefault(${defaults}))::text[])::text`
  if (type.endsWith('[]') || type === 'oidvector' || type === 'int2vector') return `array_to_json(${column}::text[])::text`
  // A name would not distinguish overloaded functions.
  if (type === 'regproc') return `${column}::oid::text`
  return `${column}::text`
}

/** The names of the objects that a row describes or refers to. */
function identities({ name, oid, hasOid }: Catalog): string[] {
  const identity = (classId: string, object: string, part: string): string =>
    `(select i.type || ' ' || i.identity from pg_identify_object(${classId}, ${object}, ${part}) i)`
  if (name === 'pg_depend')
    return [identity('t.classid', 't.objid', 't.objsubid'), identity('t.refclassid', 't.refobjid', 't.refobjsubid')]
  if (ABOUT_ANY.has(name)) {
    const part = name.startsWith('pg_sh') ? '0' : 't.objsubid'
    // Five thousand of them are about the system's own objects, which keep their numbers: only for others is the server asked for a name.
    const number = `t.classoid::oid::text || ' ' || t.objoid || ' ' || ${part}`
    return [`case when t.objoid >= ${FIRST_USER_OID} then ${identity('t.classoid', 't.objoid', part)} else ${number} end`]
  }
  // The server has no name for these: made up where names are resolved.
  if (!hasOid || name === 'pg_enum' || name === 'pg_largeobject_metadata') return []
  return [`case when t.oid >= ${FIRST_USER_OID} then (pg_identify_object(${oid}, t.oid, 0)).identity end`]
}

const TOAST = `(select c.oid from pg_class c where c.relnamespace = 'pg_toast'::regnamespace)`

function from(catalog: Catalog, part: Part): string {
  const sign = { system: '<', rest: '>=' }
  const conditions = [
    ...restriction(catalog),
    ...(part === 'all' ? [] : [`${objectNumber(catalog)} ${sign[part]} ${FIRST_USER_OID}`])
  ].map(condition => `(${condition})`)
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
  return `from pg_catalog.${quoted(catalog.name)} t${where}`
}

/** Rows of other databases, of other sessions, of the reading role, and of storage that the server creates and removes by itself. */
function restriction({ name }: Catalog): readonly string[] {
  const conditions: Readonly<Record<string, string>> = {
    // Sequences and identity columns of their tables, members of extensions. Everything else follows from what is compared already.
    pg_depend: `t.deptype in ('a', 'e', 'i', 'x') and (t.objid >= ${FIRST_USER_OID} or t.refobjid >= ${FIRST_USER_OID})
      and t.classid <> 'pg_rewrite'::regclass
      and not (t.classid = 'pg_class'::regclass and t.objid in ${TOAST})
      and not (t.refclassid = 'pg_class'::regclass and t.refobjid in ${TOAST})`,
    pg_authid: `t.rolname <> '${READER_ROLE}'`,
    pg_auth_members: `t.member not in (select r.oid from pg_authid r where r.rolname = '${READER_ROLE}')`,
    pg_database: `t.datname not in ('${UNTOUCHED}', '${UNTOUCHED_STEP}', '${TRIAL}')`,
    pg_db_role_setting: `t.setdatabase = 0 or t.setdatabase in (select d.oid from pg_database d where d.datname not in ('${UNTOUCHED}', '${UNTOUCHED_STEP}', '${TRIAL}'))`,
    pg_class: `t.relnamespace <> 'pg_toast'::regnamespace`,
    pg_attribute: `t.attnum > 0 and t.attrelid not in ${TOAST}`,
    pg_index: `t.indrelid not in ${TOAST}`,
    pg_type: `t.typnamespace <> 'pg_toast'::regnamespace`,
    pg_namespace: `t.nspname !~ '^pg_(toast_)?temp_'`
  }
  const condition = conditions[name]
  return condition === undefined ? [] : [condition]
}
