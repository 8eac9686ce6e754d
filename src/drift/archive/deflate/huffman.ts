// Altered from zlib 1.3.1, (C) 1995-2024 Jean-loup Gailly and Mark Adler; its licence is in scripts/notices/zlib.txt.

// Huffman codes as zlib, GNU gzip and Info-ZIP build them. Codes of equal cost are many, and an archive is only reproduced if ties are broken as
// the program that wrote it did, so this follows `trees.c` of zlib step by step: https://github.com/madler/zlib/blob/v1.3.1/trees.c

const MAX_BITS = 15

/** A set of symbols with their frequencies, from which lengths and codes are made. */
export interface Alphabet {
  readonly size: number
  readonly maxLength: number
  /** Extra bits behind each symbol from `extraFrom` on. */
  readonly extra: Uint8Array
  readonly extraFrom: number
  /** Lengths of the fixed code; absent where there is none. */
  readonly fixed?: Uint8Array
}

export interface Code {
  readonly lengths: Uint8Array
  /** Bits reversed, as deflate sends them. */
  readonly codes: Uint16Array
  readonly maxSymbol: number
  /** Bits of all symbols in this code, with their extra bits. */
  readonly bits: number
  /** The same in the fixed code. */
  readonly fixedBits: number
}

/** Makes codes; its arrays are used again for each block. */
export class HuffmanBuilder {
  readonly #frequencies = new Int32Array(2 * 286 + 1)
  readonly #parents = new Int32Array(2 * 286 + 1)
  readonly #lengthsOfNodes = new Int32Array(2 * 286 + 1)
  readonly #depth = new Uint8Array(2 * 286 + 1)
  readonly #heap = new Int32Array(2 * 286 + 1)
  #heapLength = 0

  /** The code for these frequencies. At least two symbols get a code, as PKZIP demanded. */
  build(alphabet: Alphabet, counted: Int32Array): Code {
    const { size, fixed } = alphabet
    const heap = this.#heap
    const frequencies = this.#frequencies
    this.#heapLength = 0
    let heapMax = heap.length
    let maxSymbol = -1
    let bits = 0
    let fixedBits = 0
    for (let symbol = 0; symbol < size; symbol++) {
      const frequency = counted[symbol] as number
      frequencies[symbol] = frequency
      this.#depth[symbol] = 0
      if (frequency === 0) continue
      maxSymbol = symbol
      heap[++this.#heapLength] = symbol
    }
    while (this.#heapLength < 2) {
      const symbol = maxSymbol < 2 ? ++maxSymbol : 0
      heap[++this.#heapLength] = symbol
      frequencies[symbol] = 1
      bits--
      fixedBits -= fixed?.[symbol] ?? 0
    }
    for (let at = this.#heapLength >> 1; at >= 1; at--) this.#sink(at)
    let node = size
    do {
      const least = heap[1] as number
      heap[1] = heap[this.#heapLength--] as number
      this.#sink(1)
      const next = heap[1] as number
      heap[--heapMax] = least
      heap[--heapMax] = next
      frequencies[node] = (frequencies[least] as number) + (frequencies[next] as number)
      this.#depth[node] = Math.max(this.#depth[least] as number, this.#depth[next] as number) + 1
      this.#parents[least] = node
      this.#parents[next] = node
      heap[1] = node++
      this.#sink(1)
    } while (this.#heapLength >= 2)
    heap[--heapMax] = heap[1] as number
    return this.#measure(alphabet, maxSymbol, heapMax, bits, fixedBits)
  }

  #sink(from: number): void {
    const heap = this.#heap
    const moving = heap[from] as number
    let at = from
    for (let child = at << 1; child <= this.#heapLength; child <<= 1) {
      if (child < this.#heapLength && this.#isSmaller(heap[child + 1] as number, heap[child] as number)) child++
      if (this.#isSmaller(moving, heap[child] as number)) break
      heap[at] = heap[child] as number
      at = child
    }
    heap[at] = moving
  }

  #isSmaller(one: number, other: number): boolean {
    const [a, b] = [this.#frequencies[one] as number, this.#frequencies[other] as number]
    return a < b || (a === b && (this.#depth[one] as number) <= (this.#depth[other] as number))
  }

  #measure(alphabet: Alphabet, maxSymbol: number, root: number, bits: number, fixedBits: number): Code {
    const { size, maxLength, extra, extraFrom, fixed } = alphabet
    const heap = this.#heap
    const nodes = this.#lengthsOfNodes
    const counts = new Uint16Array(MAX_BITS + 1)
    let overflow = 0
    nodes[heap[root] as number] = 0
    for (let at = root + 1; at < heap.length; at++) {
      const node = heap[at] as number
      let length = (nodes[this.#parents[node] as number] as number) + 1
      if (length > maxLength) {
        length = maxLength
        overflow++
      }
      nodes[node] = length
      if (node > maxSymbol) continue
      counts[length] = (counts[length] as number) + 1
      const more = node >= extraFrom ? (extra[node - extraFrom] as number) : 0
      bits += (this.#frequencies[node] as number) * (length + more)
      if (fixed !== undefined) fixedBits += (this.#frequencies[node] as number) * ((fixed[node] as number) + more)
    }
    if (overflow > 0) bits += this.#shorten(counts, overflow, maxLength, maxSymbol)
    const lengths = new Uint8Array(size)
    for (let symbol = 0; symbol <= maxSymbol; symbol++) {
      // Only leaves of this tree have a length.
      if ((this.#frequencies[symbol] as number) > 0) lengths[symbol] = nodes[symbol] as number
    }
    return { lengths, codes: codesOf(lengths, counts), maxSymbol, bits, fixedBits }
  }

  /** Brings the lengths under the limit, and returns by how many bits everything grew. */
  #shorten(counts: Uint16Array, overflow: number, maxLength: number, maxSymbol: number): number {
    for (let left = overflow; left > 0; left -= 2) {
      let length = maxLength - 1
      while (counts[length] === 0) length--
      counts[length] = (counts[length] as number) - 1
      counts[length + 1] = (counts[length + 1] as number) + 2
      counts[maxLength] = (counts[maxLength] as number) - 1
    }
    let grown = 0
    let at = this.#heap.length
    for (let length = maxLength; length !== 0; length--) {
      for (let left = counts[length] as number; left > 0; ) {
        const node = this.#heap[--at] as number
        if (node > maxSymbol) continue
        grown += (length - (this.#lengthsOfNodes[node] as number)) * (this.#frequencies[node] as number)
        this.#lengthsOfNodes[node] = length
        left--
      }
    }
    return grown
  }
}

/** https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2 */
export function codesOf(lengths: Uint8Array, counts: Uint16Array): Uint16Array {
  const next = new Uint16Array(MAX_BITS + 1)
  for (let length = 1, code = 0; length <= MAX_BITS; length++) {
    code = (code + (counts[length - 1] as number)) << 1
    next[length] = code
  }
  return Uint16Array.from(lengths, length => {
    if (length === 0) return 0
    const code = next[length] as number
    next[length] = code + 1
    return reversed(code, length)
  })
}

function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit)
  return result
}
