/** What one diagnosis may cost. */
export interface Limits {
  readonly milliseconds: number
  /** Bytes hashed to compare candidates with the seal. */
  readonly hashedBytes: number
  /** Bytes of guesses. They are bounded by design, so that it is not said when they end, unless `why` tells that they are few. */
  readonly guessedBytes: number
  /** Bytes held beside the found ones: candidates, and what is made of the found bytes to look at them. */
  readonly memory: number
  /** Why these limits are lower than usual: said when one of them ends the search. */
  readonly why?: string
}

export const DEFAULT_LIMITS: Limits = { milliseconds: 3000, hashedBytes: 2 ** 30, guessedBytes: 48 * 2 ** 20, memory: 2 ** 28 }

/** What a guess costs beside its bytes, in bytes. */
const GUESS_OVERHEAD = 512

/** Keeps one search inside its limits, and remembers which one stopped it. */
export class Budget {
  readonly #limits: Limits
  readonly #clock: () => number
  readonly #start: number
  #hashed = 0
  #hashesSpent = false
  #held = 0
  #guessed = 0
  #limit: string | undefined

  /** `clock` gives milliseconds and never goes back. */
  constructor(limits: Limits, clock: () => number) {
    this.#limits = limits
    this.#clock = clock
    this.#start = clock()
  }

  /** Why something was left out; undefined when nothing was. */
  get limit(): string | undefined {
    const { why } = this.#limits
    return this.#limit === undefined || why === undefined ? this.#limit : `${this.#limit}: ${why}`
  }

  /** False when time or hashes ran out: nothing more can be proved. */
  get goesOn(): boolean {
    if (this.#hashesSpent) return false
    if (this.#clock() - this.#start < this.#limits.milliseconds) return true
    this.#limit ??= `stopped after ${this.#limits.milliseconds} ms`
    return false
  }

  /** True when so many bytes may still be hashed; they then count. */
  mayHash(bytes: number): boolean {
    if (this.#hashed + bytes <= this.#limits.hashedBytes) {
      this.#hashed += bytes
      return true
    }
    this.#hashesSpent = true
    this.#limit ??= `stopped after ${this.#hashed} hashed bytes`
    return false
  }

  /** True when one more guess of so many bytes may be compared; it then counts. */
  mayGuess(bytes: number): boolean {
    this.#guessed += bytes + GUESS_OVERHEAD
    if (this.#guessed <= this.#limits.guessedBytes) return true
    if (this.#limits.why !== undefined) this.#limit ??= `stopped after ${this.#limits.guessedBytes} bytes of guesses`
    return false
  }

  /** True when a candidate of so many bytes may be made now and let go after its comparison. */
  mayMake(bytes: number): boolean {
    if (this.#held + bytes <= this.#limits.memory) return true
    this.#limit ??= `candidates over ${this.#limits.memory} bytes of memory were left out`
    return false
  }

  /** Leaves out what takes more memory than there is for bytes of this length; what was left out is said. */
  affordable<Costly extends { readonly copies?: number }>(
    all: readonly Costly[],
    length: number,
    copies: number
  ): readonly Costly[] {
    const kept = all.filter(one => length * (one.copies ?? copies) <= this.#limits.memory)
    if (kept.length < all.length)
      this.#limit ??= `the file has ${length} bytes: causes that take more than ${this.#limits.memory} bytes of memory to undo were left out`
    return kept
  }

  /** True when a candidate of so many bytes may be made and held until the end; they then count. */
  mayHold(bytes: number): boolean {
    if (!this.mayMake(bytes)) return false
    this.#held += bytes
    return true
  }
}
