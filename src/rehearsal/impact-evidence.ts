import type { MeasuredImpact } from '../release/documents/rehearsal-impact.ts'
import type { ScriptImpact } from './impact-facts.ts'
import type { Online } from './online-facts.ts'

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
