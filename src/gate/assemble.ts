import type { LoadedManifest } from '../load/loaded-manifest.ts'
import type { Observation } from '../model/observation.ts'
import type { Counts, ManifestReport, Report, ShardReport } from '../model/report.ts'
import { inOrder, verdictOf } from '../model/verdict.ts'
import { VERSION } from '../model/version.ts'
import type { ReleaseJudgement } from '../release/judgement.ts'

export const NO_COUNTS: Counts = { sealed: 0, intact: 0, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }

const DRIFT: ReadonlySet<Observation['state']> = new Set(['drifted', 'symlink', 'not-a-file', 'mode-changed', 'link-changed'])

/** @param doubtful drifted files whose digest may be of another algorithm than the assumed one, so that nothing is known of them */
export function countsOf(observations: readonly Observation[], doubtful = 0): Counts {
  const counts = { ...NO_COUNTS, sealed: observations.length, drifted: -doubtful, unverifiable: doubtful }
  for (const { state } of observations) {
    if (state === 'intact') counts.intact++
    else if (state === 'missing') counts.missing++
    else if (DRIFT.has(state)) counts.drifted++
    else counts.unverifiable++
  }
  return counts
}

export function sumCounts(all: readonly Counts[]): Counts {
  const total = { ...NO_COUNTS }
  for (const counts of all) for (const key of Object.keys(NO_COUNTS) as (keyof Counts)[]) total[key] += counts[key]
  return total
}

function manifestReport(source: LoadedManifest): ManifestReport {
  const { name, shownRoot, archive, format, commit, release, packet, sha256, seals, signature, notices } = source
  return {
    path: name,
    root: shownRoot,
    ...(archive !== undefined && { archive: archive.shownFile }),
    format,
    ...(commit !== undefined && { commit }),
    ...(release?.host !== undefined && { release: release.name }),
    ...(packet !== undefined && { packet }),
    ...(sha256 !== undefined && { sha256 }),
    seals: seals.length,
    ...(signature !== undefined && { signature }),
    notices
  }
}

/** What a run has found out. */
interface Result extends Pick<Report, 'probes' | 'findings' | 'counts'> {
  readonly sources: readonly LoadedManifest[]
  readonly release: ReleaseJudgement
  readonly shard: ShardReport | undefined
  readonly run?: Report['run'] | undefined
  readonly config?: Report['config'] | undefined
}

/** The report of a run. */
export function assemble({ probes, sources, findings, counts, release, shard, run, config }: Result): Report {
  const { decision, packetStatus, code, reason, holds, needed, blockers, expiry } = release
  return {
    schema: 'seal-gate/report/2',
    version: VERSION,
    verdict: verdictOf(findings, counts.sealed, counts.intact, countSeals(sources)),
    decision,
    packet_status: packetStatus,
    release: { code, reason, holds, needed, ...(expiry !== undefined && { expiry }) },
    counts,
    manifests: sources.map(manifestReport),
    ...(run !== undefined && { run }),
    ...(config !== undefined && { config }),
    ...(shard !== undefined && { shard }),
    findings: inOrder(findings),
    probes,
    blockers
  }
}

export function countSeals(sources: readonly LoadedManifest[]): number {
  return sources.reduce((total, { seals }) => total + seals.length, 0)
}
