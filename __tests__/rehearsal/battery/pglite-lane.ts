import type { Fingerprint } from '../../../src/rehearsal/clone.ts'
import type { Engine, Session } from '../../../src/rehearsal/postgres/engine.ts'
import { fingerprint } from '../../../src/rehearsal/postgres/fingerprint/fingerprint.ts'
import { KnownSystem } from '../../../src/rehearsal/postgres/fingerprint/known-system.ts'
import { openPglite } from '../../../src/rehearsal/postgres/pglite/open.ts'
import type { StatePart } from '../../../src/release/documents/database-state.ts'
import { PACKED_ENGINE } from '../packed-engine.ts'
import type { Case } from './cases.ts'
import { leftBehind } from './left-behind.ts'
import { makeProduction } from './server-lane.ts'

/**
 * PGlite has one database: each case runs in a transaction that is rolled back, and the fingerprint's own transaction in a savepoint of it.
 */
export class PgliteLane {
  readonly engine: Engine
  readonly #session: Session
  readonly #before: Fingerprint
  readonly #known: { readonly system: KnownSystem }

  private constructor(engine: Engine, session: Session, before: Fingerprint, known: { readonly system: KnownSystem }) {
    this.#known = known
    this.engine = engine
    this.#session = session
    this.#before = before
  }

  static async open(): Promise<PgliteLane> {
    const engine = await openPglite({ pack: PACKED_ENGINE })
    await makeProduction(engine)
    const session = await engine.connect('superuser')
    const known = { system: new KnownSystem() }
    return new PgliteLane(engine, session, await fingerprint(session, undefined, known), known)
  }

  get before(): Fingerprint {
    return this.#before
  }

  async run({ sql, undo = [] }: Case): Promise<StatePart[]> {
    await this.#session.run('begin')
    try {
      for (const statement of sql) await this.#session.run(statement)
      // As a new session would begin; a constraint that is checked at the end must not wait for it.
      await this.#session.run('set constraints all immediate')
      const nested = inSavepoints(this.#session)
      const now = await fingerprint(nested, undefined, this.#known)
      return await leftBehind({ before: this.#before, now, untouched: undefined, session: nested, key: Buffer.alloc(32, 7) })
    } finally {
      await this.#session.run('rollback')
      // What a rollback of the transaction does not undo.
      for (const statement of undo.filter(one => one.includes('setval'))) await this.#session.run(statement)
    }
  }

  async close(): Promise<void> {
    await this.engine.destroy()
  }
}

function inSavepoints(session: Session): Session {
  return {
    rows: async (sql, values) => await session.rows(sql, values),
    run: async sql => {
      if (sql.startsWith('begin')) await session.run('savepoint fingerprint')
      else if (sql === 'rollback') await session.run('rollback to savepoint fingerprint')
      else await session.run(sql)
    },
    copyIn: async (sql, data) => await session.copyIn(sql, data),
    copyOut: async (sql, piece) => await session.copyOut(sql, piece),
    close: async () => undefined
  }
}
