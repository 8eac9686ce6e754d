/** Bytes of a text as they come, read once, with the line that each stands on. */
export class Feed {
  readonly #source: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  #at = 0
  #line = 1
  #counted = 0
  #over = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  get chunk(): Uint8Array {
    return this.#chunk
  }

  /** Index of the next byte in the chunk. */
  get at(): number {
    return this.#at
  }

  moveTo(at: number): void {
    this.#at = at
  }

  /** Line, from 1, of a byte of this chunk that is not before one that was asked for already. */
  lineOf(index: number): number {
    for (let next = this.#chunk.indexOf(10, this.#counted); next >= 0 && next < index; next = this.#chunk.indexOf(10, next + 1)) {
      this.#line++
      this.#counted = next + 1
    }
    return this.#line
  }

  /** True when there is a byte at `at`; reads on when the chunk is used up. */
  async more(): Promise<boolean> {
    while (this.#at >= this.#chunk.length) {
      if (this.#over) return false
      this.lineOf(this.#chunk.length)
      const { value, done } = await this.#source.next()
      if (done === true) {
        this.#over = true
        return false
      }
      this.#chunk = value
      this.#at = 0
      this.#counted = 0
    }
    return true
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
