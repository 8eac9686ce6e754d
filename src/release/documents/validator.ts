import * as z from 'zod/mini'
import type { Scope } from '../../model/release.ts'
import { allDifferent, fileRef, id, limits, NOT_EMPTY, path, text } from './fields.ts'

/** What a document is about. Evidence about one of these is not evidence about another. */
const SCOPES = ['production', 'clone', 'design'] as const satisfies readonly Scope[]
export const scope = z.enum(SCOPES)

const args = z.array(z.string())

const accepted = z.strictObject({ id, input: fileRef, args })

const rejected = z.strictObject({
  id,
  input: fileRef,
  args,
  /** Not 0: how the validator refuses. */
  exit_code: z.int().check(z.minimum(1), z.maximum(125))
})

/**
 * An external validator, pinned: exactly these bytes are run, and only after they accepted what they must accept and rejected what they
 * must reject.
 */
export const validator = z.strictObject({
  schema: z.literal('seal-gate/validator/1'),
  ...limits,
  validator_id: id,
  title: z.exactOptional(text),
  scope,
  program: fileRef,
  /** What the program is started with, such as `python3`; nothing when it starts itself. */
  interpreter: z.exactOptional(z.array(text).check(NOT_EMPTY)),
  timeout_seconds: z.int().check(z.minimum(1), z.maximum(3600)),
  max_output_bytes: z.int().check(z.minimum(1), z.maximum(64 * 1024 * 1024)),
  self_test: z.strictObject({ args }),
  must_reject: z.array(rejected).check(
    NOT_EMPTY,
    z.refine(
      allDifferent(one => one.id),
      'names one case twice'
    )
  ),
  must_accept: z.array(accepted).check(
    NOT_EMPTY,
    z.refine(
      allDifferent(one => one.id),
      'names one case twice'
    )
  ),
  /** Sealed files that it judges, each of which it must accept. */
  judges: z.array(path).check(
    NOT_EMPTY,
    z.refine(
      allDifferent((one: string) => one),
      'names one file twice'
    )
  )
})
export type Validator = z.infer<typeof validator>
