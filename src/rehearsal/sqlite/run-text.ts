import type { DatabaseSync } from 'node:sqlite'
import type { Clone } from '../clone.ts'
import { Refused } from '../denial.ts'
import type { Piece } from './requests.ts'
import { isFull, isSqliteError, safeMessage } from './safe-message.ts'
import { statementsIn } from './text-rules.ts'
import type { Statement } from './tokens.ts'

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
  isSingle: boolean,
  onStatement: (statement: NonNullable<Piece['statement']>) => void = () => undefined
): Omit<Awaited<ReturnType<Clone['run']>>, 'impact'> {
  if (isSingle) database.exec('begin')
  let statements = 0
  for (const { text, line: first } of texts)
    for (const statement of statementsIn(text)) {
      const line = first + statement.line - 1
      onStatement({ words: firstWords(statement), line })
      runOne(database, statement.text, line)
      statements++
    }
  if (isSingle) runOne(database, 'commit', undefined)
  return { statements, isOpen: database.isTransaction }
}

const MAX_WORDS = 3

/** Key words and names, up to the first token that is neither. */
function firstWords({ tokens }: Statement): string[] {
  const end = tokens.findIndex(({ kind }) => kind !== 'word')
  return tokens.slice(0, end < 0 ? MAX_WORDS : Math.min(end, MAX_WORDS)).map(({ text }) => text.toLowerCase())
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
