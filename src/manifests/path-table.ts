import type { SealColumns } from '../model/seal-columns.ts'

/** Slots for each path: at most half of the table is used. */
const SLOTS_PER_PATH = 2
/** A list made so that its names fall into one slot must not take time that grows with the square of its length. */
const MAX_STEPS_PER_SLOT = 8

/**
 * Finds paths that are listed twice, as columns grow. A list in ascending order cannot have any; for another one, a table of numbers is
 * made, with the paths where they are.
 */
export class PathTable {
  readonly #columns: SealColumns
  readonly #room: number
  /** Index of a seal and one; 0 is an empty slot. */
  #slots: Uint32Array | undefined
  #steps = 0

  /** @param room most paths */
  constructor(columns: SealColumns, room: number) {
    this.#columns = columns
    this.#room = room
  }

  /**
   * Takes the path of the last seal. False when it is listed already, or when the paths are such that this table cannot decide.
   * @param isAscending it is greater than the path before it
   */
  takesLast(isAscending: boolean): boolean {
    const last = this.#columns.length - 1
    if (this.#slots !== undefined) return this.#add(this.#slots, last)
    if (isAscending) return true
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.#room * SLOTS_PER_PATH)))
    for (let index = 0; index <= last; index++) if (!this.#add(this.#slots, index)) return false
    return true
  }

  #add(slots: Uint32Array, index: number): boolean {
    const mask = slots.length - 1
    for (let slot = this.#columns.pathHash(index) & mask; ; slot = (slot + 1) & mask) {
      const known = slots[slot] ?? 0
      if (known === 0) {
        slots[slot] = index + 1
        return true
      }
      if (++this.#steps > MAX_STEPS_PER_SLOT * slots.length || this.#columns.isSamePath(known - 1, index)) return false
    }
  }
}
