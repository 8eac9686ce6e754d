import type { ColumnTally, TableTally, Tally } from '../tally.ts'
import type { Session } from './engine.ts'
import { largeObjectState, sequenceStates } from './fingerprint/data.ts'
import { inSnapshot } from './fingerprint/snapshot.ts'
import { readTables, type Table } from './fingerprint/tables.ts'
import { quoted } from './names.ts'

/** What is in the tables, in numbers that can be subtracted. @param session a reader's session */
export async function tally(session: Session, progress: (table: string) => void): Promise<Tally> {
  return await inSnapshot(session, async () => {
    const tables: TableTally[] = []
    for (const table of await readTables(session)) {
      progress(table.name)
      tables.push(await tableTally(session, table))
    }
    return { tables, sequences: await sequenceStates(session), large_objects: await largeObjectState(session) }
  })
}

/** `hashtextextended` needs no text of its own for a digest, unlike sha256, and its sum cannot overflow: it is a `numeric`. */
function sumOf(text: string, seed: number): string {
  return `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(${text}, ${seed})), 0)::text`
}

/** Columns per statement: of each there are four results, of which a statement has 1664. */
const MAX_COLUMNS = 400

async function tableTally(session: Session, table: Table): Promise<TableTally> {
  const key = table.key.map(quoted)
  const parts = table.columns.map((name, index) => {
    const value = table.values[index] ?? quoted(name)
    // A record as text shows where each value ends, and tells NULL from an empty text.
    const [alone, both] = [`row(${value})::text`, `row(${[...key, value].join(', ')})::text`]
    return [
      sumOf(both, 1),
      sumOf(both, 2),
      sumOf(alone, 3),
      `pg_catalog.count(*) filter (where ${quoted(name)} is distinct from null)::text`
    ]
  })
  const columns: ColumnTally[] = []
  let rows = 0
  for (let at = 0; at === 0 || at < parts.length; at += MAX_COLUMNS) {
    const wanted = ['pg_catalog.count(*)::text', ...parts.slice(at, at + MAX_COLUMNS).flat()]
    const [[counted, ...found] = []] = await session.rows(`select ${wanted.join(', ')} from only ${table.sql}`)
    if (typeof counted !== 'string') throw new Error(`the rows of ${table.name} could not be counted`)
    rows = Number(counted)
    for (const [index, name] of table.columns.slice(at, at + MAX_COLUMNS).entries()) {
      const [first, second, plain, present] = found.slice(4 * index, 4 * index + 4)
      columns.push({ name, keyed: [first ?? '', second ?? ''], plain: plain ?? '', present: Number(present) })
    }
  }
  return { name: table.name, key: JSON.stringify(table.key), rows, columns }
}
