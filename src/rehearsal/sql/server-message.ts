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

/** Where a script makes messages of its own, with any class that it likes: RAISE of PL/pgSQL, and the like of other languages. */
const OF_SCRIPTS = /^(?:exec_stmt_raise|exec_stmt_assert|do_plperl_elog|do_util_elog|plperl_\w+|PLy_\w+|pltcl_\w+)$/

/**
 * What the server said, without any value of a row: the message where its kind of message quotes none, else the kind in words. What stands
 * in quotes is told where the statement itself holds it: a statement or a name can be made of a value while it runs.
 * @param statement that was refused; nothing in quotes is told when not given
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function serverSaid({ code, message, routine = '' }: SqlError, statement = ''): string {
  if (OF_SCRIPTS.test(routine)) return `an exception was raised (${code})`
  if (TELLABLE.test(code)) return `${withoutStrange(message, statement)} (${code})`
  return `${IN_OTHER_WORDS.get(code) ?? IN_OTHER_WORDS.get(code.slice(0, 2)) ?? 'it was refused'} (${code})`
}

/** Between two names: `column "a" of relation "b"`. A value may hold quotes of its own. */
const WORDS_BETWEEN = /^[a-z ,]{1,60}$/

function withoutStrange(message: string, statement: string): string {
  const known = message.split('"').every((part, index, parts) => {
    if (index === 0 || index === parts.length - 1) return true
    return index % 2 === 0 ? WORDS_BETWEEN.test(part) : part.split('.').every(name => statement.includes(name))
  })
  return known ? message : message.replace(/".*"|".*$/s, '"…"')
}

/** The disk that the engine writes to is full (SQLSTATE 53100). */
export function isDiskFull(error: unknown): boolean {
  return (
    (error instanceof SqlError && error.code === '53100') ||
    (error instanceof Error && /No space left on device|ENOSPC/.test(error.message))
  )
}
