/** Bytes that can be read at any offset: an opened file, or memory. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number
  /**
   * @returns exactly `length` bytes, which are never overwritten afterwards
   * @throws when the range is not within `size`, or the bytes cannot be read
   */
  read(offset: number, length: number): Uint8Array
}

/** Bytes read at a time: large enough that calls cost little, small enough that memory stays small. */
export const MAX_PIECE_BYTES = 1024 * 1024

export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => {
      checkRange(bytes.length, offset, length)
      return bytes.subarray(offset, offset + length)
    }
  }
}

/** A part of a source, as a source. @throws when it is not within the source */
export function partOf(source: ByteSource, start: number, size: number): ByteSource {
  checkRange(source.size, start, size)
  return {
    size,
    read: (offset, length) => {
      checkRange(size, offset, length)
      return source.read(start + offset, length)
    }
  }
}

/** The bytes from `start` up to `end`, piece by piece. */
export function* piecesOf(source: ByteSource, start = 0, end = source.size): Generator<Uint8Array> {
  for (let at = start; at < end; at += MAX_PIECE_BYTES) yield source.read(at, Math.min(MAX_PIECE_BYTES, end - at))
}

function checkRange(size: number, offset: number, length: number): void {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > size)
    throw new RangeError(`bytes ${offset} to ${offset + length} are not within ${size}`)
}
