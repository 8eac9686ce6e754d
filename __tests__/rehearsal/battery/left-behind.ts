import type { Fingerprint, RowDifference } from '../../../src/rehearsal/clone.ts'
import type { Session } from '../../../src/rehearsal/postgres/engine.ts'
import { rowDifference } from '../../../src/rehearsal/postgres/fingerprint/row-difference.ts'
import { type SchemaDifference, schemaDifferences } from '../../../src/rehearsal/schema-difference.ts'
import type { DatabaseState, StatePart } from '../../../src/release/documents/database-state.ts'
import { stateDifference } from '../../../src/release/rules/state-difference.ts'

/** Objects and rows that are named one by one; whoever left more behind knows where to look. */
const MAX_OBJECTS = 200
const MAX_ROWS = 20

export interface Compared {
  readonly before: Fingerprint
  readonly now: Fingerprint
  /** Superuser sessions on the untouched state and on the one that `now` is of; without the first, rows are not named. */
  readonly untouched: Session | undefined
  readonly session: Session
  /** For the hashes of row keys, of this run only. */
  readonly key: Buffer
}

/**
 * Everything in which two states differ: catalog, object and property; table, row (by keyed hash) and columns. Empty exactly when the
 * states are equal.
 */
export async function leftBehind({ before, now, untouched, session, key }: Compared): Promise<StatePart[]> {
  const difference = stateDifference(before.state, now.state)
  const parts: StatePart[] = difference.schema ? schemaParts(schemaDifferences(before.schema, now.schema)) : []
  for (const table of difference.tables) {
    const rows = untouched === undefined ? undefined : await rowDifference(untouched, session, table, { key, limit: MAX_ROWS })
    const [from, to] = [rowsOf(before.state, table), rowsOf(now.state, table)]
    const said = from === undefined ? 'left behind' : to === undefined ? 'missing' : `rows before: ${from}, now: ${to}`
    parts.push({ kind: 'table', object: table, detail: said })
    for (const row of rows?.rows ?? []) parts.push({ kind: 'table', object: table, detail: rowDetail(row) })
  }
  for (const name of difference.sequences) {
    parts.push({ kind: 'sequence', object: name, detail: `before: ${place(before.state, name)}, now: ${place(now.state, name)}` })
  }
  if (difference.large_objects) {
    const [from, to] = [before.state.large_objects.count, now.state.large_objects.count]
    parts.push({ kind: 'large-objects', object: 'large-objects', detail: `objects before: ${from}, now: ${to}` })
  }
  return parts
}

function schemaParts(differences: readonly SchemaDifference[]): StatePart[] {
  // What is there and differs tells most, where not all can be told.
  const ordered = [
    ...differences.filter(({ change }) => change === 'differs'),
    ...differences.filter(({ change }) => change !== 'differs')
  ]
  const named = ordered.slice(0, MAX_OBJECTS).map(({ kind, object, change, property }): StatePart => {
    const detail = property === undefined ? change : `${property} ${change}`
    return { kind: 'schema', object: `${kind} ${object}`, detail }
  })
  const more = differences.length - named.length
  return more === 0 ? named : [...named, { kind: 'schema', object: 'schema', detail: `and ${more} more` }]
}

function rowDetail({ row, change, columns }: RowDifference): string {
  return `row ${row}: ${change}${columns === undefined || columns.length === 0 ? '' : ` (${columns.join(', ')})`}`
}

function rowsOf({ tables }: DatabaseState, name: string): number | undefined {
  return tables.find(table => table.name === name)?.rows
}

function place({ sequences }: DatabaseState, name: string): string {
  const found = sequences.find(sequence => sequence.name === name)
  return found === undefined ? 'none' : `${found.last_value}${found.is_called ? '' : ' (not yet called)'}`
}
