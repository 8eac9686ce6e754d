import type { SafeClone } from '../documents/clone-provenance.ts'
import type { Policy } from '../documents/policy.ts'

type Scan = SafeClone['secret_scan']
type Finding = Pick<Scan['findings'][number], 'table' | 'column' | 'value_sha256'>
type Column = Scan['columns'][number]
type Exception = NonNullable<NonNullable<Policy['allow']>['reviewed_secrets']>[number]

/** What a policy's exceptions leave of some findings. */
export interface Reviewed<F extends Finding> {
  readonly left: readonly F[]
  /** Columns that must be empty, hold values, and are no exception. */
  readonly columnsLeft: readonly Column[]
  /** Exceptions that hold for something. */
  readonly used: readonly (Exception & { readonly found: number })[]
  /** Exceptions for another number of values than there are, or for other values, as sentences. */
  readonly problems: readonly string[]
}

/**
 * Leaves out what was reviewed: by the digests of the values, or by their number. An exception holds for all that was found in its column, or
 * for nothing of it.
 */
export function withoutReviewed<F extends Finding>(
  findings: readonly F[],
  columns: readonly Column[],
  exceptions: readonly Exception[] = []
): Reviewed<F> {
  const filled = columns.filter(({ values }) => values > 0)
  const used: Reviewed<F>['used'][number][] = []
  const problems: string[] = []
  for (const exception of exceptions) {
    const isOf = (one: { readonly table?: string; readonly column?: string }) =>
      one.table === exception.table && one.column === exception.column
    const own = findings.filter(isOf)
    const values = filled.find(isOf)?.values
    const found = values ?? own.length
    if (found === 0) continue
    const { count, sha256 } = exception
    const isKnown =
      sha256 === undefined
        ? found === count
        : values === undefined && own.every(({ value_sha256: value }) => value !== undefined && sha256.includes(value))
    if (isKnown) used.push({ ...exception, found })
    else problems.push(problemOf(exception, found, values !== undefined))
  }
  const isUsed = (one: { readonly table?: string; readonly column?: string }) =>
    used.some(({ table, column }) => table === one.table && column === one.column)
  return { left: findings.filter(one => !isUsed(one)), columnsLeft: filled.filter(one => !isUsed(one)), used, problems }
}

function problemOf({ table, column, count }: Exception, found: number, mustBeEmpty: boolean): string {
  const place = `${table}.${column}`
  if (count !== undefined) return `the policy has reviewed ${count} in ${place}, and there are ${found}`
  return mustBeEmpty
    ? `the policy has reviewed values of ${place} by digest; a column that must be empty is reviewed by count`
    : `${place} holds other values than those that the policy has reviewed`
}
