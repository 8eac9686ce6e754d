import type { NameTwins } from '../archive/name-twins.ts'
import { type ArchiveRoot, archivePlace } from '../load/archive-root.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import type { RootProblem } from '../load/open-archive.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { type ObservedMembers, observeMembers } from '../verify/observe-members.ts'
import { strayFindings } from '../verify/stray-findings.ts'
import { countsOf, NO_COUNTS } from './assemble.ts'
import type { DriftJudge } from './drift-findings.ts'
import type { Judged } from './evidence.ts'

/**
 * Judges seals of members of an archive. Only when nothing at all is wrong with the archive do its members count. What is in an archive is no
 * evidence for a release.
 * @param seals those of this shard
 */
export async function judgeArchive(
  source: LoadedManifest,
  seals: Seals,
  all: readonly LoadedManifest[],
  request: GateRequest,
  drift: () => Promise<DriftJudge>
): Promise<Judged> {
  const { archive } = source
  if (archive === undefined) throw new Error('the manifest has neither a root folder nor an archive')
  const { textRules = [], shard } = request
  const observed = await observeMembers(request.cwd, archive, seals, source.seals, textRules.length > 0)
  const { problems, observations, relocations, entries, twins } = observed
  if (problems.length > 0)
    return { counts: NO_COUNTS, findings: problems.map(problem => problemFinding(source, problem)), verified: [] }
  const isWhole = observations.every(({ state }) => state === 'intact')
  const place = { files: { read: (seal: Seal) => observed.bytesOf(seal) }, relocations }
  const drifted = isWhole ? [] : await (await drift()).findings(source, place, seals, observations)
  const faults = isDoubtful(source, observations) ? [doubtOf(source)] : drifted
  const texts = await brokenTextRules(source, seals, observed, textRules)
  const strays = shard === undefined || shard.index === 1 ? strayFindings(source, archive.key, all, request, entries) : []
  const unsealed = strays.filter(({ code }) => code === 'unsealed').length
  const findings = [
    ...[...faults, ...texts, ...strays].map(finding => withPrefix(finding, archive.prefix)),
    ...twinNotice(source, archive, twins)
  ]
  return { counts: { ...countsOf(observations), unsealed }, findings, verified: [] }
}

/** No digest matches, and nothing but their length states the algorithm: members may be as they were. */
function isDoubtful({ assumed = [] }: LoadedManifest, observations: readonly Observation[]): boolean {
  const states = new Set(observations.map(({ state }) => state))
  return assumed.length > 0 && states.has('drifted') && !states.has('intact')
}

function doubtOf({ name }: LoadedManifest): Finding {
  const reason = 'no member has its digest, and only the number of their digits suggests an algorithm'
  return { code: 'manifest-digest-ambiguous', severity: 'unverifiable', manifest: name, reason }
}

/** One finding for all: the author of the seals knew both files of each pair. */
function twinNotice({ name }: LoadedManifest, root: ArchiveRoot, twins: readonly NameTwins[]): Finding[] {
  const [first] = twins
  if (first === undefined) return []
  const [one, other] = first.paths.map(path => JSON.stringify(path))
  const number = twins.length === 1 ? '' : `: the first of ${twins.length} pairs`
  const reason = `both are sealed, ${one} and ${other}${number}; on a file system that folds names, the file extracted last replaces the other`
  return [
    { code: 'archive-case-twin', severity: 'notice', manifest: name, path: `${archivePlace(root)}${first.paths[1]}`, reason }
  ]
}

async function brokenTextRules(
  { name }: LoadedManifest,
  seals: Seals,
  { observations, bytesOf }: ObservedMembers,
  rules: NonNullable<GateRequest['textRules']>
): Promise<Finding[]> {
  if (rules.length === 0) return []
  const { textRuleFindings } = await import('../verify/text-rule-findings.ts')
  return textRuleFindings(name, { content: bytesOf }, seals, observations, rules)
}

function problemFinding({ name }: LoadedManifest, { code, reason, path }: RootProblem): Finding {
  return code === 'missing'
    ? { code: 'root-not-found', severity: 'unverifiable', manifest: name, reason: `${JSON.stringify(path)}: ${reason}` }
    : { code, severity: 'unverifiable', manifest: name, path, reason }
}

/** Paths of members are shown from the archive on: `app.tgz!/bin/run`. */
function withPrefix(finding: Finding, prefix: string): Finding {
  return finding.path === undefined ? finding : { ...finding, path: `${prefix}${finding.path}` }
}
