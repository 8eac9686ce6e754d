import type { StatePart } from '../release/documents/database-state.ts'
import type { TableDifference } from './clone.ts'
import type { SchemaDifference } from './schema-difference.ts'

/** How two states differ, for people: definitions of the schema may be shown, rows never are. */
export interface Differences {
  /** What the change changed. */
  readonly changed: readonly StatePart[]
  /** What the rollback did not restore. */
  readonly left: readonly StatePart[]
  /** What differs as the spec and the policy declare, such as sequences that have advanced. */
  readonly exceptions: readonly string[]
}

/** Differences listed per kind. */
export const MAX_LISTED = 50

/** What to call a thing that exists in only one of the two states. */
const WORDS = {
  change: { missing: 'gone', 'left behind': 'new' },
  rollback: { missing: 'missing', 'left behind': 'left behind' }
} as const

/**
 * Lists the differing parts: the schema by its objects, tables with what differs in their rows.
 * @param after the script that led from the first state to the second
 */
export function describeDifferences(
  parts: readonly StatePart[],
  schema: readonly SchemaDifference[],
  after: keyof typeof WORDS,
  tables: ReadonlyMap<string, TableDifference> = new Map()
): StatePart[] {
  // A change is described by the objects that it created, not by their dependencies.
  const shown = after === 'change' ? schema.filter(({ isDependency }) => !isDependency) : schema
  const inOrder = parts.toSorted((a, b) => Number(a.kind === 'schema') - Number(b.kind === 'schema'))
  return inOrder.flatMap((part): StatePart[] => {
    if (part.kind === 'schema' && shown.length > 0)
      return shown.slice(0, MAX_LISTED).map(({ word, object, change, property }) => ({
        kind: 'schema',
        object: `${word} ${object}`,
        detail: change === 'differs' ? `${property ?? 'it'} differs` : WORDS[after][change]
      }))
    const rows = part.kind === 'table' ? tables.get(part.object) : undefined
    return [rows === undefined ? part : { ...part, detail: describeRows(rows) }]
  })
}

function describeRows({ onlyBefore, onlyNow, rows }: TableDifference): string {
  const kinds = ['value not restored', 'row missing', 'row left behind'] as const
  const counted = kinds.flatMap(kind => {
    const some = rows.filter(({ change }) => change === kind)
    const columns = [...new Set(some.flatMap(row => row.columns ?? []))].toSorted()
    return some.length === 0 ? [] : [`${some.length} × ${kind}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`]
  })
  const most = Math.max(onlyBefore, onlyNow)
  return `${most} ${most === 1 ? 'row differs' : 'rows differ'}${counted.length === 0 ? '' : `: ${counted.join(', ')}`}`
}

/** One line on a part that differs. */
export function partText({ kind, object, detail }: StatePart): string {
  return `${kind === 'schema' ? '' : `${kind} `}${object}${detail === undefined ? '' : `: ${detail}`}`
}
