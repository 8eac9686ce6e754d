import { isBelowAny } from '../disk/folders.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { SealColumns } from '../model/seal-columns.ts'
import { packSeals } from './pack-seals.ts'
import { BIG_BYTES, INTACT, LOOK_AGAIN, type SharedWork, UNSEEN } from './protocol.ts'

/** Small files are taken so many at a time. Neighbours share folders, which each thread asks once. */
const RANGE = 64

const NEXT = 0
const HEADER_BYTES = 64

/** Of a seal that promises a mode: whether the owner may execute the file. */
const MODE_NOT_SEEN = 0
const PLAIN = 1
const EXECUTABLE = 2
/** The seal promises no mode. */
const MODE_NOT_PROMISED = 3

/**
 * The seals of one run in shared memory, a ticket counter, and a verdict for each seal. Workers see only seals with a sha256 alone and a
 * name in UTF-8; any other is left to the main thread.
 */
export class WorkTable {
  readonly shared: SharedWork
  readonly #columns: SealColumns
  readonly #count: number
  readonly #tickets: Int32Array
  readonly #verdicts: Uint8Array
  readonly #modes: Uint8Array
  readonly #order: Uint32Array

  constructor(shared: SharedWork) {
    const { memory, columns } = shared
    this.shared = shared
    this.#columns = new SealColumns(columns)
    this.#count = columns.length
    this.#tickets = new Int32Array(memory, 0, 1)
    this.#order = new Uint32Array(memory, HEADER_BYTES, this.#count)
    this.#verdicts = new Uint8Array(memory, HEADER_BYTES + this.#count * 4, this.#count)
    this.#modes = new Uint8Array(memory, HEADER_BYTES + this.#count * 5, this.#count)
  }

  static of(seals: Seals): WorkTable {
    const columns = seals instanceof SealColumns ? seals : packSeals(seals)
    const count = columns.length
    const bigs = columns.indexesFrom(BIG_BYTES)
    const sizeOf = (index: number) => columns.bytesAt(index) ?? 0
    bigs.sort((a, b) => sizeOf(b) - sizeOf(a))
    const memory = new SharedArrayBuffer(HEADER_BYTES + count * 6)
    const table = new WorkTable({ memory, bigs: bigs.length, columns: columns.shared })
    const order = table.#order
    order.set(bigs)
    const areBig = new Set(bigs)
    let place = bigs.length
    for (let index = 0; index < count; index++) if (!areBig.has(index)) order[place++] = index
    if (seals === columns) table.#modes.fill(MODE_NOT_PROMISED)
    else for (const [index, { exec }] of seals.entries()) if (exec === undefined) table.#modes[index] = MODE_NOT_PROMISED
    return table
  }

  /** Places in the order of work that the next ticket stands for; undefined when no work is left. */
  take(): { readonly from: number; readonly to: number } | undefined {
    const { bigs } = this.shared
    const ticket = Atomics.add(this.#tickets, NEXT, 1)
    if (ticket < bigs) return { from: ticket, to: ticket + 1 }
    const from = bigs + (ticket - bigs) * RANGE
    return from < this.#count ? { from, to: Math.min(from + RANGE, this.#count) } : undefined
  }

  /** Index of the seal at a place in the order of work. */
  indexAt(place: number): number {
    return this.#order[place] ?? 0
  }

  /** The seal as a worker sees it; undefined when it is not for workers. */
  sealAt(index: number): Seal | undefined {
    const seal = this.#columns.bareAt(index)
    // Which of the two is promised does not matter here: the mode is only looked at.
    return seal === undefined || this.#modes[index] === MODE_NOT_PROMISED ? seal : { ...seal, exec: false }
  }

  /** The same with the facts of its text, which only a diagnosis asks for. */
  sealWithFacts(index: number): Seal | undefined {
    const seal = this.sealAt(index)
    return seal === undefined ? undefined : { ...seal, ...this.#columns.factsAt(index) }
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
    for (let index = 0; index < this.#count; index++)
      if (this.verdict(index) === INTACT && isBelowAny(this.#columns.pathAt(index), changed)) this.judge(index, false)
  }

  /** Every file is intact, and no seal promises a mode. */
  get areIntact(): boolean {
    return isFilledWith(this.#verdicts, INTACT) && isFilledWith(this.#modes, MODE_NOT_PROMISED)
  }

  verdict(index: number): number {
    return this.#verdicts[index] ?? UNSEEN
  }
}

function isFilledWith(bytes: Uint8Array, value: number): boolean {
  return Buffer.alloc(bytes.length, value).equals(bytes)
}
