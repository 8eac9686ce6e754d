import type { FileRef } from '../release/documents/fields.ts'
import type { MeasuredImpact, RehearsalImpact } from '../release/documents/rehearsal-impact.ts'
import type { Facts } from './facts.ts'
import type { ScriptImpact } from './impact-facts.ts'
import type { Online } from './online-facts.ts'
import { cloneId, NO_CLAIM, type PacketInput } from './packet-input.ts'

/** What a script did, statement by statement, as the evidence has it. */
export function documentedStatements({
  statements,
  unmeasured
}: ScriptImpact): Pick<MeasuredImpact, 'statements' | 'unmeasured'> {
  return {
    statements: statements.map(({ line, kind, locks, rewritten, scanned, indexed, changedRows, exclusiveMilliseconds }) => ({
      line,
      kind,
      locks: locks.map(({ relation, mode }) => ({ relation, mode })),
      rewritten: [...rewritten],
      scanned: scanned.map(({ relation, rows }) => ({ table: relation, rows })),
      indexed: [...indexed],
      changed_rows: changedRows,
      exclusive_ms: Math.ceil(exclusiveMilliseconds)
    })),
    unmeasured: [...unmeasured]
  }
}

/** What came of those beside a script, as the evidence has it. */
export function documentedOnline({ stopped, waited, broken, alone, unfinished }: Online): NonNullable<MeasuredImpact['online']> {
  return {
    stopped: stopped.map(({ who, table, line, lock, milliseconds, isQueued }) => ({
      who,
      table,
      line,
      lock,
      blocked_ms: Math.ceil(milliseconds),
      queued: isQueued
    })),
    waited: waited.map(({ line, table, timeout }) => ({ line, table, ...(timeout !== undefined && { lock_timeout: timeout }) })),
    broken: broken.map(({ who, table, line, code }) => ({
      who,
      ...(table !== undefined && { table }),
      ...(line !== undefined && { line }),
      code
    })),
    alone: alone.map(({ table, why }) => ({ table, why })),
    ...(unfinished !== undefined && {
      unfinished: { ...(unfinished.line !== undefined && { line: unfinished.line }), reason: unfinished.reason }
    })
  }
}

/** What the change did to others. @param execution the document of the change */
export function impactOf(input: PacketInput, facts: Facts, reason: string | undefined, execution: FileRef): RehearsalImpact {
  const { survey, after, measured, online } = facts
  const shared = { schema: 'seal-gate/rehearsal-impact/1', production_claim: NO_CLAIM } as const
  const [statements] = measured ?? []
  if (after === undefined || survey === undefined || statements === undefined)
    return { ...shared, status: 'NOT_MEASURED', reason: reason ?? 'the engine cannot measure it' }
  const [beside] = online ?? []
  return {
    ...shared,
    status: 'MEASURED',
    clone_id: cloneId(input, survey),
    execution,
    ...documentedStatements(statements),
    ...(beside !== undefined && { online: documentedOnline(beside) })
  }
}
