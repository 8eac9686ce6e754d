import { Refused } from '../../denial.ts'
import type { Impact } from '../../impact-facts.ts'
import type { Online, Tried } from '../../online-facts.ts'
import { once } from '../../text-stream.ts'
import type { Session, TrialDatabase } from '../engine.ts'
import { strings } from '../fingerprint/catalogs.ts'
import { Meter } from '../impact.ts'
import { runQueries } from '../sql/run-queries.ts'
import { type RunOptions, runInTransaction, runScript } from '../sql/run-script.ts'
import { Bystander } from './bystander.ts'
import { Company, type TableCompany } from './company.ts'
import { textsFor } from './texts.ts'

/** Each takes three connections (settings.ts). */
const MAX_TABLES = 16
/** Each asks the server some ten times for each table. */
const MAX_STATEMENTS = 1000

/** Locks that nobody notices who reads or writes rows. */
const WEAK = /^(?:AccessShareLock|RowShareLock|RowExclusiveLock)$/
/** Statements that may lock rows for themselves. Another one has the same lock for the checks of foreign keys, which hold back nobody. */
const LOCKS_ROWS = /^(?:select|with|do)\b/
const SETS_TIMEOUT = /\block_timeout\b/i
const SETS_ANY_TIMEOUT = /\b(?:lock|statement|idle_in_transaction_session|transaction)_timeout\b/i
const TIMEOUT = /\block_timeout\s*(?:=|\bto\b|',)\s*'?\s*(\d+\s*\w*)/i

interface Piece {
  readonly text: string
  readonly line: number
  readonly words: readonly string[]
}

type Connect = (rights: 'script' | 'superuser') => Promise<Session>

/**
 * Runs scripts of a change one after the other beside those who use its tables, up to the first that does not come to its end.
 * @throws {EngineDied}
 */
export async function tryOnline(database: TrialDatabase, scripts: readonly Tried[]): Promise<readonly Online[]> {
  const found: Online[] = []
  for (const one of scripts) {
    const sessions: Session[] = []
    try {
      const connect: Connect = async rights => {
        const session = await database.connect(rights)
        sessions.push(session)
        return session
      }
      found.push(await new Trial(connect, one).run())
    } finally {
      for (const session of sessions) await session.close()
    }
    if (found.at(-1)?.unfinished !== undefined) break
  }
  return found
}

/** One script beside those who use its tables. */
class Trial {
  readonly #connect: Connect
  readonly #tried: Tried
  readonly #tables = new Map<string, TableCompany>()
  readonly #alone: { table: string; why: string }[] = []
  #statements = 0
  #timeout: string | undefined

  constructor(connect: Connect, tried: Tried) {
    this.#connect = connect
    this.#tried = tried
  }

  async run(): Promise<Online> {
    const observer = await this.#connect('superuser')
    const session = await this.#connect('script')
    const [[pid, timeout] = []] = await session.rows(`select pg_catalog.pg_backend_pid()::text, current_setting('lock_timeout')`)
    this.#timeout = timeoutIn(timeout ?? '')
    await session.run('set lock_timeout = 0; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    for (const statement of this.#tried.alone?.statements ?? [])
      for (const name of noticed(statement)) await this.#accompany(observer, name)
    const company = new Company(observer, pid ?? '', this.#tables)
    const unfinished = await this.#runBeside(session, observer, company)
    if (unfinished !== undefined) await session.run('rollback')
    await company.depart()
    if (unfinished === undefined) await company.look()
    const { stopped, waited, broken } = company
    if (unfinished?.reason.includes('(40P01)') === true) broken.push({ who: 'change', code: '40P01', ...unfinished })
    return { stopped, waited, broken, alone: this.#alone, ...(unfinished !== undefined && { unfinished }) }
  }

  async #runBeside(session: Session, observer: Session, company: Company): Promise<Online['unfinished']> {
    const { file, isSingle } = this.#tried
    const meter = new Meter(session, isSingle, async impact => await company.stay(impact))
    const watched: Session = {
      rows: async (sql, values) => await session.rows(sql, values),
      run: async sql => await company.watch(session.run(sql)),
      copyIn: async (sql, data) => await company.watch(session.copyIn(sql, data)),
      copyOut: async (sql, piece) => await session.copyOut(sql, piece),
      close: async () => await session.close()
    }
    const hooks: Required<Pick<RunOptions, 'before' | 'ran'>> = {
      before: async piece => {
        const { text, words, line } = piece
        if (SETS_TIMEOUT.test(text)) this.#timeout = timeoutIn(TIMEOUT.exec(text)?.[1] ?? '')
        // It is seen who waits, and not how long: a limit would end it on a slow machine only.
        if (words[0] === 'set' && SETS_ANY_TIMEOUT.test(text)) return undefined
        await company.arrive(line, await this.#nearby(observer, piece), this.#timeout)
        await meter.before(piece)
        return text
      },
      ran: async () => {
        await meter.after()
        await company.part()
      }
    }
    try {
      if (file.queries !== undefined) await runQueries(watched, file.queries, isSingle, hooks)
      else await (isSingle ? runInTransaction : runScript)(watched, once(file.script), hooks)
      return undefined
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { ...(error.line !== undefined && { line: error.line }), reason: error.message }
    }
  }

  /** Tables that a statement is about: as measured when it ran alone, or where that could not be, as its text names them. */
  async #nearby(observer: Session, { text, line, words }: Piece): Promise<readonly string[]> {
    const { statements = [], unmeasured = [], used } = this.#tried.alone ?? {}
    const measured = statements.filter(one => one.line === line).flatMap(noticed)
    const unseen = unmeasured.includes(line) ? await tablesNamedIn(observer, text, words, used?.get(line) ?? []) : []
    const names = [...new Set([...measured, ...unseen])]
    for (const name of names) await this.#accompany(observer, name)
    if (names.length > 0 && ++this.#statements > MAX_STATEMENTS)
      throw new Refused('statement-refused', `it has more than ${MAX_STATEMENTS} statements that others can notice`, line)
    return names
  }

  async #accompany(observer: Session, table: string): Promise<void> {
    if (this.#tables.has(table) || this.#alone.some(one => one.table === table)) return
    const texts = await textsFor(observer, table)
    if (texts === undefined) return
    if (this.#tables.size >= MAX_TABLES) {
      this.#alone.push({ table, why: `only ${MAX_TABLES} tables have company` })
      return
    }
    const bystander = async (who: Bystander['who'], works: readonly string[]) =>
      works.length === 0 ? undefined : await Bystander.of(who, table, works, await this.#connect('script'))
    const reader = await bystander('reader', texts.reader)
    const writer = await bystander('writer', texts.writer)
    const transaction = await bystander('transaction', texts.transaction)
    this.#tables.set(table, { reader, writer, transaction })
    if (reader === undefined || (writer === undefined && texts.writer.length > 0))
      this.#alone.push({ table, why: `the role of the scripts may not ${reader === undefined ? 'read' : 'write to'} it` })
  }
}

function noticed({ locks, changedRows, kind }: Pick<Impact, 'locks' | 'changedRows' | 'kind'>): string[] {
  const locksRows = (mode: string) =>
    mode === 'RowExclusiveLock' ? changedRows > 0 : mode === 'RowShareLock' && LOCKS_ROWS.test(kind)
  return locks.filter(({ mode }) => !WEAK.test(mode) || locksRows(mode)).map(({ relation }) => relation)
}

/** Undefined for a timeout that is switched off. */
function timeoutIn(text: string): string | undefined {
  const value = text.trim()
  return /^[1-9]/.test(value) ? (/^\d+$/.test(value) ? `${value} ms` : value) : undefined
}

/** Statements that may reach any table without its name: in a routine, or as part of a schema. */
const ANY_TABLE = /^(?:call|do|reindex|cluster)$/

/**
 * Tables whose names, or those of their indexes, are words of a text, and those that it used when it ran alone; all of them for a statement that
 * may reach any without its name, if the server counted none.
 */
async function tablesNamedIn(
  observer: Session,
  text: string,
  [first = '']: readonly string[],
  used: readonly string[]
): Promise<string[]> {
  const words = new Set(text.toLowerCase().split(/[^\w$]+/))
  const tables = await observer.rows(
    `select n.nspname || '.' || c.relname, array_to_json(array_prepend(c.relname, array(
       select i.relname from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid)))::text
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`
  )
  const named = tables.filter(([, names]) => strings(names).some(name => words.has(name.toLowerCase())))
  const isAny = ANY_TABLE.test(first) || (first === 'vacuum' && words.has('full'))
  const found = [...named.map(([name]) => name ?? ''), ...(isAny ? used : [])]
  return found.length === 0 && isAny ? tables.map(([name]) => name ?? '') : found
}
