import type { DeclaredException } from '../release/documents/exceptions.ts'
import { count, type Fault, type Written } from './between.ts'
import { missingDigests } from './chain-states.ts'
import type { Clone } from './clone.ts'
import type { GrowingRows, Tally } from './tally.ts'

// Tables that may gain rows by a rollback, as was declared: sums show nothing of the others there, so each row is looked for.

/** Rows of one state whose digests are in memory: 16 bytes each. */
const MAX_HELD_ROWS = 4_000_000

/** Where values may differ as well, no digest of a row would be the same. */
function growingTables(exceptions: readonly DeclaredException[]): string[] {
  const others = new Set(exceptions.flatMap(one => (one.kind === 'columns' ? [one.table] : [])))
  return exceptions.flatMap(one => (one.kind === 'rows-added' && !others.has(one.table) ? [one.table] : []))
}

/** Reads the rows of the tables that may gain some. */
export async function growingRows(
  clone: Clone,
  { tables }: Tally,
  exceptions: readonly DeclaredException[]
): Promise<GrowingRows> {
  const names = growingTables(exceptions)
  const counts = new Map(tables.map(({ name, rows }) => [name, rows]))
  let left = MAX_HELD_ROWS
  const held = names.filter(name => {
    const rows = counts.get(name)
    if (rows === undefined || rows > left) return false
    left -= rows
    return true
  })
  const digests = held.length === 0 ? new Map<string, Buffer>() : await clone.rowDigests(held)
  return new Map(names.filter(name => counts.has(name)).map(name => [name, digests.get(name)]))
}

/** Rows that are gone of tables that may gain some. @param tallies tell whether rows of two states have the same columns */
export function growingFaults(rows: Written<GrowingRows>, tallies: Written<Tally>): Fault[] {
  return [...rows.before.keys()].flatMap((table): Fault[] => {
    const { before, after, written, restored } = {
      before: rows.before.get(table),
      after: rows.after.get(table),
      written: rows.written.get(table),
      restored: rows.restored.get(table)
    }
    // Another comparison reports a table that is missing.
    if (!rows.restored.has(table)) return []
    if (before === undefined || restored === undefined)
      return [{ table, detail: `it has more than ${MAX_HELD_ROWS} rows, so it was not compared whether all are left` }]
    const isSameForm = ['before', 'after', 'written'].every(
      state => columnsIn(tallies[state as keyof Written<Tally>], table) === columnsIn(tallies.restored, table)
    )
    const isRemoved = after === undefined || written === undefined || missingDigests(after, written) > 0
    const former = isRemoved ? 0 : missingDigests(before, restored)
    const fresh =
      isSameForm && after !== undefined && written !== undefined ? missingDigests(without(written, after), restored) : 0
    if (former + fresh === 0) return []
    return [{ table, detail: `${count(former + fresh, 'row')} of those that were there or were written differ or are missing` }]
  })
}

function without(rows: Buffer, others: Buffer): Buffer {
  const found: Buffer[] = []
  missingDigests(rows, others, digest => found.push(digest))
  return Buffer.concat(found)
}

function columnsIn({ tables }: Tally, table: string): string {
  return JSON.stringify(tables.find(({ name }) => name === table)?.columns.map(({ name }) => name))
}
