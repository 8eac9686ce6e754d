import type { StatePart } from '../release/documents/database-state.ts'
import { partsOf, stateDifference } from '../release/rules/state-difference.ts'
import { type ChainState, type ChainStep, noteOnWayBack } from './chain.ts'
import { countMissing, keepState } from './chain-states.ts'
import { beforeIn, leftBy, look, rowsLeft, runInOwnSession, SCHEMA } from './change-steps.ts'
import type { Clone, Fingerprint } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import { describeDifferences, partText } from './differences.ts'
import { exceptionsOf } from './exceptions.ts'
import type { MeasuredScript } from './impact-facts.ts'
import type { Migration, ScriptFile } from './input.ts'
import { schemaDifferences } from './schema-difference.ts'

// Several migrations, one after the other: each is applied, undone and applied again, and each state is compared with the one before it. Then
// all of them are undone, and each state on the way back with the one on the way there.

type Denials = Promise<readonly RehearsalDenial[]>

/** Applies each migration, undoes it, and applies it again. */
export async function applyChain(context: RehearsalContext, clone: Clone): Denials {
  const { input, facts, chain } = context
  let statements = 0
  let before = beforeIn(context)
  for (const [index, migration] of input.migrations.entries()) {
    const kept = await keepState(context, clone, before)
    chain.states.push(kept)
    const step = { key: migration.key ?? migration.apply.path, path: migration.apply.path, rollbackPath: migration.rollback.path }
    const failed = (parts: Partial<ChainStep>, denials: readonly RehearsalDenial[]): readonly RehearsalDenial[] => {
      chain.steps.push({ ...step, statements: 0, changed: [], left: [], exceptions: [], outcome: 'failed', ...parts })
      return denials
    }
    if (index > 0) await clone.keepUntouched('step')
    const ran = await run(context, clone, migration.apply, 'apply', context.measured)
    if (ran.denials.length > 0) return failed({}, ran.denials)
    statements += ran.statements
    const after = await look(context, clone)
    const changed = changedBy(before, after)
    if (changed.length === 0)
      return failed({}, [
        { code: 'apply-equals-before', path: step.path, reason: 'the state after this migration is the state before it' }
      ])
    const undone = await run(context, clone, migration.rollback, 'rollback')
    if (undone.denials.length > 0) return failed({ changed }, undone.denials)
    const { left, exceptions } = await leftByStep(context, clone, { ...kept, schema: before.schema }, index)
    if (left.length > 0)
      return failed(
        { changed, left, exceptions },
        left.map(part => notRestored(migration, part))
      )
    const again = await run(context, clone, migration.apply, 'again')
    if (again.denials.length > 0) return failed({ changed, exceptions }, again.denials)
    const state = await look(context, clone)
    const others = describeAgain(after, state)
    if (others.length > 0 && !isSameExcept(context, clone, after, state))
      return failed({ changed, exceptions }, appliedAgain(migration, others))
    before = state
    const outcome = exceptions.length + others.length === 0 ? 'restored' : 'except-declared'
    chain.steps.push({ ...step, statements: ran.statements, changed, left: [], exceptions: [...exceptions, ...others], outcome })
  }
  facts.statements = statements
  return []
}

/** Undoes all migrations in the reverse order, and compares the state after each. */
export async function rollBackChain(context: RehearsalContext, clone: Clone): Denials {
  const { input, facts, chain } = context
  facts.rollbackStarted = true
  for (let index = input.migrations.length - 1; index >= 0; index--) {
    const [migration, before] = [input.migrations[index], chain.states[index]]
    if (migration === undefined || before === undefined) throw new Error('a state of the chain was lost')
    const { denials } = await run(context, clone, migration.rollback, 'rollback')
    if (denials.length > 0) return denials
    // The state before all of them is compared in its own phase, with the rows that differ.
    if (index === 0) return []
    const restored = await look(context, clone)
    if (isSame(before, restored)) {
      noteOnWayBack(chain, index, { left: [], exceptions: [] })
      continue
    }
    // No copy of a state before the last step is left on the way back.
    const earlier = { ...before, rows: new Map(), missing: await countMissing(clone, before, restored) }
    const { left, exceptions } = await leftBy(context, clone, earlier, restored)
    noteOnWayBack(chain, index, { left, exceptions })
    if (left.length > 0) return left.map(part => notRestored(migration, part))
  }
  return []
}

function isSame(before: Pick<Fingerprint, 'state'>, restored: Fingerprint): boolean {
  return partsOf(stateDifference(before.state, restored.state)).length === 0
}

/** Compares the state that a rollback restored with the one before its migration. */
async function leftByStep(
  context: RehearsalContext,
  clone: Clone,
  before: ChainState & Pick<Fingerprint, 'schema'>,
  index: number
): Promise<Pick<Awaited<ReturnType<typeof leftBy>>, 'left' | 'exceptions'>> {
  const restored = await look(context, clone)
  if (isSame(before, restored)) return { left: [], exceptions: [] }
  const kept = index === 0 ? ({ kind: 'first' } as const) : ({ kind: 'step', applied: index } as const)
  const rows = await rowsLeft(context, clone, before, restored, kept)
  const missing = await countMissing(clone, before, restored)
  return await leftBy(context, clone, { ...before, rows, missing }, restored)
}

/** Runs one script. What it throws is a denial of that script, whatever the phase. */
async function run(
  context: RehearsalContext,
  clone: Clone,
  script: ScriptFile,
  as: 'apply' | 'rollback' | 'again',
  measured?: MeasuredScript[]
): ReturnType<typeof runInOwnSession> {
  try {
    return await runInOwnSession(context, clone, script, measured)
  } catch (error) {
    return { statements: 0, denials: denialsFor(error, as, context.running.path, context.driver) }
  }
}

function changedBy(before: Fingerprint, after: Fingerprint): readonly StatePart[] {
  return describeDifferences(
    partsOf(stateDifference(before.state, after.state)),
    schemaDifferences(before.schema, after.schema),
    'change'
  )
}

function notRestored({ key, rollback: { path } }: Migration, part: StatePart): RehearsalDenial {
  const which = key === undefined ? '' : `migration ${key}: `
  return { code: 'rollback-not-restored', path, reason: `${which}${partText(part)}` }
}

/** How the schema differs after a migration was applied again. */
function describeAgain(after: Fingerprint, again: Fingerprint): readonly StatePart[] {
  if (after.state.schema === again.state.schema) return []
  return describeDifferences([SCHEMA], schemaDifferences(after.schema, again.schema), 'rollback')
}

/** True where exceptions name all that differs between two schemas. */
function isSameExcept(context: RehearsalContext, clone: Clone, after: Fingerprint, again: Fingerprint): boolean {
  const [first, second] = [after, again].map(({ schema }) => clone.schemaExcept(schema, exceptionsOf(context)))
  return first !== undefined && first === second
}

function appliedAgain({ apply: { path } }: Migration, parts: readonly StatePart[]): readonly RehearsalDenial[] {
  return parts.map(part => ({
    code: 'apply-again-differs',
    path,
    reason: `applied again, it leads to another schema: ${partText(part)}`
  }))
}
