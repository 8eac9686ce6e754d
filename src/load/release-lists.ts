import { isUtf8 } from 'node:buffer'
import { join, resolve } from 'node:path'
import { escapesFolder, isFolder, isWithin, realPath, relativePath } from '../disk/contain.ts'
import { readNamedFile } from '../disk/read-file.ts'
import { sealKey, walk } from '../disk/walk.ts'
import { listsAmong, signaturesOfLists } from '../manifests/asset-names.ts'
import { isClearsigned } from '../manifests/clearsign.ts'
import { readManifest } from '../manifests/read.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import { type Asset, NoSuchRelease, type ReleaseAssets, type SealedRelease } from '../model/release-assets.ts'
import type { ManifestProblem, Seal } from '../model/seal.ts'
import type { IrregularFile, LoadedManifest, ReleaseFacts } from './loaded-manifest.ts'
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
  options: ReleaseOptions
): Promise<LoadedManifest[]> {
  const { cwd } = options
  const wanted = resolve(cwd, folder)
  const shownRoot = relativePath(wanted, cwd)
  const place = { name: `release folder ${shownRoot}`, shownRoot }
  if (!isFolder(wanted) || escapesFolder(cwd, wanted)) return [problemAt(place)]
  const root = realPath(wanted)
  const { names, irregular, unlisted } = filesIn(root)
  const facts = { root, shownRoot, release: { name: place.name, names, irregular } }
  if (unlisted !== undefined) return [{ ...problemAt(place, { code: 'release-unreadable', reason: unlisted }), ...facts }]
  // A link to a list may lead to another place in the checkout, and out of a folder elsewhere never.
  const from = isWithin(resolve(cwd), wanted) ? resolve(cwd) : root
  const atTop = names.filter(path => !path.includes('/'))
  const lists: LoadedManifest[] = []
  for (const name of [
    ...listsAmong(atTop),
    ...signaturesOfLists(atTop).filter(name => isClearsignedFile(from, join(root, name), options.limit))
  ]) {
    const list = await listInFolder(name, from, root, options)
    // Named too, and read here: a list that was read at a ref may differ from the one that will be uploaded.
    if (named.some(({ file, sha256 }) => file === join(root, name) && sha256 !== undefined && sha256 === list.sha256)) continue
    lists.push({ ...list, name: shownRoot === '.' ? name : `${shownRoot}/${name}`, isAsset: true })
  }
  if (lists.length + named.length === 0) return [{ ...problemAt(place, unlistedProblem(names)), ...facts }]
  return [...named, ...lists].map(source => atAssets(source, facts))
}

function filesIn(root: string): Pick<ReleaseFacts, 'names'> & Required<Pick<ReleaseFacts, 'irregular'>> & { unlisted?: string } {
  const names: string[] = []
  const irregular: IrregularFile[] = []
  let unlisted: string | undefined
  const couldNot = (at: string, code: string) => {
    unlisted = `the folder ${JSON.stringify(at)} cannot be listed (${code})`
  }
  for (const { path, key, isFile } of walk(root, couldNot)) {
    if (path === key) names.push(path)
    // By the name that is shown, it could be taken for a file that is listed.
    if (path !== key) irregular.push({ path, key, reason: 'its name is not UTF-8' })
    else if (!isFile) irregular.push({ path, key, reason: 'it is a link, or not a regular file' })
    if (names.length + irregular.length > MAX_FILES_IN_FOLDER) unlisted = `it has more than ${MAX_FILES_IN_FOLDER} files`
    if (unlisted !== undefined) break
  }
  return { names, irregular, ...(unlisted !== undefined && { unlisted }) }
}

/** A list is read where the assets are, whatever ref the manifests of the tree are read at. */
async function listInFolder(name: string, cwd: string, root: string, { limit, maxEntries, expect }: ReleaseOptions) {
  const more = { cwd, root, format: 'auto', limit, maxEntries, ...(expect !== undefined && { expect }) } as const
  return loadManifestFile(join(root, name), more)
}

/** True also for a file that cannot be read: then the loader of lists reports why. */
function isClearsignedFile(cwd: string, path: string, limit: number): boolean {
  try {
    return isClearsigned(readNamedFile(cwd, path, limit))
  } catch {
    return true
  }
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
  const signatures = new Set(signaturesOfLists(names))
  const load = async (asset: Asset): Promise<readonly LoadedManifest[]> => {
    const source = { ...facts, name: `${name}/${asset.name}`, isAsset: true } as const
    try {
      const bytes = await host.read(asset, limit)
      if (signatures.has(asset.name) && !isClearsigned(bytes)) return []
      expect?.(bytes.length)
      const manifest = await readManifest(bytes, 'auto', true, { fileName: asset.name, maxBytes: limit, maxEntries })
      return [{ ...manifest, ...source, sha256: digestOf('sha256', bytes) }]
    } catch (error) {
      return [{ ...problemAt(place, { code: 'manifest-unreadable', reason: errorMessage(error) }), ...source }]
    }
  }
  const queue = host.assets.filter(({ name }) => wanted.has(name) || signatures.has(name))
  const lists: LoadedManifest[] = []
  while (queue.length > 0) lists.push(...(await Promise.all(queue.splice(0, MAX_AT_ONCE).map(load))).flat())
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

/**
 * The list as a promise about assets. Those have no folders, so the last part of a path counts (`dist/app.zip` is `app.zip`), and every asset needs
 * a seal, whatever scope a list states.
 */
function atAssets(source: LoadedManifest, facts: Pick<LoadedManifest, 'root' | 'shownRoot' | 'release'>): LoadedManifest {
  const { covers: _, excludes: __, archive: ___, ...rest } = source
  const own = source.isAsset === true ? source.name.slice(source.name.lastIndexOf('/') + 1) : undefined
  const byName = new Map<string, Seal>()
  const problems: ManifestProblem[] = [...source.problems]
  for (const seal of source.seals) {
    const atTop = withoutFolder(seal)
    const key = sealKey(atTop)
    const known = byName.get(key)
    const problem = { line: seal.line, path: seal.path }
    if (key === own) problems.push({ ...problem, code: 'manifest-malformed', reason: LISTS_ITSELF })
    else if (known === undefined) byName.set(key, atTop)
    else problems.push({ ...problem, code: 'manifest-path-duplicate', reason: sameName(atTop.path, known) })
  }
  return { ...rest, ...facts, problems, seals: problems.length === 0 ? [...byName.values()] : [] }
}

function withoutFolder(seal: Seal): Seal {
  const { rawPath, ...rest } = seal
  if (rawPath === undefined) return { ...seal, path: seal.path.slice(seal.path.lastIndexOf('/') + 1) }
  const raw = Buffer.from(rawPath)
  const name = raw.subarray(raw.lastIndexOf('/') + 1)
  // Where only the name of a folder was not UTF-8, that of the file is text.
  return isUtf8(name)
    ? { ...rest, path: name.toString('utf8') }
    : { ...seal, path: seal.path.slice(seal.path.lastIndexOf('/') + 1), rawPath: name }
}

function sameName(path: string, { line }: Seal): string {
  return `line ${line} is about an asset of the same name, ${JSON.stringify(path)}: a release has no folders`
}
