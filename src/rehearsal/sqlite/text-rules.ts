import { Refused } from '../denial.ts'
import type { TextFinding } from '../dump.ts'
import { type Statement, statementsOf, type Token, Unterminated, wordOf } from './tokens.ts'

// SQL of SQLite cannot be put together while it runs, so what a script does is in its text. The process that runs it refuses the same again.

/** Functions that reach files or libraries. Those of the shell do not exist here, and are refused by name all the same. */
const REACHING = /^(?:load_extension|fts3_tokenizer|readfile|writefile|edit|fsdir|zipfile|sqlar_uncompress)$/
/** Pragmas that a migration may need: they change this database or this connection, and nothing beyond. */
const PRAGMAS: ReadonlySet<string> = new Set(
  `analysis_limit application_id auto_vacuum automatic_index busy_timeout cache_size cache_spill case_sensitive_like cell_size_check
  collation_list compile_options database_list defer_foreign_keys encoding foreign_key_check foreign_key_list foreign_keys freelist_count
  ignore_check_constraints incremental_vacuum index_info index_list index_xinfo integrity_check journal_mode journal_size_limit
  legacy_alter_table locking_mode max_page_count mmap_size optimize page_count page_size quick_check recursive_triggers
  reverse_unordered_selects secure_delete synchronous table_info table_list table_xinfo temp_store user_version
  wal_autocheckpoint wal_checkpoint`.split(/\s+/)
)

/** A text as SQLite reads it. @throws {Refused} for one that is not UTF-8 */
export function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Refused('not-utf8', 'there is a NUL in it')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('not-utf8', 'it is not UTF-8')
  }
}

/** The statements of a text. @throws {Refused} for a text that was cut */
export function* statementsIn(text: string): Generator<Statement> {
  try {
    yield* statementsOf(text)
  } catch (error) {
    if (!(error instanceof Unterminated)) throw error
    throw new Refused('unterminated', error.message, text.slice(0, error.at).split('\n').length)
  }
}

/** Why a text is not run. @throws {Refused} for a text that was cut */
export function findingsIn(text: string, isScript: boolean): TextFinding[] {
  const findings: TextFinding[] = []
  let openSince: number | undefined
  for (const statement of statementsIn(text)) {
    findings.push(...findingsOf(statement))
    const [first, second, third] = statement.tokens.map(wordOf)
    if (first === 'begin') openSince = statement.line
    else if (first === 'commit' || first === 'end') openSince = undefined
    else if (first === 'rollback' && second !== 'to' && third !== 'to') openSince = undefined
  }
  if (isScript && openSince !== undefined)
    findings.push({ code: 'transaction-left-open', line: openSince, reason: 'this transaction is begun and not ended' })
  return findings
}

function findingsOf({ tokens, text, line }: Statement): TextFinding[] {
  const leaves = (rule: string, name?: string): TextFinding => ({
    code: 'script-leaves-clone',
    line,
    reason: `rule ${rule}${name === undefined ? '' : `: ${name}`}`
  })
  const [first, second] = tokens
  if (first?.kind === 'symbol' && first.text === '.')
    return [
      {
        code: 'script-unreadable',
        line,
        reason: `a command of the sqlite3 shell (.${wordOf(second)}), which is never carried out`
      }
    ]
  const found: TextFinding[] = []
  const word = wordOf(first)
  if (word === 'attach' || word === 'detach') found.push(leaves('other-database', word))
  if (word === 'vacuum' && tokens.some(token => wordOf(token) === 'into')) found.push(leaves('other-database', 'vacuum into'))
  if (word === 'pragma') {
    const name = pragmaOf(tokens)
    if (!PRAGMAS.has(name)) found.push(leaves('pragma', name))
  }
  for (const [index, token] of tokens.entries()) {
    const name = token.kind === 'word' || token.kind === 'name' ? token.text.toLowerCase() : ''
    if (REACHING.test(name) && tokens[index + 1]?.text === '(') found.push(leaves('server-file', name))
    if (/^sqlite_(?:schema|master)$/.test(name) && /^(?:insert|update|delete|replace|with)$/.test(word) && writes(tokens, index))
      found.push(leaves('system-catalog', name))
  }
  return text.includes('\0') ? [...found, leaves('nul')] : found
}

function pragmaOf(tokens: readonly Token[]): string {
  const named = tokens[2]?.text === '.' ? tokens[3] : tokens[1]
  return named?.text.toLowerCase() ?? ''
}

/** True for the table that a statement writes to. */
function writes(tokens: readonly Token[], index: number): boolean {
  const before = tokens.slice(Math.max(0, index - 5), index).map(wordOf)
  return before.some(word => /^(?:into|update|from)$/.test(word)) && !before.includes('select')
}
