import { manifestFindings } from '../load/findings.ts'
import type { LoadedManifest, ReleaseFacts } from '../load/loaded-manifest.ts'
import { nameOnGitHub } from '../manifests/asset-names.ts'
import { algorithmsOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Asset, ReleaseAssets } from '../model/release-assets.ts'
import type { Seal } from '../model/seal.ts'
import { contradictionOf } from '../verify/contradiction.ts'
import { assetEngine, MeasuredAssets } from '../verify/observe-assets.ts'
import { countsOf, NO_COUNTS, sumCounts } from './assemble.ts'
import type { Judged } from './evidence.ts'

/** Each list against the assets that the host of a release states. */
export async function judgeAtHost(
  sources: readonly LoadedManifest[],
  release: ReleaseFacts,
  host: ReleaseAssets
): Promise<Judged> {
  const all = sources.flatMap(({ seals }) => [...seals])
  const measured = new MeasuredAssets(host, all)
  const engine = assetEngine(host, measured)
  const listed = new Set(all.map(({ path }) => path))
  const unlisted = new Unlisted(host.assets.filter(({ name, isComplete }) => isComplete && !listed.has(name)))
  const judged: Judged[] = []
  for (const source of sources) judged.push(await judgeList(source, engine, { measured, unlisted, name: release.name }))
  return {
    counts: sumCounts(judged.map(one => one.counts)),
    findings: judged.flatMap(one => one.findings),
    verified: judged.flatMap(one => one.verified)
  }
}

interface Host {
  readonly measured: MeasuredAssets
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
  const unproved = unprovedAlgorithms(source, observations)
  const sure = findings.filter(finding => !isDoubtful(finding, unproved))
  const doubtful = findings.length - sure.length
  const doubt: Finding[] = doubtful === 0 ? [] : [{ ...DOUBT, manifest: name, release: at.name }]
  return {
    counts: countsOf(observations, doubtful),
    findings: [...sure, ...doubt],
    verified: [{ name, root, seals, observations, findings }]
  }
}

/**
 * Algorithms that only the length of the digests suggests, and of which no asset has a digest of the list: the length alone never decides.
 */
function unprovedAlgorithms({ assumed = [], seals }: LoadedManifest, observations: readonly Observation[]): ReadonlySet<string> {
  const unproved = new Set<string>(assumed)
  if (unproved.size > 0)
    for (const [index, seal] of seals.entries())
      if (observations[index]?.state === 'intact') for (const algorithm of algorithmsOf(seal)) unproved.delete(algorithm)
  return unproved
}

function isDoubtful({ code, expected }: Finding, unproved: ReadonlySet<string>): boolean {
  const algorithms = Object.keys(expected?.digests ?? {})
  return code === 'digest-mismatch' && unproved.size > 0 && algorithms.some(algorithm => unproved.has(algorithm))
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
async function underAnotherName(seal: Seal, { measured, unlisted }: Host): Promise<Pick<Finding, 'code' | 'reason'>> {
  const renamed = unlisted.renamedFrom(seal.path)
  for (const asset of renamed)
    if (await hasBytes(asset, seal, measured)) return { code: 'asset-renamed', reason: `it is now ${JSON.stringify(asset.name)}` }
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

async function hasBytes(asset: Asset, seal: Seal, measured: MeasuredAssets): Promise<boolean> {
  const algorithms = algorithmsOf(seal)
  if (algorithms.every(algorithm => asset.digests[algorithm] !== undefined)) return hasKnownBytes(asset, seal)
  try {
    return hasKnownBytes({ ...asset, ...(await measured.measure(asset)) }, seal)
  } catch {
    // The file is missing under its own name in any case.
    return false
  }
}
