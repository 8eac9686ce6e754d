import { ArchiveRefusal } from './problem.ts'

/** Values of a PAX extended header by key: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03 */
export type PaxRecords = ReadonlyMap<string, Uint8Array>

/** One member has few of them; more would only cost memory. */
const MAX_RECORDS = 10_000
/** Twice, these would give one member two names or lengths. */
const ONCE: ReadonlySet<string> = new Set(['path', 'linkpath', 'size'])
const MAX_LENGTH_DIGITS = 10

/** @throws ArchiveRefusal unless the bytes are records from the first to the last */
export function paxRecords(bytes: Buffer): PaxRecords {
  const records = new Map<string, Uint8Array>()
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const digits = blank < 0 || blank - at > MAX_LENGTH_DIGITS ? '' : bytes.toString('latin1', at, blank)
    const end = /^[1-9][0-9]*$/.test(digits) ? at + Number(digits) : Number.NaN
    const equals = bytes.indexOf(0x3d, blank)
    if (!(end <= bytes.length) || bytes[end - 1] !== 0x0a || equals <= blank + 1 || equals >= end)
      throw new ArchiveRefusal('archive-damaged', 'a PAX record is malformed')
    const key = bytes.toString('utf8', blank + 1, equals)
    if (ONCE.has(key) && records.has(key))
      throw new ArchiveRefusal('archive-ambiguous', `a PAX header has ${JSON.stringify(key)} twice`)
    records.set(key, Uint8Array.from(bytes.subarray(equals + 1, end - 1)))
    if (records.size > MAX_RECORDS) throw new ArchiveRefusal('archive-too-large', `a PAX header has over ${MAX_RECORDS} records`)
    at = end
  }
  return records
}

/** @throws ArchiveRefusal for a file whose content is not stored as one run of bytes */
export function refuseSparse(records: PaxRecords): void {
  for (const key of records.keys())
    if (key.startsWith('GNU.sparse.') || key === 'SCHILY.realsize')
      throw new ArchiveRefusal(
        'archive-unsupported',
        'it has a sparse file, of which only parts are stored; pack it without "--sparse"'
      )
}

const HEADER_SIZE_LIMIT = 8 * 1024 ** 3

/** The length of a member: that of its header, or of the PAX record that replaces it. @throws ArchiveRefusal when they contradict each other */
export function sizeOf(headerSize: number, records: PaxRecords): number {
  const value = records.get('size')
  if (value === undefined) return headerSize
  const text = Buffer.from(value).toString('latin1')
  const size = Number(text)
  if (!/^[0-9]{1,16}$/.test(text) || !Number.isSafeInteger(size))
    throw new ArchiveRefusal('archive-damaged', 'the size in a PAX record is not a number')
  const fits = size < HEADER_SIZE_LIMIT
  // What does not fit into the header is there as 0, or as the largest number.
  if (headerSize === size || (!fits && (headerSize === 0 || headerSize === HEADER_SIZE_LIMIT - 1))) return size
  const reason = `a member has ${headerSize} bytes by its header and ${size} by its PAX record: readers find different members`
  throw new ArchiveRefusal('archive-ambiguous', reason)
}
