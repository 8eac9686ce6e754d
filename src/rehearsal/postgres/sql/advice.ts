import type { SqlError } from '../engine.ts'

/** What can be done about a statement that the server refused. */
interface Advice {
  /** SQLSTATE. */
  readonly code: string
  readonly message?: RegExp
  /** Of the statement. */
  readonly text?: RegExp
  readonly advice: string
}

const ROLES_OF_DUMP = 'the clone has the roles that the dump names, and those that the spec lists in "roles"'
const APART = 'it is about the whole server, not about the database: leave it out of the rehearsal, and run it apart'
const OUT_OF_TRANSACTION =
  'run it outside of a transaction; if the spec has "transaction": "single" and your tool does not wrap the file, set it to "none"'

/** Refusals from which alone nobody sees what to do. Of several, the first is given. */
const ADVICE: readonly Advice[] = [
  { code: '22023', message: /^role ".*" does not exist$/s, advice: ROLES_OF_DUMP },
  { code: '42704', message: /^role ".*" does not exist$/s, advice: ROLES_OF_DUMP },
  {
    code: '22023',
    text: /\bcollation\b/i,
    advice: 'the clone has only the locales of this machine: install this one, or use an image that has it'
  },
  {
    code: '42704',
    message: /^collation /,
    advice: 'the clone has only the locales of this machine: install this one, or use an image that has it'
  },
  { code: '42501', message: /to (?:create|drop|alter) role|superuser to (?:create|alter) superusers/, advice: APART },
  { code: '42501', message: /session_replication_role/, advice: 'only a superuser may: use ALTER TABLE … DISABLE TRIGGER USER' },
  {
    code: '22023',
    text: /\bdefault_table_access_method\b/i,
    advice: 'only an extension provides this access method: install it, or make the dump with --no-table-access-method'
  },
  {
    code: '42501',
    message: /to create extension/,
    advice: 'only a superuser may: create it in production and in the copy first, and make the dump after that'
  },
  { code: '42501', message: /to set parameter/, advice: 'only a superuser may, and scripts never run as one' },
  {
    code: '0A000',
    message: /^extension ".*" is not available/s,
    advice: 'install it for a server of PostgreSQL ("engine": "postgres")'
  },
  { code: '58P01', message: /extension/, advice: 'install it for a server of PostgreSQL ("engine": "postgres")' },
  {
    code: '3D000',
    advice: "the clone's database has another name; settings of a database are no part of a rehearsal: run this statement apart"
  },
  {
    code: '42704',
    message: /^tablespace /,
    advice: 'make the dump with --no-tablespaces; in a script, leave the tablespace out'
  }
]

/** Of scripts whose transactions the spec decides, and not a tool. */
const ADVICE_ON_TRANSACTIONS: readonly Advice[] = [
  { code: '25001', text: /\b(?:concurrently|vacuum|database|tablespace|system)\b/i, advice: OUT_OF_TRANSACTION },
  { code: '55P04', advice: `a new enum value cannot be used in the transaction that adds it; ${OUT_OF_TRANSACTION}` }
]

/**
 * What to do about a refusal, as the end of a sentence; empty if its message is enough.
 * @param ofTool a tool decides how the statement is run
 */
export function adviceFor({ code, message }: SqlError, statement: string, ofTool = false): string {
  const found = [...ADVICE, ...(ofTool ? [] : ADVICE_ON_TRANSACTIONS)].find(
    one => one.code === code && one.message?.test(message) !== false && one.text?.test(statement) !== false
  )
  return found === undefined ? '' : `: ${found.advice}`
}
