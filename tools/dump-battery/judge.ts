import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDirectInput } from '../../src/rehearsal/direct-input.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { rehearseInput } from '../../src/rehearsal/rehearse.ts'
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
  const dump = join(folder, 'dump.sql')
  const change = generatedChange(lane.source, restored(lane.source, dump))
  return { name, tool, outcomes: change === undefined ? [] : await ofChange(lane, 'dump', change, dump, name, known) }
}

/** Rehearses the newest migration of a project that comes back as a whole, with its right rollback and wrong ones, and those that do not come back. */
export async function judgeMigrations(lane: Lane, project: Project, folder: string, known: readonly Outcome[]): Promise<Judged> {
  const { name, tool } = project
  const outcomes: Outcome[] = []
  let undone = false
  let left = 0
  for (const change of project.changes.toReversed()) {
    const dump = join(folder, change.dump)
    restored(lane.source, dump)
    // A change of rows may find none in this dump, and is refused then.
    if (textAfter(lane.source, change.apply, '') === 'same') continue
    const isExact = textAfter(lane.source, change.apply, change.rollback) === 'same'
    if (isExact && !undone) {
      undone = true
      outcomes.push(...(await ofChange(lane, 'migration', change, dump, `${name} migration`, known)))
    } else if (!isExact && left < MAX_OWN_WRONG) {
      left++
      const before = known.find(({ at, what }) => at === change.at && what === AS_IT_IS)
      outcomes.push(before ?? (await ofRollback(lane, 'migration', change, dump, { what: AS_IT_IS, sql: change.rollback })))
    }
  }
  return { name, tool, outcomes }
}

const AS_IT_IS = 'as its tool has it'

/** Restores a dump as the state that all copies are made of. */
function restored(source: Source, dump: string): string {
  source.create('battery_before')
  source.script('battery_before', readFileSync(dump, 'utf8').replaceAll(/^CREATE SCHEMA public;$/gm, ''))
  return 'battery_before'
}

/** Runs change and rollback on a copy, as psql does. @throws if psql refuses them */
function textAfter(source: Source, apply: string, rollback: string): Outcome['text'] {
  const before = digestOf(source.text('battery_before'))
  source.create('battery_copy', 'battery_before')
  try {
    source.script('battery_copy', apply)
    source.script('battery_copy', rollback)
    return digestOf(source.text('battery_copy')) === before ? 'same' : 'differs'
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
  dump: string,
  name: string,
  known: readonly Outcome[]
): Promise<Outcome[]> {
  const knownAs = (wanted: string) => known.find(({ at, what }) => at === change.at && what === wanted)
  const right = knownAs('right') ?? (await ofRollback(lane, subject, change, dump, { what: 'right', sql: change.rollback }))
  const outcomes = [right]
  for (const residue of residuesIn(lane.source, 'battery_before', name)) {
    if (outcomes.length > lane.wrong) break
    const rollback = { ...residue, sql: `${change.rollback}\n${residue.sql}\n` }
    try {
      outcomes.push(knownAs(residue.what) ?? (await ofRollback(lane, subject, change, dump, rollback)))
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
  dump: string,
  { what, sql, named }: Rollback
): Promise<Outcome> {
  const text = textAfter(lane.source, apply, sql)
  const rehearsal = await rehearsed(lane, dump, apply, sql)
  const expected = named === undefined && text === 'same' ? 'REHEARSED' : 'FAILED'
  const reason = rehearsal.denials.map(one => `${one.code}: ${one.reason}`).join('; ')
  const isNamed = rehearsal.denials.some(
    one => one.code === 'rollback-not-restored' && (named === undefined || one.reason.includes(named))
  )
  const isRight = rehearsal.status === expected && (expected === 'REHEARSED' || isNamed)
  return { subject, at, what, expected, found: rehearsal.status, text, squawk: lane.squawk(sql), isNamed, isRight, reason }
}

async function rehearsed({ engine, pgBin }: Lane, dump: string, apply: string, rollback: string): Promise<Rehearsal> {
  const script = (path: string, text: string) => ({ path, content: Buffer.from(text) })
  const migrations = [{ apply: script('up.sql', apply), rollback: script('down.sql', rollback) }]
  return await rehearseInput(readDirectInput({ root: '/', dump, migrations, engine, ...(pgBin !== undefined && { pgBin }) }))
}
