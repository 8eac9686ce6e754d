import * as z from 'zod/mini'
import { scriptOrCommand } from './command-run.ts'
import { databaseState, fingerprint } from './database-state.ts'
import { count, exitCode, id, limits, names, pinnedBytes, productionClaim, text, time } from './fields.ts'
import { environment } from './place.ts'

const shared = {
  schema: z.literal('seal-gate/rehearsal-execution/1'),
  production_claim: productionClaim,
  started_at: z.exactOptional(time),
  finished_at: z.exactOptional(time),
  ...limits
}

const applied = z.strictObject({
  ...shared,
  status: z.literal('APPLIED'),
  clone_id: id,
  /** The dump that was restored; provenance states its origin. */
  dump: pinnedBytes,
  /** The sealed script, or the command, that was run. */
  apply: scriptOrCommand,
  environment,
  /** `single`: each script ran in one transaction. */
  transaction: z.exactOptional(z.enum(['single', 'none'])),
  /** The role that the scripts ran as; absent if it was a role of the rehearsal, a member of all roles of the dump. */
  run_as: z.exactOptional(z.strictObject({ role: text, owns_database: z.boolean(), member_of: names })),
  /** Tables with row-level security that held for the scripts: they saw and changed only the rows that policies allow. */
  row_security: z.exactOptional(names),
  fingerprint,
  exit_code: exitCode,
  statements: count,
  before: databaseState,
  after: databaseState,
  /** What the two states differ in. */
  changed: z.strictObject({ schema: z.boolean(), tables: names, sequences: names, large_objects: z.boolean() })
})

const notApplied = z.strictObject({ ...shared, status: z.literal('NOT_APPLIED'), reason: text })

const failed = z.strictObject({
  ...shared,
  status: z.literal('FAILED'),
  reason: text,
  clone_id: z.exactOptional(id),
  apply: z.exactOptional(scriptOrCommand),
  exit_code: z.exactOptional(exitCode)
})

/** A change applied to a clone: the state before it and the state after it. */
export const rehearsalExecution = z.discriminatedUnion('status', [applied, notApplied, failed])
export type RehearsalExecution = z.infer<typeof rehearsalExecution>
export type AppliedExecution = z.infer<typeof applied>
