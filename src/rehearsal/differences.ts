import type { StatePart } from '../release/documents/database-state.ts'
import type { CatalogDifference } from './fingerprint/catalog-difference.ts'
import type { TableDifference } from './fingerprint/row-difference.ts'

/** Two states, told for people: definitions of the schema may be shown, rows never are. */
export interface Differences {
  /** What the change changed. */
  readonly changed: readonly StatePart[]
  /** What the rollback did not restore. */
  readonly left: readonly StatePart[]
  /** Sequences that stand further on, as was declared. */
  readonly exceptions: readonly string[]
}

/** So many differences of one kind are told. */
export const MAX_TOLD = 50

/** What people call the rows of a catalog. */
const CATALOGS: Readonly<Record<string, string>> = {
  pg_attrdef: 'default',
  pg_attribute: 'column',
  pg_auth_members: 'membership',
  pg_authid: 'role',
  pg_class: 'relation',
  pg_constraint: 'constraint',
  pg_db_role_setting: 'setting',
  pg_default_acl: 'default privileges',
  pg_depend: 'dependency',
  pg_description: 'comment',
  pg_enum: 'enum label',
  pg_extension: 'extension',
  pg_index: 'index',
  pg_namespace: 'schema',
  pg_policy: 'policy',
  pg_proc: 'function',
  pg_rewrite: 'rule',
  pg_sequence: 'sequence',
  pg_trigger: 'trigger',
  pg_type: 'type'
}

/** What a state was compared with says what a thing is that stands in one of them only. */
const WORDS = {
  change: { missing: 'gone', 'left behind': 'new' },
  rollback: { missing: 'missing', 'left behind': 'left behind' }
} as const

/**
 * The differing parts, the schema by its objects, tables with what of their rows differs.
 * @param after what led from the first state to the second
 */
export function told(
  parts: readonly StatePart[],
  catalog: readonly CatalogDifference[],
  after: keyof typeof WORDS,
  tables: ReadonlyMap<string, TableDifference> = new Map()
): StatePart[] {
  // A change is told by what it made, not by what hangs on that.
  const shown = after === 'change' ? catalog.filter(({ catalog: name }) => name !== 'pg_depend') : catalog
  const inOrder = parts.toSorted((a, b) => Number(a.kind === 'schema') - Number(b.kind === 'schema'))
  return inOrder.flatMap((part): StatePart[] => {
    if (part.kind === 'schema' && shown.length > 0)
      return shown.slice(0, MAX_TOLD).map(({ catalog: name, object, change, property }) => ({
        kind: 'schema',
        object: `${CATALOGS[name] ?? name} ${object}`,
        detail: change === 'differs' ? `${property ?? 'it'} differs` : WORDS[after][change]
      }))
    const rows = part.kind === 'table' ? tables.get(part.object) : undefined
    return [rows === undefined ? part : { ...part, detail: rowsTold(rows) }]
  })
}

function rowsTold({ onlyBefore, onlyNow, rows }: TableDifference): string {
  const kinds = ['value not restored', 'row missing', 'row left behind'] as const
  const counted = kinds.flatMap(kind => {
    const some = rows.filter(({ change }) => change === kind)
    const columns = [...new Set(some.flatMap(row => row.columns ?? []))].toSorted()
    return some.length === 0 ? [] : [`${some.length} × ${kind}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}`]
  })
  const most = Math.max(onlyBefore, onlyNow)
  return `${most} ${most === 1 ? 'row differs' : 'rows differ'}${counted.length === 0 ? '' : `: ${counted.join(', ')}`}`
}
