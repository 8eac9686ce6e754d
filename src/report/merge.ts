import type { Finding } from '../model/finding.ts'
import { MAX_WITH_HUNKS } from '../model/hunk.ts'
import type { Counts, Report } from '../model/report.ts'
import { inOrder, probesHold, verdictOf } from '../model/verdict.ts'
import { NOTHING_JUDGED, ONLY_SHARES_JUDGED } from '../release/judgement.ts'

/** A report and the name under which the user gave it. */
interface NamedReport {
  readonly name: string
  readonly report: Report
}

/**
 * One report from the shards of a run, the same bytes as from an unsharded run. A shard that is missing, duplicate, or of another run (id,
 * attempt, commit, manifest, gate, cut) makes it `unverifiable`: then nothing shows that every seal was checked.
 */
export function mergeReports(shards: readonly NamedReport[]): Report {
  const [first] = shards
  if (first === undefined) throw new RangeError('there is no report to merge')
  const counts = sum(shards.map(({ report }) => report.counts))
  // An empty shard is not a finding about the whole run.
  const found = distinct(shards.flatMap(({ report }) => report.findings)).filter(({ code }) => code !== 'shard-empty')
  const findings = [...withFewHunks(found, first.report), ...faults(shards, first, counts)]
  const { shard: _, ...rest } = first.report
  const verdict = verdictOf(findings, counts.sealed, counts.intact)
  const isPacket = shards.some(({ report }) => report.release.code !== 'no-evidence')
  const judgement = isPacket ? ONLY_SHARES_JUDGED : NOTHING_JUDGED
  const { decision, packetStatus: packet_status, code, reason, holds, needed, blockers } = judgement
  const release = { code, reason, holds, needed }
  // Evidence is judged only in whole runs, so a shard that claims more than this was not written by the gate.
  return { ...rest, verdict, decision, packet_status, release, blockers, counts, findings: inOrder(findings) }
}

/** Why the reports are not those of all shards of one run. */
function faults(shards: readonly NamedReport[], first: NamedReport, counts: Counts): Finding[] {
  const reasons: string[] = []
  const of = first.report.shard?.of ?? 0
  const byIndex = new Map<number, string>()
  const bySeals = new Map<string, string>()
  for (const { name, report } of shards) {
    const { shard } = report
    const quoted = JSON.stringify(name)
    if (shard === undefined) reasons.push(`${quoted} is the report of a whole run, not of a shard`)
    else {
      const differs = shard.of === of ? otherRun(report, first.report) : 'number of shards'
      const twin = report.counts.sealed === 0 ? undefined : bySeals.get(shard.judged)
      if (differs !== undefined)
        reasons.push(`${quoted} is a shard of another run than ${JSON.stringify(first.name)} (different ${differs})`)
      else if (byIndex.has(shard.index))
        reasons.push(`${quoted} and ${JSON.stringify(byIndex.get(shard.index))} are both shard ${shard.index}`)
      else if (twin !== undefined) reasons.push(`${quoted} and ${JSON.stringify(twin)} judged the same seals under two numbers`)
      else byIndex.set(shard.index, name)
      bySeals.set(shard.judged, name)
    }
    if (report.probes !== null && !probesHold(report.probes)) reasons.push(`the self-test did not hold in ${quoted}`)
  }
  for (let index = 1; index <= of; index++) if (!byIndex.has(index)) reasons.push(`shard ${index} of ${of} is missing`)
  const listed = first.report.manifests.reduce((total, { seals }) => total + seals, 0)
  const judged = !shards.some(({ report }) =>
    report.findings.some(({ code }) => code.startsWith('manifest-') || code === 'root-not-found')
  )
  if (reasons.length === 0 && judged && counts.sealed !== listed)
    reasons.push(`the shards judged ${counts.sealed} of ${listed} seals`)
  return reasons.map(reason => ({ code: 'shard-invalid', severity: 'unverifiable', reason }))
}

/** What two shards of one run have in common, by the name of each part. */
const COMMON: Readonly<Record<string, (report: Report) => unknown>> = {
  'version of the gate': ({ schema, version }) => [schema, version],
  'run id': ({ shard }) => shard?.run?.id,
  attempt: ({ shard }) => shard?.run?.attempt,
  commit: ({ shard }) => shard?.run?.commit,
  manifests: ({ manifests }) => manifests,
  configuration: ({ config }) => config,
  'self-test': ({ probes }) => probes,
  'state of the sealed files; in separate folders, name the run with --run': ({ shard }) => shard?.tree
}

/** Why a report is of another run; undefined when it is not. */
function otherRun(a: Report, b: Report): string | undefined {
  return Object.keys(COMMON).find(part => JSON.stringify(COMMON[part]?.(a)) !== JSON.stringify(COMMON[part]?.(b)))
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

/** A problem of a manifest is in every shard's report, but only once in the merged one. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()]
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
