import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rehearse } from './command.ts'
import { generatedChange } from './generated.ts'
import { residuesIn } from './residues.ts'
import type { Change, Project } from './shelf.ts'
import type { Source } from './source.ts'
import type { Squawk } from './squawk.ts'

/** A rollback, and what it leaves. */
export interface Rollback {
  /** What is subtly wrong. */
  readonly what: string
  readonly sql: string
  /** A name that the report must have; absent if only `pg_dump` knows whether there is one. */
  readonly named?: string
}

export interface Outcome {
  readonly subject: 'dump' | 'migration'
  readonly at: string
  readonly what: string
  readonly expected: 'REHEARSED' | 'FAILED'
  readonly found: string
  /** Whether the text of `pg_dump` differs. */
  readonly text: 'same' | 'differs'
  /** Rules of squawk that the rollback breaks. */
  readonly squawk: number
  readonly isNamed: boolean
  readonly isRight: boolean
  readonly reason: string
}

export interface Judged {
  readonly name: string
  readonly tool: string
  readonly skipped?: string
  /** How many wrong rollbacks were looked for. */
  readonly wrong?: number
  readonly outcomes: readonly Outcome[]
}

/** Migrations of a project that do not come back as its tool undoes them. */
const MAX_OWN_WRONG = 2

export interface Lane {
  readonly source: Source
  readonly squawk: Squawk
  readonly engine: 'postgres' | 'pglite'
  readonly pgBin?: string
  /** Wrong rollbacks of each dump and of each migration. */
  readonly wrong: number
}

/** Rehearses a change of each kind on the dump of a project, with its right rollback and wrong ones. */
export async function judgeDump(lane: Lane, { name, tool }: Project, folder: string, known: readonly Outcome[]): Promise<Judged> {
  const before = restored(lane.source, join(folder, 'dump.sql'))
  const change = generatedChange(lane.source, before.database)
  return { name, tool, outcomes: change === undefined ? [] : await ofChange(lane, 'dump', change, before, name, known) }
}

/** Rehearses the newest migration of a project that comes back as a whole, with its right rollback and wrong ones, and those that do not come back. */
export async function judgeMigrations(lane: Lane, project: Project, folder: string, known: readonly Outcome[]): Promise<Judged> {
  const { name, tool } = project
  const outcomes: Outcome[] = []
  let undone = false
  let left = 0
  for (const change of project.changes.toReversed()) {
    if (undone && left >= MAX_OWN_WRONG) break
    const before = restored(lane.source, join(folder, change.dump))
    // A change of rows may find none in this dump, and is refused then.
    if (textAfter(lane.source, before, change.apply, '') === 'same') continue
    const isExact = textAfter(lane.source, before, change.apply, change.rollback) === 'same'
    if (isExact && !undone) {
      undone = true
      outcomes.push(...(await ofChange(lane, 'migration', change, before, `${name} migration`, known)))
    } else if (!isExact && left < MAX_OWN_WRONG) {
      left++
      const judged = known.find(({ at, what }) => at === change.at && what === AS_IT_IS)
      outcomes.push(judged ?? (await ofRollback(lane, 'migration', change, before, { what: AS_IT_IS, sql: change.rollback })))
    }
  }
  return { name, tool, outcomes }
}

const AS_IT_IS = 'as its tool has it'

/** The state before a change. */
interface Before {
  /** Path. */
  readonly dump: string
  /** The dump as a database, of which all copies are made. */
  readonly database: string
  /** SHA-256 of the text of `pg_dump`. */
  readonly text: string
}

function restored(source: Source, dump: string): Before {
  const database = 'battery_before'
  source.create(database)
  source.script(database, readFileSync(dump, 'utf8').replaceAll(/^CREATE SCHEMA public;$/gm, ''))
  return { dump, database, text: digestOf(source.text(database)) }
}

/** Runs change and rollback on a copy, as psql does. @throws if psql refuses them */
function textAfter(source: Source, before: Before, apply: string, rollback: string): Outcome['text'] {
  source.create('battery_copy', before.database)
  try {
    source.script('battery_copy', apply)
    source.script('battery_copy', rollback)
    return digestOf(source.text('battery_copy')) === before.text ? 'same' : 'differs'
  } finally {
    source.drop('battery_copy')
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function ofChange(
  lane: Lane,
  subject: Outcome['subject'],
  change: Change,
  before: Before,
  name: string,
  known: readonly Outcome[]
): Promise<Outcome[]> {
  const knownAs = (wanted: string) => known.find(({ at, what }) => at === change.at && what === wanted)
  const right = knownAs('right') ?? (await ofRollback(lane, subject, change, before, { what: 'right', sql: change.rollback }))
  const outcomes = [right]
  for (const residue of residuesIn(lane.source, before.database, name)) {
    if (outcomes.length > lane.wrong) break
    const rollback = { ...residue, sql: `${change.rollback}\n${residue.sql}\n` }
    try {
      outcomes.push(knownAs(residue.what) ?? (await ofRollback(lane, subject, change, before, rollback)))
    } catch {
      // psql refuses it: something depends on the object
    }
  }
  return outcomes
}

async function ofRollback(
  lane: Lane,
  subject: Outcome['subject'],
  { at, apply }: Change,
  before: Before,
  { what, sql, named }: Rollback
): Promise<Outcome> {
  const text = textAfter(lane.source, before, apply, sql)
  const rehearsal = await rehearse({ ...lane, dump: before.dump, apply, rollback: sql })
  const expected = named === undefined && text === 'same' ? 'REHEARSED' : 'FAILED'
  const reason = rehearsal.denials.map(one => `${one.code}: ${one.reason}`).join('; ')
  const isNamed = rehearsal.denials.some(
    one => one.code === 'rollback-not-restored' && (named === undefined || one.reason.includes(named))
  )
  const isRight = rehearsal.status === expected && (expected === 'REHEARSED' || isNamed)
  return { subject, at, what, expected, found: rehearsal.status, text, squawk: lane.squawk(sql), isNamed, isRight, reason }
}
