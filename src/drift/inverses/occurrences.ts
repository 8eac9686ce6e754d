import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import { type CharacterClass, INVISIBLE, PUNCTUATION } from './character-tables.ts'
import { copyPart, type Replacement } from './replacements.ts'

/** The places of one class in found bytes. There may be a million of them, so they are numbers and not objects. */
export interface Occurrences {
  readonly kind: CharacterClass
  /** Offsets, growing. */
  readonly places: Uint32Array
  /** Bytes of each place. */
  readonly widths: Uint8Array
  /** Bytes of all places. */
  readonly bytes: number
  /** The characters of the class that occur, in order of first occurrence. */
  readonly codePoints: readonly number[]
}

/** What one walk over UTF-8 text finds. */
interface Survey {
  /** How often each code point over U+007F occurs, except a BOM at the start; in order of first occurrence. */
  readonly counts: ReadonlyMap<number, number>
  /** The classes that occur, in the order of their table. */
  readonly punctuation: readonly Occurrences[]
  readonly invisible: readonly Occurrences[]
}

/** A text of nothing but such characters would take many times its size to list. */
const MAX_PLACES = 1_000_000
const MAX_SAMPLE = 8192
const NOTHING: Survey = { counts: new Map(), punctuation: [], invisible: [] }

const CLASSES = [...PUNCTUATION, ...INVISIBLE]
/** Index of the class of each code point up to U+FFFF, and one more; 0 is none. Tag characters are the only class beyond. */
const CLASS_OF = new Uint8Array(0x10000)
const TAGS = CLASSES.findIndex(({ characters }) => (characters[0]?.length ?? 0) > 1)
for (const [index, { characters }] of CLASSES.entries()) {
  for (const character of characters) if (character.length === 1) CLASS_OF[character.charCodeAt(0)] = index + 1
}
const perContent = new WeakMap<Content, Survey>()

/** Reads each character once. Nothing is found in ASCII and in bytes that are not UTF-8. */
export function survey(content: Content): Survey {
  if (content.isAscii || !content.isUtf8) return NOTHING
  const known = perContent.get(content) ?? walk(content)
  perContent.set(content, known)
  return known
}

/** Counts of the basic plane, kept between walks and cleared after each: a map is too slow for a text without ASCII. */
const COUNTS = new Uint32Array(0x10000)

/** Occurrences while they are being listed. */
class Listing {
  readonly kind: CharacterClass
  readonly codePoints: number[] = []
  bytes = 0
  #places = new Uint32Array(64)
  #widths = new Uint8Array(64)
  #count = 0

  constructor(kind: CharacterClass) {
    this.kind = kind
  }

