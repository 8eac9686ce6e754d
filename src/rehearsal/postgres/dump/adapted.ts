import { quoted } from '../names.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'

// What `pg_dump` writes about a place that the clone does not have: another database, tablespaces, sessions of other users.

/** Written by pg_dump 17 and later; unknown to older servers, which behave as with 0. */
const UNKNOWN_AND_IDLE = /\bset\s+transaction_timeout\s*(?:=|to)\s*'?0'?$/i
/** Written around grants of another grantor. Only a superuser's session may; the role does the same. */
const AUTHORIZATION = /\bset\s+session\s+authorization\s+('(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i
/** Written by `pg_dump --schema=public`, and dropped before with `--clean`: the clone has it already. */
const CREATES_PUBLIC = /\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?"?public"?$/i
const DROPS_PUBLIC = /\bdrop\s+schema\s+(?:if\s+exists\s+)?"?public"?(?:\s+restrict)?$/i
/** Tablespaces are folders of production's machine. */
const TABLESPACE = /\bset\s+default_tablespace\s*(?:=|to)\s*(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$]+)$/i
const ABOUT_DATABASE = /^(?:alter|comment|security|grant|revoke)$/

/**
 * A statement of a dump as it can be carried out in a clone, which has a schema public, one tablespace, and one database.
 * @param database name of the clone's database
 * @returns undefined if nothing is left to be done
 */
export function adapted({ kind, text, words }: Statement | CopyIn, database: string): string | undefined {
  if (kind === 'copy') return text
  const [verb = '', object] = words
  // With `--create`, the clone takes the place of this database.
  if (object === 'database' && (verb === 'create' || verb === 'drop')) return undefined
  if (verb === 'drop') return DROPS_PUBLIC.test(text) ? undefined : text
  if (verb === 'create') return CREATES_PUBLIC.test(text) ? 'create schema if not exists public' : text
  if (ABOUT_DATABASE.test(verb)) return ofClone(text, database)
  if (verb === 'reset') return /\breset\s+session\s+authorization$/i.test(text) ? 'reset role' : text
  if (verb !== 'set') return text
  if (UNKNOWN_AND_IDLE.test(text)) return undefined
  return TABLESPACE.test(text) ? "set default_tablespace = ''" : withRole(text)
}

function withRole(text: string): string {
  const [, name] = AUTHORIZATION.exec(text) ?? []
  if (name === undefined) return text
  if (/^default$/i.test(name)) return 'reset role'
  if (name.startsWith('"')) return `set role ${name}`
  return `set role ${quoted(name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name.toLowerCase())}`
}

/** The owner, comment, grants and settings of the database that was dumped become those of the clone. */
function ofClone(text: string, database: string): string {
  if (!/\bdatabase\b/i.test(text)) return text
  const name = databaseIn(tokensOf(text))
  return name === undefined ? text : text.slice(0, name.at) + quoted(database) + text.slice(name.end)
}

/** The database that a statement is about: `ALTER DATABASE name`, `… ON DATABASE name`, `ALTER ROLE … IN DATABASE name`. */
export function databaseIn(tokens: readonly Token[]): Token | undefined {
  const at = tokens.findIndex(
    ({ kind, text }, index) =>
      kind === 'word' &&
      text === 'database' &&
      /^(?:alter|on|in)$/.test(tokens[index - 1]?.text ?? '') &&
      tokens[index - 1]?.kind === 'word'
  )
  const name = at < 0 ? undefined : tokens[at + 1]
  return name?.kind === 'word' || name?.kind === 'name' ? name : undefined
}

/** Nothing of that name exists: a table, an object of another kind, a function, a schema. */
const MISSING = /^(?:42P01|42704|42883|3F000)$/
/** Of `--clean`: what it drops does not exist in an empty clone, and psql goes on. */
const DROPS = /\b(?:drop\s+(?:constraint|default|identity|expression)|detach\s+partition|lo_unlink)\b/i

/** True for a refused statement that drops what does not exist. */
export function dropsNothing(code: string, { text, words }: Pick<Statement, 'text' | 'words'>): boolean {
  if (!MISSING.test(code)) return false
  const [verb] = words
  return verb === 'drop' || ((verb === 'alter' || verb === 'select') && DROPS.test(text))
}
