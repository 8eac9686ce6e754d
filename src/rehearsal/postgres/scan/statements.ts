import type { TextFinding } from '../../dump.ts'
import { isIdle } from '../sql/run-script.ts'
import { commandName, splitStatements } from '../sql/statements.ts'
import { folded, type Token, tokensOf } from '../sql/tokens.ts'
import { REACHING_EXTENSIONS } from './leads.ts'

/** What a script would do to leave the clone, or to leave its session in a forbidden state. */
type StaticRule =
  | 'copy-program'
  | 'server-file'
  | 'dblink'
  | 'foreign-data'
  | 'subscription'
  | 'untrusted-language'
  | 'server-settings'
  | 'load-library'
  | 'system-catalog'
  | 'change-of-rights'
  | 'two-phase-commit'
  | 'nested-too-deep'
  | 'transaction-left-open'
  | 'psql-meta-command'

interface StaticFinding {
  readonly rule: StaticRule
  /** From 1. */
  readonly line: number
  /** What it names, such as a function, a language, or a command of psql. */
  readonly name?: string
}

type Kind = 'script' | 'dump'
type Match = Pick<StaticFinding, 'rule' | 'name'>

/** Functions of the system and of adminpack that reach files of the server, by their names in SQL and in C, and the roles that may call them. */
const FILE_FUNCTION =
  /^(?:(?:be_)?lo_(?:im|ex)port|pg_read_(?:binary_)?file(?:_\w+)?|pg_ls_\w+|pg_stat_file|pg_file_(?:length|read|rename|sync|unlink|write)|pg_logdir_ls|pg_(?:read|write)_server_files)$/
/** Object ids of these in catalog/pg_proc.dat, by which a cast to regproc names them. */
const FILE_FUNCTION_OIDS =
  /^(?:764|765|767|2623|2624|2625|3293|3295|3297|3307|3353|3354|3826|3827|3828|4100|5029|5030|5031|6208|6209|6270|6271|6272)$/
/** Settings that name libraries, or a place to look for them, or let the catalogs be changed. */
const LIBRARY_SETTING =
  /^(?:shared_preload_libraries|session_preload_libraries|local_preload_libraries|dynamic_library_path|extension_control_path|jit_provider|archive_library|allow_system_table_mods)$/
/** Languages whose functions stay inside the database. Any other language is foreign code, or may be. */
const TRUSTED_LANGUAGE = /^(?:sql|plpgsql|plperl|pltcl|plv8|pllua|plrust)$/i
const UNTRUSTED_LANGUAGE = /^(?:c|internal|pl\w*u|plpython[23]?u?|plsh|plr|java|javau)$/i
const REACHING: ReadonlySet<string> = new Set(REACHING_EXTENSIONS)
/** Functions that run the text of a query that is passed to them. */
const CARRIES_OUT = /^(?:execute|spi_\w+|query_to_xml\w*|cursor_to_xml\w*|ts_stat|ts_rewrite|crosstab\w*|connectby)$/
const ROUTINE = /^(?:function|procedure)$/
const MAX_NESTING = 16

/**
 * Whether a statement can hold anything that is searched for. The rows of a dump by `pg_dump --inserts` are not read token by token then; a
 * name can be written with escapes, and a block or a body can put its texts together.
 */
const SUSPECT =
  /lo_(?:im|ex)port|pg_(?:read|write|ls|stat_file|file|logdir|execute|create|replication|reload)|language|\bcopy\b|\bload\b|system|librar|control_path|jit_provider|set_config|reg(?:proc|oper)|\bu&|\bdo\b|function|procedure|extension|dblink|_fdw|server|mapping|subscription|foreign|authorization|prepared?\b|_to_xml|ts_stat|ts_rewrite|crosstab|connectby|\bpl\w+u\b|plsh|'\s*\|\||pg_catalog\s*\.\s*"?pg_|\b(?:into|update|from|only|table|truncate)\s+"?pg_/i

/**
 * What one statement would do that no statement may, by its text: a search that reports early, and with a line, what would be refused. Finding
 * nothing proves nothing, since a text can be assembled while it runs. The proof is the role that it runs as.
 * @param words its first words
 * @param line of its first token
 */
