import { ArchiveRefusal } from './problem.ts'

/** Members of one archive, folders included. A Linux source tree has 90,000; each takes about 500 bytes of memory here. */
export const MAX_MEMBERS = 1_000_000
/** Expanded bytes of one archive, with all that is between members. Nothing is kept: this bounds the time. */
export const MAX_EXPANDED_BYTES = 64 * 1024 ** 3
/** Expanded bytes for each packed byte. Deflate reaches 1032, only on bytes that are all alike. */
export const MAX_EXPANSION_RATIO = 250
/** Until so many bytes are expanded, the ratio does not matter: small files of zeros are common. */
const MAX_UNWEIGHED_BYTES = 256 * 1024 ** 2
/** Archives within archives, the outermost included. */
export const MAX_ARCHIVE_DEPTH = 4
/** An archive within an archive, unless it is stored there as it is, is kept in memory: its index may be at its end. */
export const MAX_INNER_BYTES = 256 * 1024 ** 2
/** A path in GNU long names, PAX records or the target of a link. Linux allows 4096, Windows 32,767. */
export const MAX_NAME_BYTES = 32_767

/** Counts what is read of one archive, so that a small file cannot keep the gate busy for hours. */
export class Expansion {
  readonly #packedBytes: number
  #bytes = 0
  #members = 0

  /** @param packedBytes size of the archive as it is stored */
  constructor(packedBytes: number) {
    this.#packedBytes = Math.max(packedBytes, 1)
  }

  /** @throws ArchiveRefusal when there are too many */
  addMember(): void {
    if (++this.#members > MAX_MEMBERS) throw new ArchiveRefusal('archive-too-large', `it has over ${MAX_MEMBERS} members`)
  }

  /** @throws ArchiveRefusal when they are too many, at all or for the size of the archive */
  addBytes(count: number): void {
    this.#bytes += count
    if (this.#bytes > MAX_EXPANDED_BYTES)
      throw new ArchiveRefusal('archive-too-large', `it expands to over ${MAX_EXPANDED_BYTES} bytes`)
    if (this.#bytes > MAX_UNWEIGHED_BYTES && this.#bytes / this.#packedBytes > MAX_EXPANSION_RATIO) {
      const reason = `its ${this.#packedBytes} bytes expand to over ${this.#bytes}, more than ${MAX_EXPANSION_RATIO} for each`
      throw new ArchiveRefusal('archive-too-large', reason)
    }
  }
}
