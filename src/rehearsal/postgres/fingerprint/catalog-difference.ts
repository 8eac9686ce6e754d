import { SECRET } from './catalog-rules.ts'
import type { CatalogTree } from './catalog-tree.ts'

/** One thing that differs between the catalogs of two states. */
export interface CatalogDifference {
  /** Such as `pg_class`. */
  readonly catalog: string
  /** Such as `gov.birth_registry`. */
  readonly object: string
  readonly change: 'missing' | 'left behind' | 'differs'
  /** Such as `relowner`; for `differs` only. */
  readonly property?: string
  /** The property's two values as JSON; absent if they are, or contain, a secret. */
  readonly before?: string
  readonly now?: string
}

/** All differences, by catalog and object. `missing` and `left behind` are seen from the state before. */
export function catalogDifferences(before: CatalogTree, now: CatalogTree): CatalogDifference[] {
  const keys = [...new Set([...before.entries.keys(), ...now.entries.keys()])].sort()
  return keys.flatMap(key => {
    const a = before.entries.get(key)
    const b = now.entries.get(key)
    if (a === b) return []
    const space = key.indexOf(' ')
    const named = { catalog: key.slice(0, space), object: key.slice(space + 1) }
    if (b === undefined) return [{ ...named, change: 'missing' as const }]
    if (a === undefined) return [{ ...named, change: 'left behind' as const }]
    return propertyDifferences(named, properties(a), properties(b))
  })
}

function propertyDifferences(
  named: { readonly catalog: string; readonly object: string },
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>
): CatalogDifference[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return names.flatMap(property => {
    const before = JSON.stringify(a[property] ?? null)
    const now = JSON.stringify(b[property] ?? null)
    if (before === now) return []
    const values = SECRET.has(`${named.catalog}.${property}`) ? {} : { before, now }
    return [{ ...named, change: 'differs' as const, property, ...values }]
  })
}

function properties(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) throw new TypeError('no properties')
  return Object.fromEntries(Object.entries(value))
}

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

/** What people call a row of this catalog. */
export function catalogWord(catalog: string): string {
  return CATALOGS[catalog] ?? catalog
}

/** True for a catalog whose rows follow from the objects that they connect. */
export function isDependency(catalog: string): boolean {
  return catalog === 'pg_depend'
}
