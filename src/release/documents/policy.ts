import * as z from 'zod/mini'
import { allDifferent, digits, fileRef, id, NOT_EMPTY, pinnedBytes, port, text } from './fields.ts'

/** Evidence that a policy may require, and without which a clearance would say nothing. */
export const REQUIRABLE = [
  'clone-provenance',
  'schema-compatibility',
  'rehearsal-execution',
  'rehearsal-rollback',
  'validator-result',
  'probe-results'
] as const

/**
 * A text that must not stand in any sealed file. `id` names the rule in reports, which never show the token itself.
 * `case`: `any` (the default) finds the token in letters of either case, `exact` only as it is written here.
 */
const forbiddenToken = z.strictObject({
  id,
  token: text,
  case: z.exactOptional(z.enum(['any', 'exact']))
})

const endpoint = z.strictObject({ host: text, port: z.exactOptional(port), database: z.exactOptional(text) })

const production = z
  .strictObject({
    endpoints: z.array(endpoint),
    /** `system_identifier` of `pg_control_system()`. */
    system_identifiers: z.array(digits)
  })
  .check(
    z.refine(
      ({ endpoints, system_identifiers }) => endpoints.length + system_identifiers.length > 0,
      'must name production by at least one endpoint or system identifier'
    )
  )

/** Weaker than the standard, by the operator's own word. What is absent is not allowed. */
const allow = z.strictObject({
  /** A server in the runner's own network namespace, which listens nowhere all the same. */
  shared_network: z.exactOptional(z.literal(true)),
  /** Sequences that a rollback may leave further on than they were: `nextval` is never rolled back. */
  sequences_may_advance: z.exactOptional(z.array(text))
})

/** What the operator demands of a packet: what production is, what must not be said, what must be shown. */
export const policy = z.strictObject({
  schema: z.literal('seal-gate/policy/1'),
  production,
  /** In place of the defaults; it can be made another list, and never an empty one. */
  forbidden_tokens: z.exactOptional(
    z.array(forbiddenToken).check(
      NOT_EMPTY,
      z.refine(
        allDifferent(token => token.id),
        'names one rule twice'
      ),
      z.refine(
        tokens => tokens.every(one => tokens.every(({ token }) => !one.id.toLowerCase().includes(token.toLowerCase()))),
        'a rule must not be called by a token'
      )
    )
  ),
  /** Sealed files in which tokens are not looked for, such as a validator that looks for the same ones. Pinned: only these bytes. */
  forbidden_tokens_except: z.exactOptional(z.array(fileRef)),
  required_evidence: z.array(z.enum(REQUIRABLE)).check(
    NOT_EMPTY,
    z.refine(
      allDifferent((kind: string) => kind),
      'names one kind twice'
    )
  ),
  /** Dumps that are kept outside the packet. */
  pinned_dumps: z.exactOptional(z.array(pinnedBytes)),
  allow: z.exactOptional(allow)
})
export type Policy = z.infer<typeof policy>
