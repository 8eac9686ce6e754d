import type { StatePart } from '../release/documents/database-state.ts'
import { allowedExceptions, type DeclaredException } from '../release/documents/exceptions.ts'
import type { UnderExceptions } from '../release/rules/declared-exceptions.ts'
import type { Clone, Fingerprint, TableDifference } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { partText } from './differences.ts'

/** How a difference that was declared is listed. */
export function declaredText({ kind, detail }: StatePart): string {
  return kind === 'sequence' ? 'further on, as was declared' : `${detail ?? 'it differs'}, as was declared`
}

/** A difference that was declared, in the first sentence of the result. */
export function exceptionText(part: StatePart): string {
  return part.kind === 'sequence' ? part.object : partText(part)
}

/** Exceptions that the spec declares and the policy allows. */
function exceptionsOf({ input }: RehearsalContext): DeclaredException[] {
  return allowedExceptions(input.spec.exceptions, input.policy?.document.allow?.exceptions)
}

/** Reads the state before the change without what exceptions name, to compare it later. */
export async function keepWithoutExceptions(context: RehearsalContext, clone: Clone, before: Fingerprint): Promise<void> {
  const exceptions = exceptionsOf(context)
  if (exceptions.length === 0) return
  context.prints.beforeExcept = await clone.exceptState(before.schema, exceptions)
}

/** Compares the states without what exceptions name; undefined where there is none. */
export async function compareUnderExceptions(
  context: RehearsalContext,
  clone: Clone,
  restored: Fingerprint,
  rows: ReadonlyMap<string, TableDifference>
): Promise<UnderExceptions | undefined> {
  const declared = exceptionsOf(context)
  const before = context.prints.beforeExcept
  if (declared.length === 0 || before === undefined) return undefined
  const now = await clone.exceptState(restored.schema, declared)
  return {
    declared,
    ...(before.schema !== undefined && now.schema !== undefined && { schema: { before: before.schema, restored: now.schema } }),
    tables: before.tables.flatMap(({ name, sha256 }) => {
      const other = now.tables.find(one => one.name === name)
      return other === undefined ? [] : [{ name, before: sha256, restored: other.sha256 }]
    }),
    rows_added: declared.flatMap(one => {
      const found = one.kind === 'rows-added' ? rows.get(one.table) : undefined
      return found === undefined ? [] : [{ name: found.table, missing: found.onlyBefore }]
    })
  }
}
