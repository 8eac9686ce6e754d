import { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import { crc32 } from '../../archive/crc32.ts'
import { MAX_ARCHIVE_BYTES } from '../policy.ts'
import { COMPRESSORS } from './encoders.ts'
import type { Packed, Packing, Step } from './packed.ts'
import type { ArchiveWork } from './work.ts'
import { withShort, writeZip, type ZipImage, type ZipMember, zipLength } from './zip-image.ts'

const STORED = 0
const DEFLATED = 8

/** Which members a program compresses, and what it notes of the level. */
interface Habit {
  readonly name: string
  /** Info-ZIP and others store what would not get smaller. */
  readonly storesIncompressible: boolean
  /** What Info-ZIP notes, and others do not. */
  readonly notes?: 'level' | 'level and text'
}

const HABITS: readonly Habit[] = [
  { name: '', storesIncompressible: true, notes: 'level and text' },
  { name: '', storesIncompressible: true, notes: 'level' },
  { name: '', storesIncompressible: true },
  { name: ', every member compressed', storesIncompressible: false }
]

const STORED_HABITS: readonly Habit[] = [
  { name: '', storesIncompressible: true, notes: 'level and text' },
  { name: '', storesIncompressible: true }
]

/** One way in which the members may have been compressed. */
interface Recompression {
  readonly detail: string
  readonly habit: Habit
  readonly level: number | undefined
  /** The stream of a content, made once; undefined for a content that is stored. */
  readonly encode: (data: Buffer, plain: Buffer) => Buffer | undefined
}

/** Puts a zip archive together with members compressed as they may have been. */
export class ZipPackings {
  readonly #found: ZipImage
  readonly #plains = new Map<Buffer, Buffer | undefined>()
  /** By how many bytes each makes the archive longer, and what it makes of the found archive. */
  readonly #gains: { readonly gain: number; readonly one: Recompression; readonly image: ZipImage }[] = []

  constructor(found: ZipImage) {
    this.#found = found
  }

  /** @param sealedBytes length that the archive must have */
  *recompressed(sealedBytes: number | undefined, work: ArchiveWork): Iterable<Packing> {
    for (const one of recompressions(work)) {
      const again = this.#apply(this.#found, one)
      if (again === undefined || !work.goesOn) return
      if (again.steps.length === 0) continue
      const length = zipLength(again.image)
      const gain = length - zipLength(this.#found)
      // Programs and levels agree on small members.
      if (this.#gains.some(known => known.gain === gain && isSame(known.image, again.image))) continue
      this.#gains.push({ gain, one, image: again.image })
      if (sealedBytes !== undefined && length !== sealedBytes) continue
      yield { maxWeight: 0, pack: () => [packed(again.image, again.steps)] }
    }
  }

  /** The changed members as they are packed, and in every other way that gives the sealed length. */
  ofChanged(sealedBytes: number | undefined, work: ArchiveWork): Packing {
    const all = this.#found.members.length
    const apply = (image: ZipImage, one: Recompression) => this.#apply(image, one)
    const gains = this.#gains
    return {
      maxWeight: Number.POSITIVE_INFINITY,
      *pack(image) {
        if (image?.kind !== 'zip') return
        const length = zipLength(image)
        yield packed(image, [])
        for (const { gain, one } of gains) {
          // Where members were left out, the others gained less.
          const isFewer = image.members.length < all
          if (sealedBytes === undefined || (length + gain !== sealedBytes && !isFewer)) continue
          if (!work.mayTry(image.members.length)) return
          const again = apply(image, one)
          if (again !== undefined && again.steps.length > 0) yield packed(again.image, again.steps)
        }
      }
    }
  }

  /** Undefined when there is something in it that cannot be compressed again, such as an encrypted member. */
  #apply(
    image: ZipImage,
    { detail, habit, level, encode }: Recompression
  ): { image: ZipImage; steps: readonly Step[] } | undefined {
    const members: ZipMember[] = []
    let count = 0
    for (const member of image.members) {
      if (!this.#plains.has(member.data)) this.#plains.set(member.data, plainOf(member))
      const plain = this.#plains.get(member.data)
      if (plain === undefined) return undefined
      // Programs that compress every member do not except empty ones.
      const isLeft = member.path.endsWith('/') || (plain.length === 0 && habit.storesIncompressible)
      const stream = isLeft ? undefined : encode(member.data, plain)
      const again = repacked(member, plain, stream, habit, level)
      if (!again.data.equals(member.data)) count++
      members.push(again)
    }
    return { image: { ...image, members }, steps: count === 0 ? [] : [{ cause: 'archive-recompressed', detail, count }] }
  }
}

function isSame(one: ZipImage, other: ZipImage): boolean {
  return one.members.every(({ local, data, central }, at) => {
    const member = other.members[at]
    return member?.data.equals(data) === true && member.local.equals(local) && member.central.equals(central)
  })
}

function packed(image: ZipImage, steps: readonly Step[]): Packed {
  return { length: zipLength(image), bytes: () => writeZip(image), steps }
}

function* recompressions(work: ArchiveWork): Iterable<Recompression> {
  const detail = 'the members were stored, not compressed'
  for (const habit of STORED_HABITS) yield { detail, habit, level: undefined, encode: () => undefined }
  for (const { name, level, encode } of COMPRESSORS) {
    const streams = new Map<Buffer, Buffer | undefined>()
    const once = (data: Buffer, plain: Buffer): Buffer | undefined => {
      if (!streams.has(data)) streams.set(data, work.mayEncode(plain.length) ? encode(plain) : undefined)
      return streams.get(data)
    }
    for (const habit of HABITS)
      yield { detail: `the members were compressed by ${name}${habit.name}`, habit, level, encode: once }
  }
}

function repacked(
  member: ZipMember,
  plain: Buffer,
  stream: Buffer | undefined,
  habit: Habit,
  level: number | undefined
): ZipMember {
  const stores = stream === undefined || (habit.storesIncompressible && stream.length >= plain.length)
  const data = stores ? plain : stream
  const method = stores ? STORED : DEFLATED
  let { local, central } = member
  const flags =
    (habit.notes !== undefined ? flagsOf(stores ? undefined : level) : central.readUInt16LE(8) & 6) |
    (central.readUInt16LE(8) & ~6)
  local = withSizes(withShort(withShort(local, 8, method), 6, flags), 18, data.length)
  central = withSizes(withShort(withShort(central, 10, method), 8, flags), 20, data.length)
  if ((flags & 8) !== 0) {
    local = withSizes(local, 18, 0)
    const descriptor = Buffer.from(member.descriptor)
    if (descriptor.length >= 12) descriptor.writeUInt32LE(data.length, descriptor.length - 8)
    return { ...member, local, central, data, descriptor }
  }
  if (habit.notes !== undefined) {
    if (habit.notes === 'level and text' && !member.path.endsWith('/'))
      central = withShort(central, 36, stream !== undefined && isText(plain) ? 1 : 0)
    // A stored member needs only version 1.0 of the format.
    const version = stores ? 10 : 20
    local = withShort(local, 4, version)
    central = withShort(central, 6, version)
  }
  return { ...member, local, central, data }
}

/** As Info-ZIP decides it, of a first block: most bytes are ASCII. */
function isText(plain: Buffer): boolean {
  let other = 0
  const start = plain.subarray(0, 32_768)
  for (const byte of start) if (byte < 7 || byte > 127) other++
  return other <= (start.length - other) >> 2
}

/** 2 for the best, 6 for the fastest, 4 for fast: APPNOTE 4.4.4. */
function flagsOf(level: number | undefined): number {
  return level === undefined ? 0 : level >= 8 ? 2 : level === 1 ? 6 : level === 2 ? 4 : 0
}

function withSizes(record: Buffer, offset: number, packed: number): Buffer {
  if (record.readUInt32LE(offset) === packed) return record
  const changed = Buffer.from(record)
  changed.writeUInt32LE(packed, offset)
  return changed
}

/** The content; undefined when it cannot be read, or is not what the header states. */
function plainOf({ central, data }: ZipMember): Buffer | undefined {
  const [flags, method, size] = [central.readUInt16LE(8), central.readUInt16LE(10), central.readUInt32LE(24)]
  if ((flags & 1) !== 0 || size > MAX_ARCHIVE_BYTES) return undefined
  try {
    const plain =
      method === STORED
        ? data
        : method === DEFLATED
          ? zlib.inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
          : undefined
    return plain !== undefined && plain.length === size && crc32(plain) === central.readUInt32LE(16) ? plain : undefined
  } catch {
    return undefined
  }
}
