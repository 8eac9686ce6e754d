import * as z from 'zod/mini'
import { allDifferent, fileRef, id, limits, pinnedBytes, productionClaim, text, time } from './fields.ts'
import { observedTable } from './schema-expectations.ts'

const shared = {
  schema: z.literal('seal-gate/schema-compatibility/1'),
  production_claim: productionClaim,
  checked_at: z.exactOptional(time),
  ...limits
}

const mismatch = z.strictObject({ table: text, property: text, expected: z.string(), observed: z.string() })

/** What was expected and what was observed. The mismatches are for people: the rule compares for itself. */
const checked = z.strictObject({
  ...shared,
  verdict: z.enum(['COMPATIBLE', 'MISMATCH']),
  clone_id: id,
  /** The dump that the clone was restored from. */
  dump: pinnedBytes,
  /** The sealed expectations. */
  expectations: fileRef,
  observed: z.array(observedTable).check(
    z.refine(
      allDifferent(({ name }) => name),
      'names one table twice'
    )
  ),
  mismatches: z.array(mismatch)
})

const notChecked = z.strictObject({ ...shared, verdict: z.literal('NOT_CHECKED'), reason: text })

export const schemaCompatibility = z.discriminatedUnion('verdict', [checked, notChecked])
export type SchemaCompatibility = z.infer<typeof schemaCompatibility>
export type CheckedSchema = z.infer<typeof checked>