export function scanText(text: string, words: readonly string[], kind: Kind, line: number): StaticFinding[] {
  if (!SUSPECT.test(text)) return []
  const tokens = folded(tokensOf(text))
  const first = tokens[0]?.at ?? 0
  const found: StaticFinding[] = []
  const note: Note = ({ rule, name }, at) => {
    if (found.some(one => one.rule === rule && one.name === name)) return
    found.push({ rule, line: line + lines(text, first, at), ...(name !== undefined && { name }) })
  }
  // A dump only stores the bodies of functions: if they ever run, they run as a role that is not a superuser.
  const isRoutine = words[0] === 'create' && words.slice(1, 4).some(word => ROUTINE.test(word))
  const isCode = words[0] === 'do' || (isRoutine && kind === 'script')
  search(tokens, kind, 0, isCode || (!isRoutine && carriesOut(tokens)), note)
  return found
}

function lines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}

type Note = (match: Match, at: number) => void

function carriesOut(tokens: readonly Token[]): boolean {
  return tokens.some(token => isName(token) && CARRIES_OUT.test(token.text))
}

function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name'
}

/** @param withStrings strings are code: the body of a block or function, or a text that is carried out */
function search(tokens: readonly Token[], kind: Kind, depth: number, withStrings: boolean, note: Note): void {
  tokens.forEach((token, index) => {
    const { kind: of, text, at } = token
    for (const match of everywhere(tokens, index, depth)) note(match, at)
    if (kind === 'script' || depth > 0) for (const match of inScripts(tokens, index)) note(match, at)
    if (of !== 'string' || !withStrings || !SUSPECT.test(text)) return
    if (depth >= MAX_NESTING) {
      note({ rule: 'nested-too-deep' }, at)
      return
    }
    const inner = folded(tokensOf(text))
    // A line inside of the string is that of its beginning: escapes may have put line ends into it.
    search(inner, kind, depth + 1, carriesOut(inner) || inner.some(isBlock), match => note(match, at))
  })
}

/** The beginning of another block or function. */
function isBlock({ kind, text }: Token): boolean {
  return kind === 'word' && (text === 'do' || ROUTINE.test(text))
}

/** What no dump and no script may do. */
function everywhere(tokens: readonly Token[], index: number, depth: number): Match[] {
  const token = tokens[index]
  const next = tokens[index + 1]
  if (token?.kind === 'string' || token?.kind === 'number') return castMatches(tokens, index)
  if (!isName(token)) return []
  const { text } = token
  const starts = index === 0 || depth > 0
  const found: Match[] = []
  if (FILE_FUNCTION.test(text)) found.push({ rule: 'server-file', name: text })
  if (text === 'set_config' && next?.text === '(') found.push(...settingMatches(tokens[index + 2]))
  if (token.kind === 'name') return found
  if (text === 'set') found.push(...settingMatches(/^(?:session|local)$/.test(next?.text ?? '') ? tokens[index + 2] : next))
  if (text === 'language') found.push(...languageMatches(tokens, index))
  if (text === 'copy' && starts) found.push(...copyMatches(tokens, index))
  if (text === 'load' && starts && next?.kind === 'string') found.push({ rule: 'load-library', name: next.text })
  if (text === 'alter' && next?.text === 'system') found.push({ rule: 'server-settings' })
  if (text === 'pg_reload_conf') found.push({ rule: 'server-settings', name: text })
  if (text === 'prepare' && next?.text === 'transaction') found.push({ rule: 'two-phase-commit' })
  if (/^(?:commit|rollback)$/.test(text) && next?.text === 'prepared') found.push({ rule: 'two-phase-commit' })
  if (starts && /^(?:insert|update|delete|merge|truncate|copy)$/.test(text)) found.push(...catalogMatches(tokens, index))
  return found
}

