import * as z from 'zod/mini'
import { scriptOrCommand } from './command-run.ts'
import { databaseState, fingerprint, statePart } from './database-state.ts'
import { declaredExceptions } from './exceptions.ts'
import { count, exitCode, fileRef, id, limits, NOT_EMPTY, productionClaim, sha256, text, time } from './fields.ts'

const shared = {
  schema: z.literal('seal-gate/rehearsal-rollback/1'),
  production_claim: productionClaim,
  started_at: z.exactOptional(time),
  finished_at: z.exactOptional(time),
  ...limits
}

/** What was compared instead of parts that may differ: digests without the columns, places and labels of the exceptions. */
const underExceptions = z.strictObject({
  /** In the spec and in the policy. */
  declared: declaredExceptions.check(NOT_EMPTY),
  schema: z.exactOptional(z.strictObject({ before: sha256, restored: sha256 })),
  tables: z.array(z.strictObject({ name: text, before: sha256, restored: sha256 })),
  /** Tables that may have more rows, and how many of their former rows are missing. */
  rows_added: z.array(z.strictObject({ name: text, missing: count })),
  again: z.exactOptional(z.strictObject({ after: sha256, again: sha256 }))
})

const notKept = z.array(z.strictObject({ table: text, detail: text }))

/** Rows that were written after the change, which was then undone once more. */
const rowsBetween = z.strictObject({
  /** Absent if the rows were made from the schema. */
  script: z.exactOptional(fileRef),
  kept: z.array(z.strictObject({ table: text, rows: z.int() })),
  /** What no rollback can keep: rows and values in what the change creates. */
  lost: z.array(z.strictObject({ object: text, detail: text })),
  not_generated: z.array(z.strictObject({ table: text, reason: text })),
  not_restored: notKept
})

const rolledBack = z.strictObject({
  ...shared,
  status: z.enum(['RESTORED', 'NOT_RESTORED']),
  clone_id: id,
  /** The sealed execution evidence that this undoes. */
  execution: fileRef,
  /** The sealed script, or the command, that was run. */
  rollback: scriptOrCommand,
  fingerprint,
  exit_code: exitCode,
  restored: databaseState,
  /** Every part in which the restored state differs from the one before the change. */
  not_restored: z.array(statePart),
  /** The states without what declared exceptions name. Absent where there is none. */
  under_exceptions: z.exactOptional(underExceptions),
  /** Absent if none were written. */
  rows_between: z.exactOptional(rowsBetween),
  /** The change, applied once more after the rollback, must lead to the same schema. Absent where the state was not restored. */
  applied_again: z.exactOptional(z.strictObject({ schema: sha256 }))
})

const notApplied = z.strictObject({ ...shared, status: z.literal('NOT_APPLIED'), reason: text })

const failed = z.strictObject({
  ...shared,
  status: z.literal('FAILED'),
  reason: text,
  clone_id: z.exactOptional(id),
  execution: z.exactOptional(fileRef),
  rollback: z.exactOptional(scriptOrCommand),
  exit_code: z.exactOptional(exitCode)
})

/** The rollback of a change on a clone: the state after it. */
export const rehearsalRollback = z.discriminatedUnion('status', [rolledBack, notApplied, failed])
export type RehearsalRollback = z.infer<typeof rehearsalRollback>
export type RolledBack = z.infer<typeof rolledBack>
