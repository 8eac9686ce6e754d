import { createHash, type Hash } from 'node:crypto'
import { fstatSync, readSync } from 'node:fs'
import { algorithmsOf, digestOf, digestsMatch } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Algorithm, Seal } from '../model/seal.ts'

export const BUFFER_BYTES = 512 * 1024
/** The length of a block device is a multiple of this. */
const SECTOR_BYTES = 512

/** One per thread, created when first needed. Every use is synchronous, so two uses never overlap. */
let scratch: Buffer | undefined

/** Reads opened files and measures their bytes. */
export class DescriptorReader {
  readonly #buffer: Buffer
  /** The start of the buffer that was hashed last: many files have the length of the one before. */
  #start: Buffer
  #seen: Buffer | undefined

  constructor() {
    scratch ??= Buffer.allocUnsafeSlow(BUFFER_BYTES)
    this.#buffer = scratch
    this.#start = scratch
  }

  /** The bytes that were measured last, if a single read got all of them; overwritten by the next read. */
  get seen(): Buffer | undefined {
    return this.#seen
  }

  forget(): void {
    this.#seen = undefined
  }

  /**
   * The quick way, for intact files. A read at a position fails on FIFOs, sockets and terminals (ESPIPE) and on folders (EISDIR), and
   * asking for one byte more than sealed proves the length, so `fstat` is needed only if the seal promises no bytes, or as many as a block
   * device may have. A character device has no end.
   */
  holds(fd: number, seal: Seal): boolean {
    const { bytes } = seal
    if ((bytes === undefined || bytes % SECTOR_BYTES === 0) && !fstatSync(fd).isFile()) return false
    const asked = bytes === undefined ? BUFFER_BYTES : Math.min(bytes + 1, BUFFER_BYTES)
    const n = readSync(fd, this.#buffer, 0, asked, 0)
    if (n < asked) return (bytes === undefined || n === bytes) && digestsMatch(seal.digests, this.#startOf(n))
    if (bytes !== undefined && bytes < n) return false
    // A device never ends, and a sparse file of a TiB nearly never: neither is read past the length that could be right.
    const stats = fstatSync(fd)
    if (!stats.isFile() || (bytes !== undefined && stats.size !== bytes)) return false
    const algorithms = algorithmsOf(seal)
    if (algorithms.length === 0) return false
    const found = this.measure(fd, algorithms, bytes ?? Number.MAX_SAFE_INTEGER)
    return found !== undefined && isSealed(seal, found)
  }

  #startOf(length: number): Buffer {
    if (this.#start.length !== length) this.#start = this.#buffer.subarray(0, length)
    return this.#start
  }

  /** The same against bytes in hand, which saves hashing; for as many as a single read gets. */
  hasBytes(fd: number, content: Buffer): boolean {
    const n = readSync(fd, this.#buffer, 0, content.length + 1, 0)
    return n === content.length && content.equals(this.#buffer.subarray(0, n))
  }

  /** Length and digests of all bytes from one read through. Undefined when there are more than `most`. */
  measure(fd: number, algorithms: readonly Algorithm[], most: number): Measurement | undefined {
    if (most < BUFFER_BYTES) return this.#measureSmall(fd, algorithms, most)
    const hashes = algorithms.map((algorithm): [Algorithm, Hash] => [algorithm, createHash(algorithm)])
    let bytes = 0
    for (;;) {
      const n = readSync(fd, this.#buffer, 0, BUFFER_BYTES, bytes)
      if (n === 0) break
      bytes += n
      heartbeat()
      if (bytes > most) return undefined
      const content = n === BUFFER_BYTES ? this.#buffer : this.#buffer.subarray(0, n)
      for (const [, hash] of hashes) hash.update(content)
    }
    return { bytes, digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])) }
  }

  /** The same for a file that fits into one read, which asks for one byte more to see whether there are more. */
  #measureSmall(fd: number, algorithms: readonly Algorithm[], most: number): Measurement | undefined {
    const bytes = readSync(fd, this.#buffer, 0, most + 1, 0)
    if (bytes > most) return undefined
    const content = this.#buffer.subarray(0, bytes)
    this.#seen = content
    return { bytes, digests: Object.fromEntries(algorithms.map(algorithm => [algorithm, digestOf(algorithm, content)])) }
  }
}

/** True if a measurement matches a seal: its length, if it has one, and each of its digests. */
export function isSealed(seal: Seal, found: Measurement): boolean {
  if (seal.bytes !== undefined && seal.bytes !== found.bytes) return false
  const algorithms = algorithmsOf(seal)
  return algorithms.length > 0 && algorithms.every(algorithm => found.digests?.[algorithm] === seal.digests[algorithm])
}

/** All bytes of an opened file. Undefined when the file became shorter meanwhile. */
export function wholeOf(fd: number, size: number): Buffer | undefined {
  const whole = Buffer.allocUnsafeSlow(size)
  let at = 0
  for (let n = 1; n > 0 && at < size; at += n) n = readSync(fd, whole, at, size - at, at)
  return at === size ? whole : undefined
}
