import type { Statement } from '../sql/statements.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'

/**
 * Which statements of a dump need a superuser. Everything else is restored by a role that is not one, so that no code of the dump, in a block, a
 * default, an index or a trigger, ever runs as a superuser. No statement that is listed here runs code of the dump.
 *
 * `always`: otherwise the server would carry it out in part, with a warning. `refused`: only if the server refuses it otherwise.
 */
export function needsSuperuser({ text, words }: Pick<Statement, 'text' | 'words'>): 'always' | 'refused' | 'never' {
  const [verb = '', object = ''] = words
  if (verb === 'grant' || verb === 'revoke') return isOnObjects(tokensOf(text)) ? 'always' : 'never'
  if (verb === 'comment') return 'refused'
  if (verb === 'alter') return alteration(text, object)
  if (verb === 'security' && object === 'label') return 'refused'
  if (verb === 'set') return words.includes('session_replication_role') ? 'refused' : 'never'
  if (verb !== 'create') return 'never'
  return words.slice(1, 5).some(word => CREATED.has(word)) && !words.slice(1, 5).some(word => RUNS_CODE.has(word))
    ? 'refused'
    : 'never'
}

/** Objects that only a superuser can create, or can create with some properties. */
const CREATED: ReadonlySet<string> = new Set([
  'access',
  'aggregate',
  'cast',
  'collation',
  'conversion',
  'event',
  'extension',
  'function',
  'language',
  'operator',
  'procedure',
  'publication',
  'text',
  'transform',
  'type'
])

const RUNS_CODE: ReadonlySet<string> = new Set(['index', 'materialized', 'table', 'view'])

function alteration(text: string, object: string): 'always' | 'refused' | 'never' {
  const tokens = tokensOf(text)
  if (object === 'default') return 'always'
  const owner = tokens.findIndex(({ kind, text: word }) => kind === 'word' && word === 'owner')
  // A role of the system may reach out of the database, and what it owned would run with its rights.
  const to = tokens[owner + 2]
  if (owner > 0 && owner === tokens.length - 3 && to !== undefined) return isOfSystem(to) ? 'never' : 'always'
  if (object === 'role' && tokens.some(({ text: word }, index) => word === 'in' && tokens[index + 1]?.text === 'database'))
    return 'refused'
  if (object === 'event' || object === 'publication' || object === 'extension' || object === 'database') return 'refused'
  return object === 'table' && onlySwitchesTriggers(tokens) ? 'refused' : 'never'
}

function isOfSystem({ text }: Token): boolean {
  return text.startsWith('pg_') && text !== 'pg_database_owner'
}

/** `GRANT … ON` objects of the database: not a membership, not a parameter of the server, and not a whole schema of the system. */
function isOnObjects(tokens: readonly Token[]): boolean {
  const words = tokens.map(({ text }) => text)
  const on = words.indexOf('on')
  return on > 0 && words[on + 1] !== 'parameter' && !(words[on + 1] === 'all' && words.some(word => word === 'pg_catalog'))
}

/** `ALTER TABLE … DISABLE TRIGGER ALL`, of `pg_dump --disable-triggers`, and nothing else beside it. */
function onlySwitchesTriggers(tokens: readonly Token[]): boolean {
  const words = tokens.map(({ text }) => text)
  const at = words.findIndex(word => word === 'enable' || word === 'disable')
  return at > 0 && !words.includes(',') && words.slice(at + 1).includes('trigger')
}