/** `'lo_export'::regproc`, `'lo_export(oid,text)'::regprocedure`, `765::regproc`, `cast(765 as regproc)`. */
function castMatches(tokens: readonly Token[], index: number): Match[] {
  const rest = tokens.slice(index + 1, index + 9).map(({ text }) => text)
  const isCast = rest.some(text => /^reg(?:proc|procedure)$/.test(text)) && /^[:)a]/.test(rest[0] ?? '')
  const before = tokens[index - 1]?.text === '(' ? tokens[index - 2]?.text : tokens[index - 1]?.text
  if (!isCast && !/^(?:to_)?reg(?:proc|procedure)(?:in)?$/.test(before ?? '')) return []
  const [named] = tokensOf(tokens[index]?.text ?? '').filter(
    ({ text }) => FILE_FUNCTION.test(text) || FILE_FUNCTION_OIDS.test(text)
  )
  return named === undefined ? [] : [{ rule: 'server-file', name: named.text }]
}

function settingMatches(name: Token | undefined): Match[] {
  if (name === undefined || name.kind === 'symbol' || !LIBRARY_SETTING.test(name.text.trim().toLowerCase())) return []
  const rule = name.text.toLowerCase() === 'allow_system_table_mods' ? 'change-of-rights' : 'server-settings'
  return [{ rule, name: name.text }]
}

function languageMatches(tokens: readonly Token[], index: number): Match[] {
  const name = tokens[index + 1]
  if (name === undefined || name.kind === 'symbol' || name.kind === 'number') return []
  const before = tokens.slice(Math.max(0, index - 5), index).map(({ text }) => text)
  const text = name.text
  if (/^create(?: or replace)?(?: trusted)?(?: procedural)?$/.test(before.slice(before.lastIndexOf('create')).join(' '))) {
    // Dumps of old versions begin with this.
    const isPlain = text.toLowerCase() === 'plpgsql' && !tokens.some(one => one.kind === 'word' && one.text === 'handler')
    return isPlain ? [] : [{ rule: 'untrusted-language', name: text }]
  }
  const first = tokens.findIndex(one => one.kind === 'word' && /^(?:create|do)$/.test(one.text))
  const own = tokens.slice(Math.max(0, first), index)
  const isBody = own.some(one => one.kind === 'word' && (ROUTINE.test(one.text) || one.text === 'do')) && depthOf(own) === 0
  if (!isBody) return UNTRUSTED_LANGUAGE.test(text) && name.kind === 'string' ? [{ rule: 'untrusted-language', name: text }] : []
  return TRUSTED_LANGUAGE.test(text) ? [] : [{ rule: 'untrusted-language', name: text }]
}

function depthOf(tokens: readonly Token[]): number {
  return tokens.reduce(
    (depth, { kind, text }) => (kind === 'symbol' ? depth + (text === '(' ? 1 : text === ')' ? -1 : 0) : depth),
    0
  )
}

/** `COPY … FROM` or `TO` anything but the client: a program, or a file of the server. */
function copyMatches(tokens: readonly Token[], from: number): Match[] {
  let depth = 0
  for (let index = from + 1; index < tokens.length; index++) {
    const { kind, text } = tokens[index] ?? { kind: 'symbol', text: ';' }
    if (kind === 'symbol' && text === ';') return []
    if (kind === 'symbol') depth += text === '(' ? 1 : text === ')' ? -1 : 0
    if (depth !== 0 || kind !== 'word' || !/^(?:from|to)$/.test(text)) continue
    const next = tokens[index + 1]
    if (next?.kind === 'word' && next.text === 'program') return [{ rule: 'copy-program' }]
    return next?.kind === 'string' ? [{ rule: 'server-file', name: 'copy' }] : []
  }
  return []
}

/** A superuser can change the catalogs themselves, and so any right. */
function catalogMatches(tokens: readonly Token[], index: number): Match[] {
  const rest = tokens
    .slice(index + 1, index + 7)
    .filter(({ kind, text }) => !(kind === 'word' && /^(?:into|from|only|table)$/.test(text)))
  const [first, dot, second] = rest
  const table = dot?.text === '.' ? (first?.text === 'pg_catalog' ? second : undefined) : first
  return isName(table) && /^pg_/.test(table.text) ? [{ rule: 'system-catalog', name: table.text }] : []
}

