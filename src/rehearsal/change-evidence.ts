import type { DatabaseState } from '../release/documents/database-state.ts'
import type { FileRef } from '../release/documents/fields.ts'
import type { RehearsalExecution } from '../release/documents/rehearsal-execution.ts'
import type { RehearsalRollback, RolledBack } from '../release/documents/rehearsal-rollback.ts'
import type { SchemaCompatibility } from '../release/documents/schema-compatibility.ts'
import { isSameAgain } from '../release/rules/declared-exceptions.ts'
import { stateDifference } from '../release/rules/state-difference.ts'
import type { Facts } from './facts.ts'
import { betweenIn, cloneId, NO_CLAIM, type PacketInput, ranOf, refOf } from './packet-input.ts'

/** Whether the clone has the schema that the packet expects. */
export function compatibilityOf(
  input: PacketInput,
  { survey, observation }: Facts,
  reason: string | undefined
): SchemaCompatibility {
  const shared = { schema: 'seal-gate/schema-compatibility/1', production_claim: NO_CLAIM } as const
  if (survey === undefined || observation === undefined)
    return { ...shared, verdict: 'NOT_CHECKED', reason: reason ?? 'there is no clone' }
  return {
    ...shared,
    verdict: observation.mismatches.length === 0 ? 'COMPATIBLE' : 'MISMATCH',
    clone_id: cloneId(input, survey),
    dump: { sha256: survey.sha256, bytes: survey.bytes },
    expectations: refOf(input.expectations),
    observed: [...observation.observed],
    mismatches: [...observation.mismatches]
  }
}

/** The change, with the state before and after it. */
export function executionOf(input: PacketInput, facts: Facts, reason: string | undefined): RehearsalExecution {
  const { survey, environment, before, after, canarySeen } = facts
  const shared = { schema: 'seal-gate/rehearsal-execution/1', production_claim: NO_CLAIM } as const
  if (before === undefined || survey === undefined || environment === undefined)
    return { ...shared, status: 'NOT_APPLIED', reason: reason ?? 'there is no clone' }
  const apply = ranOf(input.apply, facts)
  if (after === undefined || apply === undefined)
    return {
      ...shared,
      status: 'FAILED',
      reason: reason ?? 'it did not finish',
      clone_id: cloneId(input, survey),
      ...(apply !== undefined && { apply })
    }
  const transaction = input.spec.transaction ?? input.apply.transaction
  return {
    ...shared,
    status: 'APPLIED',
    clone_id: cloneId(input, survey),
    dump: { sha256: survey.sha256, bytes: survey.bytes },
    apply,
    environment,
    ...(transaction !== undefined && { transaction }),
    ...(facts.runAs !== undefined && { run_as: facts.runAs }),
    ...(facts.rowSecurity !== undefined && { row_security: [...facts.rowSecurity] }),
    fingerprint: { method: facts.driver.method, canary_seen: canarySeen === true },
    exit_code: 0,
    statements: facts.statements ?? 0,
    before,
    after,
    changed: changedOf(before, after)
  }
}

function changedOf(before: DatabaseState, after: DatabaseState) {
  const { schema, tables, sequences, large_objects } = stateDifference(before, after)
  return { schema, tables: [...tables], sequences: [...sequences], large_objects }
}

/** The rollback, and what it did not restore. @param execution the document of the change */
export function rollbackOf(input: PacketInput, facts: Facts, reason: string | undefined, execution: FileRef): RehearsalRollback {
  const { survey, after, restored, notRestored, canarySeen, againSchema, between } = facts
  const shared = { schema: 'seal-gate/rehearsal-rollback/1', production_claim: NO_CLAIM } as const
  if (after === undefined || survey === undefined || facts.rollbackStarted !== true)
    return { ...shared, status: 'NOT_APPLIED', reason: reason ?? 'nothing was applied' }
  const exceptions = input.policy.document.allow?.exceptions
  const isDifferent = facts.isRestored === true && !isSameAgain(againSchema, after.schema, facts.underExceptions, exceptions)
  const unproved = isDifferent || facts.dependsOnTransaction === true
  const rollback = ranOf(input.rollback, facts)
  // Rows that could not be written show nothing of the rollback.
  const unwritten = facts.isRestored === true && input.between !== undefined && between === undefined
  if (restored === undefined || notRestored === undefined || unproved || unwritten || rollback === undefined)
    return {
      ...shared,
      status: 'FAILED',
      reason: reason ?? 'it did not finish',
      clone_id: cloneId(input, survey),
      execution,
      ...(rollback !== undefined && { rollback })
    }
  return {
    ...shared,
    status: facts.isRestored === true && (between?.faults ?? []).length === 0 ? 'RESTORED' : 'NOT_RESTORED',
    clone_id: cloneId(input, survey),
    execution,
    rollback,
    fingerprint: { method: facts.driver.method, canary_seen: canarySeen === true },
    exit_code: 0,
    restored,
    not_restored: [...notRestored],
    ...(facts.underExceptions !== undefined && { under_exceptions: facts.underExceptions }),
    ...(between !== undefined && { rows_between: documentedBetween(input, between) }),
    ...(againSchema !== undefined && { applied_again: { schema: againSchema } })
  }
}

function documentedBetween(input: PacketInput, between: NonNullable<Facts['between']>): NonNullable<RolledBack['rows_between']> {
  const { kept, lost, notGenerated, faults } = between
  const [script] = betweenIn(input)
  return {
    ...(script !== undefined && { script: refOf(script) }),
    kept: [...kept],
    lost: [...lost],
    not_generated: [...notGenerated],
    not_restored: [...faults]
  }
}
