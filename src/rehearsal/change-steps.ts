import type { DatabaseState, StatePart } from '../release/documents/database-state.ts'
import { exceptedParts, isSameAgain, type UnderExceptions } from '../release/rules/declared-exceptions.ts'
import { onlyAdvanced, partKey, partsOf, stateDifference, untouchedTables } from '../release/rules/state-difference.ts'
import { noteOnWayBack } from './chain.ts'
import { type Clone, EngineDied, type ExceptState, type Fingerprint, type TableDifference } from './clone.ts'
import { restoreSettings } from './clone-steps.ts'
import { hasCommands } from './command.ts'
import { runInClone, sequencesOfTools } from './command-steps.ts'
import type { RehearsalContext } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import { describeDifferences, MAX_LISTED, partText } from './differences.ts'
import { compareUnderExceptions, declaredText, exceptionTexts, keepWithoutExceptions } from './exceptions.ts'
import type { MeasuredScript } from './impact-facts.ts'
import { placeOf, type RehearsalInput, type ScriptFile } from './input.ts'
import { type SchemaTree, schemaDifferences } from './schema-difference.ts'
import { limitOf } from './statement-limit.ts'

type Denials = Promise<readonly RehearsalDenial[]>

export async function look({ phases }: RehearsalContext, clone: Clone): Promise<Fingerprint> {
  return await clone.fingerprint(phases.at)
}

export async function fingerprintBefore(context: RehearsalContext, clone: Clone): Denials {
  const { facts } = context
  const before = await look(context, clone)
  context.prints.before = before
  facts.before = before.state
  await keepWithoutExceptions(context, clone, before)
  facts.canarySeen = await clone.seesChanges(before)
  if (!facts.canarySeen) return [{ code: 'fingerprint-blind', reason: 'a change that was made to be seen was not seen' }]
  await clone.keepUntouched('first')
  return []
}

/** Runs a script in its own session, so that nothing that another script left in its session can help it. */
export async function runInOwnSession(
  context: Pick<RehearsalContext, 'input' | 'running' | 'facts' | 'signal' | 'printed'>,
  clone: Clone,
  file: ScriptFile,
  measured?: MeasuredScript[]
): Promise<{ readonly statements: number; readonly denials: readonly RehearsalDenial[] }> {
  const { input, running } = context
  const { path, command } = file
  running.path = path
  if (command !== undefined) return await runInClone(context, clone, file, command)
  const isSingle = (file.transaction ?? input.spec.transaction) === 'single'
  try {
    const limit = limitOf(input.spec.statement_timeout ?? '')
    const how = { isSingle, isMeasured: measured !== undefined, ...(limit !== undefined && { limit }) }
    const { statements, isOpen, impact } = await clone.run(file, how)
    if (impact !== undefined) measured?.push({ file, ...impact })
    if (!isOpen) return { statements, denials: [] }
    const reason = 'it ends inside a transaction: nothing of it would stay'
    return { statements, denials: [{ code: 'transaction-left-open', path, reason }] }
  } catch (error) {
    if (!(error instanceof Refused) || error.line === undefined) throw error
    const place = placeOf(file, error.line)
    running.path = place.path
    throw new Refused(error.code, error.reason, place.line, error.advice)
  }
}

/** Runs scripts one after the other, up to the first that is denied. */
export async function runAll(
  context: RehearsalContext,
  clone: Clone,
  scripts: readonly ScriptFile[],
  measured?: MeasuredScript[]
): ReturnType<typeof runInOwnSession> {
  let statements = 0
  for (const script of scripts) {
    const ran = await runInOwnSession(context, clone, script, measured)
    statements += ran.statements
    if (ran.denials.length > 0) return { statements, denials: ran.denials }
  }
  return { statements, denials: [] }
}

function changesOf({ migrations }: RehearsalInput): ScriptFile[] {
  return migrations.map(({ apply }) => apply)
}

export function rollbacksOf({ migrations }: RehearsalInput): ScriptFile[] {
  return migrations.map(({ rollback }) => rollback).toReversed()
}

/** The file that a denial is about; none if several scripts ran. */
function only([first, ...others]: readonly ScriptFile[]): { readonly path?: string } {
  return first !== undefined && others.length === 0 ? { path: first.path } : {}
}

export async function applyChange(context: RehearsalContext, clone: Clone): Denials {
  const { statements, denials } = await runAll(context, clone, changesOf(context.input), context.measured)
  if (denials.length === 0) context.facts.statements = statements
  return denials
}

