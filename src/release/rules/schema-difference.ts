import { isDeepStrictEqual } from 'node:util'
import type { ExpectedTable, ObservedTable, SchemaExpectations } from '../documents/schema-expectations.ts'

/** What the observed surface lacks of the expected one, one sentence each. A surface may have more than is expected. */
export function schemaMismatches(expectations: SchemaExpectations, observed: readonly ObservedTable[]): string[] {
  const tables = new Map(observed.map(table => [table.name, table]))
  const { rollback_anchor: anchor } = expectations
  const anchored = anchor === undefined || tables.get(anchor.table)?.columns.some(({ name }) => name === anchor.column) === true
  return [
    ...expectations.tables.flatMap(table => {
      const found = tables.get(table.name)
      return found === undefined ? [`${table.name} is not there`] : tableMismatches(table, found)
    }),
    ...(anchored ? [] : ['the rollback anchor is not there'])
  ]
}

function tableMismatches(expected: ExpectedTable, observed: ObservedTable): string[] {
  const { name } = expected
  return [
    ...columnMismatches(expected, observed),
    ...keyMismatches(expected, observed),
    ...rowMismatches(expected, observed)
  ].map(mismatch => `${name}: ${mismatch}`)
}

function columnMismatches(expected: ExpectedTable, observed: ObservedTable): string[] {
  const columns = new Map(observed.columns.map(column => [column.name, column]))
  return expected.columns.flatMap(({ name, type, nullable }) => {
    const found = columns.get(name)
    if (found === undefined) return [`column ${name} is not there`]
    return [
      ...(found.type === type ? [] : [`column ${name} is ${found.type}, not ${type}`]),
      ...(found.nullable === nullable ? [] : [`column ${name} ${found.nullable ? 'may' : 'must not'} be null`])
    ]
  })
}

function keyMismatches(expected: ExpectedTable, observed: ObservedTable): string[] {
  const { primary_key: primary, unique = [], foreign_keys: foreign = [] } = expected
  const missing = <T>(wanted: readonly T[], found: readonly T[] | undefined): number =>
    wanted.filter(key => !found?.some(one => isDeepStrictEqual(one, key))).length
  return [
    ...(primary === undefined || isDeepStrictEqual(primary, observed.primary_key) ? [] : ['its primary key is another one']),
    ...(missing(unique, observed.unique) > 0 ? ['a unique key is not there'] : []),
    ...(missing(foreign, observed.foreign_keys) > 0 ? ['a foreign key is not there'] : [])
  ]
}

function rowMismatches(expected: ExpectedTable, observed: ObservedTable): string[] {
  const { min_rows: least = 0, required_rows: required = [] } = expected
  const found = (where: Readonly<Record<string, string>>) =>
    observed.required_rows?.some(row => row.found > 0 && isDeepStrictEqual(row.where, where)) === true
  return [
    ...(observed.rows >= least ? [] : [`it has ${observed.rows} rows, and at least ${least} are needed`]),
    ...required.filter(({ where }) => !found(where)).map(({ why }) => `a required row is not there (${why})`)
  ]
}
