import type { StatePart } from '../documents/database-state.ts'
import { allowedExceptions, type DeclaredException } from '../documents/exceptions.ts'
import type { RolledBack } from '../documents/rehearsal-rollback.ts'

export type UnderExceptions = NonNullable<RolledBack['under_exceptions']>

/**
 * The parts that may differ, since without what the exceptions name they are equal.
 * @param under what the evidence compared @param allowed the exceptions of the policy
 */
export function exceptedParts(
  under: UnderExceptions | undefined,
  allowed: readonly DeclaredException[] | undefined
): StatePart[] {
  if (under === undefined) return []
  const declared = allowedExceptions(under.declared, allowed)
  // The digests leave out all that was declared: one exception that the policy does not have spoils them.
  if (declared.length < under.declared.length) return []
  const { schema, tables } = under
  const isSchema = schema !== undefined && schema.before === schema.restored
  const same = tables.filter(({ before, restored }) => before === restored).map(({ name }) => name)
  return [
    ...(isSchema ? [{ kind: 'schema', object: 'schema' } as const] : []),
    ...declared.flatMap((one): StatePart[] => {
      if (one.kind === 'columns' && same.includes(one.table)) return [{ kind: 'table', object: one.table }]
      const grown = one.kind === 'rows-added' && under.rows_added.some(({ name, missing }) => name === one.table && missing === 0)
      return grown ? [{ kind: 'table', object: one.table }] : []
    })
  ]
}

/** True where the schema after the change, applied again, is that of the first time but for what exceptions name. */
export function isSameAgain(
  again: string | undefined,
  after: string,
  under: UnderExceptions | undefined,
  allowed: readonly DeclaredException[] | undefined
): boolean {
  if (again === after) return true
  if (under?.again === undefined || allowedExceptions(under.declared, allowed).length < under.declared.length) return false
  return under.again.after === under.again.again
}
