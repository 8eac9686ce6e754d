import type { Entries } from './entries.ts'
import type { ManifestText } from './format.ts'
import { errorMessage } from './thrown.ts'

/**
 * What `JSON.parse` will not tell: duplicate keys (the last one wins there, so a reader and a checker can see different seals), numbers
 * that read as whole numbers and are not spelled so (`4.0000000000000001` is read as 4), and the line of each value. RFC 8259.
 */
export interface JsonFacts {
  readonly duplicates: readonly JsonPlace[]
  /** Numbers from 0 to 2^53-1 that are written with a sign, a fraction or an exponent. */
  readonly oddNumbers: readonly JsonPlace[]
  /** Line, from 1, of the value at a JSON pointer (RFC 6901); of the nearest parent when it has none. */
  lineOf(pointer: string): number
  /** The value at a pointer, when it is a whole number from 0 to 2^53-1 and is written as one. */
  wholeNumber(pointer: string, value: unknown): number | undefined
}

export interface JsonPlace {
  readonly pointer: string
  readonly line: number
}

export interface Json {
  readonly value: unknown
  readonly facts: JsonFacts
}

const MAX_DEPTH = 100

/** A value costs far more memory than the two bytes it may be written in; a real list of 5 million entries is larger than 256 MiB. */
const MAX_VALUES = 8_000_000

/** Places of so many oddities are enough to refuse a document. */
const MAX_PLACES = 100

/**
 * Reads a manifest that is one JSON document. Undefined, with the problem noted, when it is not JSON, or is too large or too deep to be
 * walked. Duplicate keys are problems whatever the format.
 * @param firstLine line of the manifest on which the document starts
 */
export function readJson({ text, bytewise }: ManifestText, entries: Entries, firstLine = 1): Json | undefined {
  if (bytewise) {
    entries.problem('manifest-encoding', undefined, 'JSON must be UTF-8')
    return undefined
  }
  if (countsMoreThan(text, MAX_VALUES)) {
    entries.problem('manifest-too-large', undefined, `it has more than ${MAX_VALUES} JSON values, which is the limit`)
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    const facts = jsonFacts(text, firstLine)
    for (const { pointer, line } of facts.duplicates)
      entries.problem('manifest-key-duplicate', line, `the key ${pointer} stands twice: readers disagree on which one counts`)
    return { value, facts }
  } catch (error) {
    const message = errorMessage(error)
    const line = firstLine === 1 ? undefined : firstLine
    if (endsInside(text)) entries.problem('manifest-truncated', line, `JSON that is not closed at its end: ${message}`)
    else entries.problem('manifest-malformed', line, `not JSON: ${message}`)
    return undefined
  }
}

/** True when the text ends inside a string or an open bracket: it was cut. */
function endsInside(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) {
      for (i++; text.charCodeAt(i) !== QUOTE; i++) {
        if (i >= text.length) return true
        if (text.charCodeAt(i) === BACKSLASH) i++
      }
    } else if (c === OPEN || c === OPEN_LIST) depth++
    else if (c === CLOSE || c === CLOSE_LIST) depth--
  }
  return depth > 0
}

/** Walks text that `JSON.parse` has accepted. Throws RangeError when it is nested deeper than 100. */
export function jsonFacts(text: string, firstLine = 1): JsonFacts {
  // Lines of the two upper levels are kept, which every entry needs; those below only matter for the words of a problem.
  const walker = new Walker(text, 2, firstLine)
  walker.value('', 0)
  let deep: Walker | undefined
  const { duplicates, oddNumbers } = walker
  const odd = new Set(oddNumbers.map(({ pointer }) => pointer))
  return {
    duplicates,
    oddNumbers,
    wholeNumber: (pointer, value) => {
      const plain = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      return plain && odd.size < MAX_PLACES && !odd.has(pointer) ? value : undefined
    },
    lineOf: pointer => {
      const line = walker.lines.get(pointer)
      if (line !== undefined) return line
      if (deep === undefined) {
        deep = new Walker(text, MAX_DEPTH, firstLine)
        deep.value('', 0)
      }
      let at = pointer
      while (at !== '' && !deep.lines.has(at)) at = at.slice(0, at.lastIndexOf('/'))
      return deep.lines.get(at) ?? firstLine
    }
  }
}

/** RFC 6901 escaping of one key. */
export function pointerKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** True for a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countsMoreThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  let count = 0
  for (let i = 0; i < text.length && count <= limit; i++) {
    const c = text.charCodeAt(i)
    if (c === COMMA || c === OPEN_LIST || c === OPEN) count++
  }
  return count > limit
}

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN = 0x7b
const CLOSE = 0x7d

class Walker {
  readonly duplicates: JsonPlace[] = []
  readonly oddNumbers: JsonPlace[] = []
  readonly lines = new Map<string, number>()
  readonly #text: string
  readonly #depth: number
  #at = 0
  #line: number

  constructor(text: string, depth: number, firstLine: number) {
    this.#line = firstLine
    this.#text = text
    this.#depth = depth
  }

  value(pointer: string, depth: number): void {
    if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`)
    this.#blank()
    if (depth <= this.#depth) this.lines.set(pointer, this.#line)
    const first = this.#text.charCodeAt(this.#at)
    if (first === OPEN) this.#object(pointer, depth)
    else if (first === OPEN_LIST) this.#array(pointer, depth)
    else if (first === QUOTE) this.#string()
    else this.#bare(pointer)
    this.#blank()
  }

  #object(pointer: string, depth: number): void {
    const keys = new Set<string>()
    this.#at++
    this.#blank()
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== CLOSE) {
      this.#blank()
      const line = this.#line
      const key = this.#key()
      const inner = `${pointer}/${pointerKey(key)}`
      if (keys.has(key)) note(this.duplicates, inner, line)
      keys.add(key)
      this.#blank()
      this.#at++
      this.value(inner, depth + 1)
      if (this.#text.charCodeAt(this.#at) === COMMA) this.#at++
    }
    this.#at++
  }

  #array(pointer: string, depth: number): void {
    this.#at++
    this.#blank()
    for (let index = 0; this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== CLOSE_LIST; index++) {
      this.value(`${pointer}/${index}`, depth + 1)
      if (this.#text.charCodeAt(this.#at) === COMMA) this.#at++
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
    this.#at++
    for (let c = this.#text.charCodeAt(this.#at); c !== QUOTE && this.#at < this.#text.length; ) {
      escaped ||= c === BACKSLASH
      this.#at += c === BACKSLASH ? 2 : 1
      c = this.#text.charCodeAt(this.#at)
    }
    this.#at++
    return escaped
  }

  #bare(pointer: string): void {
    const start = this.#at
    while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(this.#at))) this.#at++
    const word = this.#text.slice(start, this.#at)
    const value = /^[-0-9]/.test(word) && /[-.eE]/.test(word) ? Number(word) : Number.NaN
    if (Number.isSafeInteger(value) && value >= 0) note(this.oddNumbers, pointer, this.#line)
  }

  #blank(): void {
    for (; ; this.#at++) {
      const c = this.#text.charCodeAt(this.#at)
      if (c === 10) this.#line++
      else if (c !== 32 && c !== 9 && c !== 13) return
    }
  }
}

function note(places: JsonPlace[], pointer: string, line: number): void {
  if (places.length < MAX_PLACES) places.push({ pointer, line })
}
