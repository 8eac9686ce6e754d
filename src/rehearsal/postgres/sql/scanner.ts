import { BYTE, isDigit, isLetter, isLineEnd, isSpace } from './feed.ts'

// Where a statement ends, by the rules of psql's own scanner (src/fe_utils/psqlscan.l of PostgreSQL 15 to 18): quotes, E'',
// dollar quotes, nested comments, parentheses (CREATE RULE … DO (a; b)), BEGIN ATOMIC … END.
// One byte at a time with all state kept here: where a chunk ends changes nothing.

type State =
  | 'plain'
  | 'word'
  | 'number'
  | 'quote'
  | 'escape-quote'
  | 'escaped'
  | 'after-escape-quote'
  | 'after-escape-dash'
  | 'after-escape-comment'
  | 'identifier'
  | 'dollar-tag'
  | 'dollar-body'
  | 'dash'
  | 'slash'
  | 'line-comment'
  | 'block-comment'

/** Longer words are names; none of them is a word of SQL. */
const MAX_WORD_BYTES = 24
const MAX_WORDS = 8

/** What a byte means: nothing, the statement's `;`, a backslash where psql looks for a command, or something that psql and the server read differently. */
type Seen = 'nothing' | 'end' | 'backslash' | 'ambiguous'

export class SqlScanner {
  #state: State = 'plain'
  #word: number[] = []
  #tag: number[] = []
  #matched = 0
  #depth = 0
  #lastInComment = 0
  #gap: 'none' | 'blank' | 'line' = 'none'
  #parens = 0
  #begins = 0
  #head = ''
  #lastWord = ''
  #words: string[] = []
  #copiesIn = false
  #started = false

  /** A byte of the statement itself was seen: neither blank nor comment. */
  get started(): boolean {
    return this.#started
  }

  /** Bare words at the start of the statement, in lower case. */
  get words(): readonly string[] {
    return this.#words
  }

  /** It is `COPY … FROM STDIN`: its data follows on the next line. */
  get copiesIn(): boolean {
    return this.#copiesIn
  }

