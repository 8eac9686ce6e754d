import type { ByteSource } from './byte-source.ts'
import { MAX_MEMBERS } from './limits.ts'
import { ArchiveRefusal } from './problem.ts'
import { type ZipEnd, zipEnd } from './zip-end.ts'
import {
  type CentralHeader,
  centralHeader,
  type DataDescriptor,
  DESCRIPTOR_SIGNATURE,
  LOCAL_BYTES,
  localHeader,
  type ZipEntry,
  type ZipHeader
} from './zip-records.ts'

/** A zip archive without the content of its members. Every byte of the archive is in one part of it. */
export interface ZipLayout {
  /** In the order of the central directory. */
  readonly entries: readonly ZipEntry[]
  readonly end: ZipEnd
  /** Signatures of an Android package, between the last member and the central directory. */
  readonly signingBlock?: { readonly offset: number; readonly bytes: number }
}

/** Of a million members with names of 200 bytes. It is read as a whole. */
const MAX_DIRECTORY_BYTES = 256 * 1024 ** 2
/** Read for a local header at first; most have less. */
const HEADER_GUESS_BYTES = 512
const MAX_HEADER_BYTES = LOCAL_BYTES + 2 * 0xffff
const DESCRIPTOR_FLAG = 0x8
/** Encrypted, strongly encrypted, names hidden. */
const ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
const AES_METHOD = 99
/** A difference in these gives the content or the name another meaning. */
const COMPARED_FLAGS = ENCRYPTED_FLAGS | DESCRIPTOR_FLAG | 0x800
const SIGNING_MAGIC = Buffer.from('APK Sig Block 42', 'latin1')

/**
 * Reads the central directory and every local header, and compares them. Members have to fill the archive without gaps or overlaps, so that
 * no reader finds what another one does not.
 * @throws ArchiveRefusal
 */
export function zipLayout(source: ByteSource): ZipLayout {
  const end = zipEnd(source)
  const directoryEnd = end.directoryOffset + end.directoryBytes
  if (directoryEnd > end.offset)
    throw new ArchiveRefusal('archive-damaged', 'its central directory does not end before its end record')
  if (directoryEnd < end.offset) {
    const bytes = end.offset - directoryEnd
    throw new ArchiveRefusal(
      'archive-ambiguous',
      `there are ${bytes} bytes before its first member or after its central directory`
    )
  }
  const headers = centralHeaders(source, end)
  const ordered = headers
    .map((central, index) => ({ central, index }))
    .sort((a, b) => a.central.localOffset - b.central.localOffset)
  const entries = new Array<ZipEntry>(headers.length)
  const signingBlock = signingBlockBefore(source, end.directoryOffset)
  const contentEnd = signingBlock?.offset ?? end.directoryOffset
  let at = 0
  for (const [place, { central, index }] of ordered.entries()) {
    const next = ordered[place + 1]?.central.localOffset ?? contentEnd
    if (central.localOffset !== at) throw gap(at, central.localOffset)
    const entry = entryOf(source, central, Math.min(next, contentEnd))
    entries[index] = entry
    at =
      entry.descriptor === undefined ? entry.dataOffset + central.packedBytes : entry.descriptor.offset + entry.descriptor.length
  }
  if (at !== contentEnd) throw gap(at, contentEnd)
  return { entries, end, ...(signingBlock && { signingBlock }) }
}

function centralHeaders(source: ByteSource, end: ZipEnd): CentralHeader[] {
  if (end.count > MAX_MEMBERS) throw new ArchiveRefusal('archive-too-large', `it has over ${MAX_MEMBERS} members`)
  if (end.directoryBytes > MAX_DIRECTORY_BYTES)
    throw new ArchiveRefusal('archive-too-large', `its central directory has over ${MAX_DIRECTORY_BYTES} bytes`)
  const bytes = Buffer.from(source.read(end.directoryOffset, end.directoryBytes))
  const headers: CentralHeader[] = []
  let at = 0
  while (at < bytes.length && headers.length < end.count) {
    const header = centralHeader(bytes, at, end.directoryOffset)
    headers.push(header)
    at += header.length
  }
  if (headers.length !== end.count)
    throw new ArchiveRefusal('archive-damaged', `it states ${end.count} members and lists ${headers.length}`)
  if (at !== bytes.length)
    throw new ArchiveRefusal(
      'archive-ambiguous',
      `its central directory has ${bytes.length - at} bytes after the last of ${end.count} members`
    )
  return headers
}

