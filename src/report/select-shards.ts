import { type FindingCode, rowOf } from '../model/codes.ts'
import { digestOfCut } from '../model/cut.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { RunIdentity } from '../model/shard.ts'
import { probesHold, verdictOf } from '../model/verdict.ts'

/** A report and the name under which the user gave it. */
export interface NamedReport {
  readonly name: string
  readonly report: Report
}

/** The reports that make up one run, and why others do not belong to it. */
export interface Selection {
  readonly used: readonly NamedReport[]
  readonly faults: readonly Finding[]
}

type Refusal = readonly [code: FindingCode, reason: string]

/**
 * Chooses one report per shard. All must be of one run (id, ref), commit and set of manifests, and of the expected run where that is known.
 * "Re-run failed jobs" gives only some jobs a new attempt, so attempts may differ: the newest report of each shard counts.
 * @param expected the run that merges; what is absent there is not compared
 */
export function selectShards(shards: readonly NamedReport[], expected: RunIdentity = {}): Selection {
  const refusals: Refusal[] = []
  const refuse = (refusal: Refusal | undefined): boolean => {
    if (refusal !== undefined) refusals.push(refusal)
    return refusal === undefined
  }
  const named = shards.filter(one => refuse(unusable(one, expected)))
  const [first] = named
  const ofOneRun = first === undefined ? [] : named.filter(one => refuse(otherRun(one, first)))
  const { used, notices } = newestOfEach(ofOneRun, refuse)
  const of = (first ?? shards.find(({ report }) => report.shard !== undefined))?.report.shard?.of ?? 0
  const indexes = new Set(shards.map(indexOf))
  for (let index = 1; index <= of; index++)
    if (!indexes.has(index)) refusals.push(['shard-invalid', `shard ${index} of ${of} is missing`])
  if (refusals.length === 0) refuse(uncounted(used) ?? otherCut(used))
  const faults = refusals.map(([code, reason]): Finding => ({ code, severity: 'unverifiable', reason }))
  return { used, faults: [...faults, ...notices] }
}

/** Why a report can be that of no shard of this run, whatever the others are. */
function unusable({ name, report }: NamedReport, expected: RunIdentity): Refusal | undefined {
  const { shard, run = {} } = report
  const quoted = JSON.stringify(name)
  if (shard === undefined) return ['shard-invalid', `${quoted} is the report of a whole run, not of a shard`]
  // Reports of older versions have neither.
  if (run.id === undefined && (shard.tree === undefined || expected.id !== undefined))
    return [
      'shard-without-run',
      `${quoted} does not state which run it is of${expected.id === undefined ? '' : `, and this is run ${shown(expected.id)}`}`
    ]
  if (expected.id !== undefined && run.id !== expected.id)
    return ['shard-other-run', `${quoted} is of run ${shown(run.id)}, and this is run ${shown(expected.id)}`]
  if (expected.ref !== undefined && run.ref !== expected.ref)
    return ['shard-other-run', `${quoted} is of the ref ${shown(run.ref)}, and this is ${shown(expected.ref)}`]
  if (expected.commit !== undefined && run.commit !== expected.commit)
    return ['shard-other-commit', `${quoted} is of commit ${shown(run.commit)}, and this is ${shown(expected.commit)}`]
  if (expected.attempt !== undefined && !(Number(run.attempt) <= Number(expected.attempt)))
    return [
      'shard-other-attempt',
      `${quoted} is of attempt ${shown(run.attempt)}, and this is attempt ${shown(expected.attempt)}`
    ]
  if (report.probes !== null && !probesHold(report.probes)) return ['shard-invalid', `the self-test did not hold in ${quoted}`]
  return edited(report).map((reason): Refusal => ['shard-invalid', `${quoted} is not as the gate wrote it: ${reason}`])[0]
}

/** A report is not signed, but the gate never writes one that contradicts itself. */
function edited({ verdict, counts, findings, manifests, shard }: Report): readonly string[] {
  const { sealed, intact, drifted, missing, unsealed, unverifiable } = counts
  const strays = findings.filter(({ code }) => code === 'unsealed').length
  const listed = manifests.reduce((total, { seals }) => total + seals, 0)
  const softened = findings.find(
    ({ code, severity }) => rowOf(code).broken !== undefined && (severity === 'notice' || severity === 'warning')
  )
  return [
    ...(sealed === intact + drifted + missing + unverifiable ? [] : ['its counts do not add up']),
    ...(unsealed === strays ? [] : [`it counts ${unsealed} unsealed files and has ${strays} findings of them`]),
    ...(sealed > 0 && sealed !== shard?.seals ? [`it judged ${shard?.seals} seals and counts ${sealed}`] : []),
    ...(softened === undefined ? [] : [`${softened.code} is not a ${softened.severity}`]),
    ...(verdictOf(findings, sealed, intact, listed) === verdict
      ? []
      : [`its findings do not make the verdict ${JSON.stringify(verdict)}`])
  ]
}

