import { elapsedMs } from '../../model/clock.ts'
import { heartbeat } from '../../model/heartbeat.ts'
import { CANDIDATE_BYTES, type Limits, MAX_DIAGNOSIS_MS } from '../policy.ts'

/** Candidates between two readings of the clock. */
const CLOCK_EVERY = 256

/** Keeps one search within its limits, and records which limit stopped it. Counts work, so that every machine stops at the same point. */
export class Budget {
  readonly #limits: Limits
  readonly #clock: () => number
  readonly #start: number
  #candidates = 0
  #worked = 0
  #hashed = 0
  #held = 0
  #guessed = 0
  #spent = false
  #limit: string | undefined

  /** @param clock milliseconds; never goes back. A last guard against a search that hangs. */
  constructor(limits: Limits, clock: () => number = elapsedMs) {
    this.#limits = limits
    this.#clock = clock
    this.#start = clock()
  }

  /** Why something was left out; undefined when nothing was. */
  get limit(): string | undefined {
    const { why } = this.#limits
    return this.#limit === undefined || why === undefined ? this.#limit : `${this.#limit}: ${why}`
  }

  /** Bytes looked at, made and hashed so far. */
  get workedBytes(): number {
    return this.#worked + this.#hashed
  }

  /** False when work or hashes are used up: nothing more can be proved. */
  get goesOn(): boolean {
    return !this.#spent
  }

  /** Counts bytes that are read or made. False when the budget does not cover them. */
  mayWork(bytes: number): boolean {
    this.#worked += bytes + CANDIDATE_BYTES
    if (this.#worked > this.#limits.workBytes) return this.#stop(`stopped after ${this.#limits.workBytes} bytes of work`)
    if (this.#candidates % CLOCK_EVERY === 0) heartbeat()
    if (++this.#candidates % CLOCK_EVERY === 0 && this.#clock() - this.#start > MAX_DIAGNOSIS_MS)
      return this.#stop(`stopped after ${MAX_DIAGNOSIS_MS} ms`)
    return !this.#spent
  }

  /** True when so many bytes may still be hashed; they then count. */
  mayHash(bytes: number): boolean {
    if (this.#hashed + bytes > this.#limits.hashedBytes) return this.#stop(`stopped after ${this.#hashed} hashed bytes`)
    this.#hashed += bytes
    return true
  }

  /** True when one more guess of so many bytes may be compared; it then counts. */
  mayGuess(bytes: number): boolean {
    this.#guessed += bytes + CANDIDATE_BYTES
    if (this.#guessed <= this.#limits.guessedBytes) return this.mayWork(bytes)
    if (this.#limits.why !== undefined) this.#limit ??= `stopped after ${this.#limits.guessedBytes} bytes of guesses`
    return false
  }

  /** True when a candidate of so many bytes may be made now and released after its comparison. */
  mayMake(bytes: number): boolean {
    if (this.#held + bytes <= this.#limits.memory) return this.mayWork(bytes)
    this.#limit ??= `candidates over ${this.#limits.memory} bytes of memory were left out`
    return false
  }

  /** Leaves out what takes more memory than there is for bytes of this length, and reports that. */
  affordable<Costly extends { readonly copies?: number }>(
    all: readonly Costly[],
    length: number,
    copies: number
  ): readonly Costly[] {
    const fits = (one: Costly) => length * (one.copies ?? copies) <= this.#limits.memory
    if (all.every(fits)) return all
    this.#limit ??= `the file has ${length} bytes: causes that take more than ${this.#limits.memory} bytes of memory to undo were left out`
    return all.filter(fits)
  }

  /** True when a candidate of so many bytes may be made and held until the end; they then count. */
  mayHold(bytes: number): boolean {
    if (!this.mayMake(bytes)) return false
    this.#held += bytes
    return true
  }

  #stop(limit: string): false {
    this.#spent = true
    this.#limit ??= limit
    return false
  }
}
