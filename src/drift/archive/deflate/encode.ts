import type { Buffer } from 'node:buffer'
import { BlockWriter } from './blocks.ts'

// Altered from zlib 1.3.1, (C) 1995-2024 Jean-loup Gailly and Mark Adler; its licence is in scripts/notices/zlib.txt.
//
// Deflate as zlib, GNU gzip and Info-ZIP write it, byte for byte. The zlib of Node is Chromium's, whose hash finds other matches, so it cannot
// reproduce what they wrote. Follows `deflate.c` of zlib: https://github.com/madler/zlib/blob/v1.3.1/deflate.c

const WINDOW = 32_768
const MIN_MATCH = 3
const MAX_MATCH = 258
const MIN_LOOKAHEAD = MAX_MATCH + MIN_MATCH + 1
const MAX_DISTANCE = WINDOW - MIN_LOOKAHEAD
/** A match of three bytes that is further away costs more than three literals. */
const TOO_FAR = 4096
const WINDOW_MASK = WINDOW - 1

/** good, lazy, nice, chain: per level, the same in all three programs. */
const LEVELS = [
  [4, 4, 8, 4],
  [4, 5, 16, 8],
  [4, 6, 32, 32],
  [4, 4, 16, 16],
  [8, 16, 32, 32],
  [8, 16, 128, 128],
  [8, 32, 128, 256],
  [32, 128, 258, 1024],
  [32, 258, 258, 4096]
] as const

export type Strategy = 'default' | 'filtered' | 'huffman' | 'rle' | 'fixed'

export interface Encoder {
  /** `gzip`: the older code, which GNU gzip and Info-ZIP still have. */
  readonly family: 'zlib' | 'gzip'
  /** 1 to 9. */
  readonly level: number
  /** Of zlib, 1 to 9; 8 unless a program chose otherwise. */
  readonly memLevel?: number
  readonly strategy?: Strategy
}

/** A raw deflate stream of the bytes, as this encoder writes it. */
export function deflate(bytes: Uint8Array, encoder: Encoder): Buffer {
  return new Deflater(bytes, encoder).run()
}

class Deflater {
  readonly #encoder: Encoder
  /** With zeros behind it, where a comparison may look past the end. */
  readonly #window: Uint8Array
  readonly #length: number
  readonly #blocks: BlockWriter
  readonly #head: Int32Array
  readonly #previous = new Int32Array(WINDOW)
  readonly #hashMask: number
  readonly #hashShift: number
  /** How far the window has moved: the byte there and all before it are never matched. */
  #base = 0
  #blockStart = 0
  #hash = 0
  #matchStart = 0

  constructor(bytes: Uint8Array, encoder: Encoder) {
    const { family, level, memLevel = 8, strategy } = encoder
    this.#encoder = encoder
    this.#length = bytes.length
    this.#window = new Uint8Array(bytes.length + MAX_MATCH + MIN_MATCH)
    this.#window.set(bytes)
    if (family === 'gzip') this.#keepStale(bytes)
    const hashBits = family === 'gzip' ? 15 : memLevel + 7
    this.#hashMask = (1 << hashBits) - 1
    this.#hashShift = Math.floor((hashBits + MIN_MATCH - 1) / MIN_MATCH)
    this.#head = new Int32Array(1 << hashBits)
    const symbols = family === 'gzip' ? 32_768 : 1 << (memLevel + 6)
    const ends = family === 'gzip' ? 'gzip' : 'full'
    this.#blocks = new BlockWriter({ symbols, ends, level, fixedOnly: strategy === 'fixed' }, this.#window, bytes.length)
  }

