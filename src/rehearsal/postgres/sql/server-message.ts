import { SqlError } from '../engine.ts'

/** Paraphrases of conditions whose messages quote a value of a row or script, by SQLSTATE or by its class. */
const PARAPHRASES: ReadonlyMap<string, string> = new Map([
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
const QUOTABLE = /^(?:0A|25|2B|2D|3B|3D|3F|42|53|54|55|57|58|F0|XX)/

/** Routines with which a script raises its own messages, with any SQLSTATE: RAISE of PL/pgSQL, and its like in other languages. */
const OF_SCRIPTS = /^(?:exec_stmt_raise|exec_stmt_assert|do_plperl_elog|do_util_elog|plperl_\w+|PLy_\w+|pltcl_\w+)$/

/** Statements of which every value is in their own text: what the server quotes of them cannot be of a row. */
const OF_SETTINGS = /^(?:set|reset)$|^create collation\b|^alter (?:database|role|system)\b/

/**
 * An error message without any value of a row: the server's own where messages of its class quote none, else a paraphrase. A quoted name
 * is kept only if the statement itself has it, since a statement or a name can be made from a value while it runs.
 * @param statement that was refused; without it no quoted name is kept
 * @param words its first words, in lower case
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function serverMessage({ code, message, routine = '' }: SqlError, statement = '', words: readonly string[] = []): string {
  if (OF_SCRIPTS.test(routine)) return `an exception was raised (${code})`
  const isOfSetting = code === '22023' && (OF_SETTINGS.test(words[0] ?? '') || OF_SETTINGS.test(words.join(' ')))
  if (isOfSetting || QUOTABLE.test(code)) return `${withoutStrange(message, statement)} (${code})`
  return `${PARAPHRASES.get(code) ?? PARAPHRASES.get(code.slice(0, 2)) ?? 'it was refused'} (${code})`
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
