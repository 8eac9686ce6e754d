import * as z from 'zod/mini'
import { TokenSearch } from '../token-search.ts'
import { declaredExceptions } from './exceptions.ts'
import { allDifferent, count, digits, fileRef, id, limits, NOT_EMPTY, names, pinnedBytes, port, sha256, text } from './fields.ts'

/** Evidence that a policy may require, and without which a clearance would mean nothing. */
export const REQUIRABLE = [
  'clone-provenance',
  'schema-compatibility',
  'rehearsal-execution',
  'rehearsal-rollback',
  'validator-result',
  'probe-results'
] as const

/** A list that people read; each rule can be named once for each file of the packet. */
const MAX_TOKENS = 1000
/** A dump and a few programs; a policy that excepts more of a packet searches nothing. */
const MAX_EXCEPTIONS = 1000

/** Each is compared with each finding; people have read all of them. */
const MAX_REVIEWED = 200

/**
 * A text that no sealed file may hold. `id` names the rule in reports, which never show the token itself.
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

/** Credentials that people have looked at and found to be none, or harmless: all that is found in one column. */
const reviewedSecret = z
  .strictObject({
    /** As the report spells it: `public.users`. */
    table: text,
    column: text,
    why: text,
    /** Of each value that was reviewed. */
    sha256: z.exactOptional(z.array(sha256).check(NOT_EMPTY)),
    /** How many were reviewed. */
    count: z.exactOptional(count)
  })
  .check(z.refine(one => (one.sha256 === undefined) !== (one.count === undefined), 'must have either "sha256" or "count"'))

/** What a change may do to those who are online, as a rehearsal on a server measures it. */
const budgets = z.strictObject({
  /** Longest that nobody could read a table, in milliseconds on the machine of the rehearsal. */
  max_exclusive_ms: z.exactOptional(count),
  /** Longest that a reader or a writer beside the change may stand still, in milliseconds on the machine of the rehearsal. */
  max_blocked_ms: z.exactOptional(count),
  /** Rows of the largest table that may be written again as a whole. */
  no_rewrite_over_rows: z.exactOptional(count)
})

/** Weaker than the standard, by the operator's own word. What is absent is not allowed. */
const allow = z.strictObject({
  /** A server in the runner's own network namespace, which listens nowhere all the same. */
  shared_network: z.exactOptional(z.literal(true)),
  /** Sequences that a rollback may leave further on than they were: `nextval` is never rolled back. */
  sequences_may_advance: z.exactOptional(z.array(text)),
  /** Differences that a rollback may leave, if the spec declares them too. */
  exceptions: z.exactOptional(declaredExceptions),
  /** Programs that a rehearsal may run in place of scripts, as the spec names them. */
  commands: z.exactOptional(names.check(NOT_EMPTY)),
  /** Findings of the search for credentials in a dump that are none. */
  reviewed_secrets: z.exactOptional(
    z.array(reviewedSecret).check(
      z.maxLength(MAX_REVIEWED, `must not have more than ${MAX_REVIEWED} columns`),
      z.refine(
        allDifferent(({ table, column }) => JSON.stringify([table, column])),
        'names one column twice'
      )
    )
  )
})

type ForbiddenToken = z.infer<typeof forbiddenToken>

/** The ids are shown in reports, which hold no token in letters of any case. */
function namesNoToken(tokens: readonly ForbiddenToken[]): boolean {
  const search = new TokenSearch(tokens.map(({ id: rule, token }) => ({ id: rule, token })))
  return tokens.every(one => search.hits(one.id).length === 0)
}

/** What the operator demands of a packet: what production is, which words are forbidden, what must be shown. */
export const policy = z.strictObject({
  schema: z.literal('seal-gate/policy/1'),
  ...limits,
  production,
  /** In place of the defaults; it can be made another list, and never an empty one. */
  forbidden_tokens: z.exactOptional(
    z.array(forbiddenToken).check(
      NOT_EMPTY,
      z.maxLength(MAX_TOKENS, `must not have more than ${MAX_TOKENS} rules`),
      z.refine(
        allDifferent(token => token.id),
        'names one rule twice'
      ),
      z.refine(tokens => tokens.length > MAX_TOKENS || namesNoToken(tokens), 'a rule must not be called by a token')
    )
  ),
  /** Sealed files in which tokens are not looked for, such as a validator that looks for the same ones. Pinned: only these bytes. */
  forbidden_tokens_except: z.exactOptional(
    z.array(fileRef).check(z.maxLength(MAX_EXCEPTIONS, `must not have more than ${MAX_EXCEPTIONS} files`))
  ),
  required_evidence: z.array(z.enum(REQUIRABLE)).check(
    NOT_EMPTY,
    z.refine(
      allDifferent((kind: string) => kind),
      'names one kind twice'
    )
  ),
  /** Dumps that are kept outside the packet. */
  pinned_dumps: z.exactOptional(z.array(pinnedBytes)),
  /** A rehearsal counts only on the major version of PostgreSQL that the dump was taken from. */
  require_same_major: z.exactOptional(z.literal(true)),
  /** A rollback counts only if rows that were written after the change were in the tables, and were kept. */
  require_rows_between: z.exactOptional(z.literal(true)),
  budgets: z.exactOptional(budgets),
  allow: z.exactOptional(allow)
})
export type Policy = z.infer<typeof policy>
