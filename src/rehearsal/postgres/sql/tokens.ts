/** One token of a statement, as the server reads it: comments are gone, escapes resolved, unquoted names in lower case. */
export interface Token {
  /** `name` is quoted, `word` is not; `symbol` is one character. */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol'
  readonly text: string
  /** Index of its first character. */
  readonly at: number
  /** Index after its last character. */
  readonly end: number
}

const BLANK = /\s+/y
const LINE_COMMENT = /--[^\n\r]*/y
const WORD = /[a-z_\u0080-\uffff][\w$\u0080-\uffff]*/iy
const NUMBER = /\d[\d_]*(?:\.\d+)?/y
const DOLLAR_QUOTE = /\$((?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$/iy
// Unrolled loops: a value of many megabytes neither fills the stack of the regular expression nor makes it try twice.
const PLAIN_STRING = /'([^']*(?:''[^']*)*)'/y
const ESCAPE_STRING = /e'([^'\\]*(?:(?:''|\\[\s\S])[^'\\]*)*)'/iy
const QUOTED_NAME = /"([^"]*(?:""[^"]*)*)"/y
const UNICODE_QUOTED = /u&(?:'([^']*(?:''[^']*)*)'|"([^"]*(?:""[^"]*)*)")(?:\s+uescape\s+'([^'])')?/iy
/** A string goes on after white space that holds a line end. */
const CONTINUED = /[ \t\f\v]*[\n\r]\s*(?=')/y

/**
 * Reads the tokens of one statement.
 * @param text one statement, comments included
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const gap = match(BLANK, text, at) ?? match(LINE_COMMENT, text, at)
    if (gap !== undefined) at += gap[0].length
    else if (text.startsWith('/*', at)) at = endOfComment(text, at)
    else {
      const token = tokenAt(text, at)
      tokens.push(token)
      at = token.end
    }
  }
  return tokens
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** Comments nest. */
function endOfComment(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; ) {
    if (text.startsWith('/*', at)) depth++
    else if (text.startsWith('*/', at)) depth--
    else {
      at++
      continue
    }
    at += 2
    if (depth === 0) return at
  }
  return text.length
}

function tokenAt(text: string, at: number): Token {
  const unicode = match(UNICODE_QUOTED, text, at)
  if (unicode !== undefined) {
    const [all, string, name = '', mark = '\\'] = unicode
    const kind = string === undefined ? 'name' : 'string'
    const body = string === undefined ? name.replaceAll('""', '"') : string.replaceAll("''", "'")
    return { kind, text: withoutUnicodeEscapes(body, mark), at, end: at + all.length }
  }
  const escaped = match(ESCAPE_STRING, text, at)
  if (escaped !== undefined) return stringFrom(text, at, at + escaped[0].length, withoutEscapes(escaped[1] ?? ''))
  const plain = match(PLAIN_STRING, text, at)
  if (plain !== undefined) return stringFrom(text, at, at + plain[0].length, (plain[1] ?? '').replaceAll("''", "'"))
  const dollar = match(DOLLAR_QUOTE, text, at)
  if (dollar !== undefined) {
    const body = at + dollar[0].length
    const close = text.indexOf(dollar[0], body)
    const end = close < 0 ? text.length : close
    return { kind: 'string', text: text.slice(body, end), at, end: end + (close < 0 ? 0 : dollar[0].length) }
  }
  const name = match(QUOTED_NAME, text, at)
  if (name !== undefined) return { kind: 'name', text: (name[1] ?? '').replaceAll('""', '"'), at, end: at + name[0].length }
  const [kind, found] = [['word', match(WORD, text, at)] as const, ['number', match(NUMBER, text, at)] as const].find(
    ([, one]) => one !== undefined
  ) ?? ['symbol' as const, undefined]
  const own = found?.[0] ?? text.charAt(at)
  return { kind, text: own.toLowerCase(), at, end: at + own.length }
}

/** A string with its continuations on further lines. */
function stringFrom(text: string, at: number, end: number, value: string): Token {
  const gap = match(CONTINUED, text, end)
  const more = gap === undefined ? undefined : match(PLAIN_STRING, text, end + gap[0].length)
  if (gap === undefined || more === undefined) return { kind: 'string', text: value, at, end }
  return stringFrom(text, at, end + gap[0].length + more[0].length, value + (more[1] ?? '').replaceAll("''", "'"))
}

const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function withoutEscapes(body: string): string {
  return body.replace(
    /''|\\(?:([0-7]{1,3})|x([0-9a-f]{1,2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([\s\S]))/gi,
    (_, octal?: string, hex?: string, short?: string, long?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      const code = hex ?? short ?? long
      if (code !== undefined) return character(code)
      return letter === undefined ? "'" : (LETTERS[letter] ?? letter)
    }
  )
}

function withoutUnicodeEscapes(body: string, mark: string): string {
  const sign = mark.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const pattern = new RegExp(`${sign}(?:(${sign})|\\+([0-9a-f]{6})|([0-9a-f]{4}))`, 'gi')
  return body.replace(pattern, (_, twice?: string, long?: string, short?: string) => twice ?? character(long ?? short ?? ''))
}

function character(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Strings that are put together of constants, `'lo_ex' || 'port'`, as one. */
export function folded(tokens: readonly Token[]): Token[] {
  const found: Token[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token === undefined) break
    const last = found.at(-1)
    const isJoined =
      token.kind === 'symbol' && token.text === '|' && tokens[index + 1]?.text === '|' && tokens[index + 1]?.kind === 'symbol'
    const next = tokens[index + 2]
    if (isJoined && last?.kind === 'string' && next?.kind === 'string') {
      found[found.length - 1] = { ...last, text: last.text + next.text }
      index += 2
    } else found.push(token)
  }
  return found
}
