import { splitStatements } from '../sql/statements.ts'
import { afterComments } from './leads.ts'

/** What a script would do to leave the clone, or to leave its session behind as it should not be. */
export type StaticRule =
  | 'copy-program'
  | 'server-file'
  | 'dblink'
  | 'foreign-data'
  | 'subscription'
  | 'untrusted-language'
  | 'server-settings'
  | 'load-library'
  | 'change-of-rights'
  | 'two-phase-commit'
  | 'transaction-left-open'
  | 'psql-meta-command'

export interface StaticFinding {
  readonly rule: StaticRule
  /** Line of the statement, from 1. */
  readonly line: number
}

interface Pattern {
  readonly rule: StaticRule
  /** Looked for in bodies of functions and in strings too, since a script can run these. */
  readonly pattern: RegExp
  /** Also looked for in what a dump does at once. It may hold the body of a function that nobody calls: where that leads is asked later. */
  readonly dump: boolean
}

const PATTERNS: readonly Pattern[] = [
  { rule: 'copy-program', pattern: /\bcopy\b[\s\S]*?\b(?:from|to)\s+program\s*(?:e|u&)?['$]/i, dump: true },
  { rule: 'server-file', pattern: /\bcopy\b[^;]*?\b(?:from|to)\s+(?:e|u&)?['$]/i, dump: true },
  {
    rule: 'server-file',
    pattern:
      /\b(?:pg_read_(?:binary_)?file|pg_ls_\w+|pg_stat_file|pg_file_\w+|lo_import|lo_export|pg_logdir_ls|pg_read_server_files)\b/i,
    dump: false
  },
  { rule: 'copy-program', pattern: /\bpg_execute_server_program\b/i, dump: false },
  { rule: 'dblink', pattern: /\bdblink(?:_\w+)?\b/i, dump: false },
  {
    rule: 'foreign-data',
    pattern: /\b(?:create|alter)\s+(?:server|user\s+mapping|foreign\s+(?:table|data\s+wrapper))\b|\bimport\s+foreign\s+schema\b/i,
    dump: false
  },
  { rule: 'foreign-data', pattern: /\b\w+_fdw\b/i, dump: false },
  {
    rule: 'subscription',
    pattern: /\b(?:create|alter)\s+subscription\b|\bpg_(?:create|replication)_\w*(?:slot|origin)\w*/i,
    dump: false
  },
  { rule: 'untrusted-language', pattern: /\b(?:plperlu|plpython3?u|pltclu|plsh)\b|\blanguage\s+'?c\b/i, dump: false },
  { rule: 'server-settings', pattern: /\balter\s+system\b|\bpg_reload_conf\b/i, dump: true },
  // The embedded engine has one session, in which this leads back to the superuser.
  { rule: 'change-of-rights', pattern: /\bsession[_\s]+authorization\b|\ballow_system_table_mods\b/i, dump: false },
  { rule: 'two-phase-commit', pattern: /\bprepare\s+transaction\b|\b(?:commit|rollback)\s+prepared\b/i, dump: true }
]

/** Statements of a dump that only keep a text: a body, a comment, a row. */
const KEEPS: ReadonlySet<string> = new Set(['create', 'comment', 'insert', 'security'])
const LOAD = /^load\s+'/i

/**
 * What one statement would do that no statement may, by its text. It is no proof that it does nothing else: a text can be put together
 * while it runs. The proof is the role that it runs as, and a server without any network.
 * @param words its first words
 * @param line where it stands
 */
export function scanText(text: string, words: readonly string[], kind: 'script' | 'dump', line: number): StaticFinding[] {
  if (kind === 'dump' && KEEPS.has(words[0] ?? '')) return []
  const bare = withoutComments(text)
  const own = LOAD.test(afterComments(text)) ? (['load-library'] as const) : []
  const found = PATTERNS.filter(({ pattern, dump }) => (kind === 'script' || dump) && (pattern.test(text) || pattern.test(bare)))
  return [...new Set([...own, ...found.map(({ rule }) => rule)])].map(rule => ({ rule, line }))
}

/** A comment between two words hides them from a pattern, and what looks like a comment in a string hides nothing: both texts are searched. */
function withoutComments(text: string): string {
  return text.includes('--') || text.includes('/*') ? text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/--[^\n]*/g, ' ') : text
}

const OPENS = /^(?:begin|start)$/
const CLOSES = /^(?:commit|end|rollback|abort)$/

/**
 * Reads a whole script without running it.
 * @throws {ScriptError} for a script that is not run
 */
export async function scanScript(source: AsyncIterable<Uint8Array>): Promise<StaticFinding[]> {
  const findings: StaticFinding[] = []
  let openSince: number | undefined
  for await (const piece of splitStatements(source)) {
    if (piece.kind === 'meta') {
      findings.push({ rule: 'psql-meta-command', line: piece.line })
      continue
    }
    findings.push(...scanText(piece.text, piece.words, 'script', piece.line))
    const [first = '', second] = piece.words
    if (OPENS.test(first)) openSince = piece.line
    else if (CLOSES.test(first) && !piece.words.includes('to') && second !== 'prepared') openSince = undefined
  }
  return openSince === undefined ? findings : [...findings, { rule: 'transaction-left-open', line: openSince }]
}
