import type { Policy } from '../release/documents/policy.ts'
import { type Beyond, beyondBlocked, beyondLocks } from '../release/rules/budgets.ts'
import type { Facts } from './facts.ts'
import { documentedOnline, documentedStatements } from './impact-evidence.ts'

/** A limit of the policy beside what was measured. */
export interface MeasuredLimit {
  readonly name: keyof NonNullable<Policy['budgets']>
  readonly limit: number
  /** The most that was measured; absent if nothing was. */
  readonly measured?: number
  /** False also for what was measured only in part. */
  readonly isMet: boolean
  /** Why it is not met by the number alone, such as a statement that could not be measured. */
  readonly why?: string
}

/** The limits of a policy, each by the rule that denies. Of a rehearsal that ended before it measured, none is met. */
export function measuredLimits(
  budgets: Policy['budgets'],
  { before, measured = [], online = [] }: Pick<Facts, 'before' | 'measured' | 'online'>
): MeasuredLimit[] {
  const { max_exclusive_ms, max_blocked_ms, no_rewrite_over_rows } = budgets ?? {}
  const rows = new Map(before?.tables.map(table => [table.name, table.rows]))
  const rowsOf = (table: string) => rows.get(table) ?? 0
  const scripts = measured.map(documentedStatements)
  const statements = scripts.flatMap(one => one.statements)
  const beside = online.map(documentedOnline)
  const found: MeasuredLimit[] = []
  const add = (name: MeasuredLimit['name'], limit: number, most: readonly number[], beyond: readonly Beyond[]): void => {
    const isReached = name === 'max_blocked_ms' ? beside.length > 0 : scripts.length > 0
    // A script may have more statements than a call has room for arguments.
    const measuredMost = most.reduce((largest, one) => Math.max(largest, one), 0)
    const [first] = measuredMost > limit ? [] : beyond
    const why = isReached ? first?.reason : 'it was not measured'
    found.push({
      name,
      limit,
      ...(isReached && { measured: measuredMost }),
      isMet: isReached && beyond.length === 0,
      ...(why !== undefined && { why })
    })
  }
  const locks = (budget: NonNullable<Policy['budgets']>) => scripts.flatMap(one => beyondLocks(one, budget, rowsOf))
  if (max_exclusive_ms !== undefined)
    add(
      'max_exclusive_ms',
      max_exclusive_ms,
      statements.map(one => one.exclusive_ms),
      locks({ max_exclusive_ms })
    )
  if (max_blocked_ms !== undefined) {
    const beyond = beside.flatMap(one => beyondBlocked(one, { max_blocked_ms }))
    add(
      'max_blocked_ms',
      max_blocked_ms,
      beside.flatMap(one => one.stopped.map(({ blocked_ms: ms }) => ms)),
      beyond
    )
  }
  if (no_rewrite_over_rows !== undefined) {
    const rewritten = statements.flatMap(one => one.rewritten.map(rowsOf))
    add('no_rewrite_over_rows', no_rewrite_over_rows, rewritten, locks({ no_rewrite_over_rows }))
  }
  return found
}
