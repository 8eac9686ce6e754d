import { beyondBlocked } from '../release/rules/budgets.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { denialOf } from './impact.ts'
import { documentedOnline } from './impact-evidence.ts'

interface OnlineContext extends Pick<RehearsalContext, 'measured' | 'online'> {
  readonly input: Pick<RehearsalContext['input'], 'migrations' | 'spec' | 'policy'>
}

const WHY_UNMEASURED: Readonly<Record<Clone['kind'], string>> = {
  pglite: 'the embedded engine has only one session; a server ("engine": "postgres") has more',
  sqlite: 'a change of an SQLite database locks all of it, so nobody else uses it meanwhile',
  postgres: 'this server cannot measure it'
}

/** Why the change does not run beside others; undefined if others can notice it, or the policy limits how long they stand still. */
export function whyAlone({ input, measured }: OnlineContext, clone: Clone): string | undefined {
  const isNoticed = measured.some(({ statements, unmeasured }) => statements.length + unmeasured.length > 0)
  const isLimited = input.policy?.document.budgets?.max_blocked_ms !== undefined
  if (!clone.measures) return WHY_UNMEASURED[clone.kind]
  if (input.migrations.some(({ apply }) => apply.command !== undefined)) return 'a command sends its statements itself'
  return isNoticed || isLimited ? undefined : 'the change has no statement that others could notice'
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
  const budgets = input.policy?.document.budgets
  if (budgets === undefined) return []
  const untried = scripts.slice(found.length).map(({ file }) => file)
  const isEnded = found.some(({ unfinished }) => unfinished !== undefined)
  return [
    ...online.flatMap(({ file, ...one }) => beyondBlocked(documentedOnline(one), budgets).map(beyond => denialOf(file, beyond))),
    // After a script that did not come to its end, which is denied, no other one is tried.
    ...(isEnded ? [] : untried.flatMap(file => beyondBlocked(undefined, budgets).map(beyond => denialOf(file, beyond))))
  ]
}
