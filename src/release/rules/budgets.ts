import type { Policy } from '../documents/policy.ts'
import type { MeasuredImpact } from '../documents/rehearsal-impact.ts'

type Budgets = NonNullable<Policy['budgets']>
type Online = NonNullable<MeasuredImpact['online']>

/** What is beyond a limit, or within none because it was not measured. */
export interface Beyond {
  /** Of the statement, from 1; absent if it is about the whole change. */
  readonly line?: number
  readonly reason: string
}

/** Deadlocks, cancellations and ended sessions: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const ENDED: ReadonlySet<string> = new Set(['40P01', '57014', '57P01'])

/**
 * Holds what each statement did to the limits on locks and rewrites.
 * @param rowsOf rows of a table before the change
 */
export function beyondLocks(
  { statements, unmeasured }: Pick<MeasuredImpact, 'statements' | 'unmeasured'>,
  { max_exclusive_ms: mostMs, no_rewrite_over_rows: mostRows }: Budgets,
  rowsOf: (table: string) => number
): Beyond[] {
  if (mostMs === undefined && mostRows === undefined) return []
  return [
    ...unmeasured.map(line => ({ line, reason: 'this statement cannot be measured, and the policy has limits' })),
    ...statements.flatMap(({ line, rewritten, exclusive_ms: exclusiveMs }) => {
      const large = mostRows === undefined ? [] : rewritten.filter(name => rowsOf(name) > mostRows)
      return [
        ...large.map(name => ({ line, reason: `it writes all of ${name} again, which has more than ${mostRows} rows` })),
        ...(mostMs !== undefined && exclusiveMs > mostMs
          ? [{ line, reason: `from here on nobody could read a table for more than ${mostMs} ms` }]
          : [])
      ]
    })
  ]
}

/** Holds what came of those beside the change to the limit on how long they stand still. */
export function beyondBlocked(online: Online | undefined, { max_blocked_ms: most }: Budgets): Beyond[] {
  if (most === undefined) return []
  if (online === undefined) return [{ reason: 'how long others stand still was not measured, and the policy limits it' }]
  const { stopped, broken, alone, unfinished } = online
  return [
    ...stopped
      .filter(({ blocked_ms: blockedMs }) => blockedMs > most)
      .map(({ who, table, line, lock }) => ({
        line,
        reason: `a ${who} of ${table} stood still for more than ${most} ms: ${lock === 'row locks' ? 'its row is locked' : lock}`
      })),
    ...broken
      .filter(({ code }) => ENDED.has(code))
      .map(({ who, table, line, code }) => ({
        ...(line !== undefined && { line }),
        reason: `beside it, ${table === undefined ? 'the change itself' : `a ${who} of ${table}`} was ended (${code}${code === '40P01' ? ', deadlock' : ''})`
      })),
    ...alone.map(({ table, why }) => ({ reason: `how long others of ${table} stand still was not measured: ${why}` })),
    ...(unfinished === undefined
      ? []
      : [
          {
            ...(unfinished.line !== undefined && { line: unfinished.line }),
            reason: `how long others stand still was not measured to the end: ${unfinished.reason}`
          }
        ])
  ]
}
