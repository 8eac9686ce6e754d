import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { ColumnTally, TableTally, Tally } from '../tally.ts'
import { eachRow, quoted, rowsOf, textIn } from './connection.ts'
import { NO_LARGE_OBJECTS, sequencesOf } from './fingerprint.ts'
import { RowBytes, typedValue } from './rows.ts'
import { columnsOf, rowTables } from './schema.ts'

// Runs in the confined process.

/** Tables without the shadow tables of virtual ones, whose blocks are laid out anew with each row. */
export function tally(database: DatabaseSync, progress: (table: string) => void): Tally {
  const shadows = new Set(
    rowsOf(database, `select name from pragma_table_list where schema = 'main' and type = 'shadow'`).map(([name]) => textIn(name))
  )
  return {
    tables: rowTables(database)
      .filter(({ name }) => !shadows.has(name))
      .map(({ name }) => {
        progress(name)
        return tableTally(database, name)
      }),
    sequences: sequencesOf(database) ?? [],
    large_objects: NO_LARGE_OBJECTS
  }
}

function tableTally(database: DatabaseSync, table: string): TableTally {
  const columns = columnsOf(database, table)
  const keys = columns.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key)
  const sums = columns.map(() => ({ keyed: [0n, 0n] as [bigint, bigint], plain: 0n, present: 0 }))
  const values = [...keys, ...columns].map(({ name }) => typedValue(quoted(name)))
  const [keyBytes, valueBytes] = [new RowBytes(), new RowBytes()]
  let rows = 0
  for (const row of eachRow(database, `select ${values.join(', ')} from main.${quoted(table)} not indexed`)) {
    const key = hash('sha256', keyBytes.of(row, 0, 2 * keys.length), 'buffer')
    for (const [index, sum] of sums.entries()) {
      const at = 2 * (keys.length + index)
      const value = hash('sha256', valueBytes.of(row, at, at + 2), 'buffer')
      const both = hash('sha256', Buffer.concat([key, value]), 'buffer')
      sum.plain += value.readBigUInt64BE(0)
      sum.keyed[0] += both.readBigUInt64BE(0)
      sum.keyed[1] += both.readBigUInt64BE(8)
      if (row[at] !== 'null') sum.present++
    }
    rows++
  }
  return {
    name: table,
    key: JSON.stringify(keys.map(({ name }) => name)),
    rows,
    columns: columns.map(({ name }, index): ColumnTally => {
      const { keyed = [0n, 0n], plain = 0n, present = 0 } = sums[index] ?? {}
      return { name, keyed: keyed.map(String), plain: String(plain), present }
    })
  }
}
