import { stateDifference } from '../release/rules/state-difference.ts'
import { beforeIn, leftByAll, look, rebuilt, runInOwnSession } from './change-steps.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import { partText } from './differences.ts'
import type { RehearsalInput, ScriptFile } from './input.ts'

// Most tools run a script in one transaction, psql runs each statement alone. Where nothing states what production does, a script that works in
// one of these ways only is not proved, and the other way is named.

type Step = (context: RehearsalContext, clone: Clone) => Promise<readonly RehearsalDenial[]>

const REMEDY =
  'set "transaction" to what production does: "none" if it runs each statement alone, as psql does; "single" if its tool runs a script in one transaction'

/** What may lead to another state in one transaction, without an error: only then is that state read. */
const MEANS_OTHERWISE = /\b(?:set\s+local|on\s+commit|set_config|now\s*\(|current_timestamp|txid_|pg_current_xact)/i

/** A larger dump is not restored again for the sake of a hint. */
const MAX_RESTORED_AGAIN_BYTES = 256 * 1024 * 1024

/** True for a script that ran statement by statement only because nothing states how production runs it. */
function isUnstated({ spec }: Pick<RehearsalInput, 'spec'>, { transaction, command }: ScriptFile, key?: string): boolean {
  return spec.transaction === undefined && transaction === undefined && command === undefined && key === undefined
}

/** The two scripts of the only migration, with the last one first: they are tried in the state after the change. */
function scriptsTried({
  migrations,
  spec
}: RehearsalInput): readonly { readonly script: ScriptFile; readonly isUnstated: boolean }[] {
  const [migration, ...others] = migrations
  if (migration === undefined || others.length > 0) return []
  const { key, apply, rollback } = migration
  return [rollback, apply].map(script => ({ script, isUnstated: isUnstated({ spec }, script, key) }))
}

/** Why the other way is not tried; undefined if a script may run in either way in production. */
export function whyOneWay(input: RehearsalInput): string | undefined {
  if (scriptsTried(input).some(one => one.isUnstated)) return undefined
  return input.spec.transaction === undefined && !input.migrations.some(({ apply }) => apply.transaction !== undefined)
    ? 'a tool decides how the scripts run'
    : 'it is stated how production runs the scripts'
}

/**
 * Runs the rollback and the change once more, now in one transaction. What is refused there must work once more statement by statement, in the
 * same state: otherwise the transaction is not the reason.
 */
export async function tryInOneTransaction(context: RehearsalContext, clone: Clone): Promise<readonly RehearsalDenial[]> {
  const found: RehearsalDenial[] = []
  for (const { script, isUnstated } of scriptsTried(context.input)) {
    const refused = isUnstated ? await refusalOf(context, clone, { ...script, transaction: 'single' }) : undefined
    if (isUnstated && refused === undefined) {
      const other = MEANS_OTHERWISE.test(Buffer.from(script.script).toString('latin1'))
        ? await otherState(context, clone, script)
        : undefined
      if (other === undefined) continue
      const reason = `statement by statement it leads to one state, in one transaction to another: ${other}: ${REMEDY}`
      found.push({ code: 'transaction-unknown', path: script.path, reason })
      break
    }
    const { denials } = await runInOwnSession(context, clone, script)
    if (denials.length > 0) return denials
    if (refused === undefined) continue
    const { path = script.path } = context.running
    // The advice for a spec that states the transaction would repeat the remedy.
    const reason = `statement by statement it works, in one transaction it does not: ${refused.reason}: ${REMEDY}`
    found.push({ code: 'transaction-unknown', path, ...(refused.line !== undefined && { line: refused.line }), reason })
  }
  if (found.length > 0) context.facts.dependsOnTransaction = true
  // In the order in which they run.
  return found.toReversed()
}

/** What is not as it was, or as often as it was, when the script ran statement by statement. */
async function otherState(context: RehearsalContext, clone: Clone, script: ScriptFile): Promise<string | undefined> {
  const { facts, input } = context
  const before = beforeIn(context)
  const print = await look(context, clone)
  if (input.migrations[0]?.rollback === script) {
    const { left } = await leftByAll(context, clone, print)
    return left[0] && partText(left[0])
  }
  const { after } = facts
  if (after === undefined) throw new Error('the state after the change was lost')
  // Rows may hold the time of day: only how many there are is compared, and which tables have others than before.
  const other = print.state.tables.find(({ name, rows }) => after.tables.find(one => one.name === name)?.rows !== rows)?.name
  const [first, second] = [after, print.state].map(state => stateDifference(before.state, state).tables)
  return other ?? second?.find(name => first?.includes(name) !== true) ?? first?.find(name => second?.includes(name) !== true)
}

/** Why the database refuses a script. @throws anything else */
async function refusalOf(context: RehearsalContext, clone: Clone, script: ScriptFile): Promise<Refused | undefined> {
  try {
    await runInOwnSession(context, clone, script)
    return undefined
  } catch (error) {
    if (error instanceof Refused && error.code === 'statement-refused') return error
    throw error
  }
}

/** A step whose refusal names the other way, if the script works in one transaction. */
export function whichWayWorks(step: Step): Step {
  return async (context, clone) => {
    try {
      return await step(context, clone)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'statement-refused' || !(await worksInOne(context))) throw error
      throw new Refused(error.code, `${error.message}: in one transaction it works: ${REMEDY}`, error.line)
    }
  }
}

/** Whether the scripts up to the one that was refused work in one transaction, each in its own, on another clone. */
async function worksInOne(context: RehearsalContext): Promise<boolean> {
  const { input, dump, facts } = context
  const tried = scriptsTried(input)
    .toReversed()
    .slice(0, facts.rollbackStarted === true ? 2 : 1)
  if (tried.at(-1)?.isUnstated !== true || dump.size > MAX_RESTORED_AGAIN_BYTES) return false
  try {
    const second = await rebuilt(context, 0)
    try {
      for (const { script, isUnstated } of tried)
        await runInOwnSession({ ...context, running: {} }, second, isUnstated ? { ...script, transaction: 'single' } : script)
      return true
    } finally {
      await second.destroy()
    }
  } catch {
    // The refusal is reported as it is.
    return false
  }
}
