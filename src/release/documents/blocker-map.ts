import * as z from 'zod/mini'
import { id, limits, text, time } from './fields.ts'
import { scope } from './validator.ts'

/** Everybody reads the whole map; a longer one is no map for people, and dependencies are followed through all of it. */
const MAX_BLOCKERS = 1000
const MAX_PROOFS = 100
/** All proofs, and all dependencies, of a map: each blocker may have many, and not all of them. */
const MAX_IN_ALL = 10_000

/** RFC 6901. */
const pointer = z.string().check(z.regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer such as /status'))

const proof = z.strictObject({
  /** Sealed path of the evidence; as it is written, since a path that cannot be there proves nothing. */
  document: text,
  pointer,
  /** Any JSON value. */
  equals: z.json()
})
export type Proof = z.infer<typeof proof>

const blocker = z.strictObject({
  id,
  title: text,
  /** `OPEN` or `CLOSED`. Any other word means that it is open, so any word can be read. */
  state: text,
  scope,
  /** How far it is, such as `design-delivered`: told, and never a closure. */
  progress: z.exactOptional(text),
  /** Who claims its state, and when: told, never a proof. */
  claimed_by: z.exactOptional(text),
  claimed_at: z.exactOptional(time),
  /** When the claim stops counting, and the commit that it is about. */
  ...limits,
  depends_on: z.array(id).check(z.maxLength(MAX_BLOCKERS, `must not name more than ${MAX_BLOCKERS}`)),
  closes_when: z.array(proof).check(z.maxLength(MAX_PROOFS, `must not name more than ${MAX_PROOFS}`))
})
export type ClaimedBlocker = z.infer<typeof blocker>

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}

/** The reasons to hold a release, and the evidence that closes each. Doubled ids, cycles and unknown ids are findings, not shapes. */
export const blockerMap = z.strictObject({
  schema: z.literal('seal-gate/blocker-map/1'),
  ...limits,
  blockers: z.array(blocker).check(
    z.maxLength(MAX_BLOCKERS, `must not name more than ${MAX_BLOCKERS}`),
    z.refine(
      blockers => sum(blockers, ({ depends_on }) => depends_on.length) <= MAX_IN_ALL,
      `must not have more than ${MAX_IN_ALL} dependencies in all`
    ),
    z.refine(
      blockers => sum(blockers, ({ closes_when }) => closes_when.length) <= MAX_IN_ALL,
      `must not have more than ${MAX_IN_ALL} proofs in all`
    )
  )
})
export type BlockerMap = z.infer<typeof blockerMap>
