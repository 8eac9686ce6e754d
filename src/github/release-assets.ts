import { releaseFolder } from '../commands/release.ts'
import { HEX_LENGTH } from '../model/digest.ts'
import { type Asset, NoSuchRelease, type ReleaseAssets, type SealedRelease } from '../model/release-assets.ts'
import type { Digests } from '../model/seal.ts'
import type { Options } from '../options/table.ts'
import { type Repository, repositoryOf } from './api-base.ts'
import { measureAsset, readAsset } from './asset-download.ts'
import type { Env } from './context.ts'
import { failureOf, PersistentCalls } from './octokit.ts'

const PAGE = 100
/** The API lists no more than 10,000 releases: https://docs.github.com/rest/releases/releases#list-releases */
const MAX_RELEASE_PAGES = 100
/** A release has at most 1000 assets: https://docs.github.com/repositories/releasing-projects-on-github/about-releases */
const MAX_ASSET_PAGES = 11
/** An id of the API. A tag can be a number too. */
const ID = /^[1-9][0-9]{0,14}$/

/**
 * The release that the input names: a tag or an id, drafts included, or a folder. Nothing is asked before it is opened.
 * @throws UsageError for an input that has no meaning beside it
 */
export function releaseOfRun(options: Options, env: Env): SealedRelease {
  const { release: wanted, 'github-token': token } = options
  const folder = releaseFolder(options)
  if (folder !== undefined) return folder
  let opened: Promise<ReleaseAssets> | undefined
  const open = () => (opened ??= openRelease(wanted, repositoryOf(token, env)))
  return { name: `release ${wanted}`, open: async () => open() }
}

async function openRelease(wanted: string, place: Repository): Promise<ReleaseAssets> {
  const id = await findRelease(wanted, place)
  const assets = await listAssets(id, { ...place, calls: new PersistentCalls() })
  const ids = new Map(assets.map(asset => [asset, asset.id]))
  const idOf = (asset: Asset): number => {
    const known = ids.get(asset as ListedAsset /* those that were handed out */)
    if (known === undefined) throw new Error('it is an asset of another release')
    return known
  }
  return {
    assets,
    read: (asset, maxBytes) => readAsset(place, idOf(asset), asset, maxBytes),
    measure: (asset, algorithms) => measureAsset(place, idOf(asset), asset, algorithms),
    // Downloads may have taken long, and each phase has its own patience.
    changes: async () => {
      const now = { ...place, calls: new PersistentCalls() }
      if ((await findRelease(wanted, now)) !== id) return 'its tag or id names another release now'
      return changesBetween(assets, await listAssets(id, now))
    }
  }
}

/**
 * The id of a release. `releases/tags/TAG` does not know drafts, so all releases are listed: several drafts can have the tag of a published one.
 * @throws NoSuchRelease
 */
async function findRelease(wanted: string, place: Repository): Promise<number> {
  const { octokit, calls, owner, repo } = place
  const found = new Map<number, string>()
  for (let page = 1; ; page++) {
    if (page > MAX_RELEASE_PAGES) throw new Error(`the repository has more than ${PAGE * MAX_RELEASE_PAGES} releases: name an id`)
    const { data, headers } = await calls.call(signal =>
      octokit.rest.repos.listReleases({ owner, repo, per_page: PAGE, page, request: { signal } })
    )
    for (const { id, tag_name, draft } of list(data)) if (tag_name === wanted) found.set(id, draft ? 'draft' : 'published')
    if (isLastPage(data, headers)) break
  }
  if (ID.test(wanted) && !found.has(Number(wanted)) && (await isRelease(Number(wanted), place)))
    found.set(Number(wanted), 'this id')
  const [first, ...others] = found
  if (first === undefined)
    throw new NoSuchRelease(
      `${owner}/${repo} has no release with this tag or id that the token shows; drafts are shown only with "contents: write"`
    )
  if (others.length > 0)
    throw new Error(
      `more than one release has this tag or id (${[...found].map(([id, kind]) => `${id}: ${kind}`).join(', ')}): delete the wrong ones, or name one by its id`
    )
  return first[0]
}

async function isRelease(release_id: number, { octokit, calls, owner, repo }: Repository): Promise<boolean> {
  try {
    await calls.call(signal => octokit.rest.repos.getRelease({ owner, repo, release_id, request: { signal } }))
    return true
  } catch (error) {
    if (failureOf(error).status === 404) return false
    throw error
  }
}

interface ListedAsset extends Asset {
  readonly id: number
}

async function listAssets(release_id: number, { octokit, calls, owner, repo }: Repository): Promise<readonly ListedAsset[]> {
  const byId = new Map<number, ListedAsset>()
  for (let page = 1; ; page++) {
    if (page > MAX_ASSET_PAGES) throw new Error(`it has more than ${PAGE * (MAX_ASSET_PAGES - 1)} assets`)
    const { data, headers } = await calls.call(signal =>
      octokit.rest.repos.listReleaseAssets({ owner, repo, release_id, per_page: PAGE, page, request: { signal } })
    )
    // An upload during the listing moves assets to the next page.
    for (const asset of list(data).map(assetOf)) byId.set(asset.id, asset)
    if (isLastPage(data, headers)) break
  }
  const assets = [...byId.values()]
  const names = new Set<string>()
  for (const { name } of assets) {
    if (names.has(name)) throw new Error(`it has two assets named ${JSON.stringify(name)}`)
    names.add(name)
  }
  return assets
}

/** A page can be shorter than what was asked for: https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function isLastPage(data: readonly unknown[], { link = '' }: { readonly link?: string }): boolean {
  return data.length < PAGE && !/;\s*rel="?next\b/.test(link)
}

function list<T>(data: readonly T[]): readonly T[] {
  if (!Array.isArray(data)) throw new Error('the API did not answer with a list')
  return data
}

/** https://docs.github.com/rest/releases/assets#get-a-release-asset; each field is checked, because an enterprise server can be older. */
function assetOf(listed: object): ListedAsset {
  const { id, name, size, state, digest }: Readonly<Record<string, unknown>> = { ...listed }
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof name !== 'string' || name === '' || name.includes('/'))
    throw new Error('the API lists an asset without an id or a name')
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    throw new Error(`the API lists ${JSON.stringify(name)} without a size`)
  return { id, name, bytes: size, digests: digestsOf(digest), isComplete: state === 'uploaded' }
}

/** `sha256:…`; of an algorithm that the gate does not compute, as of null, nothing is known. */
function digestsOf(digest: unknown): Digests {
  const [, name = '', hex = ''] = /^([a-z0-9]+):([0-9a-f]+)$/i.exec(typeof digest === 'string' ? digest : '') ?? []
  const algorithm = (['sha256', 'sha384', 'sha512'] as const).find(known => known === name.toLowerCase())
  return algorithm === undefined || hex.length !== HEX_LENGTH[algorithm] ? {} : { [algorithm]: hex.toLowerCase() }
}

function changesBetween(before: readonly ListedAsset[], now: readonly ListedAsset[]): string | undefined {
  const known = new Map(before.map(asset => [asset.id, JSON.stringify(asset)]))
  const changed = now.find(asset => known.get(asset.id) !== JSON.stringify(asset))
  if (changed !== undefined) return `${JSON.stringify(changed.name)} was uploaded or replaced during the run`
  const left = new Set(now.map(({ id }) => id))
  const removed = before.find(({ id }) => !left.has(id))
  return removed === undefined ? undefined : `${JSON.stringify(removed.name)} was deleted during the run`
}
