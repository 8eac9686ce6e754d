// Altered from zlib 1.3.1, (C) 1995-2024 Jean-loup Gailly and Mark Adler; its licence is in scripts/notices/zlib.txt.

import { Buffer } from 'node:buffer'
import { type Alphabet, type Code, codesOf, HuffmanBuilder } from './huffman.ts'

const END_OF_BLOCK = 256
const MIN_MATCH = 3
const LENGTH_EXTRA = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0])
const DISTANCE_EXTRA = Uint8Array.from([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
])
const LENGTHS_EXTRA = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7])
/** In which order a block lists the lengths of its third code. */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const

const FIXED_LITERALS = Uint8Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8
)
const FIXED_DISTANCES = new Uint8Array(30).fill(5)
const LITERALS: Alphabet = { size: 286, maxLength: 15, extra: LENGTH_EXTRA, extraFrom: 257, fixed: FIXED_LITERALS }
const DISTANCES: Alphabet = { size: 30, maxLength: 15, extra: DISTANCE_EXTRA, extraFrom: 0, fixed: FIXED_DISTANCES }
const LENGTHS: Alphabet = { size: 19, maxLength: 7, extra: LENGTHS_EXTRA, extraFrom: 0 }

const FIXED_LITERAL_CODE = { lengths: FIXED_LITERALS, codes: codesOf(FIXED_LITERALS, countsOf(FIXED_LITERALS)) }
// All 32 codes exist, though two are never sent.
const FIXED_DISTANCE_CODE = { lengths: FIXED_DISTANCES, codes: codesOf(FIXED_DISTANCES, countsOf(FIXED_DISTANCES)) }

/** Code and base of each match length, less 3; length 258 has a code of its own. */
const LENGTH_CODE = new Uint8Array(256)
const LENGTH_BASE = new Uint16Array(29)
for (let code = 0, length = 0; code < 28; code++) {
  LENGTH_BASE[code] = length
  for (let n = 0; n < 1 << (LENGTH_EXTRA[code] as number); n++) LENGTH_CODE[length++] = code
}
LENGTH_CODE[255] = 28
LENGTH_BASE[28] = 255

const DISTANCE_CODE = new Uint8Array(32_768)
const DISTANCE_BASE = new Uint16Array(30)
for (let code = 0, distance = 0; code < 30; code++) {
  DISTANCE_BASE[code] = distance
  for (let n = 0; n < 1 << (DISTANCE_EXTRA[code] as number); n++) DISTANCE_CODE[distance++] = code
}

/** When a block ends before its buffers are full. */
export type BlockEnd = 'full' | 'gzip'

/** What a block writer is told of its encoder. */
export interface BlockRules {
  /** Symbols that a block has at most, plus one. */
  readonly symbols: number
  readonly ends: BlockEnd
  readonly level: number
  readonly fixedOnly: boolean
}

/** Collects literals and matches, and writes them as blocks of deflate. */
export class BlockWriter {
  readonly #rules: BlockRules
  readonly #input: Uint8Array
  readonly #distances: Uint16Array
  readonly #values: Uint8Array
  readonly #literalCounts = new Int32Array(286)
  readonly #distanceCounts = new Int32Array(30)
  readonly #builder = new HuffmanBuilder()
  #count = 0
  #matches = 0
  #output: Buffer
  #length = 0
  #bits = 0
  #bitCount = 0

  constructor(rules: BlockRules, input: Uint8Array, inputLength: number) {
    this.#rules = rules
    this.#input = input
    this.#distances = new Uint16Array(rules.symbols)
    this.#values = new Uint8Array(rules.symbols)
    this.#output = Buffer.allocUnsafe(Math.max(1024, inputLength >> 1))
    this.#literalCounts[END_OF_BLOCK] = 1
  }

  /**
   * @param position in the input, and where the block began: for encoders that end blocks early
   * @returns true when the block must end
   */
  literal(byte: number, position = 0, blockStart = 0): boolean {
    this.#distances[this.#count] = 0
    this.#values[this.#count++] = byte
    this.#literalCounts[byte] = (this.#literalCounts[byte] as number) + 1
    return this.#isFull(position, blockStart)
  }

  /** The same for a match. */
  match(length: number, distance: number, position = 0, blockStart = 0): boolean {
    this.#distances[this.#count] = distance
    this.#values[this.#count++] = length - MIN_MATCH
    this.#matches++
    const symbol = (LENGTH_CODE[length - MIN_MATCH] as number) + 257
    this.#literalCounts[symbol] = (this.#literalCounts[symbol] as number) + 1
    const code = DISTANCE_CODE[distance - 1] as number
    this.#distanceCounts[code] = (this.#distanceCounts[code] as number) + 1
    return this.#isFull(position, blockStart)
  }

