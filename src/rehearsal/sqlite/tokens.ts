/** A token of SQLite's SQL, as its own tokenizer cuts it: https://www.sqlite.org/lang_keywords.html, tokenize.c */
export interface Token {
  /** `name`: an identifier in quotes, backticks or brackets. */
  readonly kind: 'word' | 'name' | 'string' | 'blob' | 'number' | 'variable' | 'symbol'
  /** As it is written, without the quotes of a name. */
  readonly text: string
  /** Index of its first character, and after its last one. */
  readonly at: number
  readonly end: number
}

/** A text that SQLite would not read to its end. */
export class Unterminated extends Error {
  /** Index of the first character of what does not end. */
  readonly at: number

  constructor(at: number) {
    super('this does not end: the text was cut')
    this.name = 'Unterminated'
    this.at = at
  }
}

/** SQLite takes a byte order mark anywhere between tokens for a blank. */
const BLANK = /[ \t\n\f\r\uFEFF]+/y
const COMMENT = /--[^\n]*|\/\*/y
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y
const NUMBER = /0[xX][0-9A-Fa-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?/y
const VARIABLE = /[?@#:$][\w$\u0080-\uffff]*/y
const SYMBOL = /->>|->|<=|>=|<>|<<|>>|==|!=|\|\||[\s\S]/y
const CLOSED_BY: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '[': ']' }

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Index after a quoted text, whose quote is doubled inside of it. @throws {Unterminated} */
function endOfQuoted(text: string, at: number): number {
  const quote = CLOSED_BY[text[at] ?? ''] ?? "'"
  for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 2))
    if (quote === ']' || text[end + 1] !== quote) return end + 1
  throw new Unterminated(at)
}

/**
 * Cuts a text into tokens; blanks and comments are left out.
 * @throws {Unterminated}
 */
export function* tokensOf(text: string): Generator<Token> {
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at) ?? matchAt(COMMENT, text, at)
    if (blank === '/*') {
      const end = text.indexOf('*/', at + 2)
      // SQLite lets a comment end with the text.
      at = end < 0 ? text.length : end + 2
      continue
    }
    if (blank !== undefined) {
      at += blank.length
      continue
    }
    const token = tokenAt(text, at)
    yield token
    at = token.end
  }
}

function tokenAt(text: string, at: number): Token {
  const first = text[at] ?? ''
  if (CLOSED_BY[first] !== undefined) {
    const end = endOfQuoted(text, at)
    if (first === "'") return { kind: 'string', text: text.slice(at, end), at, end }
    const name = text.slice(at + 1, end - 1)
    return { kind: 'name', text: first === '[' ? name : name.replaceAll(first + first, first), at, end }
  }
  if (/[xX]/.test(first) && text[at + 1] === "'") {
    const end = endOfQuoted(text, at + 1)
    return { kind: 'blob', text: text.slice(at, end), at, end }
  }
  const kinds = [
    ['word', WORD],
    ['number', NUMBER],
    ['variable', VARIABLE],
    ['symbol', SYMBOL]
  ] as const
  for (const [kind, pattern] of kinds) {
    const found = matchAt(pattern, text, at)
    if (found !== undefined) return { kind, text: found, at, end: at + found.length }
  }
  throw new Unterminated(at)
}

/** One statement, without its `;`. */
export interface Statement {
  readonly text: string
  /** From 1, of its first token. */
  readonly line: number
  readonly tokens: readonly Token[]
}

/**
 * Cuts a text into statements, as the shell of SQLite does: a trigger ends with `END;` (sqlite3_complete, complete.c).
 * @throws {Unterminated}
 */
export function* statementsOf(text: string): Generator<Statement> {
  let tokens: Token[] = []
  let line = 1
  let counted = 0
  const statement = (end: number): Statement => {
    const from = tokens[0]?.at ?? end
    for (let at = text.indexOf('\n', counted); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) line++
    counted = from
    const found = { text: text.slice(from, end), line, tokens }
    tokens = []
    return found
  }
  for (const token of tokensOf(text)) {
    const isEnd = token.kind === 'symbol' && token.text === ';'
    if (!isEnd) tokens.push(token)
    else if (isInTrigger(tokens)) tokens.push(token)
    else if (tokens.length > 0) yield statement(token.at)
  }
  if (tokens.length > 0) yield statement(tokens.at(-1)?.end ?? text.length)
}

/** True for `create trigger …` whose last token before this `;` is not `end` after another `;`. */
function isInTrigger(tokens: readonly Token[]): boolean {
  const words = tokens
    .slice(0, 4)
    .map(wordOf)
    .filter(word => word !== 'explain' && word !== 'query' && word !== 'plan')
  const isTrigger =
    words[0] === 'create' && (words[1] === 'trigger' || (/^temp(?:orary)?$/.test(words[1] ?? '') && words[2] === 'trigger'))
  if (!isTrigger) return false
  const before = tokens.at(-2)
  return wordOf(tokens.at(-1)) !== 'end' || before?.kind !== 'symbol' || before.text !== ';'
}

/** A bare word in lower case; the empty text for any other token. */
export function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? token.text.toLowerCase() : ''
}

/** https://www.sqlite.org/lang_keywords.html */
const KEYWORDS: ReadonlySet<string> = new Set(
  `abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check collate
  column commit conflict constraint create cross current current_date current_time current_timestamp database default deferrable deferred
  delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter first following for foreign
  from full generated glob group groups having if ignore immediate in index indexed initially inner insert instead intersect into is isnull
  join key last left like limit match materialized natural no not nothing notnull null nulls of offset on or order others outer over
  partition plan pragma preceding primary query raise range recursive references regexp reindex release rename replace restrict returning
  right rollback row rows savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update using
  vacuum values view virtual when where window with without`
    .split(/\s+/)
    .concat('true', 'false')
)

/**
 * Tokens of a definition, so that two definitions are equal exactly if they mean the same to SQLite but for blanks, comments, the case of
 * keywords, and quotes around names that need none: `ALTER TABLE … RENAME` writes such quotes.
 */
export function normalForm(tokens: Iterable<Token>): string {
  const parts: string[] = []
  for (const { kind, text } of tokens) {
    const lower = text.toLowerCase()
    if (kind === 'word' && KEYWORDS.has(lower)) parts.push(lower)
    else if (kind === 'word' || kind === 'name') parts.push(`"${text.replaceAll('"', '""')}"`)
    else parts.push(text)
  }
  return parts.join(' ')
}
