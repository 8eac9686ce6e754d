import { sep } from 'node:path'
import { manifestFindings } from '../load/findings.ts'
import type { LoadedManifest, ReleaseFacts } from '../load/loaded-manifest.ts'
import { isSignatureAmong, listsAmong, nameOnGitHub } from '../manifests/asset-names.ts'
import { algorithmsOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Asset, ReleaseAssets } from '../model/release-assets.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import { contradictionOf } from '../verify/contradiction.ts'
import { assetEngine } from '../verify/observe-assets.ts'
import { STRAY_SEVERITY } from '../verify/stray-findings.ts'
import { countsOf, NO_COUNTS, sumCounts } from './assemble.ts'
import type { Judged, Verified } from './evidence.ts'

/**
 * The lists of a release against its assets, both ways: every listed asset is there as listed, and every asset is listed. Where lists disagree, the
 * asset decides which one is wrong.
 * @param judgeFiles judges the lists against files, where the assets are in a folder
 */
export async function judgeReleaseLists(
  sources: readonly LoadedManifest[],
  { unsealed }: Pick<GateRequest, 'unsealed'>,
  judgeFiles: () => Promise<Judged>
): Promise<Judged> {
  const release = sources.find(source => source.release !== undefined)?.release
  if (release === undefined) return judgeFiles()
  const { host } = release
  const judged = host === undefined ? await judgeFiles() : await judgeAtHost(sources, release, host)
  const isWhole = sources.every(({ problems, root }) => problems.length === 0 && root !== undefined)
  const findings = withRenamed(judged.findings, release).map(wrongListNamer(judged.verified, release))
  const strays = isWhole && unsealed !== 'ignore' ? unlistedAssets(sources, release, findings) : []
  const severity = STRAY_SEVERITY[unsealed]
  return {
    counts: { ...judged.counts, unsealed: judged.counts.unsealed + strays.length },
    findings: [
      ...findings,
      ...strays.map(([path, reason]): Finding => ({ code: 'unsealed', severity, path, reason, release: release.name })),
      ...(host === undefined ? [] : await changesOf(host, release))
    ],
    // Nothing of it is on disk: there are no packets with evidence, and nothing can be read again.
    verified: host === undefined ? judged.verified : []
  }
}

async function judgeAtHost(sources: readonly LoadedManifest[], release: ReleaseFacts, host: ReleaseAssets): Promise<Judged> {
  const all = sources.flatMap(({ seals }) => seals)
  const engine = assetEngine(host, all)
  const listed = new Set(all.map(({ path }) => path))
  const unlisted = new Unlisted(host.assets.filter(({ name, isComplete }) => isComplete && !listed.has(name)))
  const judged: Judged[] = []
  for (const source of sources) judged.push(await judgeList(source, engine, { host, unlisted, name: release.name }))
  return {
    counts: sumCounts(judged.map(one => one.counts)),
    findings: judged.flatMap(one => one.findings),
    verified: judged.flatMap(one => one.verified)
  }
}

interface Host {
  readonly host: ReleaseAssets
  readonly name: string
  readonly unlisted: Unlisted
}

/** Assets that no list has under their name. A list can have millions of names, and each is looked up once. */
class Unlisted {
  readonly #byName = new Map<string, Asset[]>()
  readonly #byDigest = new Map<string, Asset>()

