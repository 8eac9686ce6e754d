import type { DeclaredException } from '../release/documents/exceptions.ts'
import { partKey, partsOf, stateDifference } from '../release/rules/state-difference.ts'
import { type Compared, compareWritten, count, type Fault, isWrittenAlike, type Written } from './between.ts'
import { type RowsBetween, sequenceFaults } from './between-facts.ts'
import { generate, type Scripts, suppressed } from './between-generated.ts'
import { growingFaults, growingRows } from './between-growing.ts'
import { advancedSequences, beforeIn, rebuilt, rollbacksOf, runAll, runInOwnSession, SCHEMA } from './change-steps.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import { describeDifferences, partText } from './differences.ts'
import { exceptionsOf } from './exceptions.ts'
import type { RehearsalInput, ScriptFile } from './input.ts'
import type { PhaseName } from './phases.ts'
import { schemaDifferences } from './schema-difference.ts'
import { isSameTable, type Tally } from './tally.ts'

// Once the rollback is proved: rows are written after the change, and the change is undone once more (ADR 33).

type Denials = Promise<readonly RehearsalDenial[]>

const WITH_ROWS = 'with rows written after the change: '

/** Counts what is in the tables before the change, or as the rollback restored it, which is the same. */
export async function countBefore(context: RehearsalContext, clone: Clone): Denials {
  const { input, prints, phases } = context
  if (input.between === undefined) return []
  prints.tally = await clone.tally(phases.at)
  prints.growing = await growingRows(clone, prints.tally, exceptionsOf(context))
  return []
}

export async function writeBetween(context: RehearsalContext, clone: Clone): Denials {
  const { input, prints, phases, facts } = context
  const { between } = input
  if (between === undefined) return []
  if (prints.tally === undefined || prints.growing === undefined) throw new Error('the rows before the change were not counted')
  const after = await clone.tally(phases.at)
  const exceptions = exceptionsOf(context)
  const grown = await growingRows(clone, after, exceptions)
  const scripts = between === 'generated' ? await generate(context, clone) : { ran: [between], notGenerated: [] }
  if (between !== 'generated') {
    const denials = await attempt(context, 'between', async () => await writeOnly(context, clone, between))
    if (denials.length > 0) return denials
  }
  const written = await clone.tally(phases.at)
  const more = await growingRows(clone, written, exceptions)
  const idle = nothingWritten(input, after, written, scripts)
  if (idle.length > 0) return idle
  const undone = await attempt(context, 'rollback', async () => (await runAll(context, clone, rollbacksOf(input))).denials)
  if (undone.length > 0) return undone.map(denial => ({ ...denial, reason: `${WITH_ROWS}${denial.reason}` }))
  const tallies = { before: prints.tally, after, written, restored: await clone.tally(phases.at) }
  const left = await growingRows(clone, tallies.restored, exceptions)
  const gone = growingFaults({ before: prints.growing, after: grown, written: more, restored: left }, tallies)
  const found = await judge(context, clone, tallies, gone, scripts.ran)
  const notGenerated = [...scripts.notGenerated, ...suppressed(after, written, scripts)]
  facts.between = { ...found, source: between === 'generated' ? 'generated' : between.path, notGenerated }
  const [only, ...others] = rollbacksOf(input)
  return found.faults.map(({ table, detail }) => ({
    code: 'rollback-not-restored',
    ...(only !== undefined && others.length === 0 && { path: only.path }),
    reason: `${WITH_ROWS}${table}: ${detail}`
  }))
}

/** What is thrown is a denial of the script that ran. */
async function attempt(context: RehearsalContext, as: PhaseName, work: () => Denials): Denials {
  try {
    return await work()
  } catch (error) {
    return denialsFor(error, as, context.running.path, context.driver)
  }
}

/** A script that changes the schema may undo the change itself, and would show nothing of the rollback. */
async function writeOnly(context: RehearsalContext, clone: Clone, script: ScriptFile): Denials {
  const before = await clone.schema()
  const { denials } = await runInOwnSession(context, clone, script)
  if (denials.length > 0) return denials
  const now = await clone.schema()
  if (now.root === before.root) return []
  return describeDifferences([SCHEMA], schemaDifferences(before, now), 'change').map(part => ({
    code: 'between-failed',
    path: script.path,
    reason: `it changes the schema: ${partText(part)}`
  }))
}

function nothingWritten(
  { between }: RehearsalInput,
  after: Tally,
  written: Tally,
  { ran, notGenerated }: Scripts
): RehearsalDenial[] {
  if (JSON.stringify(after.tables) !== JSON.stringify(written.tables)) return []
  if (between === undefined || between === 'generated') {
    // A change that touches no table, such as one of a function, has no rows to lose.
    if (ran.length + notGenerated.length === 0) return []
    const why = notGenerated.map(({ table, reason }) => `${table}: ${reason}`).join('; ')
    return [
      {
        code: 'between-failed',
        reason: `no row could be generated: ${why || 'the statements wrote none'}; name a script instead`
      }
    ]
  }
  return [{ code: 'between-failed', path: between.path, reason: 'it changes no row of any table: nothing is shown by it' }]
}

