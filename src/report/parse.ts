import { isRecord } from '../manifests/json.ts'
import type { Report } from '../model/report.ts'

/** The report in a text, or undefined when it is none. What it says is not trusted for that: nothing in it is signed. */
export function parseReport(text: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isReport(value) ? value : undefined
  } catch {
    // The parser's own message would quote the file.
    return undefined
  }
}

/** What `mergeReports` relies on. */
function isReport(value: unknown): value is Report {
  if (!isRecord(value)) return false
  const { schema, counts, manifests, findings, shard } = value
  return (
    schema === 'seal-gate/report/1' &&
    isRecord(counts) &&
    COUNTS.every(name => isCount(counts[name])) &&
    Array.isArray(manifests) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    (shard === undefined || isShard(shard))
  )
}

const COUNTS = ['sealed', 'intact', 'drifted', 'missing', 'unsealed', 'unverifiable']
const SEVERITIES: ReadonlySet<unknown> = new Set(['fail', 'unverifiable', 'warning', 'notice'])
/** As many as a run can have. */
const MOST_SHARDS = 256

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** A severity that is none of ours would be no failure. */
function isFinding(value: unknown): boolean {
  return isRecord(value) && typeof value['code'] === 'string' && SEVERITIES.has(value['severity'])
}

function isShard(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { index, of } = value
  return isCount(index) && isCount(of) && index >= 1 && index <= of && of <= MOST_SHARDS
}
