import { createHmac, hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { RowDifference, TableDifference } from '../clone.ts'
import { eachRow, quoted, type Row } from './connection.ts'
import { compareAt, DIGEST_BYTES, type ReadTable, RowBytes, type RowHashes, readTable, rowHashes, typedValue } from './rows.ts'

// Runs in the confined process.

/** Rows that are listed. */
const MAX_LISTED = 50

/** Which rows of a table differ between two states; undefined if it is in one of them only. @param key of this run, for the hashes of keys */
export function rowDifference(
  before: DatabaseSync,
  now: DatabaseSync,
  name: string,
  key: Uint8Array
): TableDifference | undefined {
  const [a, b] = [readTable(before, name), readTable(now, name)]
  if (a.columns.length === 0 || b.columns.length === 0) return undefined
  const [old, fresh] = [rowHashes(before, a), rowHashes(now, b)]
  const [gone, come] = [onlyIn(old, fresh), onlyIn(fresh, old)]
  const shared = a.columns.filter(({ name: column }) => b.columns.some(one => one.name === column)).map(one => one.name)
  const keys = keyOf(a)
  const isKeyed = keys.length > 0 && keys.join('\0') === keyOf(b).join('\0')
  const mac = (bytes: Uint8Array): string => createHmac('sha256', key).update(bytes).digest('hex').slice(0, 16)
  const rows = isKeyed
    ? keyedRows(before, now, { a, b, keys, shared }, gone, come, mac)
    : [
        ...gone.slice(0, MAX_LISTED).map((index): RowDifference => ({ row: mac(digestAt(old, index)), change: 'row missing' })),
        ...come
          .slice(0, MAX_LISTED)
          .map((index): RowDifference => ({ row: mac(digestAt(fresh, index)), change: 'row left behind' }))
      ]
  return { table: name, onlyBefore: gone.length, onlyNow: come.length, rows: rows.slice(0, MAX_LISTED) }
}

function keyOf({ columns }: ReadTable): string[] {
  return columns
    .filter(({ key }) => key > 0)
    .toSorted((one, two) => one.key - two.key)
    .map(({ name }) => name)
}

function digestAt({ bytes }: RowHashes, index: number): Buffer {
  return bytes.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES)
}

/** Places of the rows that the other state does not have, each as often as it is missing there. */
function onlyIn(one: RowHashes, other: RowHashes): number[] {
  const found: number[] = []
  let at = 0
  for (const index of one.order) {
    let order = -1
    for (; at < other.count; at++) {
      order = compareAt(other.bytes, other.order[at] ?? 0, one.bytes, index)
      if (order >= 0) break
    }
    if (at < other.count && order === 0) at++
    else found.push(index)
  }
  return found
}

interface Pair {
  readonly a: ReadTable
  readonly b: ReadTable
  readonly keys: readonly string[]
  /** Columns that are in both states. */
  readonly shared: readonly string[]
}

/** Rows by their keys, and the columns that differ. */
function keyedRows(
  before: DatabaseSync,
  now: DatabaseSync,
  { a, b, keys, shared }: Pair,
  gone: readonly number[],
  come: readonly number[],
  mac: (bytes: Uint8Array) => string
): RowDifference[] {
  const lopsided = [...a.columns, ...b.columns].map(({ name }) => name).filter(name => !shared.includes(name))
  const wanted = (database: DatabaseSync, table: ReadTable, places: readonly number[]) =>
    rowsAt(database, table, keys, shared, new Set(places.slice(0, MAX_LISTED)))
  const old = wanted(before, a, gone)
  const fresh = wanted(now, b, come)
  // The partner of a row is looked up by its key: the other state's first differing rows may be others.
  const partners = rowsWith(
    now,
    b,
    keys,
    shared,
    [...old.keys()].filter(key => !fresh.has(key))
  )
  const known = rowsWith(
    before,
    a,
    keys,
    shared,
    [...fresh.keys()].filter(key => !old.has(key))
  )
  const found: RowDifference[] = []
  for (const [key, columns] of [...old, ...known]) {
    const partner = fresh.get(key) ?? partners.get(key)
    const changed = shared.filter((_, index) => partner?.[index] !== columns[index])
    const row = mac(Buffer.from(key))
    if (partner === undefined) found.push({ row, change: 'row missing' })
    else found.push({ row, change: 'value not restored', columns: [...changed, ...lopsided] })
  }
  for (const key of fresh.keys())
    if (!old.has(key) && !known.has(key)) found.push({ row: mac(Buffer.from(key)), change: 'row left behind' })
  return found
}

type Digests = readonly string[]

/** Rows at these places: the text of their keys, and a digest per shared column. */
function rowsAt(
  database: DatabaseSync,
  table: ReadTable,
  keys: readonly string[],
  shared: readonly string[],
  places: ReadonlySet<number>
): Map<string, Digests> {
  const found = new Map<string, Digests>()
  const columns = [...keys, ...shared].map(name => typedValue(quoted(name)))
  let place = 0
  for (const row of eachRow(database, `select ${columns.join(', ')} from main.${quoted(table.name)} not indexed`)) {
    if (places.has(place)) found.set(...keyed(row, keys.length))
    place++
    if (found.size === places.size) break
  }
  return found
}

/** Rows with these keys. */
function rowsWith(
  database: DatabaseSync,
  table: ReadTable,
  keys: readonly string[],
  shared: readonly string[],
  wanted: readonly string[]
): Map<string, Digests> {
  const found = new Map<string, Digests>()
  if (wanted.length === 0) return found
  const columns = [...keys, ...shared].map(name => typedValue(quoted(name)))
  for (const row of eachRow(database, `select ${columns.join(', ')} from main.${quoted(table.name)} not indexed`)) {
    const [key, digests] = keyed(row, keys.length)
    if (wanted.includes(key)) found.set(key, digests)
    if (found.size === wanted.length) break
  }
  return found
}

function keyed(row: Row, keys: number): [string, Digests] {
  const encoder = new RowBytes()
  const key = encoder.of(row, 0, 2 * keys).toString('hex')
  const digests: string[] = []
  for (let at = 2 * keys; at < row.length; at += 2) digests.push(hash('sha256', encoder.of(row, at, at + 2), 'hex'))
  return [key, digests]
}