  /** Between statements, or in a comment after one: the text may end here. A statement may lack its last `;`. */
  get mayEnd(): boolean {
    if (this.#parens > 0 || this.#begins > 0) return false
    return !['quote', 'escape-quote', 'escaped', 'identifier', 'dollar-body', 'block-comment'].includes(this.#state)
  }

  /** The next byte is neither in a string, a quoted name nor a comment: where psql replaces its variables. */
  get isPlain(): boolean {
    return ['plain', 'word', 'number', 'dash', 'slash'].includes(this.#state)
  }

  /** Index of the next byte that can mean anything, for states that skip much; `from` itself in other states. */
  skip(bytes: Uint8Array, from: number): number {
    const wanted = this.#awaited()
    if (wanted === undefined) return from
    const found = bytes.indexOf(wanted, from)
    return found < 0 ? bytes.length : found
  }

  #awaited(): number | undefined {
    if (this.#state === 'quote') return BYTE.quote
    if (this.#state === 'identifier') return BYTE.doubleQuote
    return this.#state === 'dollar-body' && this.#matched === 0 ? BYTE.dollar : undefined
  }

  /** Reads one byte. */
  take(c: number): Seen {
    switch (this.#state) {
      case 'plain':
        return this.#plain(c)
      case 'word':
        return this.#inWord(c)
      case 'number':
        return isDigit(c) || c === BYTE.dot ? 'nothing' : this.#again(c)
      case 'dollar-tag':
        return this.#dollarTag(c)
      case 'dash':
      case 'slash':
      case 'after-escape-dash':
        return this.#second(c)
      case 'after-escape-quote':
        return this.#afterEscapeQuote(c)
      default:
        this.#inside(c)
        return 'nothing'
    }
  }

  /** End of the text: a pending word, `-` or `/` becomes an ordinary token. */
  finish(): void {
    if (this.#state === 'word') this.#endWord()
    if (this.#state === 'dash' || this.#state === 'slash') this.#started = true
  }

  #again(c: number): Seen {
    this.#state = 'plain'
    return this.#plain(c)
  }

  #plain(c: number): Seen {
    if (isSpace(c)) return 'nothing'
    if (c === BYTE.dash || c === BYTE.slash) {
      this.#state = c === BYTE.dash ? 'dash' : 'slash'
      return 'nothing'
    }
    if (c === BYTE.backslash) return 'backslash'
    if (c === BYTE.semicolon && this.#parens === 0 && this.#begins === 0) return 'end'
    this.#started = true
    if (isLetter(c)) {
      this.#state = 'word'
      this.#word = [c]
      return 'nothing'
    }
    this.#lastWord = ''
    if (c === BYTE.quote) this.#state = 'quote'
    else if (c === BYTE.doubleQuote) this.#state = 'identifier'
    else if (c === BYTE.dollar) {
      this.#state = 'dollar-tag'
      this.#tag = [c]
    } else if (isDigit(c)) this.#state = 'number'
    else if (c === BYTE.open) this.#parens++
    else if (c === BYTE.close && this.#parens > 0) this.#parens--
    return 'nothing'
  }

  #inWord(c: number): Seen {
    if (isLetter(c) || isDigit(c) || c === BYTE.dollar) {
      this.#word.push(c)
      if (this.#word.length > MAX_WORD_BYTES) this.#word.length = MAX_WORD_BYTES
      return 'nothing'
    }
    const [first = 0] = this.#word
    if (c === BYTE.quote && this.#word.length === 1 && (first | 32) === 101) {
      this.#state = 'escape-quote'
      this.#lastWord = ''
      return 'nothing'
    }
    this.#endWord()
    return this.#again(c)
  }

  /** psqlscan.l keeps the first letters of the first four words, to know a function whose body is SQL. */
  #endWord(): void {
    const word = String.fromCharCode(...this.#word).toLowerCase()
    const known = /^(?:create|function|procedure|or|replace)$/.test(word)
    if (this.#head.length < 4) this.#head += known ? word.charAt(0) : '.'
    if (this.#words.length < MAX_WORDS) this.#words.push(word)
    if (this.#parens === 0 && /^c(?:or)?[fp]/.test(this.#head)) {
      if (word === 'begin' || (word === 'case' && this.#begins > 0)) this.#begins++
      else if (word === 'end' && this.#begins > 0) this.#begins--
    }
    if (word === 'stdin' && this.#lastWord === 'from' && this.#parens === 0 && this.#words[0] === 'copy') this.#copiesIn = true
    this.#lastWord = word
  }

  #dollarTag(c: number): Seen {
    const isFirst = this.#tag.length === 1
    if (c === BYTE.dollar) {
      this.#tag.push(c)
      this.#matched = 0
      this.#state = 'dollar-body'
      return 'nothing'
    }
    if (isLetter(c) || (isDigit(c) && !isFirst)) {
      this.#tag.push(c)
      return 'nothing'
    }
    if (isFirst) {
      this.#state = isDigit(c) ? 'number' : 'plain'
      return isDigit(c) ? 'nothing' : this.#plain(c)
    }
    // Not a dollar quote after all: an ordinary word follows the dollar.
    this.#word = this.#tag.slice(1, MAX_WORD_BYTES)
    this.#state = 'word'
    return this.#inWord(c)
  }

  /** After a `-` or a `/` that may begin a comment. */
  #second(c: number): Seen {
    if (this.#state === 'dash' && c === BYTE.dash) this.#state = 'line-comment'
    else if (this.#state === 'after-escape-dash' && c === BYTE.dash) this.#state = 'after-escape-comment'
    else if (this.#state === 'slash' && c === BYTE.star) {
      this.#state = 'block-comment'
      this.#depth = 1
      this.#lastInComment = 0
    } else {
      this.#started = true
      this.#lastWord = ''
      return this.#again(c)
    }
    return 'nothing'
  }

  #inside(c: number): void {
    switch (this.#state) {
      case 'quote':
        if (c === BYTE.quote) this.#state = 'plain'
        return
      case 'identifier':
        if (c === BYTE.doubleQuote) this.#state = 'plain'
        return
      case 'escape-quote':
        if (c === BYTE.backslash) this.#state = 'escaped'
        else if (c === BYTE.quote) {
          this.#state = 'after-escape-quote'
          this.#gap = 'none'
        }
        return
      case 'escaped':
        this.#state = 'escape-quote'
        return
      case 'line-comment':
        if (isLineEnd(c)) this.#state = 'plain'
        return
      case 'after-escape-comment':
        if (!isLineEnd(c)) return
        this.#state = 'after-escape-quote'
        this.#gap = 'line'
        return
      case 'block-comment':
        this.#inComment(c)
        return
      default:
        this.#inDollarBody(c)
    }
  }

  #inComment(c: number): void {
    const last = this.#lastInComment
    this.#lastInComment = c
    if (c === BYTE.slash && last === BYTE.star) this.#depth--
    else if (c === BYTE.star && last === BYTE.slash) this.#depth++
    else return
    this.#lastInComment = 0
    if (this.#depth === 0) this.#state = 'plain'
  }

  #inDollarBody(c: number): void {
    if (c === this.#tag[this.#matched]) this.#matched++
    else this.#matched = c === BYTE.dollar ? 1 : 0
    if (this.#matched === this.#tag.length) this.#state = 'plain'
  }

  /**
   * `E'a''b'` goes on with its escapes. To the server, so does one that is followed by a quote on another line; psql, which reads line by
   * line, sees a string without escapes there, and would end it elsewhere. Comments are blanks here.
   */
  #afterEscapeQuote(c: number): Seen {
    if (isSpace(c)) {
      this.#gap = isLineEnd(c) || this.#gap === 'line' ? 'line' : 'blank'
      return 'nothing'
    }
    if (c === BYTE.dash) {
      this.#state = 'after-escape-dash'
      return 'nothing'
    }
    if (c !== BYTE.quote || this.#gap === 'blank') return this.#again(c)
    if (this.#gap === 'line') return 'ambiguous'
    this.#state = 'escape-quote'
    return 'nothing'
  }
}
