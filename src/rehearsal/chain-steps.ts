import type { StatePart } from '../release/documents/database-state.ts'
import { partKey, partsOf, stateDifference } from '../release/rules/state-difference.ts'
import type { ChainStep } from './chain.ts'
import { advancedSequences, beforeIn, leftBy, look, runInOwnSession, SCHEMA } from './change-steps.ts'
import type { Clone, Fingerprint } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import { describeDifferences, partText } from './differences.ts'
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
  chain.states.push(before.state)
  for (const [index, migration] of input.migrations.entries()) {
    const step = { key: migration.key ?? migration.apply.path, path: migration.apply.path, rollbackPath: migration.rollback.path }
    const failed = (parts: Partial<ChainStep>, denials: readonly RehearsalDenial[]): readonly RehearsalDenial[] => {
      chain.steps.push({ ...step, statements: 0, changed: [], left: [], outcome: 'failed', ...parts })
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
    const kept = index === 0 ? ({ kind: 'first' } as const) : ({ kind: 'step', applied: index } as const)
    const { left } = await leftBy(context, clone, before, await look(context, clone), kept)
    if (left.length > 0)
      return failed(
        { changed, left },
        left.map(part => notRestored(migration, part))
      )
    const again = await run(context, clone, migration.apply, 'again')
    if (again.denials.length > 0) return failed({ changed }, again.denials)
    const state = await look(context, clone)
    if (after.state.schema !== state.state.schema) return failed({ changed }, appliedAgain(migration, after, state))
    chain.states.push(state.state)
    before = state
    chain.steps.push({ ...step, statements: ran.statements, changed, left: [], outcome: 'restored' })
  }
  facts.statements = statements
  return []
}

/** Undoes all migrations in the reverse order, and compares the state after each. */
export async function rollBackChain(context: RehearsalContext, clone: Clone): Denials {
  const { input, facts, chain } = context
  facts.rollbackStarted = true
  for (let index = input.migrations.length - 1; index >= 0; index--) {
    const migration = input.migrations[index]
    const before = chain.states[index]
    if (migration === undefined || before === undefined) throw new Error('a state of the chain was lost')
    const { denials } = await run(context, clone, migration.rollback, 'rollback')
    if (denials.length > 0) return denials
    // The state before all of them is compared in its own phase, with the rows that differ.
    if (index === 0) return []
    const state = (await look(context, clone)).state
    const allowed = advancedSequences(input, before, state)
    const left = partsOf(stateDifference(before, state)).filter(part => !allowed.has(partKey(part)))
    if (left.length > 0) return left.map(part => notRestored(migration, part))
  }
  return []
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

function appliedAgain({ apply: { path } }: Migration, after: Fingerprint, again: Fingerprint): readonly RehearsalDenial[] {
  return describeDifferences([SCHEMA], schemaDifferences(after.schema, again.schema), 'rollback').map(part => ({
    code: 'apply-again-differs',
    path,
    reason: `applied again, it leads to another schema: ${partText(part)}`
  }))
}