  add(offset: number, width: number): void {
    if (this.#count === this.#places.length) this.#grow()
    this.#places[this.#count] = offset
    this.#widths[this.#count++] = width
    this.bytes += width
  }

  #grow(): void {
    const [places, widths] = [this.#places, this.#widths]
    this.#places = new Uint32Array(places.length * 4)
    this.#widths = new Uint8Array(places.length * 4)
    this.#places.set(places)
    this.#widths.set(widths)
  }

  get occurrences(): Occurrences {
    const { kind, bytes, codePoints } = this
    const [places, widths] = [this.#places.subarray(0, this.#count), this.#widths.subarray(0, this.#count)]
    return { kind, places, widths, bytes, codePoints }
  }
}

function walk({ bytes, bom }: Content): Survey {
  const order: number[] = []
  const beyond = new Map<number, number>()
  const listings = new Map<number, Listing>()
  const end = bytes.length
  let listed = 0
  for (let offset = bom ? 3 : 0; offset < end; offset++) {
    const lead = bytes[offset] ?? 0
    if (lead < 0x80) continue
    const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    const codePoint = codePointAt(bytes, offset, width)
    const seen = codePoint > 0xffff ? (beyond.get(codePoint) ?? 0) : (COUNTS[codePoint] ?? 0)
    if (codePoint > 0xffff) beyond.set(codePoint, seen + 1)
    else COUNTS[codePoint] = seen + 1
    if (seen === 0) order.push(codePoint)
    const kind = codePoint > 0xffff ? (isTag(codePoint) ? TAGS : -1) : (CLASS_OF[codePoint] ?? 0) - 1
    if (kind >= 0 && ++listed <= MAX_PLACES) {
      const listing = listings.get(kind) ?? newListing(listings, kind)
      if (seen === 0) listing.codePoints.push(codePoint)
      listing.add(offset, width)
    }
    offset += width - 1
  }
  const counts = new Map(order.map(codePoint => [codePoint, beyond.get(codePoint) ?? COUNTS[codePoint] ?? 0]))
  for (const codePoint of order) COUNTS[codePoint & 0xffff] = 0
  if (listed > MAX_PLACES) return { ...NOTHING, counts }
  const present = (from: number, to: number) =>
    [...listings.keys()]
      .filter(kind => kind >= from && kind < to)
      .sort((a, b) => a - b)
      .flatMap(kind => listings.get(kind)?.occurrences ?? [])
  return { counts, punctuation: present(0, PUNCTUATION.length), invisible: present(PUNCTUATION.length, CLASSES.length) }
}

function newListing(listings: Map<number, Listing>, kind: number): Listing {
  const listing = new Listing(CLASSES[kind] ?? { characters: [], plain: [] })
  listings.set(kind, listing)
  return listing
}

/** The first distinct characters of a text as one string: they show what the text consists of. */
export function sampleOf({ counts }: Survey): string {
  let sample = ''
  for (const codePoint of counts.keys()) {
    sample += String.fromCodePoint(codePoint)
    if (sample.length >= MAX_SAMPLE) break
  }
  return sample
}

/** Every place of a class replaced by the same text. */
export function replacementsFor({ places, widths }: Occurrences, text: string): Replacement[] {
  return Array.from(places, (offset, at) => ({ offset, width: widths[at] ?? 0, text }))
}

/** The bytes with every place of each class replaced by the text chosen for it; undefined keeps the class as it is. */
export function replaceClasses(bytes: Buffer, classes: readonly Occurrences[], chosen: readonly (string | undefined)[]): Buffer {
  const all = classes.flatMap((occurrences, at) => {
    const text = chosen[at]
    return text === undefined
      ? []
      : [{ places: occurrences.places, widths: occurrences.widths, bytes: occurrences.bytes, text, next: 0 }]
  })
  const gain = all.reduce((sum, { places, bytes: taken, text }) => sum + places.length * text.length - taken, 0)
  const out = Buffer.allocUnsafe(bytes.length + gain)
  let from = 0
  let to = 0
  for (;;) {
    // Classes are few: the one whose next place comes first is found by looking at each.
    let first = all[0]
    let offset = Number.POSITIVE_INFINITY
    for (const one of all) {
      const place = one.places[one.next]
      if (place === undefined || place >= offset) continue
      first = one
      offset = place
    }
    to = copyPart(bytes, from, Math.min(offset, bytes.length), out, to)
    if (first === undefined || offset > bytes.length) return out
    for (let at = 0; at < first.text.length; at++) out[to++] = first.text.charCodeAt(at)
    from = offset + (first.widths[first.next++] ?? 0)
  }
}

/** `U+201C LEFT DOUBLE QUOTATION MARK, U+201D …`: the distinct characters of a class, in order of first occurrence. */
export function namesOf({ codePoints }: Occurrences): string {
  return codePoints.map(characterName).join(', ')
}

function isTag(codePoint: number): boolean {
  return codePoint >= 0xe0000 && codePoint < 0xe0080
}

function codePointAt(bytes: Uint8Array, at: number, width: number): number {
  let codePoint = (bytes[at] ?? 0) & (0xff >> (width + 1))
  for (let next = 1; next < width; next++) codePoint = (codePoint << 6) | ((bytes[at + next] ?? 0) & 0x3f)
  return codePoint
}