  /** GNU gzip and Info-ZIP end a block early once it compresses well: `ct_tally` of gzip's trees.c. */
  #isFull(position: number, blockStart: number): boolean {
    const { symbols, ends, level } = this.#rules
    if (ends === 'full') return this.#count === symbols - 1
    if (level > 2 && (this.#count & 0xfff) === 0) {
      let bits = this.#count * 8
      for (let code = 0; code < 30; code++)
        bits += (this.#distanceCounts[code] as number) * (5 + (DISTANCE_EXTRA[code] as number))
      if (this.#matches < this.#count >> 1 && bits >>> 3 < (position - blockStart) >> 1) return true
    }
    return this.#count === symbols - 1 || this.#matches === symbols
  }

  /** Writes what was collected. @param hasInput false when the encoder no longer has the input of the block */
  flush(start: number, length: number, hasInput: boolean, isLast: boolean): void {
    const literals = this.#builder.build(LITERALS, this.#literalCounts)
    const distances = this.#builder.build(DISTANCES, this.#distanceCounts)
    const { sequence, counts } = runsOf(literals, distances)
    const lengths = this.#builder.build(LENGTHS, counts)
    let sent = LENGTHS_ORDER.length
    while (sent > 4 && lengths.lengths[LENGTHS_ORDER[sent - 1] as number] === 0) sent--
    const own = (literals.bits + distances.bits + lengths.bits + 3 * sent + 14 + 3 + 7) >>> 3
    const fixed = (literals.fixedBits + distances.fixedBits + 3 + 7) >>> 3
    const isFixed = this.#rules.fixedOnly || fixed <= own
    if (length + 4 <= Math.min(own, fixed) && hasInput) this.#store(start, length, isLast)
    else if (isFixed) {
      this.#send(2 | (isLast ? 1 : 0), 3)
      this.#sendSymbols(FIXED_LITERAL_CODE, FIXED_DISTANCE_CODE)
    } else {
      this.#send(4 | (isLast ? 1 : 0), 3)
      this.#send(literals.maxSymbol - 256, 5)
      this.#send(distances.maxSymbol, 5)
      this.#send(sent - 4, 4)
      for (const symbol of LENGTHS_ORDER.slice(0, sent)) this.#send(lengths.lengths[symbol] as number, 3)
      for (let at = 0; at < sequence.length; at += 2) {
        const symbol = sequence[at] as number
        this.#send(lengths.codes[symbol] as number, lengths.lengths[symbol] as number)
        if (symbol > 15) this.#send(sequence[at + 1] as number, LENGTHS_EXTRA[symbol] as number)
      }
      this.#sendSymbols(literals, distances)
    }
    this.#count = 0
    this.#matches = 0
    this.#literalCounts.fill(0)
    this.#distanceCounts.fill(0)
    this.#literalCounts[END_OF_BLOCK] = 1
  }

  /** All that was written, filled up to whole bytes. */
  end(): Buffer {
    this.#align()
    return this.#output.subarray(0, this.#length)
  }

  #store(start: number, length: number, isLast: boolean): void {
    this.#send(isLast ? 1 : 0, 3)
    this.#align()
    this.#reserve(length + 4)
    this.#output.writeUInt16LE(length, this.#length)
    this.#output.writeUInt16LE(~length & 0xffff, this.#length + 2)
    this.#output.set(this.#input.subarray(start, start + length), this.#length + 4)
    this.#length += length + 4
  }

  #sendSymbols(literals: Pick<Code, 'lengths' | 'codes'>, distances: Pick<Code, 'lengths' | 'codes'>): void {
    for (let at = 0; at < this.#count; at++) {
      const value = this.#values[at] as number
      const distance = this.#distances[at] as number
      if (distance === 0) {
        this.#send(literals.codes[value] as number, literals.lengths[value] as number)
        continue
      }
      const length = LENGTH_CODE[value] as number
      this.#send(literals.codes[length + 257] as number, literals.lengths[length + 257] as number)
      this.#send(value - (LENGTH_BASE[length] as number), LENGTH_EXTRA[length] as number)
      const code = DISTANCE_CODE[distance - 1] as number
      this.#send(distances.codes[code] as number, distances.lengths[code] as number)
      this.#send(distance - 1 - (DISTANCE_BASE[code] as number), DISTANCE_EXTRA[code] as number)
    }
    this.#send(literals.codes[END_OF_BLOCK] as number, literals.lengths[END_OF_BLOCK] as number)
  }

  #send(value: number, length: number): void {
    this.#bits |= value << this.#bitCount
    this.#bitCount += length
    if (this.#bitCount < 16) return
    this.#reserve(2)
    this.#output[this.#length++] = this.#bits & 0xff
    this.#output[this.#length++] = (this.#bits >>> 8) & 0xff
    this.#bits >>>= 16
    this.#bitCount -= 16
  }

  #align(): void {
    this.#reserve(2)
    for (; this.#bitCount > 0; this.#bitCount -= 8) {
      this.#output[this.#length++] = this.#bits & 0xff
      this.#bits >>>= 8
    }
    this.#bits = 0
    this.#bitCount = 0
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#output.length) return
    const larger = Buffer.allocUnsafe((this.#length + bytes) * 2)
    this.#output.copy(larger, 0, 0, this.#length)
    this.#output = larger
  }
}

/** The lengths of both codes as runs: pairs of a symbol of the third code and its extra bits. Runs do not cross from one code to the other. */
function runsOf(...codes: readonly Code[]): { readonly sequence: number[]; readonly counts: Int32Array } {
  const sequence: number[] = []
  const counts = new Int32Array(LENGTHS.size)
  const put = (symbol: number, extra = 0) => {
    sequence.push(symbol, extra)
    counts[symbol] = (counts[symbol] as number) + 1
  }
  for (const { lengths, maxSymbol } of codes) {
    let previous = -1
    for (let at = 0, count = 0; at <= maxSymbol; at++) {
      const length = lengths[at] as number
      const next = at < maxSymbol ? (lengths[at + 1] as number) : -1
      const limit = length === 0 ? 138 : length === previous ? 6 : 7
      if (++count < limit && length === next) continue
      if (count < (length === 0 || length === previous ? 3 : 4)) for (; count > 0; count--) put(length)
      else if (length !== 0) {
        if (length !== previous) {
          put(length)
          count--
        }
        put(16, count - 3)
      } else if (count <= 10) put(17, count - 3)
      else put(18, count - 11)
      count = 0
      // A run that was cut off by its limit goes on as one of the same length.
      previous = length
    }
  }
  return { sequence, counts }
}

function countsOf(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length] = (counts[length] as number) + 1
  return counts
}
