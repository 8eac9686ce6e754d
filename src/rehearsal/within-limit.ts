import { withDeadline } from './clone.ts'
import { Refused } from './denial.ts'
import type { StatementLimit } from './statement-limit.ts'

/** A statement, as far as a message may have it: no value of a row is among its first words. */
interface Named {
  readonly words: readonly string[]
  /** From 1. */
  readonly line: number
}

const MAX_WORDS = 3

/** What a statement that did not end in time is denied with. */
function tooLong({ words, line }: Named, { text }: StatementLimit): Refused {
  const named = words.length === 0 ? 'this statement' : `the statement that begins with "${words.slice(0, MAX_WORDS).join(' ')}"`
  return new Refused(
    'statement-refused',
    `${named} did not end within ${text} ("statement_timeout"): make it shorter, such as by an index or in batches, or raise the limit`,
    line
  )
}

/** Runs one statement; the clone is given up when it takes too long. @throws {Refused} */
export async function withinLimit<T>(
  limit: StatementLimit | undefined,
  statement: Named,
  work: Promise<T>,
  give: () => void
): Promise<T> {
  return limit === undefined ? await work : await withDeadline(limit.milliseconds, work, give, () => tooLong(statement, limit))
}
