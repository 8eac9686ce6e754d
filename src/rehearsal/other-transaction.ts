import { rebuilt, runInOwnSession } from './change-steps.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import type { RehearsalInput, ScriptFile } from './input.ts'

// Most tools run a script in one transaction, psql runs each statement alone. Where nothing states what production does, a script that works in
// one of these ways only is not proved, and the other way is named.

type Step = (context: RehearsalContext, clone: Clone) => Promise<readonly RehearsalDenial[]>

const REMEDY =
  'set "transaction" to what production does: "none" if it runs each statement alone, as psql does; "single" if its tool runs a script in one transaction'

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

/** True if a script may run in either way in production. */
export function isEitherWay(input: RehearsalInput): boolean {
  return scriptsTried(input).some(({ isUnstated }) => isUnstated)
}

/**
 * Runs the rollback and the change once more, now in one transaction. What is refused there must work once more statement by statement, in the
 * same state: otherwise the transaction is not the reason.
 */
export async function tryInOneTransaction(context: RehearsalContext, clone: Clone): Promise<readonly RehearsalDenial[]> {
  const found: RehearsalDenial[] = []
  for (const { script, isUnstated } of scriptsTried(context.input)) {
    const refused = isUnstated ? await refusalOf(context, clone, { ...script, transaction: 'single' }) : undefined
    if (isUnstated && refused === undefined) continue
    const { denials } = await runInOwnSession(context, clone, script)
    if (denials.length > 0) return denials
    if (refused === undefined) continue
    const { path = script.path } = context.running
    const reason = `statement by statement it works, in one transaction it does not: ${refused.message}: ${REMEDY}`
    found.push({ code: 'transaction-unknown', path, ...(refused.line !== undefined && { line: refused.line }), reason })
  }
  if (found.length > 0) context.facts.dependsOnTransaction = true
  // In the order in which they run.
  return found.toReversed()
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
