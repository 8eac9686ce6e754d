import { Buffer } from 'node:buffer'

export const BLOCK_BYTES = 512
/** Archives with more members are not taken apart here. */
export const MAX_IMAGE_MEMBERS = 20_000
export const END_BYTES = 2 * BLOCK_BYTES
/** Sizes that programs fill archives up to: GNU tar and Python, and 7-Zip's and some others' buffers. */
export const RECORD_BYTES = [20 * BLOCK_BYTES, 64 * BLOCK_BYTES] as const
const OWN_SIZE_TYPES = new Set(['0', '\0', '7', 'g', 'x', 'L', 'K'])
const CHECKSUM = 148

/** One member of a tar archive, as blocks. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
export interface TarMember {
  /** Latin-1; with the long name where there is one. */
  readonly path: string
  readonly type: string
  /** Extended headers of this member with their content: PAX, or long names of GNU. */
  readonly extensions: readonly Buffer[]
  readonly header: Buffer
  /** Content, filled up to whole blocks. */
  readonly body: Buffer
}

/** A tar archive in parts that give exactly its bytes when they are put together. */
export interface TarImage {
  readonly kind: 'tar'
  readonly members: readonly TarMember[]
  /** Blocks of zeros. */
  readonly end: Buffer
}

/** Takes an archive apart; undefined for one that has anything unusual, which is then not undone. */
export function parseTar(bytes: Buffer): TarImage | undefined {
  const members: TarMember[] = []
  let extensions: Buffer[] = []
  let longName: string | undefined
  for (let at = 0; at + BLOCK_BYTES <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK_BYTES)
    if (header[0] === 0) {
      const end = bytes.subarray(at)
      return members.length > 0 && extensions.length === 0 && end.every(byte => byte === 0)
        ? { kind: 'tar', members, end }
        : undefined
    }
    const type = String.fromCharCode(header[156] ?? 0)
    const size = octal(header, 124, 12)
    if (size === undefined || checksumOf(header) !== octal(header, CHECKSUM, 8) || members.length >= MAX_IMAGE_MEMBERS)
      return undefined
    if (size > 0 && !OWN_SIZE_TYPES.has(type)) return undefined
    const next = at + BLOCK_BYTES + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES
    if (next > bytes.length) return undefined
    const body = bytes.subarray(at + BLOCK_BYTES, next)
    if (type === 'x' || type === 'L' || type === 'K') {
      extensions.push(bytes.subarray(at, next))
      if (type === 'L') longName = text(body, 0, size)
      if (type === 'x') longName = paxRecords(body.subarray(0, size)).find(([key]) => key === 'path')?.[1] ?? longName
    } else {
      members.push({ path: longName ?? nameOf(header), type, extensions, header, body })
      extensions = []
      longName = undefined
    }
    at = next
  }
  return undefined
}

export function writeTar({ members, end }: TarImage): Buffer {
  return Buffer.concat([...members.flatMap(({ extensions, header, body }) => [...extensions, header, body]), end])
}

/** The image with other members, and as many zeros at its end as the program that wrote it puts there: they follow from what is before them. */
export function withMembers(image: TarImage, members: readonly TarMember[]): TarImage {
  const [before, used] = [image.members, members].map(list => list.reduce((sum, one) => sum + memberLength(one), 0)) as [
    number,
    number
  ]
  const isBare = used === before || image.end.length === END_BYTES
  const record = isBare ? undefined : RECORD_BYTES.find(size => image.end.length === zerosUpTo(before, size))
  return { ...image, members, ...(record !== undefined && { end: Buffer.alloc(zerosUpTo(used, record)) }) }
}

/** Zeros that end an archive and fill it up to whole records. @param used bytes of its members */
export function zerosUpTo(used: number, record: number): number {
  return Math.ceil((used + END_BYTES) / record) * record - used
}

/** Length of what `writeTar` returns. */
export function tarLength({ members, end }: TarImage): number {
  return members.reduce((sum, member) => sum + memberLength(member), end.length)
}

export function memberLength({ extensions, header, body }: TarMember): number {
  return extensions.reduce((sum, { length }) => sum + length, header.length + body.length)
}

