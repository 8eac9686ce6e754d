import { isBelowAny } from '../disk/folders.ts'
import type { Seal, SealFacts } from '../model/seal.ts'

/** A file of at least this many bytes is work of its own; they are taken first, biggest first, so that no thread ends alone with one. */
export const BIG_BYTES = 8 * 1024 * 1024
/** Small files are taken so many at a time. Neighbours share folders, which each thread asks once. */
const RANGE = 64

const NEXT = 0
const HEADER_BYTES = 64
const HEX_BYTES = 64
const NO_DIGEST = '0'.repeat(HEX_BYTES)
/** Seals written into the table at a time. */
const BATCH = 2048

/** In place of a length: the seal promises none, or it holds more than a path, a length and a sha256. */
const UNKNOWN = -1
const NOT_FOR_WORKERS = -2

/** Verdict of one seal. Nobody looked yet: 0, so that a lost entry can never read as an intact one. */
export const UNSEEN = 0
export const INTACT = 1
export const LOOK_AGAIN = 2

/** Of a seal that promises a mode: whether the owner may execute the file. */
const MODE_NOT_SEEN = 0
const PLAIN = 1
const EXECUTABLE = 2
/** The seal promises no mode. */
const MODE_NOT_PROMISED = 3

/** What is handed to a worker: memory that all threads see. Nothing is copied for each file, and no message is sent for one. */
export interface SharedWork {
  readonly memory: SharedArrayBuffer
  readonly count: number
  readonly bigs: number
  readonly pathBytes: number
}

/**
 * The seals of one run in shared memory: a ticket counter, and for each seal its path, length, sha256 and verdict. Workers see only seals
 * with a sha256 alone and a name in UTF-8; any other is left to the main thread.
 */
export class WorkTable {
  readonly shared: SharedWork
  readonly #tickets: Int32Array
  readonly #verdicts: Uint8Array
  readonly #modes: Uint8Array
  readonly #facts: Uint8Array
  readonly #lengths: Float64Array
  readonly #order: Uint32Array
  readonly #pathEnds: Uint32Array
  readonly #hex: Buffer
  readonly #paths: Buffer

  constructor(shared: SharedWork) {
    const { memory, count, pathBytes } = shared
    this.shared = shared
    let at = HEADER_BYTES
    const next = (bytes: number): number => {
      const start = at
      at = Math.ceil((at + bytes) / 8) * 8
      return start
    }
    this.#tickets = new Int32Array(memory, 0, 1)
    this.#lengths = new Float64Array(memory, next(count * 8), count)
    this.#order = new Uint32Array(memory, next(count * 4), count)
    this.#pathEnds = new Uint32Array(memory, next(count * 4), count)
    this.#verdicts = new Uint8Array(memory, next(count), count)
    this.#modes = new Uint8Array(memory, next(count), count)
    this.#facts = new Uint8Array(memory, next(count), count)
    this.#hex = Buffer.from(memory, next(count * HEX_BYTES), count * HEX_BYTES)
    this.#paths = Buffer.from(memory, next(pathBytes), pathBytes)
  }

  static of(seals: readonly Seal[]): WorkTable {
    const count = seals.length
    let units = 0
    for (const { path } of seals) units += path.length
    // A UTF-16 code unit has at most three bytes in UTF-8.
    const pathBytes = units * 3
    const bytes = HEADER_BYTES + count * (8 + 4 + 4 + 1 + 1 + 1 + HEX_BYTES) + pathBytes + 64
    const bigs = seals.flatMap((seal, index) => (isBig(seal) ? [index] : [])).sort((a, b) => sizeOf(seals[b]) - sizeOf(seals[a]))
    const table = new WorkTable({ memory: new SharedArrayBuffer(bytes), count, bigs: bigs.length, pathBytes })
    table.#order.set(bigs)
    let place = bigs.length
    for (const [index, seal] of seals.entries()) if (!isBig(seal)) table.#order[place++] = index
    let end = 0
    for (let from = 0; from < count; from += BATCH) end = table.#fill(seals, from, Math.min(from + BATCH, count), end)
    return table
  }

