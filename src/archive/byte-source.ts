/** Bytes that can be read at any offset: an opened file, or memory. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number
  /**
   * @param into memory of at least `length` bytes that may be used, and is overwritten by the next read into it
   * @returns exactly `length` bytes; without `into`, they are never overwritten
   * @throws when the range is not within `size`, or the bytes cannot be read
   */
  read(offset: number, length: number, into?: Uint8Array): Uint8Array
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
    read: (offset, length, into) => {
      checkRange(size, offset, length)
      return source.read(start + offset, length, into)
    }
  }
}

/** The bytes from `start` up to `end`, piece by piece. Each piece is its own memory. */
export function* piecesOf(source: ByteSource, start: number, end: number): Generator<Uint8Array> {
  for (let at = start; at < end; at += MAX_PIECE_BYTES) yield source.read(at, Math.min(MAX_PIECE_BYTES, end - at))
}

/** The same, where each piece may overwrite the one before: new memory for every piece costs more than reading it. */
export function* passingPieces(source: ByteSource, start = 0, end = source.size): Generator<Uint8Array> {
  const into = Buffer.allocUnsafeSlow(Math.min(MAX_PIECE_BYTES, end - start))
  for (let at = start; at < end; at += MAX_PIECE_BYTES) yield source.read(at, Math.min(MAX_PIECE_BYTES, end - at), into)
}

function checkRange(size: number, offset: number, length: number): void {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > size)
    throw new RangeError(`bytes ${offset} to ${offset + length} are not within ${size}`)
}
