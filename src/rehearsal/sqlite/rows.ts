import { createHash, hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { eachRow, quoted, type Row, rowsOf } from './connection.ts'
import { type Column, columnsOf, schemaObjects } from './schema.ts'
import { tokensOf } from './tokens.ts'

// Runs in the confined process.

export const DIGEST_BYTES = 32
/** Digests of one table are in memory: 1 GiB. */
const MAX_ROWS = 32 * 1024 * 1024
/** Two results per column, of which a statement has 2000. */
const MAX_COLUMNS = 990

/** A table that is read. */
export interface ReadTable {
  readonly name: string
  /** By name: their order is a property of the schema, and no row differs by it. */
  readonly columns: readonly Column[]
  /** A name of its hidden rowid, which counts, since something in the schema refers to it. */
  readonly rowid: string | undefined
}

/** The rowid of a table without `INTEGER PRIMARY KEY` changes with VACUUM. It is state only for a view, trigger or virtual table that uses it. */
export function readTable(database: DatabaseSync, name: string, without: ReadonlySet<string> = new Set()): ReadTable {
  const columns = columnsOf(database, name)
  if (columns.length > MAX_COLUMNS) throw new Error(`${name} has more than ${MAX_COLUMNS} columns`)
  const read = columns.filter(one => !without.has(one.name)).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return { name, columns: read, rowid: rowidIn(database, name, columns) }
}

/** A column may have one of these names, and the others still mean the rowid. https://www.sqlite.org/lang_createtable.html#rowid */
const ROWIDS = ['rowid', 'oid', '_rowid_'] as const

function rowidIn(database: DatabaseSync, table: string, columns: readonly Column[]): string | undefined {
  const keys = columns.filter(({ key }) => key > 0)
  // `INTEGER PRIMARY KEY DESC` has an index, and is a column of its own.
  const isAlias = keys.length === 1 && /^integer$/i.test(keys[0]?.type ?? '') && !hasKeyIndex(database, table)
  if (isAlias || isWithoutRowid(database, table)) return undefined
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()))
  const names = ROWIDS.filter(name => !taken.has(name))
  const isUsed = schemaObjects(database).some(({ type, name, sql }) => {
    if (sql === '' || (type === 'table' && !/^\s*create\s+virtual\b/i.test(sql)) || name === table) return false
    // An argument of a virtual table may be a text: content='notes'.
    const words = [...tokensOf(sql)].map(({ text }) => text.replaceAll("'", '').toLowerCase())
    const isContent = type === 'table' && words.includes('content')
    return words.includes(table.toLowerCase()) && (isContent || names.some(rowid => words.includes(rowid)))
  })
  return isUsed ? names[0] : undefined
}

function hasKeyIndex(database: DatabaseSync, table: string): boolean {
  return rowsOf(database, `select 1 from pragma_index_list(?) where origin = 'pk'`, table).length > 0
}

function isWithoutRowid(database: DatabaseSync, table: string): boolean {
  return rowsOf(database, `select wr from pragma_table_list where schema = 'main' and name = ?`, table)[0]?.[0] === 1n
}

/** Texts are read as their bytes, since a text need not be valid in its encoding. */
export function typedValue(column: string): string {
  return `typeof(${column}), case typeof(${column}) when 'text' then cast(${column} as blob) else ${column} end`
}

function selectOf({ name, columns, rowid }: ReadTable): string {
  const values = [...(rowid === undefined ? [] : [`${rowid}, null`]), ...columns.map(one => typedValue(quoted(one.name)))]
  return `select ${values.length === 0 ? '1, null' : values.join(', ')} from main.${quoted(name)} not indexed`
}

const KINDS: Readonly<Record<string, number>> = { null: 0, integer: 1, real: 2, text: 3, blob: 4 }

/** The bytes of values, each with its storage class and its length, so that no two rows have the same. */
export class RowBytes {
  #buffer = Buffer.alloc(64 * 1024)
  #length = 0

  of(row: Row, from = 0, to = row.length): Buffer {
    this.#length = 0
    for (let at = from; at < to; at += 2) this.#add(row[at], row[at + 1])
    return this.#buffer.subarray(0, this.#length)
  }

