import * as z from 'zod/mini'
import { NOT_EMPTY, names, text } from './fields.ts'

/** Each is compared with each difference; people have agreed on all of them. */
const MAX_EXCEPTIONS = 200

/** A difference that a rollback may leave. It counts only if the spec and the policy both have it, and is never called equal. */
const declaredException = z.discriminatedUnion('kind', [
  /** Rows may be new, such as those of an audit table; none of the former ones may be missing. */
  z.strictObject({ kind: z.literal('rows-added'), table: text, why: text }),
  /** Values of these columns may differ, such as those of `updated_at`; every other value of every row must be as before. */
  z.strictObject({ kind: z.literal('columns'), table: text, columns: names.check(NOT_EMPTY), why: text }),
  /** Columns of the table may be in another order, as after a column was dropped and added again. */
  z.strictObject({ kind: z.literal('column-place'), table: text, why: text }),
  /** A label that PostgreSQL cannot remove from a type. */
  z.strictObject({ kind: z.literal('enum-label'), type: text, label: text, why: text })
])
export type DeclaredException = z.infer<typeof declaredException>

export const declaredExceptions = z
  .array(declaredException)
  .check(z.maxLength(MAX_EXCEPTIONS, `must not have more than ${MAX_EXCEPTIONS} exceptions`))

/** What an exception is for, part by part, to compare two lists. */
export function exceptionKeys(exception: DeclaredException): string[] {
  if (exception.kind === 'columns')
    return exception.columns.map(column => JSON.stringify([exception.kind, exception.table, column]))
  if (exception.kind === 'enum-label') return [JSON.stringify([exception.kind, exception.type, exception.label])]
  return [JSON.stringify([exception.kind, exception.table])]
}

/** The exceptions that the other list has too, in whole. */
export function allowedExceptions(
  declared: readonly DeclaredException[] = [],
  allowed: readonly DeclaredException[] = []
): DeclaredException[] {
  const keys = new Set(allowed.flatMap(exceptionKeys))
  return declared.filter(exception => exceptionKeys(exception).every(key => keys.has(key)))
}