/** Records of a PAX header, values as Latin-1: `LENGTH KEY=VALUE\n`. What is malformed ends the list. */
export function paxRecords(body: Buffer): (readonly [string, string])[] {
  const records: (readonly [string, string])[] = []
  for (let at = 0; at < body.length; ) {
    const [, digits] = /^(\d{1,9}) /.exec(body.toString('latin1', at, at + 10)) ?? []
    const length = Number(digits)
    const record = body.toString('latin1', at + (digits?.length ?? 0) + 1, at + length - 1)
    const equals = record.indexOf('=')
    if (digits === undefined || length < 5 || equals < 1) return records
    records.push([record.slice(0, equals), record.slice(equals + 1)])
    at += length
  }
  return records
}

/** A time as Python writes it into PAX headers, if a file system gave it one in fractions of seconds. */
const PYTHON_TIME = /^-?[0-9]{1,12}\.[0-9]+$/

/** The extended header with this time, if it has one in the form of Python; others are left as they are. */
export function withPaxTime(extension: Buffer, seconds: number): Buffer {
  const records =
    extension[156] === 0x78 ? paxRecords(extension.subarray(BLOCK_BYTES, BLOCK_BYTES + (octal(extension, 124, 12) ?? 0))) : []
  if (!records.some(([key, value]) => key === 'mtime' && PYTHON_TIME.test(value))) return extension
  const written = records.map(([key, value]) => paxRecord(key, key === 'mtime' ? `${seconds}.0` : value)).join('')
  const body = Buffer.alloc(Math.ceil(written.length / BLOCK_BYTES) * BLOCK_BYTES)
  body.write(written, 'latin1')
  return Buffer.concat([withNumber(extension.subarray(0, BLOCK_BYTES), 124, 12, written.length), body])
}

/** `LENGTH KEY=VALUE\n`, in which the length counts its own digits. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = rest.length + 1
  while (`${length}`.length + rest.length !== length) length++
  return `${length}${rest}`
}

/** The header with another value in one field, and its checksum corrected in the form that it has. */
export function withField(header: Buffer, offset: number, value: Buffer | string): Buffer {
  const changed = Buffer.from(header)
  changed.set(typeof value === 'string' ? Buffer.from(value, 'latin1') : value, offset)
  if (changed.equals(header)) return header
  const digits = checksumOf(changed).toString(8)
  const wasLong = header[CHECKSUM + 6] !== 0
  changed.set(Buffer.from(wasLong ? `${digits.padStart(7, '0')}\0` : `${digits.padStart(6, '0')}\0 `, 'latin1'), CHECKSUM)
  return changed
}

/** The header with another number, with as many digits and the same end as the number that is there. */
export function withNumber(header: Buffer, offset: number, length: number, value: number): Buffer {
  const now = header.toString('latin1', offset, offset + length)
  const [, digits = '', end = ''] = /^( *[0-7]*)([ \0]*)$/.exec(now) ?? []
  if (digits === '' || digits.length + end.length !== length) return header
  const written = value.toString(8).padStart(digits.length, digits.startsWith(' ') ? ' ' : '0')
  return written.length > digits.length ? header : withField(header, offset, written + end)
}

export function octal(header: Buffer, offset: number, length: number): number | undefined {
  const digits = /^ *([0-7]*)[ \0]*$/.exec(header.toString('latin1', offset, offset + length))?.[1]
  return digits === undefined ? undefined : digits === '' ? 0 : Number.parseInt(digits, 8)
}

function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (let at = 0; at < BLOCK_BYTES; at++) if (at < CHECKSUM || at >= CHECKSUM + 8) sum += header[at] ?? 0
  return sum
}

function nameOf(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 263) === 'ustar\0'
  const prefix = isUstar ? text(header, 345, 155) : ''
  const name = text(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

export function text(bytes: Buffer, offset: number, length: number): string {
  const field = bytes.subarray(offset, offset + length)
  const end = field.indexOf(0)
  return field.toString('latin1', 0, end < 0 ? length : end)
}
