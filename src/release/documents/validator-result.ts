import * as z from 'zod/mini'
import { allDifferent, exitCode, fileRef, id, limits, pinnedBytes, text, time } from './fields.ts'

/** How one start of the validator ended. */
const outcome = { exit_code: exitCode, timed_out: z.boolean() }

const cases = z.array(z.strictObject({ id, input: pinnedBytes, ...outcome })).check(
  z.refine(
    allDifferent(one => one.id),
    'names one case twice'
  )
)

const shared = {
  schema: z.literal('seal-gate/validator-result/1'),
  ran_at: z.exactOptional(time),
  ...limits
}

const ran = z.strictObject({
  ...shared,
  status: z.enum(['PASS', 'FAIL']),
  /** The sealed document that pins the validator. */
  validator: fileRef,
  /** The bytes that ran. */
  program: pinnedBytes,
  self_test: z.strictObject(outcome),
  must_reject: cases,
  must_accept: cases,
  judged: z.array(z.strictObject({ file: fileRef, ...outcome })).check(
    z.refine(
      allDifferent(({ file }) => file.path),
      'names one file twice'
    )
  )
})

const notRun = z.strictObject({ ...shared, status: z.literal('NOT_RUN'), reason: text })

/** What a pinned validator did with its own cases and with the real evidence. */
export const validatorResult = z.discriminatedUnion('status', [ran, notRun])
export type ValidatorResult = z.infer<typeof validatorResult>
export type RanValidator = z.infer<typeof ran>
