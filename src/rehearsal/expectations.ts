import type { CheckedSchema } from '../release/documents/schema-compatibility.ts'
import type { ExpectedTable, ObservedTable, SchemaExpectations } from '../release/documents/schema-expectations.ts'

type Mismatch = CheckedSchema['mismatches'][number]

export interface Observation {
  readonly observed: readonly ObservedTable[]
  /** Empty when the clone has the tables, columns, keys and rows that the change needs. */
  readonly mismatches: readonly Mismatch[]
}

const ABSENT = 'absent'

/** What the rule on schemas would deny, property by property. Anything beyond the expectations is not a mismatch. */
export function mismatchesOf(
  { tables, rollback_anchor: anchor }: SchemaExpectations,
  observed: readonly ObservedTable[]
): Mismatch[] {
  const found = new Map(observed.map(table => [table.name, table]))
  const anchored = anchor === undefined || found.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === true
  return [
    ...tables.flatMap(table => {
      const there = found.get(table.name)
      if (there === undefined) return [{ table: table.name, property: 'table', expected: 'there', observed: ABSENT }]
      return differing(
        [...columnProperties(table, there), ...keyProperties(table, there), ...rowProperties(table, there)],
        table.name
      )
    }),
    ...(anchor === undefined || anchored
      ? []
      : [{ table: anchor.table, property: `rollback anchor ${anchor.column}`, expected: 'there', observed: ABSENT }])
  ]
}

type Property = readonly [property: string, expected: string, observed: string]

function differing(properties: readonly Property[], table: string): Mismatch[] {
  return properties
    .filter(([, expected, observed]) => expected !== observed)
    .map(([property, expected, observed]) => ({ table, property, expected, observed }))
}

function columnProperties({ columns }: ExpectedTable, observed: ObservedTable): Property[] {
  return columns.flatMap(({ name, type, nullable }): Property[] => {
    const column = observed.columns.find(one => one.name === name)
    if (column === undefined) return [[`column ${name}`, type, ABSENT]]
    return [
      [`type of ${name}`, type, column.type],
      [`null in ${name}`, nullable ? 'allowed' : 'not allowed', column.nullable ? 'allowed' : 'not allowed']
    ]
  })
}

function keyProperties(
  { primary_key: primary, unique = [], foreign_keys: foreign = [] }: ExpectedTable,
  observed: ObservedTable
): Property[] {
  const listed = (names: readonly string[] | undefined) => names?.join(', ') ?? ABSENT
  const described = (key: (typeof foreign)[number]) =>
    `${listed(key.columns)} to ${key.references.table} (${listed(key.references.columns)})`
  const uniques = new Set(observed.unique?.map(listed))
  const references = new Set(observed.foreign_keys?.map(described))
  return [
    ...(primary === undefined ? [] : ([['primary key', listed(primary), listed(observed.primary_key)]] as const)),
    ...unique.map((key): Property => [`unique key ${listed(key)}`, 'there', uniques.has(listed(key)) ? 'there' : ABSENT]),
    ...foreign.map(
      (key): Property => [`foreign key ${described(key)}`, 'there', references.has(described(key)) ? 'there' : ABSENT]
    )
  ]
}

function rowProperties({ min_rows: least, required_rows: required = [] }: ExpectedTable, observed: ObservedTable): Property[] {
  const few = least !== undefined && observed.rows < least
  return [
    ...(few ? ([['rows', `at least ${least}`, String(observed.rows)]] as const) : []),
    ...required.map(({ why }, index): Property => {
      const found = observed.required_rows?.[index]?.found ?? 0
      return [`required row (${why})`, 'there', found > 0 ? 'there' : ABSENT]
    })
  ]
}
