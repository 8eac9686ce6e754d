import { createHmac } from 'node:crypto'
import type { RowDifference, TableDifference } from '../../clone.ts'
import type { Session } from '../engine.ts'
import { quoted } from '../names.ts'
import { eachRowHash, KEPT, shortHashes } from './data.ts'
import { inSnapshot } from './snapshot.ts'
import { readTables, rowHash, type Table } from './tables.ts'

interface RowDifferenceOptions {
  /** A key of this run: without it, nobody can guess keys of rows. */
  readonly key: Buffer
  /** Most rows that are listed. */
  readonly limit?: number
}

/** Digests of one table that are held at once: 16 bytes for each row. */
const MAX_HELD_ROWS = 16_000_000
const DEFAULT_LIMIT = 50

/**
 * Which rows of a table differ between two databases. Undefined if a table is in only one of them, or has too many rows to keep their
 * digests in memory.
 * @param before a reader's session on the untouched state @param now one on the other state
 * @param name as in the fingerprint's state
 */
export async function rowDifference(
  before: Session,
  now: Session,
  name: string,
  { key, limit = DEFAULT_LIMIT }: RowDifferenceOptions
): Promise<TableDifference | undefined> {
  return await inSnapshot(before, () =>
    inSnapshot(now, async () => {
      const a = await find(before, name)
      const b = await find(now, name)
      if (a === undefined || b === undefined) return undefined
      const differing = await differingHashes(before, now, a, b, limit)
      if (differing === undefined) return undefined
      const columns = a.columns.filter(column => b.columns.includes(column))
      // A key that the two states do not share cannot identify rows in both.
      const keys = a.key.length > 0 && a.key.join() === b.key.join() ? a.key : []
      const lopsided = [...a.columns, ...b.columns].filter(column => !columns.includes(column))
      const compared = { columns, lopsided, keys, mac: (text: string) => mac(key, text) }
      const rows = await nameRows(before, now, a, b, differing, compared)
      return { table: name, onlyBefore: differing.onlyBefore, onlyNow: differing.onlyNow, rows: rows.slice(0, limit) }
    })
  )
}

async function find(session: Session, name: string): Promise<Table | undefined> {
  return (await readTables(session)).find(table => table.name === name)
}

interface Differing {
  readonly before: readonly string[]
  readonly now: readonly string[]
  readonly onlyBefore: number
  readonly onlyNow: number
}

/** Merges the two sorted streams: one is in memory, the other is read past it. */
async function differingHashes(before: Session, now: Session, a: Table, b: Table, limit: number): Promise<Differing | undefined> {
  const [[count] = []] = await before.rows(`select count(*)::text from only ${a.sql}`)
  if (Number(count) > MAX_HELD_ROWS) return undefined
  const held = await shortHashes(before, a, Number(count))
  const lists = { before: [] as string[], now: [] as string[] }
  let onlyBefore = 0
  let onlyNow = 0
  let at = 0
  const passed = (): void => {
    onlyBefore++
    if (lists.before.length < limit) lists.before.push(held.toString('hex', at, at + KEPT))
    at += KEPT
  }
  await eachRowHash(now, b, digest => {
    let order = at < held.length ? held.compare(digest, 0, KEPT, at, at + KEPT) : 1
    for (; order < 0; order = at < held.length ? held.compare(digest, 0, KEPT, at, at + KEPT) : 1) passed()
    if (order === 0) {
      at += KEPT
      return
    }
    onlyNow++
    if (lists.now.length < limit) lists.now.push(digest.toString('hex', 0, KEPT))
  })
  while (at < held.length) passed()
  return { ...lists, onlyBefore, onlyNow }
}

interface Compared {
  /** In both states. */
  readonly columns: readonly string[]
  /** In one of them. */
  readonly lopsided: readonly string[]
  readonly keys: readonly string[]
  readonly mac: (text: string) => string
}

async function nameRows(
  before: Session,
  now: Session,
  a: Table,
  b: Table,
  differing: Differing,
  compared: Compared
): Promise<RowDifference[]> {
  const { columns, lopsided, keys, mac: named } = compared
  if (keys.length === 0) {
    return [
      ...differing.before.map((digest): RowDifference => ({ row: named(digest), change: 'row missing' })),
      ...differing.now.map((digest): RowDifference => ({ row: named(digest), change: 'row left behind' }))
    ].sort(byRow)
  }
  const gone = await fetchRows(before, a, byHash(a), differing.before, compared)
  const come = await fetchRows(now, b, byHash(b), differing.now, compared)
  // The partner of a row is looked up by its key: the other state's first differing rows may be others.
  const partners = await fetchRows(
    now,
    b,
    keyText(keys),
    gone.map(({ key }) => key),
    compared
  )
  const there = new Map(partners.map(row => [row.key, row]))
  const known = await fetchRows(
    before,
    a,
    keyText(keys),
    come.map(({ key }) => key),
    compared
  )
  const here = new Map(known.map(row => [row.key, row]))
  const found = new Map<string, RowDifference>()
  for (const row of [...gone, ...known]) {
    const other = there.get(row.key) ?? come.find(({ key }) => key === row.key)
    const changed = columns.filter((_, index) => row.digests[index] !== other?.digests[index])
    if (other === undefined) found.set(row.key, { row: named(row.key), change: 'row missing' })
    else found.set(row.key, { row: named(row.key), change: 'value not restored', columns: [...changed, ...lopsided] })
  }
  for (const row of come) if (!here.has(row.key)) found.set(row.key, { row: named(row.key), change: 'row left behind' })
  return [...found.values()].sort(byRow)
}

interface FetchedRow {
  readonly key: string
  /** One for each compared column. */
  readonly digests: readonly (string | null)[]
}

/** Rows whose `by` is one of the values: their key's text, and a digest of each column's. */
async function fetchRows(
  session: Session,
  table: Table,
  by: string,
  values: readonly string[],
  { columns, keys }: Compared
): Promise<FetchedRow[]> {
  if (values.length === 0) return []
  const read = columns.map(column => table.values[table.columns.indexOf(column)] ?? quoted(column))
  const digests = read.map(value => `pg_catalog.sha256(pg_catalog.convert_to(${value}::text, 'UTF8'))::text`)
  const rows = await session.rows(
    `select ${[keyText(keys), ...digests].join(', ')} from only ${table.sql} where ${by} = any($1::text[])`,
    [`{${values.map(value => `"${value.replaceAll(/[\\"]/g, '\\$&')}"`).join(',')}}`]
  )
  return rows.map(([name, ...rest]) => ({ key: name ?? '', digests: rest }))
}

function byHash(table: Table): string {
  return `pg_catalog.encode(pg_catalog.substr(${rowHash(table)}, 1, ${KEPT}), 'hex')`
}

function keyText(keys: readonly string[]): string {
  return `row(${keys.map(quoted).join(', ')})::text`
}

function mac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 16)
}

function byRow(a: RowDifference, b: RowDifference): number {
  return a.row < b.row ? -1 : a.row > b.row ? 1 : a.change < b.change ? -1 : 1
}
