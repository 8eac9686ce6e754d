import { join } from 'node:path'
import { escapesFolder, isFolder, realPath, relativePath } from '../disk/contain.ts'
import { walk } from '../disk/walk.ts'
import { listsAmong } from '../manifests/asset-names.ts'
import { readManifest } from '../manifests/read.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import { type Asset, NoSuchRelease, type ReleaseAssets, type SealedRelease } from '../model/release-assets.ts'
import type { ManifestProblem, Seal } from '../model/seal.ts'
import type { LoadedManifest } from './loaded-manifest.ts'
import { LISTS_ITSELF, loadManifestFile } from './manifest.ts'

export interface ReleaseOptions {
  readonly cwd: string
  /** Bytes; a larger list is refused. */
  readonly limit: number
  readonly maxEntries: number
  expect?(bytes: number): void
}

/** Lists that are fetched at once: a release can have a sidecar for each asset. */
const MAX_AT_ONCE = 8
/** A release has at most 1000 assets; a folder with far more files is not one. */
const MAX_FILES_IN_FOLDER = 10_000

/**
 * The lists among the assets of a release, and those that were named, as promises about its assets. Never throws: what goes wrong is a problem
 * of a source.
 * @param named manifests of the tree
 */
export async function loadReleaseLists(
  release: SealedRelease,
  named: readonly LoadedManifest[],
  options: ReleaseOptions
): Promise<LoadedManifest[]> {
  return 'folder' in release ? listsInFolder(release.folder, named, options) : listsOfHost(release, named, options)
}

async function listsInFolder(
  folder: string,
  named: readonly LoadedManifest[],
  { cwd, limit, maxEntries, expect }: ReleaseOptions
): Promise<LoadedManifest[]> {
  const wanted = join(cwd, folder)
  const shownRoot = relativePath(wanted, cwd)
  const place = { name: `release folder ${shownRoot}`, shownRoot }
  if (!isFolder(wanted) || escapesFolder(cwd, wanted)) return [problemAt(place)]
  const root = realPath(wanted)
  const names: string[] = []
  let unlisted: string | undefined
  const couldNot = (at: string, code: string) => {
    unlisted = `the folder ${JSON.stringify(at)} cannot be listed (${code})`
  }
  for (const { path } of walk(root, couldNot)) {
    names.push(path)
    if (names.length > MAX_FILES_IN_FOLDER) unlisted = `it has more than ${MAX_FILES_IN_FOLDER} files`
    if (unlisted !== undefined) break
  }
  const facts = { root, shownRoot, release: { name: place.name, names } }
  if (unlisted !== undefined) return [{ ...problemAt(place, { code: 'release-unreadable', reason: unlisted }), ...facts }]
  const lists: LoadedManifest[] = []
  for (const name of listsAmong(names.filter(path => !path.includes('/')))) {
    if (named.some(({ file }) => file === join(root, name))) continue
    const shown = shownRoot === '.' ? name : `${shownRoot}/${name}`
    // The list is read where the assets are, whatever ref the manifests of the tree are read at.
    const more = { cwd, root: folder, format: 'auto', limit, maxEntries, ...(expect !== undefined && { expect }) } as const
    lists.push({ ...(await loadManifestFile(shown, more)), isAsset: true })
  }
  if (lists.length + named.length === 0) return [{ ...problemAt(place, unlistedProblem(names)), ...facts }]
  return [...named, ...lists].map(source => atAssets(source, facts))
}

async function listsOfHost(
  release: Extract<SealedRelease, { open: unknown }>,
  named: readonly LoadedManifest[],
  { cwd, limit, maxEntries, expect }: ReleaseOptions
): Promise<LoadedManifest[]> {
  const { name } = release
  const place = { name, shownRoot: name }
  const root = realPath(cwd)
  let host: ReleaseAssets
  try {
    host = await release.open()
  } catch (error) {
    const code = error instanceof NoSuchRelease ? 'release-not-found' : 'release-unreadable'
    return [{ ...problemAt(place, { code, reason: errorMessage(error) }), root, release: { name, names: [] } }]
  }
  const names = host.assets.map(asset => asset.name)
  const facts = { root, shownRoot: name, release: { name, names, host } }
  const wanted = new Set(listsAmong(names))
  const load = async (asset: Asset): Promise<LoadedManifest> => {
    const source = { ...facts, name: `${name}/${asset.name}`, isAsset: true } as const
    try {
      const bytes = await host.read(asset, limit)
      expect?.(bytes.length)
      const manifest = await readManifest(bytes, 'auto', true, { fileName: asset.name, maxBytes: limit, maxEntries })
      return { ...manifest, ...source, sha256: digestOf('sha256', bytes) }
    } catch (error) {
      return { ...problemAt(place, { code: 'manifest-unreadable', reason: errorMessage(error) }), ...source }
    }
  }
  const queue = host.assets.filter(asset => wanted.has(asset.name))
  const lists: LoadedManifest[] = []
  while (queue.length > 0) lists.push(...(await Promise.all(queue.splice(0, MAX_AT_ONCE).map(load))))
  if (lists.length + named.length === 0) return [{ ...problemAt(place, unlistedProblem(names)), ...facts }]
  return [...named, ...lists].map(source => atAssets(source, facts))
}

function unlistedProblem(names: readonly string[]): ManifestProblem {
  const count = names.length === 1 ? 'its only asset is not a list' : `none of its ${names.length} assets is a list`
  return { code: 'release-unlisted', reason: names.length === 0 ? 'it has no assets' : count }
}

function problemAt(place: Pick<LoadedManifest, 'name' | 'shownRoot'>, ...problems: ManifestProblem[]): LoadedManifest {
  return { format: 'unknown', seals: [], notices: [], problems, ...place }
}

/** The list as a promise about assets: those have no folders, so the last part of a path counts (`dist/app.zip` is `app.zip`). */
function atAssets(source: LoadedManifest, facts: Pick<LoadedManifest, 'root' | 'shownRoot' | 'release'>): LoadedManifest {
  const own = source.isAsset === true ? source.name.slice(source.name.lastIndexOf('/') + 1) : undefined
  const byName = new Map<string, Seal>()
  const problems: ManifestProblem[] = [...source.problems]
  for (const seal of source.seals) {
    if (seal.rawPath !== undefined) {
      byName.set(`${seal.path}/`, seal)
      continue
    }
    const path = seal.path.slice(seal.path.lastIndexOf('/') + 1)
    const known = byName.get(path)
    const problem = { line: seal.line, path: seal.path }
    if (path === own) problems.push({ ...problem, code: 'manifest-malformed', reason: LISTS_ITSELF })
    else if (known === undefined) byName.set(path, { ...seal, path })
    else problems.push({ ...problem, code: 'manifest-path-duplicate', reason: sameName(path, known) })
  }
  return { ...source, ...facts, problems, seals: problems.length === 0 ? [...byName.values()] : [] }
}

function sameName(path: string, { line }: Seal): string {
  return `line ${line} is about an asset of the same name, ${JSON.stringify(path)}: a release has no folders`
}
