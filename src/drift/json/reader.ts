/**
 * JSON (RFC 8259) as its tokens are spelled: numbers and strings keep every byte, keys keep their order and may repeat. What
 * `JSON.parse` would lose (1.0, 1e5, big integers, escapes) is what the proof needs.
 *
 * Text is Latin-1: one character for each byte. JSON's own syntax is ASCII, so nothing has to be decoded.
 */
export type JsonNode = string | JsonArray | JsonObject

export interface JsonArray {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

export interface JsonObject {
  readonly kind: 'object'
  /** Key tokens with their quotes. */
  readonly keys: readonly string[]
  readonly items: readonly JsonNode[]
}

const MAX_DEPTH = 200
const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
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
    if (first === 0x22) return this.#match(STRING)
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
          const key = this.#match(STRING)
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

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const token = pattern.exec(this.#text)?.[0]
    if (token !== undefined) this.#at += token.length
    return token === undefined ? undefined : token
  }
}
