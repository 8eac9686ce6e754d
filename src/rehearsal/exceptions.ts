import type { StatePart } from '../release/documents/database-state.ts'
import { allowedExceptions, type DeclaredException } from '../release/documents/exceptions.ts'
import type { UnderExceptions } from '../release/rules/declared-exceptions.ts'
import type { Clone, ExceptState, Fingerprint } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { partText } from './differences.ts'

/** How a difference that was declared is listed. */
export function declaredText({ kind, detail }: StatePart): string {
  return kind === 'sequence' ? 'further on, as was declared' : `${detail ?? 'it differs'}, as was declared`
}

/** A difference that was declared, in the first sentence of the result. */
function exceptionText(part: StatePart): string {
  return part.kind === 'sequence' ? part.object : partText(part)
}

/** Each table and sequence once, however often it differed, and each property of an object of the schema. The schema as a whole is listed only if none of its objects is. */
export function exceptionTexts(parts: readonly StatePart[]): string[] {
  const texts = new Map<string, string>()
  for (const part of parts) {
    const isObject = part.kind === 'schema' && part.object !== 'schema'
    const key = `${part.kind} ${part.object}${isObject ? ` ${part.detail}` : ''}`
    if (!texts.has(key)) texts.set(key, exceptionText(part))
  }
  const isWhole = (key: string) => key === 'schema schema'
  const isNamed = [...texts.keys()].some(key => key.startsWith('schema ') && !isWhole(key))
  return [...texts].flatMap(([key, text]) => (isNamed && isWhole(key) ? [] : [text]))
}

/** Exceptions that the spec declares and the policy allows. */
export function exceptionsOf({ input }: RehearsalContext): DeclaredException[] {
  return allowedExceptions(input.spec.exceptions, input.policy?.document.allow?.exceptions)
}

/** Reads the state before the change without what exceptions name, to compare it later. */
export async function keepWithoutExceptions(context: RehearsalContext, clone: Clone, before: Fingerprint): Promise<void> {
  const exceptions = exceptionsOf(context)
  if (exceptions.length === 0) return
  context.prints.beforeExcept = await clone.exceptState(before.schema, exceptions)
}

/**
 * Compares the states without what exceptions name; undefined where there is none.
 * @param before the earlier state without it @param missing former rows of a table that are not in it now; undefined if they were not counted
 */
export async function compareUnderExceptions(
  context: RehearsalContext,
  clone: Clone,
  before: ExceptState | undefined,
  restored: Fingerprint,
  missing: (table: string) => number | undefined
): Promise<UnderExceptions | undefined> {
  const declared = exceptionsOf(context)
  if (declared.length === 0 || before === undefined) return undefined
  const now = await clone.exceptState(restored.schema, declared)
  // A label may be left behind, and not be missing.
  const isSchema = before.labels.every(label => now.labels.includes(label))
  const [old, fresh] = isSchema ? [before.schema, now.schema] : []
  return {
    declared,
    ...(old !== undefined && fresh !== undefined && { schema: { before: old, restored: fresh } }),
    tables: before.tables.flatMap(({ name, sha256 }) => {
      const other = now.tables.find(one => one.name === name)
      return other === undefined ? [] : [{ name, before: sha256, restored: other.sha256 }]
    }),
    rows_added: declared.flatMap(one => {
      const count = one.kind === 'rows-added' ? missing(one.table) : undefined
      return one.kind !== 'rows-added' || count === undefined ? [] : [{ name: one.table, missing: count }]
    })
  }
}
