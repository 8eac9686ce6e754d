import type { ByteSource } from './byte-source.ts'
import { crc32 } from './crc32.ts'
import { ArchiveRefusal } from './problem.ts'

/** Header fields of one gzip member: https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
export interface GzipHeader {
  readonly offset: number
  readonly flags: number
  /** Seconds since 1970; 0 when none is stored. */
  readonly mtime: number
  /** 2: slowest, 4: fastest. */
  readonly xfl: number
  readonly os: number
  readonly extra?: Uint8Array
  readonly name?: Uint8Array
  readonly comment?: Uint8Array
  /** Offset of the deflate stream. */
  readonly dataOffset: number
}

/** One gzip member with the end of its deflate stream. */
export interface GzipMember extends GzipHeader {
  readonly dataEnd: number
  readonly crc: number
  /** Expanded. */
  readonly bytes: number
}

const FIXED_BYTES = 10
export const GZIP_TRAILER_BYTES = 8
/** A name, a comment and an extra field together. Real ones have at most hundreds; extra is limited to 65,535 by its format. */
const MAX_HEADER_BYTES = 256 * 1024
const FHCRC = 2
const FEXTRA = 4
const FNAME = 8
const FCOMMENT = 16
const RESERVED = 0xe0

/** @throws ArchiveRefusal when there is no valid header */
export function gzipHeader(source: ByteSource, offset: number): GzipHeader {
  const bytes = Buffer.from(source.read(offset, Math.min(MAX_HEADER_BYTES, source.size - offset)))
  if (bytes.length < FIXED_BYTES) throw damaged('a gzip header is cut off')
  if (bytes.readUInt16BE(0) !== 0x1f8b || bytes[2] !== 8) throw damaged('a gzip header does not start with 1f 8b 08')
  const flags = bytes.readUInt8(3)
  if ((flags & RESERVED) !== 0) throw damaged('a gzip header has reserved flags')
  let at = FIXED_BYTES
  const take = (end: number): Uint8Array => {
    if (end < at || end > bytes.length) throw damaged(`a gzip header is cut off, or has over ${MAX_HEADER_BYTES} bytes`)
    const part = bytes.subarray(at, end)
    at = end
    return part
  }
  const zeroTerminated = (): Uint8Array => take(bytes.indexOf(0, at) + 1).subarray(0, -1)
  const number = (): number => Buffer.from(take(at + 2)).readUInt16LE(0)
  const sized = (bytes: number): Uint8Array => take(at + bytes)
  const extra = (flags & FEXTRA) === 0 ? undefined : sized(number())
  const name = (flags & FNAME) === 0 ? undefined : zeroTerminated()
  const comment = (flags & FCOMMENT) === 0 ? undefined : zeroTerminated()
  if ((flags & FHCRC) !== 0) {
    const expected = crc32(bytes.subarray(0, at)) & 0xffff
    if (number() !== expected) throw damaged('the checksum of a gzip header is wrong')
  }
  return {
    offset,
    flags,
    mtime: bytes.readUInt32LE(4),
    xfl: bytes.readUInt8(8),
    os: bytes.readUInt8(9),
    ...(extra && { extra }),
    ...(name && { name }),
    ...(comment && { comment }),
    dataOffset: offset + at
  }
}

/** Compares the trailer of a gzip member with what its deflate stream gave. @throws ArchiveRefusal when they differ */
export function checkGzipTrailer(source: ByteSource, dataEnd: number, crc: number, bytes: number): void {
  if (source.size - dataEnd < GZIP_TRAILER_BYTES) throw damaged('a gzip trailer is cut off')
  const trailer = Buffer.from(source.read(dataEnd, GZIP_TRAILER_BYTES))
  if (trailer.readUInt32LE(0) !== crc) throw damaged('the CRC-32 of a gzip stream is wrong')
  if (trailer.readUInt32LE(4) !== bytes % 2 ** 32) throw damaged('the length of a gzip stream is wrong')
}

function damaged(reason: string): ArchiveRefusal {
  return new ArchiveRefusal('archive-damaged', reason)
}
