import { pointerKey } from './json-pointer.ts'

/** Characters that JSON is made of. */
export const JSON_CHAR = {
  quote: 0x22,
  comma: 0x2c,
  backslash: 0x5c,
  openList: 0x5b,
  closeList: 0x5d,
  open: 0x7b,
  close: 0x7d
} as const

export interface JsonPlace {
  /** RFC 6901. */
  readonly pointer: string
  /** From 1. */
  readonly line: number
}

export const MAX_DEPTH = 100

/** Places of so many oddities are enough to refuse a document. */
export const MAX_PLACES = 100

/** Lines of more values are not kept; their parent's line is used. */
const MAX_LINES = 2_000_000

/**
 * Walks the values of text that `JSON.parse` has accepted and notes what it does not report. Pointers are only put together where one is
 * noted: a large document has millions of values.
 */
export class JsonWalker {
  readonly duplicates: JsonPlace[] = []
  readonly oddNumbers: JsonPlace[] = []
  /** Line of each value, by pointer. */
  readonly lines = new Map<string, number>()
  readonly #text: string
  readonly #depth: number
  readonly #path: (string | number)[] = []
  #at = 0
  #line: number

  /** @param depth down to which lines are noted */
  constructor(text: string, depth: number, firstLine: number) {
    this.#text = text
    this.#depth = depth
    this.#line = firstLine
    this.#value()
  }

  #value(): void {
    const depth = this.#path.length
    if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`)
    this.#blank()
    if (depth <= this.#depth && this.lines.size < MAX_LINES) this.lines.set(this.#pointer(), this.#line)
    const first = this.#text.charCodeAt(this.#at)
    if (first === JSON_CHAR.open) this.#object()
    else if (first === JSON_CHAR.openList) this.#array()
    else if (first === JSON_CHAR.quote) this.#string()
    else this.#bare()
    this.#blank()
  }

  #object(): void {
    const keys = new Set<string>()
    this.#at++
    this.#blank()
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.close) {
      this.#blank()
      const line = this.#line
      const key = this.#key()
      this.#path.push(key)
      if (keys.has(key)) this.#note(this.duplicates, line)
      keys.add(key)
      this.#blank()
      this.#at++
      this.#value()
      this.#path.pop()
      if (this.#text.charCodeAt(this.#at) === JSON_CHAR.comma) this.#at++
    }
    this.#at++
  }

  #array(): void {
    this.#at++
    this.#blank()
    for (let index = 0; this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.closeList; index++) {
      this.#path.push(index)
      this.#value()
      this.#path.pop()
      if (this.#text.charCodeAt(this.#at) === JSON_CHAR.comma) this.#at++
    }
    this.#at++
  }

  #key(): string {
    const start = this.#at
    const escaped = this.#string()
    const key: unknown = escaped ? JSON.parse(this.#text.slice(start, this.#at)) : this.#text.slice(start + 1, this.#at - 1)
    return String(key)
  }

  #string(): boolean {
    let escaped = false
    let at = this.#at + 1
    for (let c = this.#text.charCodeAt(at); c !== JSON_CHAR.quote && at < this.#text.length; c = this.#text.charCodeAt(at)) {
      escaped ||= c === JSON_CHAR.backslash
      at += c === JSON_CHAR.backslash ? 2 : 1
    }
    this.#at = at + 1
    return escaped
  }

  /** A number, `true`, `false` or `null`. */
  #bare(): void {
    const start = this.#at
    let odd = false
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text.charCodeAt(this.#at)
      if (c <= 0x20 || c === JSON_CHAR.comma || c === JSON_CHAR.close || c === JSON_CHAR.closeList) break
      odd ||= c < 0x30 || c > 0x39
    }
    if (!odd) return
    const value = Number(this.#text.slice(start, this.#at))
    if (Number.isSafeInteger(value) && value >= 0) this.#note(this.oddNumbers, this.#line)
  }

  #blank(): void {
    for (; ; this.#at++) {
      const c = this.#text.charCodeAt(this.#at)
      if (c === 10) this.#line++
      else if (c !== 32 && c !== 9 && c !== 13) return
    }
  }

  #note(places: JsonPlace[], line: number): void {
    if (places.length < MAX_PLACES) places.push({ pointer: this.#pointer(), line })
  }

  #pointer(): string {
    let pointer = ''
    for (const key of this.#path) pointer += `/${pointerKey(key)}`
    return pointer
  }
}
