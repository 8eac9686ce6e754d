import * as z from 'zod/mini'

/** The role that runs the scripts in production. */
export interface RunAs {
  readonly role: string
  /** It owns the database. When not given: if it owns tables in a schema of the database's owner, and has no grant to create them there. */
  readonly ownsDatabase?: boolean
  /** Roles that it is a member of, which `pg_dump` does not record. */
  readonly memberOf: readonly string[]
}

/** A name that pg_hba.conf and pg_ident.conf cannot read as anything but a name. PostgreSQL's names have up to 63 bytes. */
const NAME = /^[A-Za-z_][\w$.-]{0,62}$/
/** Predefined roles, of which some start programs and read files of the server, and the roles of the rehearsal itself. */
const RESERVED = /^(?:pg_|rehearsal_)/

/** What a name must be; undefined if it is. */
export function roleProblem(name: string): string | undefined {
  if (!NAME.test(name)) return 'must be the name of a role: a letter or "_", then up to 62 letters, digits, "_", "$", "." or "-"'
  return RESERVED.test(name) ? 'must not be a predefined role of PostgreSQL or a role of the rehearsal' : undefined
}

export const roleName = z
  .string()
  .check(
    z.refine(name => roleProblem(name) === undefined, { error: ({ input }) => roleProblem(String(input)) ?? 'must be a name' })
  )

/** A role alone, or with what a dump does not record of it. */
export const runAs = z.union([
  roleName,
  z.strictObject({ role: roleName, owns_database: z.exactOptional(z.boolean()), member_of: z.exactOptional(z.array(roleName)) })
])

/**
 * The role that the spec names, or another one that the caller names, of which nothing else is known.
 * @param spec as it is in the spec
 * @param name as the caller names it
 */
export function runAsOf(spec: z.infer<typeof runAs> | undefined, name: string | undefined): RunAs | undefined {
  const inSpec = typeof spec === 'string' ? { role: spec } : spec
  if (name !== undefined && inSpec?.role !== name) return { role: name, memberOf: [] }
  if (inSpec === undefined) return undefined
  const { role: own, owns_database: owns, member_of: memberOf = [] } = inSpec
  return { role: own, memberOf, ...(owns !== undefined && { ownsDatabase: owns }) }
}
