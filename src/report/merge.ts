import type { Finding } from '../model/finding.ts'
import { MAX_WITH_HUNKS } from '../model/hunk.ts'
import type { Counts, Report } from '../model/report.ts'
import type { RunIdentity } from '../model/shard.ts'
import { inOrder, verdictOf } from '../model/verdict.ts'
import { NOTHING_JUDGED, ONLY_SHARES_JUDGED } from '../release/judgement.ts'
import { type NamedReport, selectShards } from './select-shards.ts'

/** What a merge is told beside the reports. */
export interface MergeContext {
  /** The run that the shards must be of, as far as it is known. */
  readonly expected?: RunIdentity | undefined
  /** How the jobs of the shards ended: `success`, or another word of GitHub for `needs.JOB.result`. */
  readonly result?: string | undefined
}

/**
 * One report from the shards of a run, the same bytes as from an unsharded run. A shard that is missing, duplicate, or of another run
 * makes it `unverifiable`: then nothing shows that every seal was checked.
 */
export function mergeReports(shards: readonly NamedReport[], { expected, result = '' }: MergeContext = {}): Report {
  const { used, faults } = selectShards(shards, expected)
  const frame = (used[0] ?? shards[0])?.report
  if (frame === undefined) throw new RangeError('there is no report to merge')
  const counts = sum(used.map(({ report }) => report.counts))
  // A job that broke reports it without a shard.
  const sources = [...used, ...shards.filter(({ report }) => report.shard === undefined)]
  // An empty shard is not a finding about the whole run.
  const found = distinct(sources.flatMap(({ report }) => report.findings)).filter(({ code }) => code !== 'shard-empty')
  const judged = [...withFewHunks(found, frame), ...faults]
  const verdictBefore = verdictOf(judged, counts.sealed, counts.intact)
  const findings = [...judged, ...(verdictBefore === 'pass' ? unfinished(result) : [])]
  const verdict = verdictOf(findings, counts.sealed, counts.intact)
  const isPacket = used.some(({ report }) => report.release.code !== 'no-evidence')
  const judgement = isPacket ? ONLY_SHARES_JUDGED : NOTHING_JUDGED
  const { decision, packetStatus: packet_status, code, reason, holds, needed, blockers } = judgement
  const release = { code, reason, holds, needed }
  const { schema, version, manifests, config, probes } = frame
  const run = newestRun(used)
  // Evidence is judged only in whole runs, so a shard that claims more than this was not written by the gate.
  return {
    schema,
    version,
    verdict,
    decision,
    packet_status,
    release,
    counts,
    manifests,
    ...(run !== undefined && { run }),
    ...(config !== undefined && { config }),
    findings: inOrder(findings),
    probes,
    blockers
  }
}

/** A job that failed although all reports pass left no report of its own: one of an earlier attempt was found in its place. */
function unfinished(result: string): Finding[] {
  if (result === '' || result === 'success') return []
  const reason = `the jobs of the shards ended as ${JSON.stringify(result)}, and yet every report that was found passes`
  return [{ code: 'shard-job-failed', severity: 'unverifiable', reason }]
}

/** The run of the newest attempt: the one that merges. */
function newestRun(used: readonly NamedReport[]): RunIdentity | undefined {
  const runs = used.flatMap(({ report }) => report.run ?? [])
  return runs.toSorted((a, b) => Number(b.attempt ?? 0) - Number(a.attempt ?? 0))[0]
}

/** Every shard shows its first differences; of all of them, those are kept that a whole run would have shown. */
function withFewHunks(findings: readonly Finding[], { manifests }: Report): Finding[] {
  const rank = ({ manifest, line = 0, drift }: Finding): readonly [number, number, number] => [
    manifests.findIndex(({ path }) => path === manifest),
    drift?.certainty === 'proved' ? 0 : 1,
    line
  ]
  const shown = findings
    .filter(({ drift }) => drift?.hunks !== undefined)
    .map(finding => ({ finding, rank: rank(finding) }))
    .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
  const over = new Set(shown.slice(MAX_WITH_HUNKS).map(({ finding }) => finding))
  return findings.map(finding => {
    if (finding.drift === undefined || !over.has(finding)) return finding
    const { hunks: _, ...drift } = finding.drift
    return { ...finding, drift }
  })
}

/** A problem of a manifest is in every shard's report, but only once in the merged one. Most differ in code, path or line already. */
function distinct(findings: readonly Finding[]): Finding[] {
  const firsts = new Map<string, Finding>()
  const texts = new Map<string, Set<string>>()
  const isNew = (finding: Finding): boolean => {
    const { code, manifest, path, line } = finding
    const key = JSON.stringify([code, manifest, path, line])
    const first = firsts.get(key)
    if (first === undefined) {
      firsts.set(key, finding)
      return true
    }
    const alike = texts.get(key) ?? new Set([JSON.stringify(first)])
    texts.set(key, alike)
    const { size } = alike
    return alike.add(JSON.stringify(finding)).size > size
  }
  return findings.filter(isNew)
}

function sum(all: readonly Counts[]): Counts {
  const total = { sealed: 0, intact: 0, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
  for (const { sealed, intact, drifted, missing, unsealed, unverifiable } of all) {
    total.sealed += sealed
    total.intact += intact
    total.drifted += drifted
    total.missing += missing
    total.unsealed += unsealed
    total.unverifiable += unverifiable
  }
  return total
}