/** What two shards of one run have in common, by the name of each part and the code of its absence. */
const COMMON: readonly (readonly [code: FindingCode, part: string, of: (report: Report) => unknown])[] = [
  ['shard-invalid', 'number of shards', ({ shard }) => shard?.of],
  ['shard-invalid', 'version of the gate', ({ schema, version }) => [schema, version]],
  ['shard-other-run', 'run id', ({ run }) => run?.id],
  ['shard-other-run', 'ref', ({ run }) => run?.ref],
  ['shard-other-commit', 'commit', ({ run }) => run?.commit],
  ['shard-other-manifest', 'manifests', ({ manifests }) => manifests],
  ['shard-other-manifest', 'seals', ({ shard }) => shard?.cut],
  ['shard-invalid', 'configuration', ({ config }) => config],
  ['shard-invalid', 'self-test', ({ probes }) => probes],
  ['shard-other-run', 'state of the sealed files; in separate folders, name the run with --run', ({ shard }) => shard?.tree],
  // The newest attempt cannot be told where only some have one.
  ['shard-other-attempt', 'attempt: one has none', ({ run }) => run?.attempt === undefined]
]

/** Why a report is of another run than the first one. */
function otherRun({ name, report }: NamedReport, first: NamedReport): Refusal | undefined {
  const differs = COMMON.find(([, , of]) => JSON.stringify(of(report)) !== JSON.stringify(of(first.report)))
  if (differs === undefined) return undefined
  const [code, part] = differs
  return [code, `${JSON.stringify(name)} does not belong with ${JSON.stringify(first.name)} (different ${part})`]
}

/** The newest report of each shard. Two of one attempt, and one share under two numbers, are refused. */
function newestOfEach(shards: readonly NamedReport[], refuse: (refusal: Refusal) => boolean) {
  const newest = new Map<number, NamedReport>()
  const replaced: string[] = []
  for (const one of shards) {
    const index = indexOf(one)
    const other = newest.get(index)
    if (other === undefined) newest.set(index, one)
    else if (attemptOf(one) === attemptOf(other))
      refuse(['shard-invalid', `${JSON.stringify(one.name)} and ${JSON.stringify(other.name)} are both shard ${index}`])
    else {
      const isNewer = attemptOf(one) > attemptOf(other)
      replaced.push((isNewer ? other : one).name)
      if (isNewer) newest.set(index, one)
    }
  }
  const used: NamedReport[] = []
  const bySeals = new Map<string, string>()
  for (const one of newest.values()) {
    const { judged = '', seals = 0 } = one.report.shard ?? {}
    const twin = seals === 0 ? undefined : bySeals.get(judged)
    bySeals.set(judged, one.name)
    if (twin === undefined) used.push(one)
    else
      refuse(['shard-invalid', `${JSON.stringify(one.name)} and ${JSON.stringify(twin)} judged the same seals under two numbers`])
  }
  return { used, notices: attemptNotices(used, replaced) }
}

function attemptNotices(used: readonly NamedReport[], replaced: readonly string[]): Finding[] {
  const attempts = [...new Set(used.map(attemptOf))].toSorted((a, b) => a - b)
  if (attempts.length < 2 && replaced.length === 0) return []
  const parts = attempts.map(attempt => {
    const own = used.filter(one => attemptOf(one) === attempt).map(indexOf)
    return `${own.toSorted((a, b) => a - b).join(', ')} of attempt ${attempt}`
  })
  const left =
    replaced.length === 0 ? '' : `; replaced by a newer attempt: ${replaced.map(name => JSON.stringify(name)).join(', ')}`
  return [{ code: 'shard-attempts', severity: 'notice', reason: `shards ${parts.join('; ')}${left}` }]
}

/** Every seal of the manifests was judged once. Where a manifest cannot be read, no shard judges it. */
function uncounted(used: readonly NamedReport[]): Refusal | undefined {
  const judged = used.reduce((total, { report }) => total + report.counts.sealed, 0)
  const listed = used[0]?.report.manifests.reduce((total, { seals }) => total + seals, 0) ?? 0
  const isUnread = used.some(({ report }) =>
    report.findings.some(({ code }) => code.startsWith('manifest-') || code === 'root-not-found')
  )
  return isUnread || judged === listed ? undefined : ['shard-invalid', `the shards judged ${judged} of ${listed} seals`]
}

/** The shares are those into which every shard cut the seals. */
function otherCut(used: readonly NamedReport[]): Refusal | undefined {
  const shares = used.toSorted((a, b) => indexOf(a) - indexOf(b)).flatMap(({ report }) => report.shard ?? [])
  return digestOfCut(shares) === shares[0]?.cut
    ? undefined
    : ['shard-invalid', 'the shares that were judged are not those into which the seals were cut']
}

function indexOf({ report }: NamedReport): number {
  return report.shard?.index ?? 0
}

/** Whole numbers from 1; where no shard has any, all are alike. */
function attemptOf({ report }: NamedReport): number {
  return Number(report.run?.attempt ?? 0)
}

function shown(text: string | undefined): string {
  return text === undefined ? 'unknown' : JSON.stringify(text)
}
