import { readDirectInput } from '../../src/rehearsal/direct-input.ts'
import { type Rehearsal, rehearseInput } from '../../src/rehearsal/rehearse.ts'
import type { Source } from './source.ts'

/** A rollback, and what it leaves. */
export interface Rollback {
  /** What is subtly wrong; `right` if nothing is. */
  readonly what: string
  readonly sql: string
  /** A word of the residue that the report must have; absent if only `pg_dump` knows whether there is one. */
  readonly named?: string
}

/** A dump, a change, and its rollbacks. */
export interface Subject {
  readonly kind: 'dump' | 'migration'
  readonly name: string
  readonly database: string
  readonly apply: string
  readonly rollbacks: readonly Rollback[]
}

export interface Outcome {
  readonly name: string
  readonly what: string
  readonly expected: 'REHEARSED' | 'FAILED'
  readonly found: string
  /** Whether the text of `pg_dump` differs. */
  readonly text: 'same' | 'differs'
  readonly isNamed: boolean
  readonly isRight: boolean
  readonly reason: string
}

/** Rehearses each rollback of a subject, beside psql on a copy and `pg_dump`. @throws if psql cannot run the change or a rollback */
export async function* judge(source: Source, { name, database, apply, rollbacks }: Subject): AsyncGenerator<Outcome> {
  const dump = source.dump(database)
  const before = source.text(database)
  for (const { what, sql, named } of rollbacks) {
    const copy = 'battery_copy'
    source.create(copy, database)
    source.script(copy, apply)
    source.script(copy, sql)
    const text = source.text(copy) === before ? 'same' : 'differs'
    source.drop(copy)
    const rehearsal = await rehearsed(dump, apply, sql)
    const expected = named === undefined && text === 'same' ? 'REHEARSED' : 'FAILED'
    const reason = rehearsal.denials.map(one => `${one.code}: ${one.reason}`).join('; ')
    const isNamed = rehearsal.denials.some(
      one => one.code === 'rollback-not-restored' && (named === undefined || one.reason.includes(named))
    )
    const isRight = rehearsal.status === expected && (expected === 'REHEARSED' || isNamed)
    yield { name, what, expected, found: rehearsal.status, text, isNamed, isRight, reason }
  }
  source.drop(database)
}

async function rehearsed(dump: string, apply: string, rollback: string): Promise<Rehearsal> {
  const script = (path: string, text: string) => ({ path, content: Buffer.from(text) })
  const migrations = [{ apply: script('up.sql', apply), rollback: script('down.sql', rollback) }]
  return await rehearseInput(readDirectInput({ root: '/', dump, migrations, engine: 'postgres' }))
}
