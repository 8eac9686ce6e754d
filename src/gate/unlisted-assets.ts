import { sep } from 'node:path'
import { sealKey } from '../disk/walk.ts'
import type { LoadedManifest, ReleaseFacts } from '../load/loaded-manifest.ts'
import { isSignatureAmong, listsAmong } from '../manifests/asset-names.ts'
import type { Finding } from '../model/finding.ts'

const WEAK_LIST = /(?:^|[._-])(?:md5|sha1)(?:sums?)?(?:\.txt)?$/i

/** Assets that no list has, with the reason. Lists need no seal, nor do signatures of other assets. */
export function unlistedAssets(
  sources: readonly LoadedManifest[],
  { names, irregular = [], host }: ReleaseFacts,
  findings: readonly Finding[]
): (readonly [path: string, reason: string])[] {
  const all = new Set(names)
  const listed = new Set(sources.flatMap(({ seals }) => seals.map(sealKey)))
  const exempt = new Set(listsAmong(names.filter(name => !name.includes('/'))))
  const own = new Set(
    sources.flatMap(({ file, root = '' }) => (file?.startsWith(`${root}${sep}`) ? [file.slice(root.length + 1)] : []))
  )
  const renamed = new Set(findings.flatMap(({ code, reason }) => (code === 'asset-renamed' ? [reason] : [])))
  const isIrregular = new Set(irregular.map(({ key }) => key))
  const isStray = (name: string) =>
    !listed.has(name) &&
    !exempt.has(name) &&
    !isIrregular.has(name) &&
    !isSignatureAmong(all, name) &&
    !renamed.has(`it is now ${JSON.stringify(name)}`) &&
    !own.has(name)
  const digests = new Map(host?.assets.map(({ name, digests: { sha256 } }) => [name, sha256]))
  const twins = new Map(names.filter(name => listed.has(name)).map(name => [digests.get(name), name]))
  const odd = irregular.filter(({ key }) => !listed.has(key) && !exempt.has(key))
  const oddStrays = odd.map(({ path, reason }) => [path, `no list has it, and ${reason}`] as const)
  const strays = names.filter(isStray).map((name): readonly [string, string] => {
    const digest = digests.get(name)
    const twin = digest === undefined ? undefined : twins.get(digest)
    if (twin !== undefined) return [name, `no list has it; it has the same bytes as ${JSON.stringify(twin)}`]
    if (WEAK_LIST.test(name)) return [name, 'no list has it, and it is itself a list of digests that can be forged']
    return [name, name.includes('/') ? 'it is in a subfolder, and a release has none' : 'no list has it']
  })
  return [...strays, ...oddStrays]
}