/** @param next where the content and its descriptor have to end */
function entryOf(source: ByteSource, central: CentralHeader, next: number): ZipEntry {
  const offset = central.localOffset
  const local = localAt(source, offset)
  const label = Buffer.from(central.name).toString('latin1')
  if (((central.flags | local.flags) & ENCRYPTED_FLAGS) !== 0 || central.method === AES_METHOD || local.method === AES_METHOD)
    throw new ArchiveRefusal('archive-encrypted', 'a member is encrypted: nothing is known of its bytes', label)
  const different = differenceOf(central, local)
  if (different !== undefined)
    throw new ArchiveRefusal(
      'archive-ambiguous',
      `the ${different} of a member differs between its local header and the central directory`,
      label
    )
  const dataOffset = offset + local.length
  const dataEnd = dataOffset + central.packedBytes
  if (dataEnd > next) throw new ArchiveRefusal('archive-ambiguous', 'a member overlaps what comes after it', label)
  if ((local.flags & DESCRIPTOR_FLAG) === 0) return { format: 'zip', central, local, dataOffset }
  return { format: 'zip', central, local, dataOffset, descriptor: descriptorAt(source, central, dataEnd, next, label) }
}

function localAt(source: ByteSource, offset: number): ZipHeader {
  const read = (most: number) => Buffer.from(source.read(offset, Math.min(most, source.size - offset)))
  const guess = read(HEADER_GUESS_BYTES)
  const isWhole = guess.length < LOCAL_BYTES || LOCAL_BYTES + guess.readUInt16LE(26) + guess.readUInt16LE(28) <= guess.length
  return localHeader(isWhole ? guess : read(MAX_HEADER_BYTES), offset)
}

function differenceOf(central: CentralHeader, local: ZipHeader): string | undefined {
  if (!Buffer.from(central.name).equals(local.name)) return 'name'
  if (central.method !== local.method) return 'method'
  if (((central.flags ^ local.flags) & COMPARED_FLAGS) !== 0) return 'set of flags'
  // Written before the content was known: its descriptor has them.
  const isLater = (local.flags & DESCRIPTOR_FLAG) !== 0
  const differs = (stated: number, known: number) => stated !== known && !(isLater && stated === 0)
  if (differs(local.crc, central.crc)) return 'CRC-32'
  if (differs(local.packedBytes, central.packedBytes)) return 'packed size'
  return differs(local.bytes, central.bytes) ? 'size' : undefined
}

/** A descriptor has no length of its own: with or without signature, with 4 or 8 bytes per size. Its place decides. */
function descriptorAt(source: ByteSource, central: CentralHeader, offset: number, next: number, label: string): DataDescriptor {
  const length = next - offset
  if (length !== 12 && length !== 16 && length !== 20 && length !== 24) {
    const reason =
      length > 24 ? `there are ${length} bytes after the content of a member` : 'the data descriptor of a member is missing'
    throw new ArchiveRefusal('archive-ambiguous', reason, label)
  }
  const bytes = Buffer.from(source.read(offset, length))
  const isWide = length >= 20
  const hasSignature = length % 8 === 0
  const start = hasSignature ? 4 : 0
  const size = (at: number) => (isWide ? Number(bytes.readBigUInt64LE(at)) : bytes.readUInt32LE(at))
  const isRight =
    (!hasSignature || bytes.readUInt32LE(0) === DESCRIPTOR_SIGNATURE) &&
    bytes.readUInt32LE(start) === central.crc &&
    size(start + 4) === central.packedBytes &&
    size(start + (isWide ? 12 : 8)) === central.bytes
  if (!isRight) {
    const reason = 'the data descriptor of a member differs from the central directory'
    throw new ArchiveRefusal('archive-ambiguous', reason, label)
  }
  return { offset, length }
}

/** https://source.android.com/docs/security/features/apksigning/v2#apk-signing-block */
function signingBlockBefore(source: ByteSource, directoryOffset: number): ZipLayout['signingBlock'] {
  if (directoryOffset < 32) return undefined
  const foot = Buffer.from(source.read(directoryOffset - 24, 24))
  if (!foot.subarray(8).equals(SIGNING_MAGIC)) return undefined
  const bytes = Number(foot.readBigUInt64LE(0)) + 8
  const offset = directoryOffset - bytes
  if (!(bytes >= 32 && offset >= 0) || Buffer.from(source.read(offset, 8)).readBigUInt64LE(0) !== foot.readBigUInt64LE(0))
    throw new ArchiveRefusal('archive-damaged', 'its signing block is malformed')
  return { offset, bytes }
}

function gap(at: number, next: number): ArchiveRefusal {
  if (next < at) return new ArchiveRefusal('archive-ambiguous', `two members overlap at byte ${next}`)
  const where = at === 0 ? 'before its first member' : `at byte ${at}, between or after its members`
  return new ArchiveRefusal('archive-ambiguous', `there are ${next - at} bytes ${where}`)
}
