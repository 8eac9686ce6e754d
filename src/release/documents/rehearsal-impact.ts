import * as z from 'zod/mini'
import { count, fileRef, id, limits, names, productionClaim, text, time } from './fields.ts'

const shared = {
  schema: z.literal('seal-gate/rehearsal-impact/1'),
  production_claim: productionClaim,
  started_at: z.exactOptional(time),
  finished_at: z.exactOptional(time),
  ...limits
}

/** Of a statement in the script that was applied, from 1. */
const line = count
/** On the machine of the rehearsal, rounded up. Differs from run to run. */
const milliseconds = count

const statement = z.strictObject({
  line,
  /** Its first words, such as `alter table`. */
  kind: text,
  /** The strongest lock on each table and index that existed before and that this statement was the first to take. */
  locks: z.array(z.strictObject({ relation: text, mode: text })),
  /** Tables that were written again as a whole. */
  rewritten: names,
  /** Tables that were read from beginning to end, and how many rows of them. */
  scanned: z.array(z.strictObject({ table: text, rows: count })),
  /** Tables on which it built an index. */
  indexed: names,
  changed_rows: count,
  /** How long nobody could read a table; 0 if it was not the first to take such a lock. */
  exclusive_ms: milliseconds
})

/** What came of a reader, a writer and an open transaction for each table. */
const online = z.strictObject({
  /** Who stood still, and for how long the change itself ran from there to the end of its transaction. */
  stopped: z.array(
    z.strictObject({
      who: z.enum(['reader', 'writer']),
      table: text,
      line,
      lock: text,
      blocked_ms: milliseconds,
      /** It stood still already while the change waited for an open transaction. */
      queued: z.boolean()
    })
  ),
  /** Statements that waited for the open transaction. `lock_timeout`: of the change, if it has one. */
  waited: z.array(z.strictObject({ line, table: text, lock_timeout: z.exactOptional(text) })),
  /** Who ended with an error. */
  broken: z.array(
    z.strictObject({
      who: z.enum(['reader', 'writer', 'transaction', 'change']),
      table: z.exactOptional(text),
      line: z.exactOptional(line),
      /** SQLSTATE. */
      code: text
    })
  ),
  /** Tables that had no company, and why. */
  alone: z.array(z.strictObject({ table: text, why: text })),
  /** The change did not come to its end beside others. */
  unfinished: z.exactOptional(z.strictObject({ line: z.exactOptional(line), reason: text }))
})

const measured = z.strictObject({
  ...shared,
  status: z.literal('MEASURED'),
  clone_id: id,
  /** The sealed execution evidence of the change that was measured. */
  execution: fileRef,
  statements: z.array(statement),
  /** Lines of statements that cannot be measured. */
  unmeasured: z.array(line),
  /** Absent where the change ran beside nobody. */
  online: z.exactOptional(online)
})

const notMeasured = z.strictObject({ ...shared, status: z.literal('NOT_MEASURED'), reason: text })

/** What a change did to those who were online: locks, rewrites and scans of each statement, and who stood still beside it. */
export const rehearsalImpact = z.discriminatedUnion('status', [measured, notMeasured])
export type RehearsalImpact = z.infer<typeof rehearsalImpact>
export type MeasuredImpact = z.infer<typeof measured>
