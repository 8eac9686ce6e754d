import { Refused } from '../../denial.ts'
import { type Session, SqlError } from '../engine.ts'
import { adviceFor } from './advice.ts'
import { isDiskFull, serverMessage } from './server-message.ts'
import { type CopyIn, commandName, type MetaCommand, type Statement, splitStatements } from './statements.ts'

export interface RunOptions {
  /** Also takes what only dumps have: `\restrict` and `\unrestrict`. */
  readonly dump?: boolean
  /** Called before each statement; resolves to the text to run, or to undefined where it is not run. */
  readonly before?: (piece: Statement | CopyIn) => Promise<string | undefined>
  /** Called after each statement. */
  readonly ran?: () => Promise<void>
  /** Bounds the time that each statement takes. */
  readonly bounded?: (
    statement: { readonly words: readonly string[]; readonly line: number },
    work: Promise<void>
  ) => Promise<void>
  /** Called for a refused statement: true if another attempt is worth it, `skip` if it need not be carried out. */
  readonly recover?: (refused: SqlError, statement: Statement) => Promise<boolean | 'skip'>
}

export interface Ran {
  readonly statements: number
  readonly copyBytes: number
}

/** Written by pg_dump since August 2025, so that a hostile server cannot put psql commands into a dump (CVE-2025-8714). */
const RESTRICT = /^\\(?:un)?restrict [A-Za-z0-9]+$/

/**
 * Commands that request what is done here anyway (stop at an error), or that only change what psql prints. An argument in backquotes would start
 * a program, and a second command may follow on the line: such lines are refused.
 */
const IDLE =
  /^\\(?:set +(?:ON_ERROR_STOP|QUIET|AUTOCOMMIT)(?: +(?:on|1|true|yes|'(?:on|1|true)'))?|set +(?:ECHO|VERBOSITY|SHOW_CONTEXT|HISTFILE|PROMPT[123])(?: +[\w'/~.%-]*)?|(?:timing|pset|x|a|t)(?: [^`\\]*)?|q?echo(?: [^`\\]*)?|warn(?: [^`\\]*)?|encoding +'?utf-?8'?)$/i
/** Written by `pg_dump --create` after it created the database. */
const CONNECT = /^\\connect (?:[^`\\]+|-reuse-previous=on "(?:[^"`]|"")*")$/
/** Written before a `\connect` to a name that needs quotes; the dump sets its encoding again after it. */
export const SETS_ENCODING = /^\\encoding SQL_ASCII$/

/** True for the command that leads from one database to another. */
export function connects({ text }: MetaCommand): boolean {
  return CONNECT.test(text)
}

/**
 * The psql commands that are ignored: any other one is refused. Only a dump has `\restrict`, which forbids psql to run others, and one `\connect`
 * (survey.ts refuses another, and a change of encoding elsewhere).
 */
export function isIdle(command: MetaCommand, isDump: boolean): boolean {
  return (
    IDLE.test(command.text) || (isDump && (RESTRICT.test(command.text) || SETS_ENCODING.test(command.text) || connects(command)))
  )
}

/** Attempts to repair one statement. */
const MAX_RECOVERIES = 100

/**
 * Runs a text statement by statement, as `psql -v ON_ERROR_STOP=1 -f` would, without a transaction around it and without psql's own
 * commands, each of which is refused.
 * @throws {Refused} for a text that is not run, and when the server refuses a statement @throws {EngineDied}
 */
export async function runScript(session: Session, source: AsyncIterable<Uint8Array>, options: RunOptions = {}): Promise<Ran> {
  const ran = { statements: 0, copyBytes: 0 }
  for await (const piece of splitStatements(source)) {
    if (piece.kind === 'meta') {
      if (isIdle(piece, options.dump === true)) continue
      throw new Refused(
        'psql-meta-command',
        `a psql command (${commandName(piece.text)}), which is never carried out`,
        piece.line
      )
    }
    const copied = await runStatement(session, piece, options)
    if (copied === undefined) continue
    ran.statements++
    ran.copyBytes += copied
  }
  return ran
}

/**
 * Runs a text in one transaction, as `psql --single-transaction` would: its own COMMIT would end it early, and the rest would run without one.
 * @throws {Refused} also when the server refuses the commit, as for a deferred constraint @throws {EngineDied}
 */
export async function runInTransaction(session: Session, source: AsyncIterable<Uint8Array>, options: RunOptions): Promise<Ran> {
  return await inTransaction(session, async () => await runScript(session, source, options))
}

/** Runs some work in one transaction. @throws {Refused} when the server refuses the commit @throws what the work throws */
export async function inTransaction(session: Session, work: () => Promise<Ran>): Promise<Ran> {
  await session.run('begin')
  const ran = await work()
  try {
    await session.run('commit')
  } catch (error) {
    const isRefused = error instanceof SqlError && !isDiskFull(error)
    throw isRefused ? new Refused('statement-refused', `at the commit of its transaction: ${serverMessage(error)}`) : error
  }
  return ran
}

/**
 * Runs one statement.
 * @returns the bytes of rows that it copied, undefined where it was not run
 * @throws {Refused} when the server refuses it @throws {EngineDied}
 */
export async function runStatement(
  session: Session,
  piece: Statement | CopyIn,
  options: RunOptions
): Promise<number | undefined> {
  try {
    const text = options.before === undefined ? piece.text : await options.before(piece)
    if (text === undefined) return undefined
    let copied = 0
    const work = async (): Promise<void> => {
      if (piece.kind === 'copy') copied = await session.copyIn(text, piece.data)
      else await runRecovering(session, { ...piece, text }, options)
    }
    await (options.bounded === undefined ? work() : options.bounded(piece, work()))
    await options.ran?.()
    return copied
  } catch (error) {
    const isRefused = error instanceof SqlError && !isDiskFull(error)
    if (!isRefused) throw error
    const { text, words, line } = piece
    throw new Refused('statement-refused', serverMessage(error, text, words), line, adviceFor(error, text))
  }
}

async function runRecovering(session: Session, statement: Statement, { recover }: RunOptions): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await session.run(statement.text)
    } catch (error) {
      const worth = error instanceof SqlError && recover !== undefined && attempt < MAX_RECOVERIES
      const next = worth && (await recover(error, statement))
      if (next === 'skip') return
      if (!next) throw error
    }
  }
}

/**
 * True when the session is inside a transaction, whole or failed. A savepoint can be made only there, which is exact where clocks and
 * transaction ids are not.
 */
export async function isTransactionOpen(session: Session): Promise<boolean> {
  try {
    await session.run('savepoint seal_gate_look')
    return true
  } catch (error) {
    if (error instanceof SqlError && error.code === '25P01') return false
    if (error instanceof SqlError && error.code === '25P02') return true
    throw error
  }
}