  /** Behind two zeros, the older code leaves in its window what was there before, and compares with it. */
  #keepStale({ length }: Uint8Array): void {
    if (length <= 2 * WINDOW) return
    this.#window.copyWithin(length + MIN_MATCH - 1, length + MIN_MATCH - 1 - WINDOW, length + MAX_MATCH + MIN_MATCH - WINDOW)
  }

  run(): Buffer {
    const { strategy, level } = this.#encoder
    this.#hash = ((this.#window[0] as number) << this.#hashShift) ^ (this.#window[1] as number)
    if (strategy === 'huffman') this.#literalsOnly()
    else if (strategy === 'rle') this.#runsOnly()
    else if (level <= 3) this.#fast()
    else this.#lazy()
    this.#flush(this.#length, true)
    return this.#blocks.end()
  }

  /** Moves the window of two halves as the program does when it has less than the least lookahead. */
  #slide(at: number): void {
    const lookahead = Math.min(this.#base + 2 * WINDOW, this.#length) - at
    if (at - this.#base >= WINDOW + MAX_DISTANCE && lookahead < MIN_LOOKAHEAD) this.#base += WINDOW
  }

  /** Enters the string at this position, and returns the last position with the same hash; the base when there is none. */
  #insert(at: number): number {
    this.#hash = ((this.#hash << this.#hashShift) ^ (this.#window[at + 2] as number)) & this.#hashMask
    const before = this.#head[this.#hash] as number
    this.#previous[at & WINDOW_MASK] = before
    this.#head[this.#hash] = at
    return before
  }

  #flush(end: number, isLast: boolean): void {
    this.#blocks.flush(this.#blockStart, end - this.#blockStart, this.#blockStart >= this.#base, isLast)
    this.#blockStart = end
  }

  /** Length of the longest match that is longer than `best`, whose start is then kept. */
  #longest(at: number, from: number, best: number): number {
    const [good, , nice, chain] = LEVELS[this.#encoder.level - 1] ?? LEVELS[5]
    const window = this.#window
    const lookahead = this.#length - at
    const enough = this.#encoder.family === 'gzip' ? nice : Math.min(nice, lookahead)
    const limit = Math.max(at - MAX_DISTANCE, this.#base)
    const most = Math.min(MAX_MATCH, window.length - at)
    let left: number = best >= good ? chain >> 2 : chain
    let candidate = from
    let length = best
    do {
      if (
        window[candidate + length] === window[at + length] &&
        window[candidate + length - 1] === window[at + length - 1] &&
        window[candidate] === window[at] &&
        window[candidate + 1] === window[at + 1]
      ) {
        let same = 3
        while (same < most && window[candidate + same] === window[at + same]) same++
        if (same > length) {
          this.#matchStart = candidate
          length = same
          if (same >= enough) break
        }
      }
      candidate = this.#previous[candidate & WINDOW_MASK] as number
    } while (candidate > limit && --left !== 0)
    return Math.min(length, lookahead)
  }

  #mayMatch(at: number, candidate: number): boolean {
    return candidate > this.#base && at - candidate <= MAX_DISTANCE
  }

  #fast(): void {
    const lazy = (LEVELS[this.#encoder.level - 1] ?? LEVELS[0])[1]
    const window = this.#window
    let length = 0
    for (let at = 0; at < this.#length; ) {
      this.#slide(at)
      const candidate = this.#length - at >= MIN_MATCH ? this.#insert(at) : -1
      if (this.#mayMatch(at, candidate)) length = this.#longest(at, candidate, MIN_MATCH - 1)
      let isFull: boolean
      if (length >= MIN_MATCH) {
        isFull = this.#blocks.match(length, at - this.#matchStart, at, this.#blockStart)
        if (length <= lazy && this.#length - at - length >= MIN_MATCH) {
          for (; length > 1; length--) this.#insert(++at)
          at++
        } else {
          at += length
          this.#hash = (((window[at] as number) << this.#hashShift) ^ (window[at + 1] as number)) & this.#hashMask
        }
        length = 0
      } else {
        isFull = this.#blocks.literal(window[at] as number, at, this.#blockStart)
        at++
      }
      if (isFull) this.#flush(at, false)
    }
  }

  #lazy(): void {
    const { level, strategy } = this.#encoder
    const [, lazy] = LEVELS[level - 1] ?? LEVELS[5]
    const window = this.#window
    let length = MIN_MATCH - 1
    let isWaiting = false
    let at = 0
    for (; at < this.#length; ) {
      this.#slide(at)
      const candidate = this.#length - at >= MIN_MATCH ? this.#insert(at) : -1
      const previousLength = length
      const previousStart = this.#matchStart
      length = MIN_MATCH - 1
      if (previousLength < lazy && this.#mayMatch(at, candidate)) {
        length = this.#longest(at, candidate, previousLength)
        const isFar = length === MIN_MATCH && at - this.#matchStart > TOO_FAR
        if (length <= 5 && (strategy === 'filtered' || isFar)) length = MIN_MATCH - 1
      }
      if (previousLength >= MIN_MATCH && length <= previousLength) {
        const last = this.#length - MIN_MATCH
        const isFull = this.#blocks.match(previousLength, at - 1 - previousStart, at, this.#blockStart)
        for (let left = previousLength - 2; left > 0; left--) if (++at <= last) this.#insert(at)
        isWaiting = false
        length = MIN_MATCH - 1
        at++
        if (isFull) this.#flush(at, false)
      } else if (isWaiting) {
        if (this.#blocks.literal(window[at - 1] as number, at, this.#blockStart)) this.#flush(at, false)
        at++
      } else {
        isWaiting = true
        at++
      }
    }
    if (isWaiting) this.#blocks.literal(window[at - 1] as number, at, this.#blockStart)
  }

  #literalsOnly(): void {
    for (let at = 0; at < this.#length; ) {
      const isFull = this.#blocks.literal(this.#window[at++] as number)
      this.#slide(at)
      if (isFull) this.#flush(at, false)
    }
  }

  /** Matches of distance one only. */
  #runsOnly(): void {
    const window = this.#window
    for (let at = 0; at < this.#length; ) {
      this.#slide(at)
      let length = 0
      if (at > 0) {
        const most = Math.min(MAX_MATCH, this.#length - at)
        while (length < most && window[at + length] === window[at - 1]) length++
      }
      const isFull = length >= MIN_MATCH ? this.#blocks.match(length, 1) : this.#blocks.literal(window[at] as number)
      at += length >= MIN_MATCH ? length : 1
      if (isFull) this.#flush(at, false)
    }
  }
}
