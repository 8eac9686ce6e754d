import type { ByteSource } from './byte-source.ts'
import { ArchiveRefusal } from './problem.ts'
import { whole64 } from './zip-records.ts'

/** Where the central directory is, and what is after it. */
export interface ZipEnd {
  readonly count: number
  readonly directoryOffset: number
  readonly directoryBytes: number
  /** Of the end record of zip64, if there is one, else of the end record. */
  readonly offset: number
  readonly isZip64: boolean
  readonly comment: Uint8Array
}

const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const SIGNATURE = Buffer.from('PK\x05\x06', 'latin1')
const LOCATOR_BYTES = 20
const LOCATOR_SIGNATURE = 0x07064b50
const END64_BYTES = 56
const END64_SIGNATURE = 0x06064b50

/** True when the last bytes are the end record of a zip archive, whatever the first ones are. */
export function endsLikeZip(source: ByteSource): boolean {
  const tail = tailOf(source)
  return candidates(tail).some(at => at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
}

/** @throws ArchiveRefusal when there is none, or readers do not agree on which one it is */
export function zipEnd(source: ByteSource): ZipEnd {
  const tail = tailOf(source)
  const found = candidates(tail)
  const at = found.at(-1)
  if (at === undefined)
    throw new ArchiveRefusal('archive-damaged', 'its end record is missing: it is cut off, or not a zip archive')
  const end = at + END_BYTES + tail.readUInt16LE(at + 20)
  if (found.length > 1 && found.some(other => other !== at && other + END_BYTES + tail.readUInt16LE(other + 20) >= at))
    throw new ArchiveRefusal('archive-ambiguous', 'there is an end record in its comment: readers find different archives')
  if (end > tail.length) throw new ArchiveRefusal('archive-damaged', 'its end record is cut off')
  if (end < tail.length) throw new ArchiveRefusal('archive-ambiguous', `there are ${tail.length - end} bytes after its end`)
  const offset = source.size - tail.length + at
  const record = tail.subarray(at)
  const stated = {
    disks: [record.readUInt16LE(4), record.readUInt16LE(6)],
    counts: [record.readUInt16LE(8), record.readUInt16LE(10)],
    directoryBytes: record.readUInt32LE(12),
    directoryOffset: record.readUInt32LE(16)
  }
  const comment = Uint8Array.from(tail.subarray(at + END_BYTES, end))
  const wide = zip64End(source, offset)
  if (wide === undefined) {
    if (stated.disks.some(disk => disk !== 0) || stated.counts[0] !== stated.counts[1]) throw split()
    const { directoryBytes, directoryOffset } = stated
    return { count: stated.counts[0] ?? 0, directoryBytes, directoryOffset, offset, isZip64: false, comment }
  }
  const agrees =
    stated.disks.every(disk => disk === 0 || disk === 0xffff) &&
    stated.counts.every(count => count === wide.count || count === 0xffff) &&
    [wide.directoryBytes, 0xffffffff].includes(stated.directoryBytes) &&
    [wide.directoryOffset, 0xffffffff].includes(stated.directoryOffset)
  if (!agrees)
    throw new ArchiveRefusal('archive-ambiguous', 'its two end records contradict each other: readers find different archives')
  return { ...wide, isZip64: true, comment }
}

/** @param offset of the end record */
function zip64End(source: ByteSource, offset: number) {
  if (offset < LOCATOR_BYTES) return undefined
  const locator = Buffer.from(source.read(offset - LOCATOR_BYTES, LOCATOR_BYTES))
  if (locator.readUInt32LE(0) !== LOCATOR_SIGNATURE) return undefined
  const at = whole64(locator, 8)
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) !== 1) throw split()
  const end = offset - LOCATOR_BYTES
  if (at + END64_BYTES > end) throw new ArchiveRefusal('archive-damaged', 'its end record of zip64 is cut off')
  const record = Buffer.from(source.read(at, END64_BYTES))
  if (record.readUInt32LE(0) !== END64_SIGNATURE)
    throw new ArchiveRefusal('archive-damaged', 'its end record of zip64 is missing where its locator has it')
  if (at + 12 + whole64(record, 4) !== end)
    throw new ArchiveRefusal('archive-ambiguous', 'there are bytes after its end record of zip64')
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || whole64(record, 24) !== whole64(record, 32)) throw split()
  return { count: whole64(record, 24), directoryBytes: whole64(record, 40), directoryOffset: whole64(record, 48), offset: at }
}

function tailOf(source: ByteSource): Buffer {
  const length = Math.min(source.size, END_BYTES + MAX_COMMENT_BYTES)
  return Buffer.from(source.read(source.size - length, length))
}

/** Places of the signature that leave room for a record, growing. */
function candidates(tail: Buffer): number[] {
  const found: number[] = []
  for (let at = tail.indexOf(SIGNATURE); at >= 0 && at + END_BYTES <= tail.length; at = tail.indexOf(SIGNATURE, at + 1))
    found.push(at)
  return found
}

function split(): ArchiveRefusal {
  return new ArchiveRefusal('archive-unsupported', 'it is one part of a split archive')
}
