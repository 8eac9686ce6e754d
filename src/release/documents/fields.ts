import * as z from 'zod/mini'
import { pathProblem } from '../../manifests/path.ts'

// The parts that evidence documents are made of. A check has a message only where the generic sentence is not enough.

const MAX_TEXT = 10_000

function isText(value: string): boolean {
  return value.trim() !== '' && value.length <= MAX_TEXT && value.isWellFormed() && !value.includes('\0')
}

/** Words for people, names from a database: anything that is not blank. Hostile: escaped at each sink. */
export const text = z.string().check(z.refine(isText, `must be text: not blank, at most ${MAX_TEXT} characters, no NUL`))

/** A name that documents refer to each other by: ASCII, so that two of them never only look the same. */
export const id = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'must be a name of letters, digits, ".", "_", "-"'))

export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits'))

/** A whole number from 0 to 2^53-1. */
export const count = z.int().check(z.minimum(0))

/** An exit code as a system reports it; 128 and more stand for signals. */
export const exitCode = z.int().check(z.minimum(0), z.maximum(255))

/** A 64-bit number, which JSON readers would round: its digits. */
export const digits = z
  .string()
  .check(z.regex(/^-?(0|[1-9][0-9]{0,19})$/, 'must be a whole number, written as a string of digits'))

/** RFC 3339 in UTC. For people; no rule reads it. */
export const time = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, 'must be a time in UTC such as 2026-01-31T09:30:00Z'))

/**
 * When a document stops counting, and the commit that it is about. Read as any text, because what is not a time or an id counts as ended, which is
 * no reason to deny the packet: ../ends.ts decides.
 */
export const limits = {
  /** A time in UTC, included. */
  not_after: z.exactOptional(text),
  /** The full id. */
  commit: z.exactOptional(text)
}

export const port = z.int().check(z.minimum(1), z.maximum(65_535))

/** A sealed path: relative to the packet's root, literal. */
export const path = z.string().check(z.refine(value => pathProblem(value) === undefined, 'must be a path inside the packet'))

/** Some bytes, by what they are. */
export const pinnedBytes = z.strictObject({ sha256, bytes: count })

/** A file of the packet, by where it is and by what it is. */
export const fileRef = z.strictObject({ path, sha256, bytes: count })
export type FileRef = z.infer<typeof fileRef>

/** What a clone can prove of production: nothing. Any other word is denied by a rule, so it must be readable here. */
export const productionClaim = text

/** True when no two items have the same key. */
export function allDifferent<T>(key: (item: T) => string): (items: readonly T[]) => boolean {
  return items => new Set(items.map(key)).size === items.length
}

/** A list with at least one item. */
export const NOT_EMPTY = z.minLength(1, 'must not be empty')

/** Names, each once. */
export const names = z.array(text).check(
  z.refine(
    allDifferent((name: string) => name),
    'names one thing twice'
  )
)
