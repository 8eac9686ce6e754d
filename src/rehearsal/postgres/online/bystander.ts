import { EngineDied } from '../../clone.ts'
import { type Session, SqlError } from '../engine.ts'

/** Someone who works beside the change, in a session of its own, with one table. */
export class Bystander {
  readonly who: 'reader' | 'writer' | 'transaction'
  readonly table: string
  /** Process of its session in the server. */
  readonly pid: string
  readonly #session: Session
  readonly #text: string
  #work: Promise<SqlError | undefined> | undefined
  #isBusy = false
  #isGone = false

  private constructor(who: Bystander['who'], table: string, text: string, session: Session, pid: string) {
    this.who = who
    this.table = table
    this.#text = text
    this.#session = session
    this.pid = pid
  }

  /** The first of these texts that the server takes before the change; undefined if it takes none of them. */
  static async of(
    who: Bystander['who'],
    table: string,
    texts: readonly string[],
    session: Session
  ): Promise<Bystander | undefined> {
    // The one who waits is to be seen waiting, however the dump's roles are set.
    await session.run('set lock_timeout = 0; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0')
    const [[pid] = []] = await session.rows('select pg_catalog.pg_backend_pid()::text')
    for (const text of texts) {
      const one = new Bystander(who, table, text, session, pid ?? '')
      one.start()
      const refused = await one.done()
      await one.end()
      if (refused === undefined) return one
    }
    return undefined
  }

  /** True from the start of its work until `done` was asked for. */
  get isUnderWay(): boolean {
    return this.#work !== undefined
  }

  /** True while its session waits for an answer. */
  get isBusy(): boolean {
    return this.#isBusy
  }

  get isGone(): boolean {
    return this.#isGone
  }

  start(): void {
    this.#isBusy = true
    this.#work = this.#run()
  }

  async #run(): Promise<SqlError | undefined> {
    try {
      await this.#session.run(this.#text)
      return undefined
    } catch (error) {
      if (error instanceof SqlError) return error
      if (!(error instanceof EngineDied)) throw error
      // The change may end sessions. Whether the server itself is gone is asked after each phase.
      this.#isGone = true
      return new SqlError('its session was ended', '57P01')
    } finally {
      this.#isBusy = false
    }
  }

  /** Waits for its work. Resolves to the error that it ended with. */
  async done(): Promise<SqlError | undefined> {
    const result = await this.#work
    this.#work = undefined
    return result
  }

  /** Ends its transaction, which changes nothing. */
  async end(): Promise<void> {
    try {
      if (!this.#isGone) await this.#session.run('rollback')
    } catch (error) {
      if (!(error instanceof EngineDied)) throw error
      this.#isGone = true
    }
  }
}
