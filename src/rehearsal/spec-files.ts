import { jsonText } from '../manifests/json-text.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { ObservedTable, SchemaExpectations } from '../release/documents/schema-expectations.ts'
import { REHEARSAL_KINDS } from '../release/scopes.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Declared, RehearsalSpec } from './spec.ts'

/** Paths relative to the folder of the spec, and what was rehearsed without one. */
interface Wanted extends Pick<RehearsalSpec, 'database' | 'transaction' | 'run_as' | keyof Declared> {
  readonly apply: string
  readonly rollback: string
  /** Absent if it is kept outside of the folder: then the caller names it. */
  readonly dump: string | undefined
  /** Absent if the document is still to be written. */
  readonly expectations: string | undefined
  readonly policy: string | undefined
}

const EXPECTATIONS = 'expectations.json'
const POLICY = 'policy.json'

/** Nothing but a person knows what production is. */
export const PLACEHOLDER_HOST = 'db.production.example'

/**
 * The spec of a rehearsal that succeeded without one, and the documents that it names and that do not exist yet, by name.
 * @param name of the spec
 * @returns why there is no such spec, if the clone has no table to describe
 */
export function specFiles(
  name: string,
  wanted: Wanted,
  { differences, tables = [] }: Pick<Rehearsal, 'differences' | 'tables'>
): ReadonlyMap<string, string> | { readonly problem: string } {
  const rows = differences.changed.filter(({ kind }) => kind === 'table').map(({ object }) => object)
  const changed = differences.changed.map(({ object }) => object)
  const touched = tables.filter(table => changed.some(object => ` ${object}`.includes(` ${table.name}`)))
  // A change that only creates is described by what there was before it.
  const described = touched.length > 0 ? touched : tables
  if (described.length === 0 && wanted.expectations === undefined)
    return { problem: 'before the change, the clone has no table that expectations could describe' }
  const existing = tables.filter(table => rows.includes(table.name)).map(table => table.name)
  const spec: RehearsalSpec = {
    schema: 'seal-gate/rehearsal/1',
    ...(wanted.dump !== undefined && { dump: { path: wanted.dump } }),
    ...(wanted.database !== undefined && { database: wanted.database }),
    apply: { path: wanted.apply },
    rollback: { path: wanted.rollback },
    expectations: { path: wanted.expectations ?? EXPECTATIONS },
    policy: { path: wanted.policy ?? POLICY },
    ...(existing.length > 0 && { expect_touched: existing }),
    ...(wanted.transaction !== undefined && { transaction: wanted.transaction }),
    ...(wanted.run_as !== undefined && { run_as: wanted.run_as }),
    ...(wanted.sequence_policy !== undefined && { sequence_policy: wanted.sequence_policy }),
    ...(wanted.exceptions !== undefined && { exceptions: wanted.exceptions })
  }
  const expectations: SchemaExpectations = { schema: 'seal-gate/schema-expectations/1', tables: described.map(expected) }
  const policy: Policy = {
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: PLACEHOLDER_HOST }], system_identifiers: [] },
    required_evidence: [...REHEARSAL_KINDS]
  }
  return new Map([
    ...(wanted.expectations === undefined ? [[EXPECTATIONS, jsonText(expectations)] as const] : []),
    ...(wanted.policy === undefined ? [[POLICY, jsonText(policy)] as const] : []),
    [name, jsonText(spec)]
  ])
}

function expected({ name, columns, primary_key: key, rows }: ObservedTable): SchemaExpectations['tables'][number] {
  return { name, columns, ...(key !== undefined && { primary_key: key }), ...(rows > 0 && { min_rows: 1 }) }
}