export async function fingerprintAfter(context: RehearsalContext, clone: Clone): Denials {
  const { facts, input, differences, prints } = context
  const after = await look(context, clone)
  prints.after = after
  facts.after = after.state
  const before = beforeIn(context)
  const difference = stateDifference(before.state, after.state)
  differences.changed = describeDifferences(partsOf(difference), schemaDifferences(before.schema, after.schema), 'change')
  const { expectations, spec } = input
  const expected = [...(expectations?.document.expect_touched ?? []), ...(spec.expect_touched ?? [])]
  const untouched = untouchedTables(difference, expected)
  facts.afterDiffers = differences.changed.length > 0 && untouched.length === 0
  const reasons =
    differences.changed.length === 0
      ? ['the state after the change is the state before it']
      : untouched.map(table => `the rows of ${table} are as they were`)
  return reasons.map(reason => ({ code: 'apply-equals-before', ...only(changesOf(input)), reason }))
}

export async function rollBack(context: RehearsalContext, clone: Clone): Denials {
  context.facts.rollbackStarted = true
  return (await runAll(context, clone, rollbacksOf(context.input))).denials
}

export async function fingerprintRestored(context: RehearsalContext, clone: Clone): Denials {
  const { facts, input, differences, chain } = context
  const restored = await look(context, clone)
  facts.restored = restored.state
  const { all, left, exceptions, under } = await leftByAll(context, clone, restored)
  if (under !== undefined) facts.underExceptions = under
  facts.notRestored = all
  if (chain.steps.length > 0) noteOnWayBack(chain, 0, { left, exceptions })
  // A step that came back only in part may be undone as a whole by the step before it.
  differences.exceptions = exceptionTexts([...exceptions, ...chain.steps.flatMap(step => step.exceptions)])
  differences.left = left
  facts.isRestored = left.length === 0
  const hint = facts.runAs === undefined ? ownerHint(left) : ''
  const [first] = chain.steps
  const where = first === undefined ? only(rollbacksOf(input)) : { path: first.rollbackPath }
  const which = first === undefined ? '' : `migration ${first.key}: `
  return left.map((part, index) => ({
    code: 'rollback-not-restored',
    ...where,
    reason: `${which}${partText(part)}${index === 0 ? hint : ''}`
  }))
}

/** Owner and grants of an object, which depend on who made it. */
function isOfOwner({ kind, detail }: StatePart): boolean {
  return kind === 'schema' && detail !== undefined && /^\w+(?:owner|acl) differs$/.test(detail)
}

function ownerHint(left: readonly StatePart[]): string {
  return left.every(isOfOwner)
    ? ': it was made again by a role of the rehearsal; name the role that runs scripts in production ("run_as")'
    : ''
}

/** What a rollback left: everything, what no exception covers, and what is covered. */
interface Left {
  readonly all: readonly StatePart[]
  readonly left: readonly StatePart[]
  readonly exceptions: readonly StatePart[]
  /** The states without what exceptions name; undefined if there is none. */
  readonly under: UnderExceptions | undefined
}

/** An earlier state, which must be back. */
interface Earlier {
  readonly state: DatabaseState
  /** Absent if only its digest was kept. */
  readonly schema?: SchemaTree
  /** Without what exceptions name; absent if there are none. */
  readonly except?: ExceptState
  /** How the rows of tables differ, as far as it was read. */
  readonly rows?: ReadonlyMap<string, TableDifference>
  /** Former rows of a table that are missing; undefined if they were not counted. */
  readonly missing: (table: string) => number | undefined
}

/** Compares a restored state with an earlier one. */
export async function leftBy(context: RehearsalContext, clone: Clone, before: Earlier, restored: Fingerprint): Promise<Left> {
  const parts = partsOf(stateDifference(before.state, restored.state))
  const allowed = advancedSequences(context.input, before.state, restored.state)
  const under = await compareUnderExceptions(context, clone, before.except, restored, before.missing)
  for (const part of exceptedParts(under, context.input.policy?.document.allow?.exceptions)) allowed.add(partKey(part))
  const schema = before.schema === undefined ? [] : schemaDifferences(before.schema, restored.schema)
  const all = describeDifferences(parts, schema, 'rollback', before.rows)
  return {
    all: all.map(part => (allowed.has(partKey(part)) ? { ...part, detail: declaredText(part) } : part)),
    left: all.filter(part => !allowed.has(partKey(part))),
    exceptions: all.filter(part => allowed.has(partKey(part))),
    under
  }
}

