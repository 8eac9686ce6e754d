import { HashingPool } from '../hashing/pool.ts'
import { conflictFindings, manifestFindings, pinFindings } from '../load/findings.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifests, wholeBagFindings } from '../load/manifests.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seals } from '../model/seal.ts'
import { sealsOfShard } from '../model/shard.ts'
import { probesHold, verdictOf } from '../model/verdict.ts'
import type { ReleasePacket } from '../release/judge.ts'
import { NOTHING_JUDGED, type ReleaseJudgement } from '../release/judgement.ts'
import type { Rule } from '../release/rules/rule.ts'
import { observe } from '../verify/observe.ts'
import { strayFindings } from '../verify/stray-findings.ts'
import { assemble, countSeals, countsOf, NO_COUNTS, sumCounts } from './assemble.ts'
import type { Doubt, ReadDigests } from './assumed-digests.ts'
import type { DriftJudge } from './drift-findings.ts'
import { evidencePackets, type Judged, judgeEvidence } from './evidence.ts'
import { judgeReseals } from './reseals.ts'
import { emptyShard, identityOf, shardReport } from './shards.ts'
import { runPacketValidators } from './validators.ts'

/** Results of the self-test, or a function that gets them for the evidence that was found. Null when it was switched off. */
export type SelfTest = ProbeResults | null | ((packets: readonly ReleasePacket[]) => Promise<ProbeResults>)

/** Parts of the gate that a test replaces. */
interface Parts {
  readonly engine?: Engine
  readonly rules?: readonly Rule[]
}

/**
 * The gate, on one page: read the manifests, compare the files, explain what drifted, weigh the evidence, report. Never throws: any
 * exception, of any type, becomes an `unverifiable` report that states it.
 */
export async function gate(request: GateRequest, selfTest: SelfTest, { engine, rules }: Parts = {}): Promise<Report> {
  const examination = request.causes === false ? undefined : () => import('./diagnose-in-workers.ts')
  const pool = new HashingPool(request.threads ?? 'auto', request.progress, examination)
  let probes = typeof selfTest === 'function' ? null : selfTest
  try {
    const loaded = await loadManifests(request, bytes => pool.expect(bytes), engine === undefined ? pool.hashBlobs : undefined)
    const { sources, findings: signatures, probed } = await judgeSigners(request, loaded)
    const judgeFiles = () => judgeManifests(sources, request, engine ?? pool.engine)
    const manifests = request.release === undefined ? await judgeFiles() : await judgeAssets(sources, request, judgeFiles)
    // No file is left for the helpers: they end while the rest is judged.
    void pool.close()
    const packets = evidencePackets(request, manifests.verified)
    if (typeof selfTest === 'function') probes = await selfTest(request.shard === undefined ? packets : [])
    probes = probed(probes)
    const { counts } = manifests
    const judged = await acceptedBy(request, sources, manifests.findings)
    const verdictOn = (findings: readonly Finding[]) => verdictOf(findings, counts.sealed, counts.intact, countSeals(sources))
    const runFindings = [
      ...probeFindings(probes),
      ...emptyShard(request, sources, counts),
      ...(await setFindings(request, sources)),
      ...signatures,
      ...(await judgeReseals(request, sources))
    ]
    const sealFindings = [...runFindings, ...judged]
    const validated = verdictOn(sealFindings) === 'pass' ? await runPacketValidators(request, manifests.verified) : []
    const byteFindings = [...sealFindings, ...validated]
    const release = await judgeEvidence(request, packets, { verdict: verdictOn(byteFindings), probes }, rules)
    const all = [...byteFindings, ...release.findings, ...clearanceFindings(request, release)]
    const quoted = await withholdQuotes(all, sources, request)
    const shown = await withholdSecrets(quoted, release)
    const run = await identityOf(request)
    return assemble({ probes, sources, ...shown, counts, shard: shardReport(request, sources), run, config: request.config })
  } catch (error) {
    return brokenReport(error, probes)
  } finally {
    await pool.close()
  }
}

/** Loaded only where a signer is expected. */
async function judgeSigners(request: GateRequest, sources: readonly LoadedManifest[]) {
  if (request.signer === undefined) return { sources, findings: [], probed: (probes: ProbeResults | null) => probes }
  return (await import('../signatures/judge.ts')).judgeSignatures(request, sources)
}

/** Loaded only where a release is checked. */
async function judgeAssets(sources: readonly LoadedManifest[], request: GateRequest, judgeFiles: () => Promise<Judged>) {
  return (await import('./release-lists.ts')).judgeReleaseLists(sources, request, judgeFiles)
}

/** Changed files that a rule lets pass, as notices. Loaded only where there is such a rule. */
async function acceptedBy(request: GateRequest, sources: readonly LoadedManifest[], findings: readonly Finding[]) {
  if (request.accept === undefined || request.accept.length === 0) return findings
  return (await import('./accepted-meanings.ts')).acceptMeanings(findings, sources, request)
}

/** What the report may quote. Loaded only when a finding is about bytes. */
async function withholdQuotes(
  findings: readonly Finding[],
  sources: readonly LoadedManifest[],
  request: GateRequest
): Promise<readonly Finding[]> {
  if (!findings.some(({ drift, location }) => drift !== undefined || location !== undefined)) return findings
  const { withholdBytes, withoutBytes } = await import('../quote/withhold.ts')
  if (request.quotes === false) return findings.map(withoutBytes)
  const roots = new Map(sources.map(({ name, root }) => [name, root]))
  const asks = request.git === false ? undefined : (request.gitFolder ?? (root => root))
  return await withholdBytes(findings, ({ manifest = '' }) => roots.get(manifest), asks)
}

