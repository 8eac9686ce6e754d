import { isPlainAsciiPath } from './path.ts'

/**
 * Reads fixed layouts off a text without a regular expression: no match objects, and no pattern whose backtracking could overflow on a
 * hostile line. Each method moves on only when it finds what it looks for.
 */
export class Cursor {
  at: number
  /** Result of `isPlainAsciiPath` for the last string read. */
  plainAscii = false
  readonly text: string

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  /** Moves past exactly these characters. */
  literal(expected: string): boolean {
    if (this.text.charCodeAt(this.at) !== expected.charCodeAt(0)) return false
    if (expected.length > 1 && !this.text.startsWith(expected, this.at)) return false
    this.at += expected.length
    return true
  }

  /** So many lower-case hex digits, or undefined. */
  hex(count: number): string | undefined {
    const end = this.at + count
    if (end > this.text.length) return undefined
    for (let i = this.at; i < end; i++) {
      const c = this.text.charCodeAt(i)
      if (!((c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x66))) return undefined
    }
    const hex = this.text.slice(this.at, end)
    this.at = end
    return hex
  }

  /** A whole number from 0 to 2^53-1 without leading zeros, or undefined. */
  wholeNumber(): number | undefined {
    let value = 0
    let i = this.at
    for (; i - this.at < 16; i++) {
      const digit = this.text.charCodeAt(i) - 0x30
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    const leadingZero = i > this.at + 1 && this.text.charCodeAt(this.at) === 0x30
    if (i === this.at || leadingZero || !Number.isSafeInteger(value)) return undefined
    this.at = i
    return value
  }

  /** The first of these words that stands here, followed by a quote. */
  wordBeforeQuote<Word extends string>(words: readonly Word[]): Word | undefined {
    for (const word of words)
      if (this.text.startsWith(word, this.at) && this.text.charCodeAt(this.at + word.length) === QUOTE) {
        this.at += word.length + 1
        return word
      }
    return undefined
  }

  /** The rest of a JSON string whose opening quote is behind; undefined when it is not one. */
  jsonString(): string | undefined {
    const start = this.at
    let end = this.text.indexOf('"', start)
    if (end < 0) return undefined
    this.plainAscii = isPlainAsciiPath(this.text, start, end)
    if (!this.plainAscii) end = this.#endOfString(start)
    this.at = end + 1
    return this.plainAscii ? this.text.slice(start, end) : parseString(this.text.slice(start - 1, this.at))
  }

  #endOfString(start: number): number {
    let end = start
    while (end < this.text.length && this.text.charCodeAt(end) !== QUOTE) end += this.text.charCodeAt(end) === BACKSLASH ? 2 : 1
    return end
  }
}

/** Refuses, as JSON does, what is escaped wrongly or holds a raw control character. */
function parseString(json: string): string | undefined {
  try {
    return String(JSON.parse(json))
  } catch {
    return undefined
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
