import { isRecord, jsonFacts } from '../manifests/json.ts'
import { CAUSES } from '../model/causes.ts'
import { CODES } from '../model/codes.ts'
import type { Report } from '../model/report.ts'

/** The report in a text; undefined when the text is not a report, or gives a key twice, so that readers could disagree on it. Its content is still not trusted: nothing in it is signed. */
export function parseReport(text: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isReport(value) && jsonFacts(text).duplicates.length === 0 ? value : undefined
  } catch {
    // The parser's own message would quote the file.
    return undefined
  }
}

/** The fields that `mergeReports` relies on. */
function isReport(value: unknown): value is Report {
  if (!isRecord(value)) return false
  const { schema, version, verdict, release, counts, manifests, findings, probes, run, shard } = value
  return (
    schema === 'seal-gate/report/2' &&
    isText(version) &&
    VERDICTS.has(verdict) &&
    isRecord(release) &&
    isRecord(counts) &&
    COUNTS.every(name => isCount(counts[name])) &&
    Array.isArray(manifests) &&
    manifests.every(one => isRecord(one) && isCount(one['seals'])) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    (probes === null || isProbeResults(probes)) &&
    (run === undefined || isRun(run)) &&
    (shard === undefined || isShard(shard))
  )
}

const COUNTS = ['sealed', 'intact', 'drifted', 'missing', 'unsealed', 'unverifiable']
const VERDICTS: ReadonlySet<unknown> = new Set(['pass', 'fail', 'unverifiable'])
const SEVERITIES: ReadonlySet<unknown> = new Set(['fail', 'unverifiable', 'warning', 'notice'])
/** As many shards as a run can have. */
const MAX_SHARDS = 256

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** A finding with a code or a severity that this version does not know could neither be shown nor counted as a failure. */
function isFinding(value: unknown): boolean {
  return isRecord(value) && isIn(CODES, value['code']) && SEVERITIES.has(value['severity']) && hasKnownCauses(value['drift'])
}

function hasKnownCauses(drift: unknown): boolean {
  if (drift === undefined) return true
  return (
    isRecord(drift) && Array.isArray(drift['causes']) && drift['causes'].every(one => isRecord(one) && isIn(CAUSES, one['code']))
  )
}

function isIn(table: object, code: unknown): boolean {
  return typeof code === 'string' && Object.hasOwn(table, code)
}

function isShard(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { index, of, seals, judged, cut, tree } = value
  return (
    isCount(index) &&
    isCount(of) &&
    index >= 1 &&
    index <= of &&
    of <= MAX_SHARDS &&
    isDigest(judged) &&
    // Older versions wrote no number here, and no run on top: such a report is refused by name.
    (seals === undefined || (isCount(seals) && isDigest(cut))) &&
    (tree === undefined || isDigest(tree))
  )
}

function isRun(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { id, attempt, commit, ref } = value
  return (
    [id, commit, ref].every(text => text === undefined || isText(text)) &&
    (attempt === undefined || (typeof attempt === 'string' && /^[1-9][0-9]{0,8}$/.test(attempt)))
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

/** As far as `probesHold` looks at them. */
function isProbeResults(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { control, planned, run, passed, probes } = value
  return isRecord(control) && [planned, run, passed].every(isCount) && Array.isArray(probes) && probes.every(isRecord)
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
