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

/** A sum of many numbers of 32 bits. */
class Sum {
  #low = 0
  #high = 0n

  add(number: number): void {
    this.#low += number >>> 0
    if (this.#low < 2 ** 52) return
    this.#high += BigInt(this.#low)
    this.#low = 0
  }

  get total(): bigint {
    return this.#high + BigInt(this.#low)
  }
}

/** 64 bits of a text, as two numbers: the mixing of MurmurHash3. A digest of SHA-256 for each value would take thirty times as long. */
function mixed(bytes: Uint8Array): readonly [number, number] {
  let [one, two] = [0xdeadbeef, 0x41c6ce57]
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 2_654_435_761)
    two = Math.imul(two ^ byte, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909)
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return [one, two]
}

function tableTally(database: DatabaseSync, table: string): TableTally {
  const columns = columnsOf(database, table)
  const keys = columns.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key)
  const sums = columns.map(() => ({
    keyed: [new Sum(), new Sum(), new Sum(), new Sum()],
    plain: [new Sum(), new Sum()],
    present: 0
  }))
  const values = [...keys, ...columns].map(({ name }) => typedValue(quoted(name)))
  const [keyBytes, valueBytes] = [new RowBytes(), new RowBytes()]
  let rows = 0
  for (const row of eachRow(database, `select ${values.join(', ')} from main.${quoted(table)} not indexed`)) {
    const [first, second] = mixed(keyBytes.of(row, 0, 2 * keys.length))
    for (const [index, sum] of sums.entries()) {
      const { keyed, plain } = sum
      const at = 2 * (keys.length + index)
      const [one, two] = mixed(valueBytes.of(row, at, at + 2))
      plain[0]?.add(one)
      plain[1]?.add(two)
      // The product belongs to this value in this row: values that rows exchange have another sum.
      keyed[0]?.add(Math.imul(one, first | 1))
      keyed[1]?.add(Math.imul(two, second | 1))
      keyed[2]?.add(Math.imul(one, second | 1))
      keyed[3]?.add(Math.imul(two, first | 1))
      if (row[at] !== 'null') sum.present++
    }
    rows++
  }
  return {
    name: table,
    key: JSON.stringify(keys.map(({ name }) => name)),
    rows,
    columns: columns.map(({ name }, index): ColumnTally => {
      const sum = sums[index]
      const [one = 0n, two = 0n] = (sum?.plain ?? []).map(({ total }) => total)
      return {
        name,
        keyed: (sum?.keyed ?? []).map(({ total }) => String(total)),
        plain: String((one << 64n) + two),
        present: sum?.present ?? 0
      }
    })
  }
}
