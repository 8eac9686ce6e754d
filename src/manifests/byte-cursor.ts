import { isUtf8 } from 'node:buffer'
import { toForm } from './normal-form.ts'
import { pathProblem, plainPath } from './path.ts'

/**
 * `Cursor` on the bytes of a large manifest, for the entries that every tool writes. Each method moves on only when it finds what it looks
 * for.
 */
export class ByteCursor {
  at: number
  readonly bytes: Buffer
  readonly #end: number
  /** Of the last path. */
  #start = 0
  #stop = 0
  #isAscii = true

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.at = at
    this.#end = bytes.length
  }

  /** Moves past exactly these bytes. */
  literal(expected: Uint8Array): boolean {
    const { bytes, at } = this
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false
    this.at = at + expected.length
    return true
  }

  /** Moves past exactly this byte. */
  byte(expected: number): boolean {
    if (this.bytes[this.at] !== expected) return false
    this.at++
    return true
  }

  /** So many lower-case hex digits. */
  hex(count: number): boolean {
    const { bytes, at } = this
    if (at + count > this.#end) return false
    for (let i = at; i < at + count; i++) if (IS_HEX[bytes[i] ?? 0] !== 1) return false
    this.at = at + count
    return true
  }

  /** A whole number from 0 to 2^53-1 without leading zeros, or undefined. */
  wholeNumber(): number | undefined {
    const { bytes, at } = this
    let value = 0
    let i = at
    for (; i - at < 16; i++) {
      const digit = (bytes[i] ?? 0) - ZERO
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
    }
    const hasLeadingZero = i > at + 1 && bytes[at] === ZERO
    if (i === at || hasLeadingZero || !Number.isSafeInteger(value)) return undefined
    this.at = i
    return value
  }

  /** The last path is greater than the one before it, so that a list of such paths has none twice. */
  isAscending = true

  /**
   * A path up to a byte that ends it, which every rule for paths lets through unchanged. False only means that the reader of texts has to
   * decide.
   */
  path(stop: number): boolean {
    const [before, beforeEnd, wasAscii] = [this.#start, this.#stop, this.#isAscii]
    const end = this.#endOfPath(stop)
    if (end < 0) return false
    this.#start = this.at
    this.#stop = end
    if (!this.#isAscii && !this.#isUnchanged()) return false
    this.at = end
    this.isAscending =
      before === beforeEnd ||
      (wasAscii && this.#isAscii
        ? this.#isGreater(before, beforeEnd)
        : this.#text(before, beforeEnd) < this.#text(this.#start, end))
    return true
  }

  /** End of the path; -1 for one that is not simple. Notes whether all of it is ASCII. */
  #endOfPath(stop: number): number {
    const { bytes } = this
    const end = this.#end
    let segment = this.at
    let isAscii = true
    for (let i = this.at; i < end; i++) {
      const byte = bytes[i] ?? 0
      if (byte === stop || byte === SLASH) {
        const length = i - segment
        const isDots = bytes[segment] === DOT && (length === 1 || (length === 2 && bytes[segment + 1] === DOT))
        if (length === 0 || isDots || (byte === stop && length === 1 && segment === this.at && bytes[segment] === DASH)) return -1
        if (byte === stop) {
          this.#isAscii = isAscii
          return i - this.at <= MAX_PATH_BYTES ? i : -1
        }
        segment = i + 1
      } else if (byte < 0x20 || byte === BACKSLASH || byte === QUOTE || byte === COLON || byte === 0x7f) return -1
      else if (byte >= 0x80) isAscii = false
    }
    return -1
  }

  /** Whether a path that is not ASCII is UTF-8, and in the form that decides which names are one. */
  #isUnchanged(): boolean {
    if (!isUtf8(this.bytes.subarray(this.#start, this.#stop))) return false
    const path = this.#text(this.#start, this.#stop)
    return pathProblem(path) === undefined && plainPath(path) === path && toForm(path, 'NFC') === path
  }

  #text(from: number, to: number): string {
    return this.bytes.toString('utf8', from, to)
  }

  #isGreater(before: number, beforeEnd: number): boolean {
    const { bytes } = this
    const start = this.#start
    const shorter = Math.min(beforeEnd - before, this.#stop - start)
    for (let i = 0; i < shorter; i++) {
      const difference = (bytes[start + i] ?? 0) - (bytes[before + i] ?? 0)
      if (difference !== 0) return difference > 0
    }
    return this.#stop - start > beforeEnd - before
  }
}

/** Shorter than any system allows; a longer path is read as text. */
const MAX_PATH_BYTES = 4096
const ZERO = 0x30
const SLASH = 0x2f
const DOT = 0x2e
const DASH = 0x2d
const COLON = 0x3a
const BACKSLASH = 0x5c
const QUOTE = 0x22

const IS_HEX = new Uint8Array(256)
for (const digit of Buffer.from('0123456789abcdef')) IS_HEX[digit] = 1