/** What a dump may contain, and no script may do: a dump's ways out are refused by kind and name (leads.ts), and searched for in the clone. */
function inScripts(tokens: readonly Token[], index: number): Match[] {
  const token = tokens[index]
  if (!isName(token)) return []
  const { text } = token
  const [next = '', then = ''] = [tokens[index + 1]?.text, tokens[index + 2]?.text]
  if (text === 'pg_execute_server_program') return [{ rule: 'copy-program', name: text }]
  if (/^dblink(?:_\w+)?$/.test(text)) return [{ rule: 'dblink', name: text }]
  if (/_fdw$/.test(text)) return [{ rule: 'foreign-data', name: text }]
  if (/^pg_(?:create|replication)_\w*(?:slot|origin)\w*$/.test(text)) return [{ rule: 'subscription', name: text }]
  if (/^(?:plperlu|plpython[23]?u?|pltclu|plsh|plr)$/.test(text)) return [{ rule: 'untrusted-language', name: text }]
  if (text === 'session_authorization' || (text === 'session' && next === 'authorization')) return [{ rule: 'change-of-rights' }]
  if (text === 'set_config' && next === '(' && /^session_authorization$/i.test(then)) return [{ rule: 'change-of-rights' }]
  if (text === 'import' && next === 'foreign' && then === 'schema') return [{ rule: 'foreign-data' }]
  if (text !== 'create' && text !== 'alter') return []
  if (next === 'subscription') return [{ rule: 'subscription' }]
  if (next === 'server' || (next === 'user' && then === 'mapping')) return [{ rule: 'foreign-data' }]
  if (next === 'foreign' && /^(?:table|data)$/.test(then)) return [{ rule: 'foreign-data' }]
  if (next !== 'extension') return []
  const name = tokens.slice(index + 2).find(one => !/^(?:if|not|exists)$/.test(one.text))?.text ?? ''
  return REACHING.has(name.toLowerCase()) ? [{ rule: 'foreign-data', name }] : []
}

const OPENS = /^(?:begin|start)$/
const CLOSES = /^(?:commit|end|rollback|abort)$/

/** What to do instead of the psql commands that are found most often. */
const INSTEAD: Readonly<Record<string, string>> = {
  '\\connect': 'give the pg_dump of one database',
  '\\c': 'give the pg_dump of one database',
  '\\copy': 'write COPY … FROM STDIN with the rows',
  '\\i': 'put the statements of that file in its place',
  '\\ir': 'put the statements of that file in its place',
  '\\gexec': 'write the statements that it would run',
  '\\encoding': 'make the dump with --encoding=UTF8',
  '\\if': 'leave conditions out, or rehearse the folder of the tool that has them',
  '\\set': 'write the values in place of the variables'
}

function commandText(name = ''): string {
  const instead = INSTEAD[name]
  return `a psql command (${name}), which is never carried out${instead === undefined ? '' : `: ${instead}`}`
}

/** A finding as a reason not to run the text. */
export function findingOf({ rule, line, name }: StaticFinding): TextFinding {
  if (rule === 'psql-meta-command') return { code: rule, line, reason: commandText(name) }
  if (rule === 'transaction-left-open') return { code: rule, line, reason: 'this transaction is begun and not ended' }
  return { code: 'script-leaves-clone', line, reason: `rule ${rule}${name === undefined ? '' : `: ${name}`}` }
}

/**
 * Reads a whole script without running it.
 * @throws {Refused} for a script that is not run
 */
export async function scanScript(source: AsyncIterable<Uint8Array>): Promise<TextFinding[]> {
  const findings: StaticFinding[] = []
  let openSince: number | undefined
  for await (const piece of splitStatements(source)) {
    if (piece.kind === 'meta') {
      if (!isIdle(piece, false)) findings.push({ rule: 'psql-meta-command', line: piece.line, name: commandName(piece.text) })
      continue
    }
    findings.push(...scanText(piece.text, piece.words, 'script', piece.line))
    const [first = '', second] = piece.words
    if (OPENS.test(first)) openSince = piece.line
    else if (CLOSES.test(first) && !piece.words.includes('to') && second !== 'prepared') openSince = undefined
  }
  if (openSince !== undefined) findings.push({ rule: 'transaction-left-open', line: openSince })
  return findings.map(findingOf)
}
