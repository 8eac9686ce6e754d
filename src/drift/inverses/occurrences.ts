import { Buffer } from 'node:buffer'
import { characterName } from '../characters.ts'

/** Where characters of a table stand in UTF-8 bytes. A place is an index into the parallel arrays. */
export class Occurrences {
  readonly kinds: readonly number[]
  readonly #offsets: readonly number[]
  readonly #codePoints: readonly number[]

  /** `kindOf` maps code points up to U+FFFF, of two or three bytes, to a number for their kind. */
  constructor(bytes: Uint8Array, kindOf: ReadonlyMap<number, number>) {
    const kinds: number[] = []
    const offsets: number[] = []
    const codePoints: number[] = []
    const end = bytes.length
    for (let at = 0; at < end; at++) {
      const lead = bytes[at] ?? 0
      if (lead < 0xc2 || lead >= 0xf0) continue
      const second = (bytes[at + 1] ?? 0) & 0x3f
      const codePoint =
        lead < 0xe0 ? ((lead & 0x1f) << 6) | second : ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] ?? 0) & 0x3f)
      const kind = kindOf.get(codePoint)
      if (kind === undefined) continue
      kinds.push(kind)
      offsets.push(at)
      codePoints.push(codePoint)
    }
    this.kinds = kinds
    this.#offsets = offsets
    this.#codePoints = codePoints
  }

  get count(): number {
    return this.kinds.length
  }

  placesOf(kind: number): number[] {
    const places: number[] = []
    for (const [place, other] of this.kinds.entries()) if (other === kind) places.push(place)
    return places
  }

  /** How often a kind occurs, and in how many bytes. */
  totalsOf(kind: number): { readonly count: number; readonly bytes: number } {
    let count = 0
    let bytes = 0
    for (let place = 0; place < this.kinds.length; place++) {
      if (this.kinds[place] !== kind) continue
      count++
      bytes += this.#widthAt(place)
    }
    return { count, bytes }
  }

  /** The distinct characters of a kind, as code points, in order of first occurrence. */
  charactersOf(kind: number): number[] {
    return [...new Set(this.#codePoints.filter((_, place) => this.kinds[place] === kind))]
  }

  /** Names of all distinct characters. */
  names(): string {
    return [...new Set(this.#codePoints)].map(characterName).join(', ')
  }

  /** How much longer the bytes become when each place is replaced by the ASCII text that `plainAt` gives; undefined keeps it. */
  gain(plainAt: (place: number) => string | undefined): number {
    let gain = 0
    for (let place = 0; place < this.kinds.length; place++) {
      const plain = plainAt(place)
      if (plain !== undefined) gain += plain.length - this.#widthAt(place)
    }
    return gain
  }

  /** The bytes with the places replaced; `length` is what comes out. */
  replace(bytes: Buffer, length: number, plainAt: (place: number) => string | undefined): Buffer {
    const out = Buffer.allocUnsafe(length)
    let from = 0
    let to = 0
    for (let place = 0; place < this.kinds.length; place++) {
      const plain = plainAt(place)
      if (plain === undefined) continue
      const at = this.#offsets[place] ?? 0
      to += bytes.copy(out, to, from, at)
      to += out.write(plain, to, 'latin1')
      from = at + this.#widthAt(place)
    }
    bytes.copy(out, to, from)
    return out
  }

  #widthAt(place: number): number {
    return (this.#codePoints[place] ?? 0) < 0x800 ? 2 : 3
  }
}
