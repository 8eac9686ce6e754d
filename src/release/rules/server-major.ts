/** The two major versions, if they differ. */
export interface OtherMajor {
  /** Of the server that the dump was taken from. */
  readonly dump: string
  /** Of the server that the clone ran on. */
  readonly engine: string
}

/**
 * The major version in the text of a server's version: `15` of `15.18`, `18` of `18beta1`, `9.6` of `9.6.24`.
 * @see https://www.postgresql.org/support/versioning/
 * @returns undefined for a text that is not a version
 */
export function majorOf(version: string): string | undefined {
  const [, first, second] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? []
  if (first === undefined) return undefined
  return Number(first) >= 10 || second === undefined ? first : `${first}.${second}`
}

/**
 * Compares the version that a dump states with the version of the engine.
 * @returns both majors if they differ, `unknown` if the dump states none, undefined if they are the same
 */
export function otherMajor(dump: string | undefined, engine: string): OtherMajor | 'unknown' | undefined {
  const [of, on] = [dump === undefined ? undefined : majorOf(dump), majorOf(engine)]
  if (of === undefined || on === undefined) return 'unknown'
  return of === on ? undefined : { dump: of, engine: on }
}

/** A sentence for a policy with `require_same_major`; undefined if the majors are the same. */
export function majorFault(dump: string | undefined, engine: string): string | undefined {
  const other = otherMajor(dump, engine)
  if (other === undefined) return undefined
  if (other === 'unknown')
    return 'the dump does not state the version of its server, and the policy requires the same major version'
  return `the dump is of PostgreSQL ${other.dump}, and the clone ran on PostgreSQL ${other.engine}: the policy requires the same major version`
}
