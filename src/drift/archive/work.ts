// Limits of undoing changes of archives. All count work, so that the report is the same on any machine.

const MIB = 1024 * 1024

/** Bytes hashed to compare candidates with the seal. */
const MAX_HASHED_BYTES = 1024 * MIB
/** Bytes compressed again: 5 to 15 MB take one second. */
const MAX_ENCODED_BYTES = 40 * MIB
/** A smaller content counts as much: what is set up for it takes as long. */
const MIN_ENCODED_BYTES = 32 * 1024
/** Members changed back, each in a few microseconds. */
const MAX_CHANGED_MEMBERS = 150_000

/** Keeps one search within its limits, and records which limit stopped it. */
export class ArchiveWork {
  #hashed = 0
  #encoded = 0
  #members = 0
  #limit: string | undefined

  get limit(): string | undefined {
    return this.#limit
  }

  get workedBytes(): number {
    return this.#hashed + this.#encoded
  }

  /** False once any limit was reached. */
  get goesOn(): boolean {
    return this.#limit === undefined
  }

  mayTry(members: number): boolean {
    this.#members += members
    return this.#members <= MAX_CHANGED_MEMBERS || this.#stop(`${MAX_CHANGED_MEMBERS} changes of members`)
  }

  mayHash(bytes: number): boolean {
    this.#hashed += bytes
    return this.#hashed <= MAX_HASHED_BYTES || this.#stop(`${MAX_HASHED_BYTES} hashed bytes`)
  }

  mayEncode(length: number): boolean {
    const bytes = Math.max(length, MIN_ENCODED_BYTES)
    if (this.#encoded + bytes > MAX_ENCODED_BYTES) return this.#stop(`${MAX_ENCODED_BYTES} bytes compressed again`)
    this.#encoded += bytes
    return true
  }

  #stop(what: string): false {
    this.#limit ??= `the search inside the archive stopped after ${what}`
    return false
  }
}
