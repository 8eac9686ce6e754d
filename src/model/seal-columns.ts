import { isAscii } from 'node:buffer'
import type { Seal, SealFacts, Seals } from './seal.ts'

/** What threads share of columns. */
export interface SharedColumns {
  /** Bytes of the manifest itself, or of a text made of seals. */
  readonly text: SharedArrayBuffer
  readonly numbers: SharedArrayBuffer
  /** Most seals that the memory has room for. */
  readonly room: number
  readonly length: number
  /** Line of the first seal; every other seal is one line further. */
  readonly firstLine: number
}

/** Where a seal is in the text, as offsets in bytes. */
export interface Place {
  readonly pathAt: number
  readonly pathEnd: number
  /** Of the 64 hex digits of its sha256; `NOWHERE` if that is not all there is to compare. */
  readonly sha256At: number
  /** Of the hex digits of its git id, up to the next quotation mark, or `NOWHERE`. */
  readonly gitAt: number
}

export const NOWHERE = 0xffff_ffff

const SHA256_DIGITS = 64
const TEXTS = [undefined, 'ascii', 'utf-8', 'binary'] as const
const EOLS = [undefined, 'lf', 'crlf', 'mixed', 'none'] as const
const QUOTE = 0x22
export const NO_FACTS: SealFacts = {}
/** The bit in which ASCII letters of the two cases differ. */
const LOWER_CASE = 0x20
/** In place of a length: none is promised. */
const NO_LENGTH = -1

/**
 * Seals of a large manifest, one after the other as the manifest has them: its bytes stay as they are, and a seal is a few numbers beside
 * them. An object is made each time that a seal is asked for, and a million of them are never there at once. Only seals with a sha256 alone
 * and a name in UTF-8 fit.
 */
export class SealColumns implements Seals {
  readonly #text: Buffer
  readonly #shared: SharedColumns
  readonly #lengths: Float64Array
  readonly #pathAts: Uint32Array
  readonly #pathEnds: Uint32Array
  readonly #sha256Ats: Uint32Array
  readonly #gitAts: Uint32Array
  readonly #facts: Uint8Array
  #length: number

  constructor(shared: SharedColumns) {
    const { text, numbers, room, length } = shared
    this.#shared = shared
    this.#text = Buffer.from(text)
    this.#lengths = new Float64Array(numbers, 0, room)
    this.#pathAts = new Uint32Array(numbers, room * 8, room)
    this.#pathEnds = new Uint32Array(numbers, room * 12, room)
    this.#sha256Ats = new Uint32Array(numbers, room * 16, room)
    this.#gitAts = new Uint32Array(numbers, room * 20, room)
    this.#facts = new Uint8Array(numbers, room * 24, room)
    this.#length = length
  }

  /**
   * Columns without a seal, to be filled by `push`. Memory that is not used yet costs nothing.
   * @param room most seals
   */
  static over(text: SharedArrayBuffer, room: number, firstLine: number): SealColumns {
    const numbers = new SharedArrayBuffer(room * 25)
    return new SealColumns({ text, numbers, room, length: 0, firstLine })
  }

  get length(): number {
    return this.#length
  }