  constructor(assets: readonly Asset[]) {
    for (const asset of assets) {
      const name = nameOnGitHub(asset.name)
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), asset])
      for (const digest of Object.values(asset.digests)) this.#byDigest.set(digest, asset)
    }
  }

  /** Those whose name GitHub could have made of this one. */
  renamedFrom(path: string): readonly Asset[] {
    const name = nameOnGitHub(path)
    return name === '' ? [] : (this.#byName.get(name) ?? [])
  }

  /** One with the bytes of the seal, by the digests that the host states. */
  withBytes(seal: Seal): Asset | undefined {
    const asset = Object.values(seal.digests).flatMap(digest => this.#byDigest.get(digest) ?? [])[0]
    return asset !== undefined && hasKnownBytes(asset, seal) ? asset : undefined
  }
}

async function judgeList(source: LoadedManifest, engine: Engine, at: Host): Promise<Judged> {
  const problems = manifestFindings(source)
  const { name, root = '', seals } = source
  if (problems.length > 0) return { counts: NO_COUNTS, findings: problems, verified: [] }
  const observations = await engine(root, seals)
  if (observations.length !== seals.length) throw new Error('a verdict was lost')
  const findings: Finding[] = []
  for (const [index, seal] of seals.entries()) {
    const observation = observations[index]
    if (observation === undefined) throw new Error('a verdict was lost')
    if (observation.state !== 'intact') findings.push(await findingOf(name, seal, observation, at))
  }
  const doubtful = findings.filter(finding => isDoubtful(finding, source, observations))
  const sure = findings.filter(finding => !doubtful.includes(finding))
  const doubt: Finding[] = doubtful.length === 0 ? [] : [{ ...DOUBT, manifest: name, release: at.name }]
  return {
    counts: countsOf(observations, doubtful.length),
    findings: [...sure, ...doubt],
    verified: [{ name, root, seals, observations, findings }]
  }
}

/** The length of a digest alone never decides: an asset with this digest shows that the list has digests of this algorithm. */
function isDoubtful(
  { code, expected }: Finding,
  { assumed = [], seals }: LoadedManifest,
  observations: readonly Observation[]
): boolean {
  const algorithms = Object.keys(expected?.digests ?? {})
  if (code !== 'digest-mismatch' || !assumed.some(algorithm => algorithms.includes(algorithm))) return false
  const isProved = (seal: Seal) => algorithmsOf(seal).some(algorithm => algorithms.includes(algorithm))
  return !seals.some((seal, index) => observations[index]?.state === 'intact' && isProved(seal))
}

const DOUBT = {
  code: 'manifest-digest-ambiguous',
  severity: 'unverifiable',
  reason: 'no asset has a digest of the list, and only the number of digits suggests which algorithm they are of'
} as const

async function findingOf(
  manifest: string,
  seal: Seal,
  observation: Exclude<Observation, { state: 'intact' }>,
  at: Host
): Promise<Finding> {
  const { path, line, bytes, digests } = seal
  const expected = { ...(bytes !== undefined && { bytes }), digests }
  const base = { manifest, path, line, release: at.name, expected }
  if (observation.state === 'missing') return { ...base, severity: 'fail', ...(await underAnotherName(seal, at)) }
  if (observation.state !== 'drifted')
    return { ...base, code: observation.state, severity: 'unverifiable', reason: observation.reason }
  const { found } = observation
  const reason = contradictionOf(seal, found)
  if (reason !== undefined) return { ...base, code: 'manifest-conflict', severity: 'unverifiable', found, reason }
  return {
    ...base,
    code: bytes !== undefined && bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch',
    severity: 'fail',
    found
  }
}

/** Whether the listed bytes are in an asset of another name: one that GitHub made of the listed name, or any. */
async function underAnotherName(seal: Seal, { host, unlisted }: Host): Promise<Pick<Finding, 'code' | 'reason'>> {
  const renamed = unlisted.renamedFrom(seal.path)
  for (const asset of renamed)
    if (await hasBytes(asset, seal, host)) return { code: 'asset-renamed', reason: `it is now ${JSON.stringify(asset.name)}` }
  const [other] = renamed
  if (other !== undefined)
    return { code: 'missing', reason: `${JSON.stringify(other.name)} may be what GitHub named it, and is not as listed` }
  const moved = unlisted.withBytes(seal)
  return moved === undefined
    ? { code: 'missing' }
    : { code: 'moved', reason: `its bytes are in the asset ${JSON.stringify(moved.name)}` }
}

function hasKnownBytes({ bytes, digests }: Asset, seal: Seal): boolean {
  return (
    (seal.bytes === undefined || seal.bytes === bytes) &&
    algorithmsOf(seal).every(algorithm => digests[algorithm] === seal.digests[algorithm])
  )
}

async function hasBytes(asset: Asset, seal: Seal, host: ReleaseAssets): Promise<boolean> {
  const algorithms = algorithmsOf(seal)
  if (algorithms.every(algorithm => asset.digests[algorithm] !== undefined)) return hasKnownBytes(asset, seal)
  try {
    return hasKnownBytes({ ...asset, ...(await host.measure(asset, algorithms)) }, seal)
  } catch {
    // The file is missing under its own name in any case.
    return false
  }
}

/** A file in a folder whose bytes are under the name that GitHub gives to it. */
function withRenamed(findings: readonly Finding[], { names, name: releaseName }: ReleaseFacts): Finding[] {
  return findings.map(finding => {
    const { code, path = '', reason = '' } = finding
    if (code !== 'moved') return finding
    const wanted = nameOnGitHub(path)
    const name = names.find(one => nameOnGitHub(one) === wanted && reason.includes(` ${JSON.stringify(one)}:`))
    return name === undefined
      ? finding
      : { ...finding, code: 'asset-renamed', release: releaseName, reason: `it is now ${JSON.stringify(name)}` }
  })
}

/** Names the list that is wrong, where another list has the asset as it is. */
function wrongListNamer(verified: readonly Verified[], { name: release }: ReleaseFacts): (finding: Finding) => Finding {
  const right = new Map<string, string>()
  for (const { name, seals, observations } of verified)
    for (const [index, { path }] of seals.entries()) if (observations[index]?.state === 'intact') right.set(path, name)
  return finding => {
    // What git and the bytes show is about a file that is right.
    const { drift: _, git: __, ...rest } = finding
    const other = right.get(finding.path ?? '')
    if (other === undefined || (finding.code !== 'digest-mismatch' && finding.code !== 'length-mismatch')) return finding
    return {
      ...rest,
      release,
      reason: `it is as ${JSON.stringify(other)} lists it, so ${JSON.stringify(finding.manifest)} is wrong`
    }
  }
}

const WEAK_LIST = /(?:^|[._-])(?:md5|sha1)(?:sums?)?(?:\.txt)?$/i

/** Assets that no list has, with the reason. Lists need no seal, nor do signatures of other assets. */
function unlistedAssets(
  sources: readonly LoadedManifest[],
  { names, host }: ReleaseFacts,
  findings: readonly Finding[]
): (readonly [path: string, reason: string])[] {
  const all = new Set(names)
  const listed = new Set(sources.flatMap(({ seals }) => seals.map(({ path }) => path)))
  const exempt = new Set(listsAmong(names.filter(name => !name.includes('/'))))
  const own = new Set(
    sources.flatMap(({ file, root = '' }) => (file?.startsWith(`${root}${sep}`) ? [file.slice(root.length + 1)] : []))
  )
  const renamed = new Set(findings.flatMap(({ code, reason }) => (code === 'asset-renamed' ? [reason] : [])))
  const isStray = (name: string) =>
    !listed.has(name) &&
    !exempt.has(name) &&
    !isSignatureAmong(all, name) &&
    !renamed.has(`it is now ${JSON.stringify(name)}`) &&
    !own.has(name)
  const digests = new Map(host?.assets.map(({ name, digests: { sha256 } }) => [name, sha256]))
  const twins = new Map(names.filter(name => listed.has(name)).map(name => [digests.get(name), name]))
  return names.filter(isStray).map(name => {
    const digest = digests.get(name)
    const twin = digest === undefined ? undefined : twins.get(digest)
    if (twin !== undefined) return [name, `no list has it; it has the same bytes as ${JSON.stringify(twin)}`]
    if (WEAK_LIST.test(name)) return [name, 'no list has it, and it is itself a list of digests that can be forged']
    return [name, name.includes('/') ? 'it is in a subfolder, and a release has none' : 'no list has it']
  })
}

/** An asset that was replaced during the run was not judged. */
async function changesOf(host: ReleaseAssets, { name }: ReleaseFacts): Promise<Finding[]> {
  let reason: string | undefined
  try {
    reason = await host.changes()
  } catch (error) {
    reason = `its assets could not be listed again: ${errorMessage(error)}`
  }
  return reason === undefined
    ? []
    : [{ code: 'release-unreadable', severity: 'unverifiable', manifest: name, release: name, reason }]
}
