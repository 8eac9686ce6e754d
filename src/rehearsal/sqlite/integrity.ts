import type { DatabaseSync } from 'node:sqlite'
import { eachRow, textIn } from './connection.ts'

// Runs in the confined process.

/** Rows that break a rule of their table are as they are in production; anything else is damage. https://www.sqlite.org/pragma.html#pragma_integrity_check */
const OF_ROWS = /^(?:NULL value in |CHECK constraint failed in |(?:TEXT|NUMERIC) value in |non-\w+ value in )/
/** An index that has other entries than its table has rows. */
const OF_INDEX =
  /^(?:row -?\d+ (?:missing|values differ) from index|rowid not at end-of-record for row -?\d+ of index|wrong # of entries in index|row not in PRIMARY KEY order for|non-unique entry in index) (.+)$/
/** Without a limit, SQLite stops after 100: so many rows that break a rule would hide the rest. */
const MAX_PROBLEMS = 2 ** 31 - 1

export interface Integrity {
  /** The file is damaged. */
  readonly isDamaged: boolean
  /** Names of the indexes that differ from their table. */
  readonly indexes: ReadonlySet<string>
}

/** Reads every page of a database, and compares each index with its table. @throws where it cannot be read as a whole */
export function integrityOf(database: DatabaseSync): Integrity {
  const indexes = new Set<string>()
  for (const [problem] of eachRow(database, `pragma main.integrity_check(${MAX_PROBLEMS})`)) {
    const text = textIn(problem)
    if (text === 'ok' || OF_ROWS.test(text)) continue
    const [, index] = OF_INDEX.exec(text) ?? []
    if (index === undefined) return { isDamaged: true, indexes }
    indexes.add(index)
  }
  return { isDamaged: false, indexes }
}
