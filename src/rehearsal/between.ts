import type { DeclaredException } from '../release/documents/exceptions.ts'
import { type ColumnTally, growth, isSameTable, type TableTally, type Tally } from './tally.ts'

// What has to come back of rows that were written after the change (ADR 33).

/** The four states of which rows are counted. */
export interface Written<T> {
  readonly before: T
  /** The change is applied. */
  readonly after: T
  /** … and rows are written. */
  readonly written: T
  /** … and the change is undone. */
  readonly restored: T
}

/** Something that was written and that no rollback can keep, since the change made the place for it. */
export interface Lost {
  readonly object: string
  readonly detail: string
}

/** A table that was there before the change, and is not as it has to be. */
export interface Fault {
  /** As in the state before the change. */
  readonly table: string
  readonly detail: string
}

export interface Compared {
  /** Tables that have what was written, and by how many rows they grew. */
  readonly kept: readonly { readonly table: string; readonly rows: number }[]
  readonly lost: readonly Lost[]
  readonly faults: readonly Fault[]
  /** Tables of which the change removed columns: whether their former rows are whole is not in the sums. */
  readonly unseen: readonly string[]
}

/** A table before the change, and what it is called after it; the same name unless the change renames it. */
interface Pair {
  readonly old: TableTally
  readonly now: TableTally
}

function tableIn({ tables }: Tally, name: string): TableTally | undefined {
  return tables.find(one => one.name === name)
}

/** Compares what rows were written with what rows are left of them. */
export function compareWritten(tallies: Written<Tally>, exceptions: readonly DeclaredException[]): Compared {
  const { before, after, written, restored } = tallies
  const pairs = pairsOf(before, after)
  const kept: { table: string; rows: number }[] = []
  const lost: Lost[] = []
  const faults: Fault[] = []
  const unseen: string[] = []
  for (const old of before.tables) {
    const now = pairs.find(pair => pair.old === old)?.now
    const back = tableIn(restored, old.name)
    const grown = now && tableIn(written, now.name)
    if (back === undefined) faults.push({ table: old.name, detail: 'it is missing' })
    else if (now === undefined || grown === undefined || isSameTable(now, grown)) {
      if (isSameBut(old, back, exceptions)) continue
      faults.push({ table: old.name, detail: 'nothing was written to it, and it is not as it was before' })
    } else {
      const state = { before: old, after: now, written: grown, restored: back }
      const details = faultsOf(state, exceptions)
      const columns = renamedColumns(old, now)
      if (details.length > 0) faults.push({ table: old.name, detail: details.join('; ') })
      else kept.push({ table: old.name, rows: grown.rows - now.rows })
      if (old.columns.some(({ name }) => !columns.has(name))) unseen.push(old.name)
      lost.push(...lostColumns(old.name, state, new Set(columns.values())))
    }
  }
  for (const fresh of after.tables) {
    const grown = tableIn(written, fresh.name)
    if (pairs.some(({ now }) => now === fresh) || grown === undefined || isSameTable(fresh, grown)) continue
    const rows = grown.rows === fresh.rows ? 'changed values' : count(grown.rows - fresh.rows, 'row')
    lost.push({ object: `table ${fresh.name}`, detail: `${rows}: the change creates the table` })
  }
  return { kept, lost, faults, unseen }
}

/** Tables by their names; those that the change removed by the rows of a table that it made, which is how a renamed table looks. */
function pairsOf(before: Tally, after: Tally): Pair[] {
  const fresh = after.tables.filter(({ name }) => tableIn(before, name) === undefined)
  return before.tables.flatMap(old => {
    const now = tableIn(after, old.name) ?? fresh.find(one => hasRowsOf(one, old))
    return now === undefined ? [] : [{ old, now }]
  })
}

function hasRowsOf(now: TableTally, old: TableTally): boolean {
  const shared = old.columns.flatMap(column => {
    const other = now.columns.find(({ name }) => name === column.name)
    return other === undefined ? [] : [[column, other] as const]
  })
  return now.rows === old.rows && shared.some(([{ present }]) => present > 0) && shared.every(([a, b]) => a.plain === b.plain)
}

/** Names of columns before and after the change. A column that has exactly the values of one that is gone is the same one. */
function renamedColumns(old: TableTally, now: TableTally): Map<string, string> {
  const names = new Map<string, string>()
  const isIn = (table: TableTally, column: string) => table.columns.some(({ name }) => name === column)
  const fresh = now.columns.filter(({ name }) => !isIn(old, name))
  for (const column of old.columns) {
    const taken = new Set(names.values())
    const same = isIn(now, column.name)
      ? column.name
      : fresh.find(one => one.plain === column.plain && one.present > 0 && !taken.has(one.name))?.name
    if (same !== undefined) names.set(column.name, same)
  }
  return names
}

