import type { CatalogRow } from './catalog-rows.ts'
import type { Catalog } from './catalogs.ts'

/** All catalogs with their rows. */
export type CatalogRows = ReadonlyMap<Catalog, readonly CatalogRow[]>

/** Names of objects and of columns, by the numbers that a restored object does not have again. */
export class Names {
  readonly #objects = new Map<string, Map<string, string>>()
  readonly #columns = new Map<string, string>()

  constructor(catalogs: CatalogRows) {
    const byName = new Map([...catalogs].map(([catalog, rows]) => [catalog.name, rows]))
    for (const [{ name, columns, hasOid }, rows] of catalogs) {
      if (!hasOid) continue
      // A system object keeps its number; its own name is told beside, for people.
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
    // Their own names hold numbers: RI_ConstraintTrigger_a_16402.
    this.#setAll('pg_trigger', byName, row =>
      row.columns['tgisinternal'] === 'true'
        ? `internal trigger ${this.object('pg_proc', text(row, 'tgfoid'))} of ${this.object('pg_constraint', text(row, 'tgconstraint'))} on ${this.object('pg_class', text(row, 'tgrelid'))}`
        : row.identity
    )
  }

  /** The name of an object; null for the number 0, which stands for none. */
  object(catalog: string, oid: string): string | null {
    return oid === '0' ? null : (this.#objects.get(catalog)?.get(oid) ?? `#${oid}`)
  }

  /** The name of a column of a relation. Column 0 is an expression, negative ones are the system's. */
  column(relation: string, number: string): string {
    return this.#columns.get(`${relation} ${number}`) ?? `#${number}`
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
