import type { DatabaseSync } from 'node:sqlite'
import type { Clone } from '../clone.ts'
import { Refused } from '../denial.ts'
import { isFull, isSqliteError, safeMessage } from './safe-message.ts'
import { statementsIn } from './text-rules.ts'

// Runs in the confined process.

/** Texts that are run one after the other, with the line of the first character of each. */
type Texts = readonly { readonly text: string; readonly line: number }[]

/**
 * Runs texts statement by statement, as the shell does with `-bail`.
 * @param isSingle all of them in one transaction
 * @throws {Refused} where SQLite refuses one
 */
export function runTexts(
  database: DatabaseSync,
  texts: Texts,
  isSingle: boolean
): Omit<Awaited<ReturnType<Clone['run']>>, 'impact'> {
  if (isSingle) database.exec('begin')
  let statements = 0
  for (const { text, line: first } of texts)
    for (const statement of statementsIn(text)) {
      runOne(database, statement.text, first + statement.line - 1)
      statements++
    }
  if (isSingle) runOne(database, 'commit', undefined)
  return { statements, isOpen: database.isTransaction }
}

function runOne(database: DatabaseSync, sql: string, line: number | undefined): void {
  try {
    database.exec(sql)
  } catch (error) {
    if (!isSqliteError(error) || isFull(error)) throw error
    const message = line === undefined ? `at the commit of its transaction: ${safeMessage(error)}` : safeMessage(error)
    throw new Refused('statement-refused', message, line)
  }
}
