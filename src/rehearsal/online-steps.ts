import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { placeOf } from './input.ts'
import type { ScriptOnline } from './online-facts.ts'

interface OnlineContext extends Pick<RehearsalContext, 'measured' | 'online'> {
  readonly input: Pick<RehearsalContext['input'], 'migrations' | 'spec' | 'policy'>
}

/** Whether the change can run beside others, and others can notice it. */
export function isTriedOnline({ input, measured }: OnlineContext, clone: Clone): boolean {
  const noticed = measured.some(({ statements, unmeasured }) => statements.length + unmeasured.length > 0)
  return clone.measures && noticed && input.migrations.every(({ apply }) => apply.command === undefined)
}

/** Runs the change beside readers, writers and open transactions. Nothing of it is compared, so it comes after all that is. */
export async function tryOnline(
  { input, measured, online }: OnlineContext,
  clone: Pick<Clone, 'tryOnline'>
): Promise<readonly RehearsalDenial[]> {
  const scripts = input.migrations.map(({ apply }) => ({
    file: apply,
    isSingle: (apply.transaction ?? input.spec.transaction) === 'single',
    alone: measured.find(({ file }) => file.path === apply.path)
  }))
  const found = (await clone.tryOnline?.(scripts)) ?? []
  online.push(...found.map((one, index) => ({ ...one, file: scripts[index]?.file ?? { path: '' } })))
  const most = input.policy?.document.budgets?.max_blocked_ms
  return most === undefined ? [] : online.flatMap(one => overBudget(one, most))
}

/** What stands still for longer than the policy allows, and what it did not come to: that is within no limit. */
function overBudget({ file, stopped, broken, alone, unfinished }: ScriptOnline, most: number): RehearsalDenial[] {
  const denied = (reason: string, line?: number): RehearsalDenial => ({
    code: 'budget-exceeded',
    ...(line === undefined ? { path: file.path } : placeOf(file, line)),
    reason
  })
  return [
    ...stopped
      .filter(({ milliseconds }) => milliseconds > most)
      .map(({ who, table, line, lock }) =>
        denied(
          `a ${who} of ${table} stood still for more than ${most} ms: ${lock === 'row locks' ? 'its row is locked' : lock}`,
          line
        )
      ),
    ...broken
      .filter(({ reason }) => ENDED.test(reason))
      .map(({ who, table, line, reason }) =>
        denied(`beside it, a ${who}${table === undefined ? '' : ` of ${table}`} failed: ${reason}`, line)
      ),
    ...alone.map(({ table, why }) => denied(`how long others of ${table} stand still was not measured: ${why}`)),
    ...(unfinished === undefined
      ? []
      : [denied(`how long others stand still was not measured to the end: ${unfinished.reason}`, unfinished.line)])
  ]
}

/** Deadlocks, cancellations and ended sessions. */
const ENDED = /\((?:40P01|57014|57P01)\)$/
