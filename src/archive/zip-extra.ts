import { crc32 } from './crc32.ts'
import { ArchiveRefusal } from './problem.ts'

/** One extra field of a header, without its four bytes of id and length. */
export interface ExtraField {
  readonly id: number
  readonly data: Uint8Array
}

const UNICODE_PATH = 0x7075
const UTF8_FLAG = 0x800
/** Of the aligner of Android: up to three zeros. */
const MAX_REST_BYTES = 3

/** @throws ArchiveRefusal unless they fill the whole part of the header */
export function extraFields(extra: Uint8Array): readonly ExtraField[] {
  if (extra.length === 0) return []
  const bytes = Buffer.from(extra.buffer, extra.byteOffset, extra.length)
  const fields: ExtraField[] = []
  let at = 0
  while (bytes.length - at >= 4) {
    const end = at + 4 + bytes.readUInt16LE(at + 2)
    if (end > bytes.length) throw new ArchiveRefusal('archive-damaged', 'an extra field of a member is cut off')
    fields.push({ id: bytes.readUInt16LE(at), data: extra.subarray(at + 4, end) })
    at = end
  }
  const rest = bytes.subarray(at)
  if (rest.length > MAX_REST_BYTES || rest.some(byte => byte !== 0))
    throw new ArchiveRefusal('archive-damaged', 'the extra fields of a member are malformed')
  return fields
}

/**
 * The name that readers show: of a name that is not ASCII, the field of Info-ZIP has it in UTF-8.
 * @throws ArchiveRefusal where readers that know the field find another name
 */
export function nameOf(name: Uint8Array, flags: number, fields: readonly ExtraField[]): Uint8Array {
  const field = fields.find(({ id }) => id === UNICODE_PATH)
  if (field === undefined) return name
  const data = Buffer.from(field.data)
  const isKnown = data.length >= 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(name)
  const unicode = data.subarray(5)
  if (isKnown && unicode.equals(name)) return name
  if (!isKnown || (flags & UTF8_FLAG) !== 0 || name.every(byte => byte < 0x80))
    throw new ArchiveRefusal(
      'archive-ambiguous',
      'the Unicode name of a member does not match its name: readers find different names'
    )
  return unicode
}
