import { stateDifference } from '../release/rules/state-difference.ts'
import type { RowsBetween } from './between-facts.ts'
import { runInOwnSession } from './change-steps.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { Refused } from './denial.ts'
import type { ScriptFile } from './input.ts'
import { schemaDifferences } from './schema-difference.ts'
import { isSameTable, type Tally } from './tally.ts'

// Rows that are written between a change and its rollback where no script is named: one for each table that the change touches.

/** Scripts that write rows, and what they leave out. */
export interface Scripts {
  readonly ran: readonly ScriptFile[]
  /** Tables whose generated rows were taken. */
  readonly generated?: readonly string[]
  readonly notGenerated: RowsBetween['notGenerated']
}

/** Rows of the schema after the change, in each table that the change touches. */
export async function generate(context: RehearsalContext, clone: Clone): Promise<Scripts> {
  const ran: ScriptFile[] = []
  const tables = await clone.rowStatements(touchedBy(context))
  const waiting = new Map(
    tables.map(({ table, rows, unwritable = 'nobody can write to it' }) => [table, { rows: [...rows], reason: unwritable }])
  )
  const done = new Set<string>()
  // A row may refer to one that is written after it.
  for (let progress = true; progress; ) {
    progress = false
    for (const [table, { rows }] of waiting) {
      const left: (readonly string[])[] = []
      let reason = waiting.get(table)?.reason ?? ''
      for (const ways of rows) {
        const result = await firstTaken(context, clone, table, ways)
        if (typeof result === 'string') {
          left.push(ways)
          reason = result
          continue
        }
        ran.push(result)
        done.add(table)
        progress = true
      }
      // A table without any row to try stays, to be named.
      if (left.length === 0 && rows.length > 0) waiting.delete(table)
      else waiting.set(table, { rows: left, reason })
    }
  }
  const none = [...waiting].filter(([table]) => !done.has(table))
  return { ran, generated: [...done], notGenerated: none.map(([table, { reason }]) => ({ table, reason })) }
}

/** Runs one statement after the other until one is taken. @returns it, or why the last one was refused */
async function firstTaken(
  context: RehearsalContext,
  clone: Clone,
  table: string,
  ways: readonly string[]
): Promise<ScriptFile | string> {
  let reason = 'there is no way to write a row to it'
  for (const sql of ways) {
    const script = Buffer.from(`${sql};`)
    const file = { path: `generated row of ${table}`, sha256: '', bytes: script.length, content: script, script }
    try {
      await runInOwnSession(context, clone, file)
      return file
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      reason = error.message
    }
  }
  return reason
}

/** Tables whose rows or definition the change changes, and those that it creates. */
function touchedBy({ prints }: RehearsalContext): string[] {
  const { before, after } = prints
  if (before === undefined || after === undefined) return []
  const rows = new Set(stateDifference(before.state, after.state).tables)
  const objects = schemaDifferences(before.schema, after.schema).map(({ object }) => ` ${object} `)
  return after.state.tables
    .map(({ name }) => name)
    .filter(name => rows.has(name) || objects.some(object => [' ', '.', ':'].some(end => object.includes(` ${name}${end}`))))
}

/** Tables whose statements were taken and wrote nothing, as where a trigger discards the row or a policy hides the one that it is made from. */
export function suppressed(after: Tally, written: Tally, { generated = [] }: Scripts): RowsBetween['notGenerated'] {
  const find = ({ tables }: Tally, name: string) => tables.find(one => one.name === name)
  return generated
    .filter(name => isSameTable(find(after, name), find(written, name)))
    .map(table => ({ table, reason: 'the statements wrote none' }))
}
