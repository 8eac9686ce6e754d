import type { LoadedManifest, ReleaseFacts } from '../load/loaded-manifest.ts'
import { nameOnGitHub } from '../manifests/asset-names.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { ReleaseAssets } from '../model/release-assets.ts'
import type { GateRequest } from '../model/request.ts'
import { INCOMPLETE } from '../verify/observe-assets.ts'
import { STRAY_SEVERITY } from '../verify/stray-findings.ts'
import { judgeAtHost } from './asset-findings.ts'
import type { Judged, Verified } from './evidence.ts'
import { unlistedAssets } from './unlisted-assets.ts'

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
  const strayFindings = strays.map(
    ([path, reason]): Finding => ({ code: 'unsealed', severity, path, reason, release: release.name })
  )
  return {
    counts: { ...judged.counts, unsealed: judged.counts.unsealed + strays.length },
    findings: [
      ...findings,
      ...strayFindings,
      ...(host === undefined
        ? []
        : [...incompleteAssets(host, release, [...findings, ...strayFindings]), ...(await changesOf(host, release))])
    ],
    // Nothing of it is on disk: there are no packets with evidence, and nothing can be read again.
    verified: host === undefined ? judged.verified : []
  }
}

/** A file in a folder whose bytes are under the name that GitHub gives to it. */
function withRenamed(findings: readonly Finding[], { names, name: release }: ReleaseFacts): readonly Finding[] {
  if (!findings.some(({ code }) => code === 'moved')) return findings
  const byName = new Map<string, string[]>()
  for (const name of names) {
    const kept = nameOnGitHub(name)
    const known = byName.get(kept)
    if (known === undefined) byName.set(kept, [name])
    else known.push(name)
  }
  // Of some names GitHub keeps nothing, and those are not alike.
  byName.delete('')
  return findings.map(finding => {
    const { code, path = '', reason = '' } = finding
    if (code !== 'moved') return finding
    const name = byName.get(nameOnGitHub(path))?.find(one => reason.includes(` ${JSON.stringify(one)}:`))
    return name === undefined
      ? finding
      : { ...finding, code: 'asset-renamed', release, reason: `it is now ${JSON.stringify(name)}` }
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

/** Uploads that have not ended, of assets that need no seal: what they will be is not known. */
function incompleteAssets({ assets }: ReleaseAssets, { name: release }: ReleaseFacts, known: readonly Finding[]): Finding[] {
  const found = new Set(known.filter(breaksPass).flatMap(({ path, manifest }) => [path, manifest]))
  return assets
    .filter(({ name, isComplete }) => !isComplete && !found.has(name) && !found.has(`${release}/${name}`))
    .map(({ name: path }) => ({ code: 'asset-incomplete', severity: 'unverifiable', path, reason: INCOMPLETE, release }))
}

function breaksPass({ severity }: Finding): boolean {
  return severity === 'fail' || severity === 'unverifiable'
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