async function judge(
  context: RehearsalContext,
  clone: Clone,
  tallies: Written<Tally>,
  gone: readonly Fault[],
  scripts: readonly ScriptFile[]
): Promise<Omit<RowsBetween, 'source' | 'notGenerated'>> {
  const exceptions = exceptionsOf(context)
  const compared = compareWritten(tallies, exceptions)
  const known = new Set(compared.faults.map(({ table }) => table))
  const half = [...(await formerRows(context, clone, compared)), ...gone.filter(({ table }) => !known.has(table))]
  const faults = await withoutOriginal(context, tallies, [...compared.faults, ...half], scripts)
  return {
    kept: compared.kept.filter(({ table }) => !half.some(one => one.table === table)),
    lost: compared.lost,
    faults: [
      ...faults,
      ...(await schemaFaults(context, clone, exceptions)),
      ...sequenceFaults(tallies, advancedSequences(context.input, stateOf(tallies.before), stateOf(tallies.restored))),
      ...objectFaults(tallies)
    ]
  }
}

/** Sequences are compared as in two fingerprints. */
function stateOf({ sequences, large_objects }: Tally) {
  return { schema: '', tables: [], sequences, large_objects }
}

/** Of a table that lost columns by the change, the sums show nothing of these: each former row is looked for. */
async function formerRows(context: RehearsalContext, clone: Clone, { unseen, faults }: Compared): Promise<Fault[]> {
  const tables = unseen.filter(name => !faults.some(({ table }) => table === name))
  if (tables.length === 0) return []
  const found = await clone.rowDifferences(tables, 'first', async () => await rebuilt(context, 0))
  return tables.flatMap((table): Fault[] => {
    const difference = found.find(one => one.table === table)
    if (difference === undefined) return [{ table, detail: 'its former rows could not be compared' }]
    const { onlyBefore } = difference
    return onlyBefore === 0 ? [] : [{ table, detail: `${count(onlyBefore, 'former row')} differ or are missing` }]
  })
}

/** Faults that remain where the same script, run on the state before the change, is refused or does not lead to the same table. */
async function withoutOriginal(
  context: RehearsalContext,
  tallies: Written<Tally>,
  faults: readonly Fault[],
  scripts: readonly ScriptFile[]
): Promise<readonly Fault[]> {
  if (faults.length === 0) return []
  const second = await rebuilt(context, 0)
  try {
    const refused = await runOnOriginal(context, second, scripts)
    // What it did not write there, a rollback that loses it equals.
    if (refused !== '') return faults.map(fault => ({ ...fault, detail: `${fault.detail}${refused}` }))
    const expected = await second.tally(() => undefined)
    const tableOf = ({ tables }: Tally, name: string) => tables.find(one => one.name === name)
    return faults.filter(({ table }) => {
      const original = tableOf(expected, table)
      const isSame = original !== undefined && isSameTable(original, tableOf(tallies.restored, table))
      return !isSame || !isWrittenAlike(table, tallies, expected)
    })
  } finally {
    await second.destroy()
  }
}

/** @returns what to add to a fault if the script cannot be run there */
async function runOnOriginal(context: RehearsalContext, original: Clone, scripts: readonly ScriptFile[]): Promise<string> {
  let refused = ''
  for (const script of scripts) {
    try {
      await runInOwnSession({ ...context, running: {} }, original, script)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused ||= ` (before the change, the same rows are refused: ${error.message})`
    }
  }
  return refused
}

async function schemaFaults(context: RehearsalContext, clone: Clone, exceptions: readonly DeclaredException[]): Promise<Fault[]> {
  const before = beforeIn(context)
  const now = await clone.schema()
  if (now.root === before.schema.root) return []
  const [first, second] = [before.schema, now].map(one => clone.schemaExcept(one, exceptions))
  if (first !== undefined && first === second) return []
  return schemaDifferences(before.schema, now)
    .slice(0, MAX_LISTED)
    .map(({ word, object, change, property }) => ({
      table: `${word} ${object}`,
      detail: change === 'differs' ? `${property ?? 'it'} differs` : change
    }))
}

const MAX_LISTED = 20

function objectFaults({ before, after, written, restored }: Written<Tally>): Fault[] {
  const same = (a: Tally, b: Tally) =>
    partsOf(stateDifference(stateOf(a), stateOf(b))).every(part => partKey(part) !== 'large-objects')
  if (same(before, restored) || (same(before, after) && same(written, restored))) return []
  return [{ table: 'large objects', detail: 'they are neither as before the change nor as they were written' }]
}
