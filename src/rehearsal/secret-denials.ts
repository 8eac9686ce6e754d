import type { Policy } from '../release/documents/policy.ts'
import { type Reviewed, withoutReviewed } from '../release/rules/reviewed-secrets.ts'
import type { RehearsalDenial } from './denial.ts'
import type { ColumnCount, DumpSurvey } from './dump.ts'
import type { RehearsalInput } from './input.ts'
import { MAX_FINDINGS, type SecretFinding } from './secrets.ts'

/** A finding in the words of the evidence. */
type Documented = Omit<SecretFinding, 'valueSha256'> & { readonly value_sha256?: string }

type Surveyed = Pick<DumpSurvey, 'secrets' | 'filledColumns'>

/** Findings with the digests of values that the policy lists; any other digest could be guessed from, and goes no further. */
export function documentedFindings({ findings }: DumpSurvey['secrets'], policy: Policy | undefined): Documented[] {
  const known = new Set(policy?.allow?.reviewed_secrets?.flatMap(({ sha256 = [] }) => sha256))
  return findings.map(({ valueSha256, ...finding }) => ({
    ...finding,
    ...(valueSha256 !== undefined && known.has(valueSha256) && { value_sha256: valueSha256 })
  }))
}

/** What the exceptions of the policy leave of what was found in a dump. Of more findings than are listed, none is an exception. */
export function reviewSecrets({ secrets, filledColumns }: Surveyed, policy: Policy | undefined): Reviewed<Documented> {
  const exceptions = secrets.findings.length < MAX_FINDINGS ? policy?.allow?.reviewed_secrets : []
  return withoutReviewed(documentedFindings(secrets, policy), filledColumns, exceptions)
}

/** Places listed per kind: enough to see what is wrong. */
const MAX_PLACES = 40

/** Credentials, by table and column where they are in rows; columns that must be empty; exceptions that do not fit. */
export function secretDenials(
  { dumpName: path }: Pick<RehearsalInput, 'dumpName'>,
  { left, columnsLeft, problems }: Reviewed<Documented>
): RehearsalDenial[] {
  const places = new Map<
    string,
    { readonly line: number | undefined; readonly rule: string; readonly column: string; lines: number }
  >()
  for (const { rule, line, table, column: name } of left) {
    const column = table === undefined ? '' : name === undefined ? table : `${table}.${name}`
    const key = JSON.stringify([rule, column === '' ? line : column])
    const known = places.get(key) ?? { line, rule, column, lines: 0 }
    known.lines++
    places.set(key, known)
  }
  return [
    ...[...places.values()].slice(0, MAX_PLACES).map(({ line, rule, column, lines }): RehearsalDenial => {
      const where = column === '' ? '' : ` in ${column}${lines > 1 ? `, ${lines} times` : ''}`
      return { code: 'clone-has-secrets', path, ...(line !== undefined && { line }), reason: `rule ${rule}${where}` }
    }),
    ...columnsLeft.map((one): RehearsalDenial => ({ code: 'clone-has-secrets', path, reason: filledText(one) })),
    ...problems.map((reason): RehearsalDenial => ({ code: 'clone-has-secrets', path, reason }))
  ]
}

/** A column that must be empty, and is not. */
export function filledText({ table, column, values }: ColumnCount): string {
  return `${table}.${column} must be empty and holds ${values} ${values === 1 ? 'value' : 'values'}`
}
