import { type Beyond, beyondLocks } from '../release/rules/budgets.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { documentedStatements } from './impact-evidence.ts'
import { BLOCKS_WRITERS, type Impact, type MeasuredScript } from './impact-facts.ts'
import { placeOf } from './input.ts'

/** What one statement did, where it is, and what does the same with less. */
export interface StatementImpact extends Omit<Impact, 'line'> {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly hints: readonly string[]
}

const NO_LIMITS = 'the policy limits locks, rewrites and how long others stand still, which are not measured on SQLite'
/** Rows that one statement may change before it is worth dividing. */
const MANY_ROWS = 10_000
/** Rows that are read or changed under a lock before that is worth a commit. A tool writes its own row of the migration in the same transaction. */
const MANY_ROWS_UNDER_LOCK = 100

/** The statements that others can notice, in the order in which they ran. */
export function impactOf(measured: readonly MeasuredScript[]): StatementImpact[] {
  return measured.flatMap(({ file, statements }) =>
    statements.filter(isNoticeable).map(impact => ({ ...impact, ...placeOf(file, impact.line), hints: hintsFor(impact) }))
  )
}

function isNoticeable(impact: Impact): boolean {
  const { locks, rewritten, scanned, changedRows, temporaryBytes } = impact
  const blocks = locks.some(({ mode }) => BLOCKS_WRITERS.test(mode)) || isLongUnderLock(impact)
  return blocks || rewritten.length > 0 || scanned.length > 0 || changedRows > MANY_ROWS || temporaryBytes > 0
}

/** It reads or changes rows while its transaction already stops those who write. */
function isLongUnderLock({ heldBefore, scanned, changedRows }: Impact): boolean {
  return heldBefore.length > 0 && scanned.reduce((sum, { rows }) => sum + rows, changedRows) > MANY_ROWS_UNDER_LOCK
}

/** What PostgreSQL does not build concurrently. */
const UNDER_LOCK = {
  exclusion:
    'an exclusion constraint is always built under this lock: set lock_timeout, and run it while few write; on a large table, fill a new table that has it',
  partitioned:
    'create the index ON ONLY the partitioned table, build one on each partition with CREATE INDEX CONCURRENTLY, and attach them'
} as const

function hintsFor(impact: Impact): string[] {
  const { kind, locks, heldBefore, rewritten, scanned, indexed, onlyUnderLock, changedRows } = impact
  const blocks = locks.some(({ mode }) => BLOCKS_WRITERS.test(mode))
  const isAlter = kind === 'alter table'
  return [
    ...(rewritten.length > 0 && isAlter ? ['add a new column, fill it in batches, and switch to it'] : []),
    ...(blocks ? [...new Set(onlyUnderLock.map(({ why }) => UNDER_LOCK[why]))] : []),
    ...(indexed.length > 0 && onlyUnderLock.length === 0 && blocks
      ? [
          `build the index with CREATE INDEX CONCURRENTLY, outside of a transaction${isAlter ? ', then ADD CONSTRAINT … USING INDEX' : ''}`
        ]
      : []),
    ...(kind === 'drop index' && blocks ? ['DROP INDEX CONCURRENTLY, outside of a transaction'] : []),
    ...(kind === 'refresh materialized' && blocks ? ['REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index'] : []),
    ...(isAlter && blocks && rewritten.length === 0 && indexed.length === 0 && scanned.length > 0
      ? ['add the constraint as NOT VALID, then VALIDATE CONSTRAINT in a transaction of its own']
      : []),
    ...(isLongUnderLock(impact)
      ? [`commit before it, which lets go of the lock on ${heldBefore.join(' and ')}, and do it in a transaction of its own`]
      : []),
    ...(changedRows > MANY_ROWS ? ['change the rows in batches, each in a transaction of its own'] : [])
  ]
}

/** Holds the change to the budgets of the policy. What was not measured is within none. */
export async function overBudget(context: RehearsalContext, clone: Clone): Promise<readonly RehearsalDenial[]> {
  const { input, measured, facts } = context
  const budgets = input.policy?.document.budgets
  if (budgets === undefined) return []
  const denied = (reason: string): RehearsalDenial => ({ code: 'budget-exceeded', reason })
  if (!clone.measures)
    return [
      denied(
        clone.kind === 'sqlite'
          ? NO_LIMITS
          : 'the embedded engine cannot measure what the policy limits: rehearse on a server, with engine postgres'
      )
    ]
  const commands = input.migrations.flatMap(({ apply }) => (apply.command === undefined ? [] : [apply.path]))
  if (commands.length > 0)
    return commands.map(path => ({
      code: 'budget-exceeded',
      path,
      reason: 'what a command does cannot be measured, and the policy has limits'
    }))
  const rows = new Map(facts.before?.tables.map(table => [table.name, table.rows]))
  return measured.flatMap(({ file, ...one }) =>
    beyondLocks(documentedStatements(one), budgets, table => rows.get(table) ?? 0).map(beyond => denialOf(file, beyond))
  )
}

/** What is beyond a limit, at its place. */
export function denialOf(file: Parameters<typeof placeOf>[0], { line, reason }: Beyond): RehearsalDenial {
  return { code: 'budget-exceeded', ...(line === undefined ? { path: file.path } : placeOf(file, line)), reason }
}
