/** Entries by weight; among equals, first come, first served. */
export class Queue<Entry> {
  readonly #byWeight: { entries: Entry[]; taken: number }[] = []

  add(weight: number, entry: Entry): void {
    while (this.#byWeight.length <= weight) this.#byWeight.push({ entries: [], taken: 0 })
    this.#byWeight[weight]?.entries.push(entry)
  }

  take(): Entry | undefined {
    const lightest = this.#byWeight.find(({ entries, taken }) => taken < entries.length)
    return lightest?.entries[lightest.taken++]
  }
}
