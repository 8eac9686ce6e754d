import { Refused } from '../../denial.ts'
import { type Session, SqlError } from '../engine.ts'
import { adviceFor } from './advice.ts'
import { inTransaction, isTransactionOpen, type Ran, type RunOptions } from './run-script.ts'
import { isDiskFull, serverMessage } from './server-message.ts'
import { tokensOf } from './tokens.ts'

/** A text that is sent as one query, and the line of its first character, from 1. */
interface Query {
  readonly text: string
  readonly line: number
}

/**
 * Sends texts as they are, one after the other, as tools do that do not cut a file into statements: several statements in one text are one
 * transaction, unless the text itself ends it.
 * @param isSingle all of them run in one transaction, which none of them may end
 * @throws {Refused} when the server refuses one @throws {EngineDied}
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT
 */
export async function runQueries(
  session: Session,
  queries: readonly Query[],
  isSingle: boolean,
  { before, ran, bounded }: Pick<RunOptions, 'before' | 'ran' | 'bounded'>
): Promise<Ran> {
  const all = async (): Promise<Ran> => {
    for (const query of queries) {
      await before?.({ kind: 'statement', words: wordsOf(query.text), ...query })
      const work = runQuery(session, query)
      await (bounded === undefined ? work : bounded({ words: wordsOf(query.text), line: query.line }, work))
      await ran?.()
    }
    return { statements: queries.length, copyBytes: 0 }
  }
  if (!isSingle) return await all()
  return await inTransaction(session, async () => {
    const done = await all()
    if (await isTransactionOpen(session)) return done
    throw new Refused('statement-refused', 'it ends the transaction in which its tool runs it, so the tool fails')
  })
}

/** The words that a text begins with, comments left out. */
function wordsOf(text: string): string[] {
  return tokensOf(text)
    .slice(0, MAX_WORDS)
    .map(({ text: word }) => word.toLowerCase())
}

/** Enough to know what a statement is. */
const MAX_WORDS = 4

async function runQuery(session: Session, { text, line }: Query): Promise<void> {
  try {
    await session.run(text)
  } catch (error) {
    if (!(error instanceof SqlError) || isDiskFull(error)) throw error
    // The server counts characters, JavaScript units of UTF-16.
    const before = [...text].slice(0, Math.max(0, (error.position ?? 1) - 1))
    const lines = before.filter(character => character === '\n').length
    throw new Refused('statement-refused', serverMessage(error, text, wordsOf(text)), line + lines, adviceFor(error, text, true))
  }
}
