import { Buffer } from 'node:buffer'
import { MAX_IMAGE_MEMBERS } from './tar-image.ts'

const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
/** A value that refers to a zip64 record. */
const IN_ZIP64 = 0xffffffff

/** One member of a zip archive, as records. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 */
export interface ZipMember {
  /** Latin-1. */
  readonly path: string
  /** Local header with name and extra fields. */
  readonly local: Buffer
  readonly data: Buffer
  /** Empty where there is none. */
  readonly descriptor: Buffer
  /** Central header with name, extra fields and comment. */
  readonly central: Buffer
}

/** A zip archive in parts that give exactly its bytes when they are put together. */
export interface ZipImage {
  readonly kind: 'zip'
  readonly members: readonly ZipMember[]
  readonly comment: Buffer
}

/** Takes an archive apart; undefined for one that has anything unusual, such as zip64 or bytes between members. */
export function parseZip(bytes: Buffer): ZipImage | undefined {
  const end = endOf(bytes)
  if (end === undefined || end + END_BYTES + bytes.readUInt16LE(end + 20) !== bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const first = bytes.readUInt32LE(end + 16)
  if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count || count === 0 || count > MAX_IMAGE_MEMBERS)
    return undefined
  if (first + bytes.readUInt32LE(end + 12) !== end) return undefined
  const centrals: Buffer[] = []
  let at = first
  for (let n = 0; n < count; n++) {
    if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const next = at + CENTRAL_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) return undefined
    centrals.push(bytes.subarray(at, next))
    at = next
  }
  if (at !== end) return undefined
  if (centrals[0]?.readUInt32LE(42) !== 0) return undefined
  const members: ZipMember[] = []
  for (const [n, central] of centrals.entries()) {
    const member = memberOf(bytes, central, centrals[n + 1]?.readUInt32LE(42) ?? first)
    if (member === undefined) return undefined
    members.push(member)
  }
  return { kind: 'zip', members, comment: bytes.subarray(end + END_BYTES) }
}

function memberOf(bytes: Buffer, central: Buffer, next: number): ZipMember | undefined {
  const at = central.readUInt32LE(42)
  const size = central.readUInt32LE(20)
  if (size === IN_ZIP64 || at === IN_ZIP64 || at + LOCAL_BYTES > next || bytes.readUInt32LE(at) !== 0x04034b50) return undefined
  const data = at + LOCAL_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const name = central.subarray(CENTRAL_BYTES, CENTRAL_BYTES + central.readUInt16LE(28))
  const local = bytes.subarray(at, data)
  if (data + size > next || !local.subarray(LOCAL_BYTES, LOCAL_BYTES + name.length).equals(name)) return undefined
  const descriptor = bytes.subarray(data + size, next)
  const hasDescriptor = (local.readUInt16LE(6) & 8) !== 0
  if (hasDescriptor ? descriptor.length !== 12 && descriptor.length !== 16 : descriptor.length !== 0) return undefined
  return { path: name.toString('latin1'), local, data: bytes.subarray(data, data + size), descriptor, central }
}

function endOf(bytes: Buffer): number | undefined {
  const from = Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES)
  const at = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  return at < from || at + END_BYTES > bytes.length ? undefined : at
}

/** Length of what `writeZip` returns. */
export function zipLength({ members, comment }: ZipImage): number {
  return members.reduce(
    (sum, { local, data, descriptor, central }) => sum + local.length + data.length + descriptor.length + central.length,
    END_BYTES + comment.length
  )
}

export function writeZip({ members, comment }: ZipImage): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const { local, data, descriptor, central } of members) {
    const moved = Buffer.from(central)
    moved.writeUInt32LE(at, 42)
    centrals.push(moved)
    locals.push(local, data, descriptor)
    at += local.length + data.length + descriptor.length
  }
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(
    centrals.reduce((sum, { length }) => sum + length, 0),
    12
  )
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...locals, ...centrals, end, comment])
}

/** One extra field: its number and its content. */
export interface Extra {
  readonly id: number
  readonly content: Buffer
}

/** Extra fields of a local or central record; undefined when they are malformed. */
export function extrasOf(record: Buffer): readonly Extra[] | undefined {
  const { from, length } = extraPart(record)
  const fields: Extra[] = []
  const end = from + length
  for (let at = from; at < end; ) {
    if (at + 4 > end) return undefined
    const size = record.readUInt16LE(at + 2)
    if (at + 4 + size > end) return undefined
    fields.push({ id: record.readUInt16LE(at), content: record.subarray(at + 4, at + 4 + size) })
    at += 4 + size
  }
  return fields
}

/** The record with these extra fields in place of its own. */
export function withExtras(record: Buffer, extras: readonly Extra[]): Buffer {
  const { from, length, lengthAt } = extraPart(record)
  const fields = extras.map(({ id, content }) => {
    const field = Buffer.alloc(4 + content.length)
    field.writeUInt16LE(id, 0)
    field.writeUInt16LE(content.length, 2)
    field.set(content, 4)
    return field
  })
  const changed = Buffer.concat([record.subarray(0, from), ...fields, record.subarray(from + length)])
  changed.writeUInt16LE(changed.length - record.length + length, lengthAt)
  return changed
}

export function isCentral(record: Buffer): boolean {
  return record[2] === 1
}

/** The record with another number of two bytes at this offset. */
export function withShort(record: Buffer, offset: number, value: number): Buffer {
  if (record.readUInt16LE(offset) === value) return record
  const changed = Buffer.from(record)
  changed.writeUInt16LE(value, offset)
  return changed
}

function extraPart(record: Buffer): { readonly from: number; readonly length: number; readonly lengthAt: number } {
  const [head, lengthAt] = isCentral(record) ? [CENTRAL_BYTES, 30] : [LOCAL_BYTES, 28]
  return { from: head + record.readUInt16LE(lengthAt - 2), length: record.readUInt16LE(lengthAt), lengthAt }
}
