/**
 * JSON (RFC 8259) as its tokens are spelled: numbers and strings keep every byte, keys keep their order and may repeat. What
 * `JSON.parse` would lose (1.0, 1e5, big integers, escapes) is what the proof needs.
 *
 * Text is Latin-1: one character for each byte. JSON's own syntax is ASCII, so nothing has to be decoded.
 */
export type JsonNode = string | JsonArray | JsonObject

interface JsonArray {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

interface JsonObject {
  readonly kind: 'object'
  /** Key tokens with their quotes. */
  readonly keys: readonly string[]
  readonly items: readonly JsonNode[]
}

const MAX_DEPTH = 200
const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE_UNIT = 0x20
const SPACE = /[ \t\n\r]*/y
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

/** The values of a JSON text, or of JSON lines; undefined when it is neither, or nested deeper than 200. */
export function readJson(latin1: string): readonly JsonNode[] | undefined {
  const reader = new Reader(latin1)
  const values: JsonNode[] = []
  reader.space()
  while (!reader.ended) {
    const value = reader.value(0)
    if (value === undefined) return undefined
    values.push(value)
    // Values of JSON lines are parted by a line end at least; `1 2` is not taken for a document.
    if (!reader.space().includes('\n') && !reader.ended) return undefined
  }
  return values.length > 0 ? values : undefined
}

/**
 * True when the text is JSON up to its end and only breaks off: in a string, or where a value, a comma or a bracket should follow. Not
 * when something is wrong before.
 */
export function jsonBreaksOff(latin1: string): boolean {
  const reader = new Reader(latin1)
  reader.space()
  if (reader.ended || reader.value(0) !== undefined) return false
  reader.space()
  return reader.ended
}

/** Characters of the escape at a backslash; 0 when it is none. */
function escapeWidth(text: string, at: number): number {
  const kind = text[at + 1] ?? ''
  if (kind === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return kind !== '' && '"\\/bfnrt'.includes(kind) ? 2 : 0
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at >= this.#text.length
  }

  space(): string {
    return this.#match(SPACE) ?? ''
  }

  value(depth: number): JsonNode | undefined {
    const first = this.#text.charCodeAt(this.#at)
    if (first === QUOTE) return this.#string()
    if (first === 0x7b || first === 0x5b) {
      this.#at++
      return depth < MAX_DEPTH ? this.#container(first === 0x7b, depth + 1) : undefined
    }
    return this.#match(SCALAR)
  }

  #container(isObject: boolean, depth: number): JsonNode | undefined {
    const close = isObject ? '}' : ']'
    const keys: string[] = []
    const items: JsonNode[] = []
    this.space()
    if (!this.#take(close)) {
      do {
        this.space()
        if (isObject) {
          const key = this.#string()
          if (key === undefined) return undefined
          this.space()
          if (!this.#take(':')) return undefined
          keys.push(key)
          this.space()
        }
        const item = this.value(depth)
        if (item === undefined) return undefined
        items.push(item)
        this.space()
      } while (this.#take(','))
      if (!this.#take(close)) return undefined
    }
    return isObject ? { kind: 'object', keys, items } : { kind: 'array', items }
  }

  /** By hand: a regular expression takes a stack as deep as the string is long. */
  #string(): string | undefined {
    const text = this.#text
    let at = this.#at + 1
    if (text.charCodeAt(this.#at) !== QUOTE) return undefined
    for (let unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(at)) {
      // Past the end it is NaN, which is in no range.
      if (!(unit >= SPACE_UNIT)) return this.#fail(at)
      if (unit !== BACKSLASH) at++
      else {
        const width = escapeWidth(text, at)
        if (width === 0) return this.#fail(at)
        at += width
      }
    }
    const token = text.slice(this.#at, at + 1)
    this.#at = at + 1
    return token
  }

  #fail(at: number): undefined {
    this.#at = at
    return undefined
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const token = pattern.exec(this.#text)?.[0]
    if (token !== undefined) this.#at += token.length
    return token
  }
}
