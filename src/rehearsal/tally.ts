import type { DatabaseState } from '../release/documents/database-state.ts'

/**
 * Sums over the values of one column. Sums of digests can be subtracted: what rows were added to one state, or changed in it, can be compared with
 * what was added to another, whatever else is in the table.
 */
export interface ColumnTally {
  readonly name: string
  /** Of digests of each value together with the key of its row: 128 bits, as decimal numbers. */
  readonly keyed: readonly string[]
  /** Of digests of each value alone, as a decimal number. */
  readonly plain: string
  /** Values that are not NULL. */
  readonly present: number
}

export interface TableTally {
  readonly name: string
  /** Columns of the key, as JSON; `[]` where there is none. */
  readonly key: string
  readonly rows: number
  readonly columns: readonly ColumnTally[]
}

/** What is in the tables of a state, as numbers that can be subtracted from those of another state. */
export interface Tally extends Pick<DatabaseState, 'sequences' | 'large_objects'> {
  readonly tables: readonly TableTally[]
}

/** Rows of a state as digests, sorted, by table; undefined for a table with too many. */
export type GrowingRows = ReadonlyMap<string, Buffer | undefined>

/** The difference of two sums, part by part. */
export function growth(from: readonly string[], to: readonly string[]): string {
  return to.map((sum, index) => BigInt(sum) - BigInt(from[index] ?? 0)).join(' ')
}

export function isSameTable(a: TableTally | undefined, b: TableTally | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
