import { Buffer } from 'node:buffer'
import type { Statement } from '../sql/statements.ts'
import { tokensOf } from '../sql/tokens.ts'

// What pg_dumpall writes around the databases.

const COMMENTS_BYTES = 4096
const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$))*/

/** The comments and blank lines that a piece begins with. */
export function leadingComments(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, COMMENTS_BYTES)).toString('latin1')
  return COMMENTS.exec(text)?.[0] ?? ''
}

const CONNECT = /^\\connect (?:-reuse-previous=on )?("(?:[^"]|"")*"|[^\s"'`\\]+)$/
const CONNECTION = /^dbname='((?:[^'\\]|\\.)*)'$/

/**
 * The database that the psql command at the end of a piece leads to: `\connect shop`, `\connect "Shop"`,
 * `\connect -reuse-previous=on "dbname='my shop'"`.
 */
export function connectedTo(bytes: Uint8Array): string | undefined {
  const line = Buffer.from(bytes.subarray(bytes.lastIndexOf(10) + 1))
    .toString('utf8')
    .trim()
  const [, argument] = CONNECT.exec(line) ?? []
  if (argument === undefined) return undefined
  const name = argument.startsWith('"') ? argument.slice(1, -1).replaceAll('""', '"') : argument
  if (!line.includes('-reuse-previous')) return name
  return CONNECTION.exec(name)?.[1]?.replace(/\\(.)/g, '$1')
}

const OF_CLUSTER =
  /^(?:set|create (?:role|user|tablespace)|alter (?:role|user|tablespace)|comment on (?:role|tablespace)|security label|drop (?:role|user|tablespace))\b/

/** True for a statement that pg_dumpall writes outside of the databases: about roles, tablespaces, parameters, and the session. */
export function isOfCluster({ words }: Pick<Statement, 'words'>): boolean {
  const [verb = '', ...rest] = words
  if (verb === 'grant' || verb === 'revoke') {
    const on = rest.indexOf('on')
    return on < 0 || /^(?:tablespace|parameter)$/.test(rest[on + 1] ?? '')
  }
  if (verb === 'select') return rest.includes('set_config')
  if (verb === 'update') return rest.includes('pg_database')
  return OF_CLUSTER.test(words.join(' '))
}

/** Those of the system, and of a rehearsal. */
const RESERVED = /^(?:pg_|rehearsal_)/

/** The role that a statement creates. */
export function roleMade({ text, words: [verb, object] }: Pick<Statement, 'text' | 'words'>): string | undefined {
  if (verb !== 'create' || (object !== 'role' && object !== 'user')) return undefined
  const tokens = tokensOf(text)
  const name = tokens[tokens.findIndex(token => token.kind === 'word' && token.text === object) + 1]?.text
  return name === undefined || RESERVED.test(name) ? undefined : name
}
