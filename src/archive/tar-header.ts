import type { PaxRecords } from './pax.ts'
import { ArchiveRefusal } from './problem.ts'

export const BLOCK_BYTES = 512

/** Everything a tar header block states: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
export interface TarHeader {
  readonly format: 'v7' | 'ustar' | 'gnu'
  /** The name field with the prefix before it. */
  readonly name: Uint8Array
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** As stored. */
  readonly size: number
  readonly mtime: number
  /** One character; `\0` of old archives as `0`. */
  readonly type: string
  readonly linkName: Uint8Array
  readonly uname: Uint8Array
  readonly gname: Uint8Array
}

/** A member of a tar archive, with the extended headers that it has. */
export interface TarEntry extends TarHeader {
  /** Of the first block that belongs to the member, extended headers included. */
  readonly start: number
  /** Of its own header. */
  readonly offset: number
  readonly dataOffset: number
  /** PAX records of its own extended headers. */
  readonly pax: PaxRecords
}

const ZEROS = Buffer.alloc(64 * 1024)

export function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += ZEROS.length) {
    const part = bytes.subarray(at, at + ZEROS.length)
    if (ZEROS.compare(part, 0, part.length, 0, part.length) !== 0) return false
  }
  return true
}

const USTAR = Buffer.from('ustar\x0000', 'latin1')
const GNU = Buffer.from('ustar  \0', 'latin1')
const CHECKSUM = { from: 148, to: 156 }
const BLANK = 0x20

/** True for a block whose checksum is that of a tar header. */
export function hasChecksum(block: Uint8Array): boolean {
  const stated = octal(block, CHECKSUM.from, CHECKSUM.to)
  let sum = 0
  let signed = 0
  for (let at = 0; at < BLOCK_BYTES; at++) {
    const byte = at >= CHECKSUM.from && at < CHECKSUM.to ? BLANK : (block[at] ?? 0)
    sum += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  // Old programs added signed bytes, and every reader accepts both.
  return stated !== undefined && (stated === sum || stated === signed)
}

/** @throws ArchiveRefusal when it is not a header, or one that readers do not agree on */
export function tarHeader(block: Uint8Array, offset: number): TarHeader {
  if (!hasChecksum(block))
    throw new ArchiveRefusal('archive-damaged', `the checksum of the tar header at byte ${offset} is wrong`)
  const format = formatOf(block, offset)
  const number = (from: number, to: number, what: string) => numberIn(block, from, to, what, offset)
  const text = (from: number, to: number, what: string) => textIn(block, from, to, what, offset)
  // Some readers stop at a device number that is not one, and report no error.
  if (format !== 'v7') for (const at of [329, 337]) number(at, at + 8, 'device number')
  const own = text(0, 100, 'name')
  const prefix = format === 'ustar' ? text(345, 500, 'prefix') : EMPTY
  const type = String.fromCharCode(block[156] ?? 0)
  return {
    format,
    name: prefix.length === 0 ? own : Buffer.concat([prefix, Buffer.from('/'), own]),
    mode: number(100, 108, 'mode'),
    uid: number(108, 116, 'owner'),
    gid: number(116, 124, 'group'),
    size: sizeIn(block, offset),
    mtime: number(136, 148, 'time'),
    type: type === '\0' ? '0' : type,
    linkName: text(157, 257, 'link name'),
    uname: format === 'v7' ? EMPTY : text(265, 297, 'owner name'),
    gname: format === 'v7' ? EMPTY : text(297, 329, 'group name')
  }
}

function formatOf(block: Uint8Array, offset: number): TarHeader['format'] {
  const magic = field(block, 257, 265)
  if (GNU.equals(magic)) return 'gnu'
  if (USTAR.equals(magic)) {
    // The format of star keeps times in the last 24 bytes of the prefix.
    if (field(block, 508, 512).toString('latin1') === 'tar\0')
      throw new ArchiveRefusal('archive-unsupported', `the tar header at byte ${offset} is in the format of star`)
    return 'ustar'
  }
  if (isZero(magic)) return 'v7'
  throw new ArchiveRefusal('archive-unsupported', `the tar header at byte ${offset} is in an unknown format`)
}

function sizeIn(block: Uint8Array, offset: number): number {
  const size = numberIn(block, 124, 136, 'size', offset)
  if (size < 0) throw new ArchiveRefusal('archive-damaged', `the size in the tar header at byte ${offset} is negative`)
  return size
}

/** Octal digits, or a two's complement number of base 256 whose first bit is set, as GNU tar writes what does not fit. */
function numberIn(block: Uint8Array, from: number, to: number, what: string, offset: number): number {
  const named = () => `the ${what} in the tar header at byte ${offset}`
  const first = block[from] ?? 0
  if ((first & 0x80) === 0) {
    const value = octal(block, from, to)
    if (value === undefined) throw new ArchiveRefusal('archive-damaged', `${named()} is not octal`)
    return value
  }
  if (first !== 0x80 && first !== 0xff) throw new ArchiveRefusal('archive-damaged', `${named()} is out of range`)
  const magnitude = block.subarray(from + 1, to).reduce((sum, byte) => sum * 256 + (first === 0xff ? 255 - byte : byte), 0)
  if (!Number.isSafeInteger(magnitude)) throw new ArchiveRefusal('archive-damaged', `${named()} is out of range`)
  return first === 0xff ? -magnitude - 1 : magnitude
}

const ZERO_DIGIT = 0x30
const SEVEN_DIGIT = 0x37

/** Blanks, octal digits, then blanks and NULs; no digit is 0. Without strings: a header has eight of them. */
function octal(block: Uint8Array, from: number, to: number): number | undefined {
  let at = from
  while (at < to && block[at] === BLANK) at++
  let value = 0
  for (let byte = block[at] ?? 0; at < to && byte >= ZERO_DIGIT && byte <= SEVEN_DIGIT; byte = block[++at] ?? 0)
    value = value * 8 + byte - ZERO_DIGIT
  for (; at < to; at++) if (block[at] !== BLANK && block[at] !== 0) return undefined
  return value
}

const EMPTY = new Uint8Array()

/** Up to the first NUL. What follows it is in no name that a reader shows, so it has to be zeros. */
function textIn(block: Uint8Array, from: number, to: number, what: string, offset: number): Uint8Array {
  let end = from
  while (end < to && block[end] !== 0) end++
  for (let at = end; at < to; at++)
    if (block[at] !== 0)
      throw new ArchiveRefusal('archive-ambiguous', `the ${what} in the tar header at byte ${offset} goes on after its NUL`)
  return end === from ? EMPTY : Buffer.from(block.subarray(from, end))
}

function field(block: Uint8Array, from: number, to: number): Buffer {
  return Buffer.from(block.buffer, block.byteOffset + from, to - from)
}