  /** Writes many seals at once: a call into the runtime for each would cost more than hashing small files. */
  #fill(seals: readonly Seal[], from: number, to: number, start: number): number {
    let paths = ''
    let hex = ''
    for (let index = from; index < to; index++) {
      const seal = seals[index]
      if (seal === undefined) throw new RangeError('no such seal')
      paths += seal.path
      hex += seal.digests.sha256 ?? NO_DIGEST
      this.#lengths[index] = isPlain(seal) ? (seal.bytes ?? UNKNOWN) : NOT_FOR_WORKERS
      this.#facts[index] = factsByte(seal)
      if (seal.exec === undefined) this.#modes[index] = MODE_NOT_PROMISED
    }
    this.#hex.write(hex, from * HEX_BYTES, 'latin1')
    const written = this.#paths.write(paths, start)
    const ascii = written === paths.length
    let end = start
    for (let index = from; index < to; index++) {
      const path = seals[index]?.path ?? ''
      end += ascii ? path.length : Buffer.byteLength(path)
      this.#pathEnds[index] = end
    }
    return end
  }

  /** Places in the order of work that the next ticket stands for; undefined when no work is left. */
  take(): { readonly from: number; readonly to: number } | undefined {
    const { bigs, count } = this.shared
    const ticket = Atomics.add(this.#tickets, NEXT, 1)
    if (ticket < bigs) return { from: ticket, to: ticket + 1 }
    const from = bigs + (ticket - bigs) * RANGE
    return from < count ? { from, to: Math.min(from + RANGE, count) } : undefined
  }

  /** Index of the seal at a place in the order of work. */
  indexAt(place: number): number {
    return this.#order[place] ?? 0
  }

  /** The seal as a worker sees it; undefined when it is not for workers. */
  sealAt(index: number): Seal | undefined {
    const bytes = this.#lengths[index] ?? NOT_FOR_WORKERS
    if (bytes === NOT_FOR_WORKERS) return undefined
    const path = this.#pathAt(index)
    const sha256 = this.#hex.toString('latin1', index * HEX_BYTES, (index + 1) * HEX_BYTES)
    const seal: Seal = bytes === UNKNOWN ? { path, digests: { sha256 }, line: 0 } : { path, digests: { sha256 }, bytes, line: 0 }
    // Which of the two is promised does not matter here: the mode is only looked at.
    return this.#modes[index] === MODE_NOT_PROMISED ? seal : { ...seal, exec: false }
  }

  /** The same with the facts of its text, which only a diagnosis asks for. */
  sealWithFacts(index: number): Seal | undefined {
    const seal = this.sealAt(index)
    return seal === undefined ? undefined : { ...seal, ...factsOf(this.#facts[index] ?? 0) }
  }

  /** Seals with this verdict, in their order. */
  indexesOf(verdict: number): number[] {
    const indexes: number[] = []
    for (let at = this.#verdicts.indexOf(verdict); at >= 0; at = this.#verdicts.indexOf(verdict, at + 1)) indexes.push(at)
    return indexes
  }

  /** Starts again with the first ticket, for another pass. Only while no thread is at work. */
  restart(): void {
    Atomics.store(this.#tickets, NEXT, 0)
  }

  /** @param exec what was seen of the mode of an intact file */
  judge(index: number, intact: boolean, exec?: boolean): void {
    this.#verdicts[index] = intact ? INTACT : LOOK_AGAIN
    if (intact && exec !== undefined) this.#modes[index] = exec ? EXECUTABLE : PLAIN
  }

  /** What was seen of the mode of an intact file; undefined when nothing was. */
  execAt(index: number): boolean | undefined {
    const mode = this.#modes[index] ?? MODE_NOT_SEEN
    return mode === PLAIN || mode === EXECUTABLE ? mode === EXECUTABLE : undefined
  }

  /** Files in folders that changed, or became links, while they were read have to be looked at again. */
  distrust(folders: readonly string[]): void {
    if (folders.length === 0) return
    const changed = new Set(folders)
    for (let index = 0; index < this.shared.count; index++)
      if (this.verdict(index) === INTACT && isBelowAny(this.#pathAt(index), changed)) this.judge(index, false)
  }

  #pathAt(index: number): string {
    return this.#paths.toString('utf8', index === 0 ? 0 : this.#pathEnds[index - 1], this.#pathEnds[index])
  }

  verdict(index: number): number {
    return this.#verdicts[index] ?? UNSEEN
  }
}

function isPlain(seal: Seal): boolean {
  const { sha256, sha384, sha512, blake2b512 } = seal.digests
  return (
    sha256 !== undefined && seal.rawPath === undefined && sha384 === undefined && sha512 === undefined && blake2b512 === undefined
  )
}

const TEXTS = [undefined, 'ascii', 'utf-8', 'binary'] as const
const EOLS = [undefined, 'lf', 'crlf', 'mixed', 'none'] as const

function factsByte({ text, eol, bom }: Seal): number {
  return TEXTS.indexOf(text) + TEXTS.length * (EOLS.indexOf(eol) + (bom === true ? EOLS.length : 0))
}

function factsOf(byte: number): SealFacts {
  const text = TEXTS[byte % TEXTS.length]
  const rest = Math.floor(byte / TEXTS.length)
  const eol = EOLS[rest % EOLS.length]
  return { ...(text !== undefined && { text }), ...(eol !== undefined && { eol }), ...(rest >= EOLS.length && { bom: true }) }
}

function sizeOf(seal: Seal | undefined): number {
  return seal?.bytes ?? 0
}

function isBig(seal: Seal): boolean {
  return sizeOf(seal) >= BIG_BYTES
}
