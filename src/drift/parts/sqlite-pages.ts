import { Buffer } from 'node:buffer'
import { MalformedError } from './part.ts'

// Pages, b-trees and records of a SQLite file: https://www.sqlite.org/fileformat2.html#b_tree_pages

const HEADER_BYTES = 100
const INDEX_INTERIOR = 2
const TABLE_INTERIOR = 5
const INDEX_LEAF = 10
const TABLE_LEAF = 13
/** A payload is a row; a larger one is not compared. */
const MAX_PAYLOAD_BYTES = 16 * 1024 * 1024

export interface Row {
  /** Absent in a table without rowid. */
  readonly rowid?: string
  readonly payload: Buffer
}

/** A column of a record, as far as schemas have them: other kinds of values are not needed. */
export type Value = number | Buffer | undefined

/** The pages of one file. Each is read once at most, so that no chain of pages has a circle. */
export class SqlitePages {
  readonly header: ReadonlyMap<string, number>
  readonly usable: number
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be'
  readonly #bytes: Buffer
  readonly #size: number
  readonly #seen = new Set<number>()

  constructor(bytes: Buffer) {
    if (bytes.length < HEADER_BYTES) throw new MalformedError('its header is cut off')
    const size = bytes.readUInt16BE(16)
    this.#bytes = bytes
    this.#size = size === 1 ? 65_536 : size
    this.usable = this.#size - bytes.readUInt8(20)
    if (this.#size < 512 || (this.#size & (this.#size - 1)) !== 0 || this.usable < 480)
      throw new MalformedError('the size of its pages is wrong')
    const encoding = bytes.readUInt32BE(56)
    this.encoding = encoding === 2 ? 'utf16le' : encoding === 3 ? 'utf16be' : 'utf8'
    this.header = new Map([
      ['change counter', bytes.readUInt32BE(24)],
      ['version of SQLite', bytes.readUInt32BE(96)],
      ['schema cookie', bytes.readUInt32BE(40)],
      ['page size', this.#size],
      ['text encoding', encoding],
      ['user version', bytes.readUInt32BE(60)],
      ['application id', bytes.readUInt32BE(68)]
    ])
  }

  /** @throws MalformedError for a page that does not exist, or was read before */
  page(number: number): Buffer {
    const from = (number - 1) * this.#size
    if (number < 1 || from + this.#size > this.#bytes.length) throw new MalformedError('it refers to a page that does not exist')
    if (this.#seen.has(number)) throw new MalformedError('two parts of it share a page')
    this.#seen.add(number)
    return this.#bytes.subarray(from, from + this.#size)
  }
}

/** The rows of a table, in the order of its tree. */
export function* readTable(pages: SqlitePages, root: number): Iterable<Row> {
  const open = [root]
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const page = pages.page(number)
    const start = number === 1 ? HEADER_BYTES : 0
    const kind = page[start] ?? 0
    const isInterior = kind === TABLE_INTERIOR || kind === INDEX_INTERIOR
    if (!isInterior && kind !== TABLE_LEAF && kind !== INDEX_LEAF) throw new MalformedError('a page of it is of an unknown kind')
    const count = page.readUInt16BE(start + 3)
    const cells = start + (isInterior ? 12 : 8)
    if (cells + 2 * count > page.length) throw new MalformedError('a page of it has too many cells')
    if (isInterior) open.push(page.readUInt32BE(start + 8))
    for (let n = 0; n < count; n++) {
      let at = page.readUInt16BE(cells + 2 * n)
      if (isInterior) open.push(inside(page, at, 4).readUInt32BE(0))
      if (kind === TABLE_INTERIOR) continue
      if (isInterior) at += 4
      yield rowAt(pages, page, at, kind === TABLE_LEAF)
    }
  }
}

function rowAt(pages: SqlitePages, page: Buffer, start: number, hasRowid: boolean): Row {
  const [length, afterLength] = varint(page, start)
  const [rowid, at] = hasRowid ? varint(page, afterLength) : [undefined, afterLength]
  const bytes = Number(length)
  if (bytes > MAX_PAYLOAD_BYTES) throw new MalformedError(`a row of it has over ${MAX_PAYLOAD_BYTES} bytes`)
  const { usable } = pages
  const most = hasRowid ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const share = least + ((bytes - least) % (usable - 4))
  const local = bytes <= most ? bytes : share <= most ? share : least
  const parts = [inside(page, at, local)]
  let left = bytes - local
  for (let next = left > 0 ? inside(page, at + local, 4).readUInt32BE(0) : 0; left > 0; ) {
    const overflow = pages.page(next)
    const part = overflow.subarray(4, 4 + Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = overflow.readUInt32BE(0)
  }
  return {
    payload: parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts),
    ...(rowid !== undefined && { rowid: String(rowid) })
  }
}

/** The columns of a record: https://www.sqlite.org/fileformat2.html#record_format */
export function valuesOf(payload: Buffer): Value[] {
  const [header, first] = varint(payload, 0)
  const values: Value[] = []
  let content = Number(header)
  for (let at = first; at < Number(header); ) {
    const [type, next] = varint(payload, at)
    at = next
    const code = Number(type)
    const length = code >= 12 ? (code - 12 - (code % 2)) / 2 : ([0, 1, 2, 3, 4, 6, 8, 8][code] ?? 0)
    const bytes = inside(payload, content, length)
    content += length
    if (code >= 12) values.push(bytes)
    else if (code >= 1 && code <= 5) values.push(bytes.readIntBE(0, length))
    else values.push(code === 8 ? 0 : code === 9 ? 1 : undefined)
  }
  return values
}

/** A column of text; empty for NULL. */
export function textOf(value: Value, { encoding }: SqlitePages): string {
  if (!(value instanceof Uint8Array)) return ''
  if (encoding !== 'utf16be') return value.toString(encoding)
  return Buffer.from(value.subarray(0, value.length & ~1))
    .swap16()
    .toString('utf16le')
}

/** A number of one to nine bytes, and where it ends. */
function varint(bytes: Buffer, start: number): readonly [bigint, number] {
  let value = 0n
  for (let n = 0; n < 9; n++) {
    const byte = bytes[start + n]
    if (byte === undefined) throw new MalformedError('a number of it is cut off')
    if (n === 8) return [BigInt.asIntN(64, (value << 8n) | BigInt(byte)), start + 9]
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return [value, start + n + 1]
  }
  return [value, start + 9]
}

function inside(bytes: Buffer, from: number, length: number): Buffer {
  if (length < 0 || from + length > bytes.length) throw new MalformedError('a part of it is outside of its page')
  return bytes.subarray(from, from + length)
}
