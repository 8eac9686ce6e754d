import type { Policy } from '../documents/policy.ts'
import type { AppliedExecution } from '../documents/rehearsal-execution.ts'
import type { MeasuredImpact } from '../documents/rehearsal-impact.ts'
import { appliedExecutions, measuredImpacts, policyOf, sameBytes } from '../packet.ts'
import { type Beyond, beyondBlocked, beyondLocks } from './budgets.ts'
import { denials, listed, type Rule } from './rule.ts'
import { stateDifference } from './state-difference.ts'

const CODE = 'budget-exceeded'

/** A limit of the policy holds for what was measured. Without a measurement nothing is within it. */
export const changeIsWithinBudgets: Rule = {
  code: CODE,
  name: 'each applied change is within the limits of the policy, by what was measured',
  check: packet => {
    const budgets = policyOf(packet)?.budgets
    if (budgets === undefined) return []
    const impacts = measuredImpacts(packet)
    return appliedExecutions(packet).flatMap(execution => {
      const own = impacts.filter(({ document }) => document.execution.path === execution.path)
      return [
        ...denials(CODE, execution.path, [
          own.length === 0 && 'the policy limits what a change may do to others, and nothing shows what this one does'
        ]),
        ...own.flatMap(({ path, document }) => {
          const isOther = !sameBytes(document.execution, execution)
          const reasons = isOther
            ? ['the execution that it measured is not the sealed one']
            : faults(execution.document, document, budgets)
          return denials(CODE, path, reasons, [execution.path])
        })
      ]
    })
  }
}

function faults(execution: AppliedExecution, impact: MeasuredImpact, budgets: NonNullable<Policy['budgets']>) {
  const rows = new Map(execution.before.tables.map(table => [table.name, table.rows]))
  const beyond = [...beyondLocks(impact, budgets, table => rows.get(table) ?? 0), ...beyondBlocked(impact.online, budgets)]
  const left = unlisted(execution, impact)
  return [
    impact.clone_id !== execution.clone_id && 'it was measured on a different clone than the execution',
    execution.environment.engine !== 'postgres' && 'its engine cannot measure what the policy limits',
    'run' in execution.apply && 'what a command does cannot be measured',
    impact.statements.length + impact.unmeasured.length > execution.statements && 'it lists more statements than were run',
    left.length > 0 && `no statement in it changes ${listed(left)}, which the change changed`,
    ...beyond.map(textOf)
  ]
}

function textOf({ line, reason }: Beyond): string {
  return line === undefined ? reason : `line ${line}: ${reason}`
}

/** Tables with other rows than before that no statement has a lock on: nothing changes rows without one. */
function unlisted({ before, after }: AppliedExecution, { statements, unmeasured }: MeasuredImpact): string[] {
  if (unmeasured.length > 0) return []
  const locked = new Set(statements.flatMap(({ locks }) => locks.map(({ relation }) => relation)))
  const old = new Set(before.tables.map(({ name }) => name))
  return stateDifference(before, after).tables.filter(name => old.has(name) && !locked.has(name))
}
