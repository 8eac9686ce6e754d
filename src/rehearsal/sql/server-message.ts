import { SqlError } from '../session.ts'

/** Conditions whose messages quote a value of a row or of a script, in words of ours. Class, or whole code, of the SQLSTATE. */
const IN_OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['23502', 'a NULL where none may be'],
  ['23503', 'a foreign key is violated'],
  ['23505', 'a unique key is violated'],
  ['23514', 'a check is violated'],
  ['22', 'a value that its type does not allow'],
  ['23', 'a constraint is violated'],
  ['P0', 'an exception was raised'],
  ['44', 'a view with check option is violated']
])

/** Classes whose messages name objects and settings, and no value: syntax and access rules, features, transactions, resources. */
const TELLABLE = /^(?:0A|25|2B|2D|3B|3D|3F|42|53|54|55|57|58|F0|XX)/

/**
 * What the server said, without any value of a row: the message where its kind of message quotes none, else the kind in words.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function serverSaid({ code, message }: SqlError): string {
  if (TELLABLE.test(code)) return `${message} (${code})`
  return `${IN_OTHER_WORDS.get(code) ?? IN_OTHER_WORDS.get(code.slice(0, 2)) ?? 'it was refused'} (${code})`
}

/** The disk that the engine writes to is full (SQLSTATE 53100). */
export function isDiskFull(error: unknown): boolean {
  return (
    (error instanceof SqlError && error.code === '53100') ||
    (error instanceof Error && /No space left on device|ENOSPC/.test(error.message))
  )
}
