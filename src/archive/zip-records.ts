import { ArchiveRefusal } from './problem.ts'
import { type ExtraField, extraFields } from './zip-extra.ts'

/** What a local header and its entry in the central directory both state. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export interface ZipHeader {
  readonly offset: number
  /** With name, extra fields and comment. */
  readonly length: number
  readonly versionNeeded: number
  readonly flags: number
  readonly method: number
  /** MS-DOS time and date, as stored. */
  readonly time: number
  readonly date: number
  readonly crc: number
  /** From the extra field of zip64 where the header refers to it. */
  readonly packedBytes: number
  readonly bytes: number
  readonly name: Uint8Array
  readonly extra: Uint8Array
  readonly fields: readonly ExtraField[]
}

export interface CentralHeader extends ZipHeader {
  /** High byte: the system whose attributes are stored, 3 for Unix. */
  readonly madeBy: number
  readonly internalAttributes: number
  readonly externalAttributes: number
  readonly localOffset: number
  readonly comment: Uint8Array
}

/** Sizes and checksum after the content. */
export interface DataDescriptor {
  readonly offset: number
  /** 12, 16, 20 or 24. */
  readonly length: number
}

export interface ZipEntry {
  readonly format: 'zip'
  readonly central: CentralHeader
  readonly local: ZipHeader
  readonly dataOffset: number
  readonly descriptor?: DataDescriptor
}

export const LOCAL_BYTES = 30
export const CENTRAL_BYTES = 46
export const LOCAL_SIGNATURE = 0x04034b50
export const CENTRAL_SIGNATURE = 0x02014b50
export const DESCRIPTOR_SIGNATURE = 0x08074b50
const ZIP64_FIELD = 1
const NOT_HERE_32 = 0xffffffff

/** @param bytes the central directory @param base its offset in the archive @throws ArchiveRefusal */
export function centralHeader(bytes: Buffer, at: number, base: number): CentralHeader {
  if (bytes.length - at < CENTRAL_BYTES || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE)
    throw new ArchiveRefusal('archive-damaged', `the central directory has no entry at byte ${base + at}`)
  const nameBytes = bytes.readUInt16LE(at + 28)
  const extraBytes = bytes.readUInt16LE(at + 30)
  const commentBytes = bytes.readUInt16LE(at + 32)
  const length = CENTRAL_BYTES + nameBytes + extraBytes + commentBytes
  if (at + length > bytes.length) throw new ArchiveRefusal('archive-damaged', 'the central directory is cut off')
  const disk = bytes.readUInt16LE(at + 34)
  if (disk !== 0 && disk !== 0xffff) throw new ArchiveRefusal('archive-unsupported', 'it is one part of a split archive')
  const common = headerOf(bytes, at + 6, at + CENTRAL_BYTES, nameBytes, extraBytes)
  const stated = bytes.readUInt32LE(at + 42)
  const wide = wideSizes(common, stated, disk === 0xffff)
  return {
    ...common,
    offset: base + at,
    length,
    packedBytes: wide.packedBytes,
    bytes: wide.bytes,
    madeBy: bytes.readUInt16LE(at + 4),
    internalAttributes: bytes.readUInt16LE(at + 36),
    externalAttributes: bytes.readUInt32LE(at + 38),
    localOffset: wide.localOffset,
    comment: Uint8Array.from(bytes.subarray(at + length - commentBytes, at + length))
  }
}

/** @param bytes from the start of the header; may be more than it has @throws ArchiveRefusal */
export function localHeader(bytes: Buffer, offset: number): ZipHeader {
  if (bytes.length < LOCAL_BYTES || bytes.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw new ArchiveRefusal('archive-damaged', `there is no local header at byte ${offset}, where the central directory has one`)
  const nameBytes = bytes.readUInt16LE(26)
  const extraBytes = bytes.readUInt16LE(28)
  const length = LOCAL_BYTES + nameBytes + extraBytes
  if (length > bytes.length) throw new ArchiveRefusal('archive-damaged', `the local header at byte ${offset} is cut off`)
  const common = headerOf(bytes, 4, LOCAL_BYTES, nameBytes, extraBytes)
  const { packedBytes, bytes: expanded } = wideSizes(common, 0, false)
  return { ...common, offset, length, packedBytes, bytes: expanded }
}

type Common = Omit<ZipHeader, 'offset' | 'length'>

/** @param fixed where the fields that both kinds of header have start @param end of the fixed part */
function headerOf(bytes: Buffer, fixed: number, end: number, nameBytes: number, extraBytes: number): Common {
  const extra = Uint8Array.from(bytes.subarray(end + nameBytes, end + nameBytes + extraBytes))
  return {
    versionNeeded: bytes.readUInt16LE(fixed),
    flags: bytes.readUInt16LE(fixed + 2),
    method: bytes.readUInt16LE(fixed + 4),
    time: bytes.readUInt16LE(fixed + 6),
    date: bytes.readUInt16LE(fixed + 8),
    crc: bytes.readUInt32LE(fixed + 10),
    packedBytes: bytes.readUInt32LE(fixed + 14),
    bytes: bytes.readUInt32LE(fixed + 18),
    name: Uint8Array.from(bytes.subarray(end, end + nameBytes)),
    extra,
    fields: extraFields(extra)
  }
}

/** Sizes and offset with those that are in the zip64 field, which has exactly what the header refers to it, in this order. */
function wideSizes(header: Common, offset: number, hasDisk: boolean) {
  const wide = header.fields.filter(({ id }) => id === ZIP64_FIELD)
  if (wide.length > 1) throw new ArchiveRefusal('archive-ambiguous', 'a member has two zip64 fields')
  const data = Buffer.from(wide[0]?.data ?? [])
  let at = 0
  const take = (value: number, what: string): number => {
    if (value !== NOT_HERE_32 || wide.length === 0) return value
    if (data.length - at < 8) throw new ArchiveRefusal('archive-damaged', `the zip64 field of a member lacks its ${what}`)
    at += 8
    return whole64(data, at - 8)
  }
  const bytes = take(header.bytes, 'size')
  const packedBytes = take(header.packedBytes, 'packed size')
  const localOffset = take(offset, 'offset')
  if (hasDisk && wide.length > 0 && data.length - at >= 4 && data.readUInt32LE(at) !== 0)
    throw new ArchiveRefusal('archive-unsupported', 'it is one part of a split archive')
  return { bytes, packedBytes, localOffset }
}

/** @throws ArchiveRefusal above 2^53-1 */
export function whole64(bytes: Buffer, at: number): number {
  const value = Number(bytes.readBigUInt64LE(at))
  if (!Number.isSafeInteger(value)) throw new ArchiveRefusal('archive-damaged', 'a zip64 number is out of range')
  return value
}