/** Texts of evidence, of git and of causes. Without any there is nothing to load: a name and digests have none. */
async function withholdSecrets(findings: readonly Finding[], release: ReleaseJudgement) {
  const isPlain = findings.every(({ reason, git, drift }) => (reason ?? git ?? drift) === undefined)
  if (isPlain && release.code === 'no-evidence') return { findings, release }
  return (await import('../quote/secret-texts.ts')).withholdSecretTexts({ findings, release })
}

/** The report of a run that broke before it could judge. */
export function brokenReport(error: unknown, probes: ProbeResults | null): Report {
  const reason = errorMessage(error)
  const finding: Finding = { code: 'internal-error', severity: 'unverifiable', reason }
  return assemble({ probes, sources: [], findings: [finding], counts: NO_COUNTS, release: NOTHING_JUDGED, shard: undefined })
}

async function judgeManifests(sources: readonly LoadedManifest[], request: GateRequest, engine: Engine): Promise<Judged> {
  // Loaded for the first file that is not intact.
  let judge: DriftJudge | undefined
  const drift = async () => {
    judge ??= new (await import('./drift-findings.ts')).DriftJudge(request)
    return judge
  }
  const judged: Judged[] = []
  for (const source of sources) judged.push(await judgeManifest(source, sources, request, engine, drift))
  return {
    counts: sumCounts(judged.map(one => one.counts)),
    findings: judged.flatMap(one => one.findings),
    verified: judged.flatMap(one => one.verified)
  }
}

/** One manifest. Its seals are verified only when nothing at all is wrong with the manifest itself. */
async function judgeManifest(
  source: LoadedManifest,
  all: readonly LoadedManifest[],
  request: GateRequest,
  engine: Engine,
  drift: () => Promise<DriftJudge>
): Promise<Judged> {
  const problems = manifestFindings(source)
  const { name, root, archive } = source
  const { shard } = request
  const isPlaced = root !== undefined || archive !== undefined
  if (!isPlaced || problems.length > 0) return { counts: NO_COUNTS, findings: problems, verified: [] }
  const seals = shard === undefined ? source.seals : sealsOfShard(source.seals, shard)
  if (root === undefined) return (await import('./archive.ts')).judgeArchive(source, seals, all, request, drift)
  const observations = await observe(await withoutSeen(engine, source), root, seals, source.modes)
  const isWhole = observations.every(({ state }) => state === 'intact')
  const faults = isWhole ? [] : await (await drift()).findings(source, root, seals, observations)
  const doubt = isWhole ? undefined : await doubtful(source, root, { seals, observations, findings: faults })
  if (doubt?.reading !== undefined) return judgeManifest(doubt.reading, all, request, engine, drift)
  const texts = await brokenTextRules(source, root, observations, seals, request.textRules)
  const findings = [...(doubt?.findings ?? faults), ...texts]
  // Strays belong to no shard: the first shard looks for all of them.
  const strays = shard === undefined || shard.index === 1 ? strayFindings(source, root, all, request) : []
  const unsealed = strays.filter(({ code }) => code === 'unsealed').length
  return {
    counts: { ...countsOf(observations, doubt?.files), unsealed },
    findings: [...findings, ...strays],
    // A commit is no packet: what its files say is not evidence.
    verified: source.commit === undefined ? [{ name, root, seals, observations, findings }] : []
  }
}

/** Loaded only where files were seen while their sealed bytes were read. */
async function withoutSeen(engine: Engine, { seen }: LoadedManifest): Promise<Engine> {
  return seen === undefined ? engine : (await import('../verify/seen-files.ts')).engineForTheRest(engine, seen)
}

async function brokenTextRules(
  { name }: LoadedManifest,
  root: string,
  observations: readonly Observation[],
  seals: Seals,
  rules: GateRequest['textRules'] = []
): Promise<Finding[]> {
  if (rules.length === 0) return []
  const { textRuleFindings } = await import('../verify/text-rule-findings.ts')
  return textRuleFindings(name, root, seals, observations, rules)
}

/** Loaded only for a list of which nothing states the algorithm. */
async function doubtful(source: LoadedManifest, root: string, judged: ReadDigests): Promise<Doubt | undefined> {
  return source.assumed && (await import('./assumed-digests.ts')).doubtOf(source, root, judged)
}

/** What is wrong with the manifests as a set. */
async function setFindings(request: GateRequest, sources: readonly LoadedManifest[]): Promise<Finding[]> {
  const whole = await wholeBagFindings(sources)
  return [
    ...pinFindings(request, sources),
    ...(request.release === undefined ? conflictFindings(sources) : []),
    ...whole,
    ...noManifest(sources)
  ]
}

function probeFindings(probes: ProbeResults | null): Finding[] {
  if (probes === null || probesHold(probes)) return []
  const failed = [probes.control, ...probes.probes].filter(({ passed }) => !passed)
  const what = failed.map(({ id, expected, seen }) => `${id}: expected ${expected}, seen ${seen}`).join('; ')
  const reason = `${probes.passed} of ${probes.planned} probes were refused as they must be (${what || `${probes.run} ran`}): this gate cannot be trusted on this runner`
  return [{ code: 'probe-failed', severity: 'unverifiable', reason }]
}

function noManifest(sources: readonly LoadedManifest[]): Finding[] {
  if (sources.length > 0) return []
  return [
    {
      code: 'manifest-not-found',
      severity: 'unverifiable',
      reason: 'no manifest was named and no seals were given: nothing was checked'
    }
  ]
}

function clearanceFindings({ requireClearance }: GateRequest, { decision, reason }: ReleaseJudgement): Finding[] {
  if (!requireClearance || decision === 'CLEARED_FOR_OPERATOR') return []
  return [{ code: 'production-held', severity: 'fail', reason: `clearance is required, but ${reason}` }]
}
