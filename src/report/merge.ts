import type { Finding } from '../model/finding.ts'
import { MOST_WITH_HUNKS } from '../model/hunk.ts'
import type { Counts, Report } from '../model/report.ts'
import { inOrder, probesHold, verdictOf } from '../model/verdict.ts'
import { NOTHING_JUDGED } from '../release/judgement.ts'

/** A report and the name under which the user gave it. */
export interface NamedReport {
  readonly name: string
  readonly report: Report
}

/**
 * One report from the shards of a run, byte for byte the one that an unsharded run gives. A shard that is missing, doubled, or of
 * another run (other manifest, other gate, other cut) makes it `unverifiable`: nothing says then that every seal was looked at.
 */
export function mergeReports(shards: readonly NamedReport[]): Report {
  const [first] = shards
  if (first === undefined) throw new RangeError('there is no report to merge')
  const counts = sum(shards.map(({ report }) => report.counts))
  const found = distinct(shards.flatMap(({ report }) => report.findings))
  const findings = [...withFewHunks(found, first.report), ...faults(shards, first, counts)]
  const { shard: _, ...rest } = first.report
  const verdict = verdictOf(findings, counts.sealed, counts.intact)
  const { decision, packetStatus: packet_status, reason, holds, needed, blockers } = NOTHING_JUDGED
  const release = { reason, holds, needed }
  // Evidence is judged on whole runs only, so a shard that says more than this was not written by the gate.
  return { ...rest, verdict, decision, packet_status, release, blockers, counts, findings: inOrder(findings) }
}

function faults(shards: readonly NamedReport[], first: NamedReport, counts: Counts): Finding[] {
  const reasons: string[] = []
  const of = first.report.shard?.of ?? 0
  const seen = new Map<number, string>()
  for (const { name, report } of shards) {
    const { shard } = report
    if (shard === undefined) reasons.push(`${JSON.stringify(name)} is the report of a whole run, not of a shard`)
    else if (shard.of !== of || !sameRun(report, first.report))
      reasons.push(`${JSON.stringify(name)} is a shard of another run than ${JSON.stringify(first.name)}`)
    else if (seen.has(shard.index))
      reasons.push(`${JSON.stringify(name)} and ${JSON.stringify(seen.get(shard.index))} are both shard ${shard.index}`)
    else seen.set(shard.index, name)
    if (report.probes !== null && !probesHold(report.probes))
      reasons.push(`the self-test did not hold in ${JSON.stringify(name)}`)
  }
  for (let index = 1; index <= of; index++) if (!seen.has(index)) reasons.push(`shard ${index} of ${of} is missing`)
  const listed = first.report.manifests.reduce((total, { seals }) => total + seals, 0)
  const judged = !shards.some(({ report }) =>
    report.findings.some(({ code }) => code.startsWith('manifest-') || code === 'root-not-found')
  )
  if (reasons.length === 0 && judged && counts.sealed !== listed)
    reasons.push(`the shards judged ${counts.sealed} of ${listed} seals`)
  return reasons.map(reason => ({ code: 'shard-invalid', severity: 'unverifiable', reason }))
}

function sameRun(a: Report, b: Report): boolean {
  const identity = ({ schema, version, manifests, probes }: Report): string =>
    JSON.stringify([schema, version, manifests, probes])
  return identity(a) === identity(b)
}

/** Every shard shows the first differences of its own; of all of them, those stay that a whole run would have shown. */
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
  const over = new Set(shown.slice(MOST_WITH_HUNKS).map(({ finding }) => finding))
  return findings.map(finding => {
    if (finding.drift === undefined || !over.has(finding)) return finding
    const { hunks: _, ...drift } = finding.drift
    return { ...finding, drift }
  })
}

/** What is wrong with a manifest stands in every shard's report, and once in the whole one. */
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