/** Compares a restored state with the state before the change. */
export async function leftByAll(context: RehearsalContext, clone: Clone, restored: Fingerprint): Promise<Left> {
  const { state, schema } = beforeIn(context)
  const { beforeExcept: except } = context.prints
  const rows = await rowsLeft(context, clone, { state }, restored, { kind: 'first' })
  const missing = (table: string) => rows.get(table)?.onlyBefore
  return await leftBy(context, clone, { state, schema, rows, missing, ...(except !== undefined && { except }) }, restored)
}

/** Keys of the sequences that are further on, as spec and policy allow, or without a policy those of the tables in which a tool writes what it ran. */
export function advancedSequences(
  { spec, policy, migrations }: RehearsalInput,
  before: DatabaseState,
  restored: DatabaseState
): Set<string> {
  const named = spec.sequence_policy === 'may-advance' ? (policy?.document.allow?.sequences_may_advance ?? []) : []
  const declared = [...named, ...(policy === undefined && hasCommands({ migrations }) ? sequencesOfTools(before) : [])]
  const advanced = declared.filter(name => onlyAdvanced(name, before, restored))
  return new Set(advanced.map(object => partKey({ kind: 'sequence', object })))
}

/** A copy of an earlier state. `applied`: migrations that lead from the dump to it. */
type Kept = { readonly kind: 'first' } | { readonly kind: 'step'; readonly applied: number }

/** Which rows of the tables that differ are others than in the untouched copy, or in the dump restored once more. */
export async function rowsLeft(
  context: RehearsalContext,
  clone: Clone,
  before: Pick<Fingerprint, 'state'>,
  restored: Fingerprint,
  kept: Kept
): Promise<ReadonlyMap<string, TableDifference>> {
  const { tables } = stateDifference(before.state, restored.state)
  if (tables.length === 0) return new Map()
  try {
    const found = await clone.rowDifferences(
      tables.slice(0, MAX_LISTED),
      kept.kind,
      async () => await rebuilt(context, kept.kind === 'step' ? kept.applied : 0)
    )
    return new Map(found.map(one => [one.table, one]))
  } catch (error) {
    // The difference is still reported without its rows. An engine that died shows no difference at all.
    if (error instanceof EngineDied) throw error
    return new Map()
  }
}

/** Another clone of the same dump, with so many of the migrations applied. */
export async function rebuilt(context: RehearsalContext, applied: number): Promise<Clone> {
  const { tools, choice, dump, input, facts } = context
  const second = await tools.open(choice, context.signal)
  if ('code' in second) throw new Error(second.reason)
  try {
    await second.restore(dump, undefined, restoreSettings(input, facts))
    await second.confine(input.runAs)
    for (const { apply } of input.migrations.slice(0, applied)) await runInOwnSession({ ...context, running: {} }, second, apply)
    return second
  } catch (error) {
    await second.destroy()
    throw error
  }
}

export async function applyAgain(context: RehearsalContext, clone: Clone): Denials {
  const { facts, input, prints } = context
  const { denials } = await runAll(context, clone, changesOf(input))
  if (denials.length > 0) return denials
  // Rows may hold the time of day; the schema must be the same.
  const again = await clone.schema()
  facts.againSchema = again.root
  const under = facts.underExceptions
  const [first, second] = [prints.after?.schema, again].map(one => one && clone.schemaExcept(one, under?.declared ?? []))
  if (under !== undefined && first !== undefined && second !== undefined)
    facts.underExceptions = { ...under, again: { after: first, again: second } }
  if (isSameAgain(again.root, facts.after?.schema ?? '', facts.underExceptions, input.policy?.document.allow?.exceptions))
    return []
  const differences = prints.after === undefined ? [] : schemaDifferences(prints.after.schema, again)
  return describeDifferences([SCHEMA], differences, 'rollback').map(part => ({
    code: 'apply-again-differs',
    ...only(changesOf(input)),
    reason: `applied again, it leads to another schema: ${partText(part)}`
  }))
}

export const SCHEMA: StatePart = { kind: 'schema', object: 'schema' }

export function beforeIn({ prints: { before } }: RehearsalContext): Fingerprint {
  if (before === undefined) throw new Error('there is no fingerprint of the state before')
  return before
}