/** Columns of a table whose values may differ, as was declared. */
function excepted(table: string, exceptions: readonly DeclaredException[]): ReadonlySet<string> {
  return new Set(exceptions.flatMap(one => (one.kind === 'columns' && one.table === table ? one.columns : [])))
}

function mayGrow(table: string, exceptions: readonly DeclaredException[]): boolean {
  return exceptions.some(one => one.kind === 'rows-added' && one.table === table)
}

/** Whether a table is as another, but for what was declared. */
export function isSameBut(a: TableTally, b: TableTally, exceptions: readonly DeclaredException[]): boolean {
  if (mayGrow(a.name, exceptions)) return b.rows >= a.rows
  const left = excepted(a.name, exceptions)
  const without = ({ columns, ...table }: TableTally) => ({ ...table, columns: columns.filter(({ name }) => !left.has(name)) })
  return isSameTable(without(a), without(b))
}

/** What is wrong with a table that rows were written to. */
function faultsOf(state: Written<TableTally>, exceptions: readonly DeclaredException[]): string[] {
  const { before, after, written, restored } = state
  const grown = written.rows - after.rows
  const missing = before.rows + grown - restored.rows
  if (missing > 0) return [`${missing === 1 ? '1 row is' : `${missing} rows are`} missing, after ${grown} were written`]
  if (mayGrow(before.name, exceptions)) return []
  if (missing < 0) return [`${count(-missing, 'row')} more than were written`]
  const left = excepted(before.name, exceptions)
  const isKeyed = [after, written, restored].every(({ key }) => key === before.key)
  const columns = [...renamedColumns(before, after)].filter(([name, now]) => {
    if (left.has(name)) return false
    const [a, b] = [columnIn(before, name), columnIn(restored, name)]
    const [c, d] = [columnIn(after, now), columnIn(written, now)]
    return a === undefined || b === undefined || c === undefined || d === undefined || !grewAlike(a, b, c, d, isKeyed)
  })
  if (columns.length === 0) return []
  return [`values are not as they were written (${columns.map(([name]) => name).join(', ')})`]
}

function columnIn({ columns }: TableTally, column: string): ColumnTally | undefined {
  return columns.find(({ name }) => name === column)
}

/** Whether a column grew from `a` to `b` by the values by which another grew from `c` to `d`. */
function grewAlike(a: ColumnTally, b: ColumnTally, c: ColumnTally, d: ColumnTally, isKeyed: boolean): boolean {
  const sums = ({ keyed, plain }: ColumnTally) => (isKeyed ? [...keyed, plain] : [plain])
  return growth(sums(a), sums(b)) === growth(sums(c), sums(d))
}

/** Values in columns that the change creates. */
function lostColumns(table: string, { before, after, written }: Written<TableTally>, known: ReadonlySet<string>): Lost[] {
  return after.columns
    .filter(({ name }) => !known.has(name) && columnIn(before, name) === undefined)
    .flatMap(column => {
      const now = columnIn(written, column.name)
      const values = (now?.present ?? 0) - column.present
      const isChanged = written.rows === after.rows && !isSameColumn(now, column)
      if (values <= 0 && !isChanged) return []
      const what = values > 0 ? count(values, 'value') : 'changed values'
      return [{ object: `column ${table}.${column.name}`, detail: `${what}: the change creates the column` }]
    })
}

function isSameColumn(a: ColumnTally | undefined, b: ColumnTally | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Whether a script did before the change what it did after it, to one table: it wrote as many rows, and to the same columns. What it does only
 * after the change would otherwise be lost without a difference.
 * @param table as in the state before the change @param original what the script led to there
 */
export function isWrittenAlike(table: string, { before, after, written }: Written<Tally>, original: Tally): boolean {
  const pair = pairsOf(before, after).find(({ old }) => old.name === table)
  const alone = tableIn(original, table)
  if (pair === undefined || alone === undefined) return alone !== undefined
  const { old, now } = pair
  const grown = tableIn(written, now.name)
  if (grown === undefined || grown.rows - now.rows !== alone.rows - old.rows) return false
  const isWritten = (from: TableTally, to: TableTally, name: string) => !isSameColumn(columnIn(from, name), columnIn(to, name))
  return [...renamedColumns(old, now)].every(([name, later]) => isWritten(now, grown, later) === isWritten(old, alone, name))
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
