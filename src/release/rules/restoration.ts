import type { DatabaseState } from '../documents/database-state.ts'
import type { Policy } from '../documents/policy.ts'
import type { AppliedExecution } from '../documents/rehearsal-execution.ts'
import type { RolledBack } from '../documents/rehearsal-rollback.ts'
import { appliedExecutions, ofKind, type Packet, policyOf, rolledBack } from '../packet.ts'
import { exceptedParts, isSameAgain } from './declared-exceptions.ts'
import { denials, listed, type Rule } from './rule.ts'
import { onlyAdvanced, partKey, partsOf, stateDifference } from './state-difference.ts'

/** A rollback is proved when the state after it is the state before the change: all of it. */
export const rollbackRestores: Rule = {
  code: 'rollback-not-restored',
  name: 'each applied change was undone, and nothing of it is left',
  check: packet => {
    const { allow, require_rows_between: isBetweenRequired } = policyOf(packet) ?? {}
    const rollbacks = rolledBack(packet)
    return appliedExecutions(packet).flatMap(execution => {
      const undoings = rollbacks.filter(({ document }) => document.execution.path === execution.path)
      const missing = denials('rollback-not-restored', execution.path, [
        undoings.length === 0 && `the change was applied, and nothing shows that it was undone${failure(packet, execution.path)}`
      ])
      return [
        ...missing,
        ...undoings.flatMap(({ path, document }) =>
          denials(
            'rollback-not-restored',
            path,
            [
              ...left(execution.document, document, allow),
              isBetweenRequired === true && notBetween(execution.document, document)
            ],
            [execution.path]
          )
        )
      ]
    })
  }
}

const MAX_REASON = 500

/** What evidence of a rollback that failed states, so that it need not be looked for. */
function failure(packet: Packet, execution: string): string {
  const reasons = ofKind(packet, 'rehearsal-rollback').flatMap(({ document }) =>
    document.status === 'FAILED' && document.execution?.path === execution ? [document.reason.slice(0, MAX_REASON)] : []
  )
  return reasons.length === 0 ? '' : `: ${listed(reasons)}`
}

/** Why a rollback was not tried with rows that were written after the change; false if it was. A change that touches no table has none to lose. */
function notBetween({ before, after }: AppliedExecution, { rows_between: between }: RolledBack): string | false {
  if (between === undefined) return 'the policy requires rows that are written between the change and its rollback, and none were'
  const { kept, lost, not_generated: notGenerated } = between
  if (kept.length + lost.length > 0) return false
  const former = new Set(before.tables.map(({ name }) => name))
  const touched = stateDifference(before, after).tables.filter(
    name => former.has(name) && after.tables.some(one => one.name === name)
  )
  const reasons = notGenerated.map(({ table, reason }) => `${table}: ${reason}`)
  const named = [...reasons, ...touched.filter(name => !notGenerated.some(({ table }) => table === name))]
  return named.length > 0 && `no row was written between the change and its rollback (${listed(named)})`
}

function left(execution: AppliedExecution, rollback: RolledBack, allow: Policy['allow']): readonly (string | false)[] {
  const { before, after } = execution
  const { restored } = rollback
  const real = partsOf(stateDifference(before, restored)).map(partKey)
  const excepted = exceptedParts(rollback.under_exceptions, allow?.exceptions).map(partKey)
  const allowed = new Set([...allowedParts(allow?.sequences_may_advance ?? [], before, restored), ...excepted])
  const claimed = rollback.not_restored.map(partKey)
  const hidden = real.filter(part => allowed.has(part) && !claimed.includes(part))
  const residue = [...new Set([...real, ...claimed])].filter(part => !allowed.has(part))
  return [
    residue.length > 0 && `not as it was before the change: ${listed(residue)}`,
    hidden.length > 0 && `not listed as left behind: ${listed(hidden)}`,
    residue.length === 0 && rollback.status === 'NOT_RESTORED' && 'its own status is that the state was not restored',
    (rollback.rows_between?.not_restored ?? []).length > 0 &&
      `rows written after the change were not kept: ${listed((rollback.rows_between?.not_restored ?? []).map(({ table }) => table))}`,
    rollback.exit_code !== 0 && `the rollback ended with exit code ${rollback.exit_code}`,
    rollback.applied_again === undefined && rollback.status === 'RESTORED' && 'the change was not applied again',
    rollback.applied_again !== undefined &&
      !isSameAgain(rollback.applied_again.schema, after.schema, rollback.under_exceptions, allow?.exceptions) &&
      'the change, applied again, led to another schema',
    !(execution.fingerprint.canary_seen && rollback.fingerprint.canary_seen) &&
      'the fingerprint did not see a change that was made to be seen, so equal fingerprints prove nothing'
  ]
}

function allowedParts(mayAdvance: readonly string[], before: DatabaseState, restored: DatabaseState): string[] {
  return mayAdvance.filter(name => onlyAdvanced(name, before, restored)).map(object => partKey({ kind: 'sequence', object }))
}
