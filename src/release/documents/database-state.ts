import * as z from 'zod/mini'
import { allDifferent, count, digits, sha256, text } from './fields.ts'

const DOUBLED = 'names one thing twice'

/** A table's rows: the digest of its sorted row digests, so that order on disk is no difference. */
const table = z.strictObject({ name: text, rows: count, sha256 })

const sequence = z.strictObject({ name: text, last_value: digits, is_called: z.boolean() })

/**
 * Everything that a database holds, part by part. There is no digest over all of it that a reader would have to believe: parts are
 * compared, and the differing one is named.
 */
export const databaseState = z.strictObject({
  /** Every row of every system catalog, object ids replaced by names. */
  schema: sha256,
  tables: z.array(table).check(
    z.refine(
      allDifferent(({ name }) => name),
      DOUBLED
    )
  ),
  sequences: z.array(sequence).check(
    z.refine(
      allDifferent(({ name }) => name),
      DOUBLED
    )
  ),
  large_objects: z.strictObject({ count, sha256 })
})
export type DatabaseState = z.infer<typeof databaseState>

/** How the digests were made, and whether a change made only to be seen was seen. */
export const fingerprint = z.strictObject({ method: text, canary_seen: z.boolean() })

/** A part of a state, by kind and name. The name of the schema and of large objects is their kind. */
export const statePart = z.strictObject({
  kind: z.enum(['schema', 'table', 'sequence', 'large-objects']),
  object: text,
  detail: z.exactOptional(text)
})
export type StatePart = z.infer<typeof statePart>
