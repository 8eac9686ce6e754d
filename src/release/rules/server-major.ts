import type { Environment } from '../documents/place.ts'

/** What the engine of a clone is one of. */
export function systemOf(engine: Environment['engine']): string {
  return engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'
}

/** The two major versions, if they differ. */
export interface OtherMajor {
  /** `PostgreSQL` or `SQLite`. */
  readonly system: string
  /** Of the server that the dump was taken from. */
  readonly dump: string
  /** Of the server that the clone ran on. */
  readonly engine: string
}

/**
 * The major version in the text of a server's version: `15` of `15.18`, `18` of `18beta1`, `9.6` of `9.6.24`,
 * and `3.45` of SQLite's `3.45.1`.
 * @see https://www.postgresql.org/support/versioning/
 * @returns undefined for a text that is not a version
 */
export function majorOf(version: string): string | undefined {
  const [, first, second] = /^(\d+)(?:\.(\d+))?/.exec(version) ?? []
  if (first === undefined) return undefined
  return Number(first) >= 10 || second === undefined ? first : `${first}.${second}`
}

/** What a clone ran on. */
type Engine = Pick<Environment, 'engine' | 'server_version'>

/**
 * Compares the version that a dump states with the version of the engine.
 * @returns both majors if they differ, `unknown` if the dump states none, undefined if they are the same
 */
export function otherMajor(
  dump: string | undefined,
  { engine, server_version: version }: Engine
): OtherMajor | 'unknown' | undefined {
  const [of, on] = [dump === undefined ? undefined : majorOf(dump), majorOf(version)]
  if (of === undefined || on === undefined) return 'unknown'
  return of === on ? undefined : { system: systemOf(engine), dump: of, engine: on }
}

/** A sentence for a policy with `require_same_major`; undefined if the majors are the same. */
export function majorFault(dump: string | undefined, engine: Engine): string | undefined {
  const other = otherMajor(dump, engine)
  if (other === undefined) return undefined
  if (other === 'unknown')
    return 'the dump does not state the version of its server, and the policy requires the same major version'
  const { system } = other
  return `the dump is of ${system} ${other.dump}, and the clone ran on ${system} ${other.engine}: the policy requires the same major version`
}