  #add(kind: Row[number] | undefined, value: Row[number] | undefined): void {
    // A rowid comes without its kind.
    const given = typeof kind === 'bigint' ? kind : value
    const bytes = ArrayBuffer.isView(given) ? given : undefined
    this.#reserve(9 + Math.max(8, bytes?.byteLength ?? 0))
    this.#buffer[this.#length] = typeof kind === 'string' ? (KINDS[kind] ?? 9) : 1
    const at = this.#length + 9
    let size = 0
    if (bytes !== undefined) {
      size = bytes.byteLength
      this.#buffer.set(new Uint8Array(bytes.buffer, bytes.byteOffset, size), at)
    } else if (typeof given === 'bigint') size = this.#buffer.writeBigInt64BE(given, at) - at
    else if (typeof given === 'number') size = this.#buffer.writeDoubleBE(given, at) - at
    else if (given !== null && given !== undefined) throw new Error('a value came in an unknown form')
    this.#buffer.writeBigUInt64BE(BigInt(size), this.#length + 1)
    this.#length = at + size
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.alloc(2 * (this.#length + bytes))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

/** SHA-256 of each row, in order, and how many there are. */
export interface RowHashes {
  readonly bytes: Buffer
  readonly count: number
  /** Places of the digests, sorted by digest. */
  readonly order: Uint32Array
}

export function rowHashes(database: DatabaseSync, table: ReadTable): RowHashes {
  const encoder = new RowBytes()
  let bytes = Buffer.alloc(1024 * DIGEST_BYTES)
  let count = 0
  for (const row of eachRow(database, selectOf(table))) {
    if (count === MAX_ROWS) throw new Error(`${table.name} has more than ${MAX_ROWS} rows`)
    if ((count + 1) * DIGEST_BYTES > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)])
    bytes.set(hash('sha256', encoder.of(row), 'buffer'), count * DIGEST_BYTES)
    count++
  }
  return { bytes, count, order: sorted(bytes, count) }
}

/** Sorts digests: by their first 32 bits in two passes, and the few with the same ones by comparison. */
function sorted(bytes: Buffer, count: number): Uint32Array {
  let order = Uint32Array.from({ length: count }, (_, index) => index)
  for (const at of [2, 0]) {
    const starts = new Uint32Array(65_537)
    const keyOf = (index: number): number => bytes.readUInt16BE(index * DIGEST_BYTES + at)
    for (const index of order) starts[keyOf(index) + 1] = (starts[keyOf(index) + 1] ?? 0) + 1
    for (let key = 1; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
    const next = new Uint32Array(count)
    for (const index of order) {
      const key = keyOf(index)
      const place = starts[key] ?? 0
      next[place] = index
      starts[key] = place + 1
    }
    order = next
  }
  for (let at = 1; at < count; at++) {
    const index = order[at] ?? 0
    let place = at
    for (; place > 0 && compareAt(bytes, order[place - 1] ?? 0, bytes, index) > 0; place--) order[place] = order[place - 1] ?? 0
    order[place] = index
  }
  return order
}

export function compareAt(a: Buffer, first: number, b: Buffer, second: number): number {
  const [x, y] = [first * DIGEST_BYTES, second * DIGEST_BYTES]
  return a.compare(b, y, y + DIGEST_BYTES, x, x + DIGEST_BYTES)
}

export interface TableState {
  readonly name: string
  readonly rows: number
  readonly sha256: string
}

/** The exact multiset of a table's rows: SHA-256 of their sorted SHA-256 digests. */
export function tableState(database: DatabaseSync, table: ReadTable): TableState {
  const { bytes, count, order } = rowHashes(database, table)
  const all = createHash('sha256')
  for (const index of order) all.update(bytes.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES))
  return { name: table.name, rows: count, sha256: all.digest('hex') }
}

/** Enough that two rows of one table never share them. */
const SHORT_BYTES = 16

/** The digests of all rows, shortened, sorted, one after the other. */
export function shortDigests(database: DatabaseSync, table: ReadTable): Buffer {
  const { bytes, count, order } = rowHashes(database, table)
  const short = Buffer.alloc(count * SHORT_BYTES)
  for (const [place, index] of order.entries())
    bytes.copy(short, place * SHORT_BYTES, index * DIGEST_BYTES, index * DIGEST_BYTES + SHORT_BYTES)
  return short
}