  get shared(): SharedColumns {
    return { ...this.#shared, length: this.#length }
  }

  push({ pathAt, pathEnd, sha256At, gitAt }: Place, bytes: number | undefined, facts: SealFacts): void {
    const index = this.#length++
    if (index >= this.#shared.room) throw new RangeError('there are more seals than there is room for')
    this.#lengths[index] = bytes ?? NO_LENGTH
    this.#pathAts[index] = pathAt
    this.#pathEnds[index] = pathEnd
    this.#sha256Ats[index] = sha256At
    this.#gitAts[index] = gitAt
    if (facts !== NO_FACTS) this.#facts[index] = factsByte(facts)
  }

  pathAt(index: number): string {
    return this.#text.toString('utf8', this.#pathAts[index], this.#pathEnds[index])
  }

  indexOfPath(path: string): number {
    const bytes = Buffer.from(path)
    // Quick for a path that is nowhere in the manifest, such as its own.
    if (!this.#text.includes(bytes)) return -1
    const [starts, ends, length] = [this.#pathAts, this.#pathEnds, this.#length]
    for (let index = 0; index < length; index++) {
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      if (end - start === bytes.length && this.#text.compare(bytes, 0, bytes.length, start, end) === 0) return index
    }
    return -1
  }

  /** False if some path has characters beyond ASCII; true only if none has. */
  get isAscii(): boolean {
    return isAscii(this.#text)
  }

  /** Seals whose path ends in these ASCII characters, in lower or upper case. @param ending in lower case */
  indexesEndingIn(ending: string): number[] {
    // A loop that runs once is not compiled: private fields would take most of its time.
    const [text, starts, ends, length] = [this.#text, this.#pathAts, this.#pathEnds, this.#length]
    // Nearly every other path ends in another character: of its bytes nothing is made.
    const last = ending.charCodeAt(ending.length - 1)
    const found: number[] = []
    for (let index = 0; index < length; index++) {
      const end = ends[index] ?? 0
      if (((text[end - 1] ?? 0) | LOWER_CASE) !== last) continue
      const start = Math.max(end - ending.length, starts[index] ?? 0)
      if (text.toString('latin1', start, end).toLowerCase() === ending) found.push(index)
    }
    return found
  }

  /** Seals of files with at least so many bytes. */
  indexesFrom(bytes: number): number[] {
    const [lengths, length] = [this.#lengths, this.#length]
    const found: number[] = []
    for (let index = 0; index < length; index++) if ((lengths[index] ?? NO_LENGTH) >= bytes) found.push(index)
    return found
  }

  /** Of all sealed lengths. @param guess for each seal without one */
  totalBytes(guess: number): number {
    const [lengths, length] = [this.#lengths, this.#length]
    let total = 0
    for (let index = 0; index < length; index++) {
      const bytes = lengths[index] ?? NO_LENGTH
      total += bytes === NO_LENGTH ? guess : bytes
    }
    return total
  }

  /** FNV-1a of the bytes of a path. */
  pathHash(index: number): number {
    const text = this.#text
    const end = this.#pathEnds[index] ?? 0
    let hash = 0x811c9dc5
    for (let at = this.#pathAts[index] ?? 0; at < end; at++) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193)
    return hash >>> 0
  }

  isSamePath(a: number, b: number): boolean {
    const [startA, endA, startB, endB] = [this.#pathAts[a], this.#pathEnds[a], this.#pathAts[b], this.#pathEnds[b]]
    return this.#text.compare(this.#text, startB, endB, startA, endA) === 0
  }

  /** Sealed length, or undefined. */
  bytesAt(index: number): number | undefined {
    const bytes = this.#lengths[index] ?? NO_LENGTH
    return bytes === NO_LENGTH ? undefined : bytes
  }

  /** Hex digits of a sha256; undefined if that is not all there is to compare. */
  sha256At(index: number): string | undefined {
    const start = this.#sha256Ats[index] ?? NOWHERE
    return start === NOWHERE ? undefined : this.#text.toString('latin1', start, start + SHA256_DIGITS)
  }

  /** What hashing needs of a seal: path, length and sha256. Undefined if it has more digests than that, or others. */
  bareAt(index: number): Seal | undefined {
    const sha256 = this.sha256At(index)
    if (sha256 === undefined) return undefined
    const path = this.pathAt(index)
    const digests = { sha256 }
    const bytes = this.#lengths[index] ?? NO_LENGTH
    const line = this.#shared.firstLine + index
    return bytes === NO_LENGTH ? { path, digests, line } : { path, digests, bytes, line }
  }

  /** What is known of its text; without the id of its blob. */
  factsAt(index: number): SealFacts {
    const byte = this.#facts[index] ?? 0
    const text = TEXTS[byte % TEXTS.length]
    const rest = Math.floor(byte / TEXTS.length)
    const eol = EOLS[rest % EOLS.length]
    return { ...(text !== undefined && { text }), ...(eol !== undefined && { eol }), ...(rest >= EOLS.length && { bom: true }) }
  }

  at(index: number): Seal | undefined {
    const from = index < 0 ? this.#length + index : index
    return from >= 0 && from < this.#length ? this.#sealAt(from) : undefined
  }

  #sealAt(index: number): Seal {
    const bare = this.bareAt(index)
    if (bare === undefined) throw new Error('the seal has more than its columns')
    const gitAt = this.#gitAts[index] ?? NOWHERE
    const git = gitAt === NOWHERE ? {} : { git: this.#text.toString('latin1', gitAt, this.#text.indexOf(QUOTE, gitAt)) }
    return { ...bare, ...this.factsAt(index), ...git }
  }

  *[Symbol.iterator](): Generator<Seal> {
    for (let index = 0; index < this.#length; index++) yield this.#sealAt(index)
  }

  *entries(): Generator<[number, Seal]> {
    for (let index = 0; index < this.#length; index++) yield [index, this.#sealAt(index)]
  }

  map<Value>(make: (seal: Seal, index: number) => Value): Value[] {
    const values: Value[] = []
    for (let index = 0; index < this.#length; index++) values.push(make(this.#sealAt(index), index))
    return values
  }

  flatMap<Value>(make: (seal: Seal, index: number) => Value | readonly Value[]): Value[] {
    const values: Value[] = []
    for (let index = 0; index < this.#length; index++) {
      const made = make(this.#sealAt(index), index)
      if (Array.isArray(made)) values.push(...made)
      else values.push(made as Value) // the narrowing does not see that a readonly list is a list
    }
    return values
  }

  filter(test: (seal: Seal, index: number) => boolean): Seal[] {
    const seals: Seal[] = []
    for (let index = 0; index < this.#length; index++) {
      const seal = this.#sealAt(index)
      if (test(seal, index)) seals.push(seal)
    }
    return seals
  }

  findIndex(test: (seal: Seal, index: number) => boolean): number {
    for (let index = 0; index < this.#length; index++) if (test(this.#sealAt(index), index)) return index
    return -1
  }

  find(test: (seal: Seal, index: number) => boolean): Seal | undefined {
    const index = this.findIndex(test)
    return index < 0 ? undefined : this.#sealAt(index)
  }

  some(test: (seal: Seal, index: number) => boolean): boolean {
    return this.findIndex(test) >= 0
  }

  every(test: (seal: Seal, index: number) => boolean): boolean {
    return this.findIndex((seal, index) => !test(seal, index)) < 0
  }
}

function factsByte({ text, eol, bom }: SealFacts): number {
  return TEXTS.indexOf(text) + TEXTS.length * (EOLS.indexOf(eol) + (bom === true ? EOLS.length : 0))
}
