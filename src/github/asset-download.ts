import { createHash } from 'node:crypto'
import type { Asset } from '../model/release-assets.ts'
import type { Algorithm, Digests } from '../model/seal.ts'
import type { Repository } from './api-base.ts'
import { fetchOf, PersistentCalls } from './octokit.ts'

/** A last guard against a transfer that never ends; large assets take minutes. */
const MAX_DOWNLOAD_MS = 30 * 60_000
/** GitHub answers with one redirect; a proxy may add some. */
const MAX_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** The content of a small asset. @throws when it cannot be fetched whole, or is not what the API states */
export async function readAsset(place: Repository, id: number, asset: Asset, maxBytes: number): Promise<Uint8Array> {
  if (asset.bytes > maxBytes) throw new Error(`it has ${asset.bytes} bytes; the limit is ${maxBytes}`)
  const parts: Uint8Array[] = []
  await transfer(place, id, asset, [], parts)
  return Buffer.concat(parts)
}

/** Length and digests of an asset, which is streamed and not kept. @throws as `readAsset` */
export async function measureAsset(place: Repository, id: number, asset: Asset, algorithms: readonly Algorithm[]) {
  return { bytes: asset.bytes, digests: await transfer(place, id, asset, algorithms) }
}

/** @param parts takes the content; without it, nothing is kept */
async function transfer(
  place: Repository,
  id: number,
  asset: Asset,
  algorithms: readonly Algorithm[],
  parts?: Uint8Array[]
): Promise<Digests> {
  if (!asset.isComplete) throw new Error('GitHub lists it as "starter": it has no content yet')
  // The keys of `Digests` are algorithms.
  const wanted = new Set([...algorithms, ...(Object.keys(asset.digests) as Algorithm[])])
  const calls = new PersistentCalls({ deadline: MAX_DOWNLOAD_MS, request: MAX_DOWNLOAD_MS })
  const { bytes, digests } = await calls.call(async signal => {
    parts?.splice(0)
    const hashes = [...wanted].map(algorithm => [algorithm, createHash(algorithm)] as const)
    let length = 0
    for await (const part of await openAsset(place, id, signal)) {
      length += part.length
      // What is longer than stated is not read to its end.
      if (length > asset.bytes) break
      for (const [, hash] of hashes) hash.update(part)
      parts?.push(part)
    }
    const found: Digests = Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]))
    return { bytes: length, digests: found }
  })
  if (bytes > asset.bytes) throw new Error(`the API states ${asset.bytes} bytes, and its content has more`)
  if (bytes < asset.bytes) throw new Error(`the API states ${asset.bytes} bytes, and its content has ${bytes}`)
  if ([...wanted].some(algorithm => asset.digests[algorithm] !== undefined && asset.digests[algorithm] !== digests[algorithm]))
    throw new Error('the API states another digest than its content has')
  return digests
}

/**
 * The content of an asset, from the host of the API or from the storage host that it leads to. Only the API is given the token.
 * @see https://docs.github.com/rest/releases/assets#get-a-release-asset
 */
async function openAsset(
  { octokit, owner, repo, apiUrl }: Repository,
  asset_id: number,
  signal: AbortSignal
): Promise<AsyncIterable<Uint8Array>> {
  const headers = { accept: 'application/octet-stream', 'accept-encoding': 'identity' }
  const first = await octokit.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
    owner,
    repo,
    asset_id,
    headers,
    request: { signal, redirect: 'manual', parseSuccessResponseBody: false }
  })
  // Declared as the description of an asset, which it is for another `accept`.
  let { status, body, location }: Answer = {
    status: first.status,
    body: first.data as unknown as Answer['body'],
    location: first.headers.location
  }
  let at = new URL(apiUrl)
  const isPlain = at.protocol === 'http:'
  for (let redirects = 0; REDIRECTS.has(status); redirects++) {
    await body?.cancel()
    if (location === undefined || redirects === MAX_REDIRECTS) throw refused(`the API leads nowhere (status ${status})`)
    if (!URL.canParse(location, at.href)) throw refused('the API leads to an address that cannot be read')
    at = new URL(location, at)
    // `fetch` refuses it, and quotes the address, which is signed.
    if (at.username !== '' || at.password !== '') throw refused(`the API leads to an address with a user, at ${at.hostname}`)
    if (at.protocol !== 'https:' && !(isPlain && at.protocol === 'http:'))
      throw refused(`the API leads to an address that is not https, at ${at.hostname}`)
    const next = await fetchOf(octokit)(at, { headers, redirect: 'manual', signal })
    status = next.status
    body = next.body
    location = next.headers.get('location') ?? undefined
  }
  if (status !== 200 || body === null) {
    await body?.cancel()
    throw Object.assign(new Error(`${at.hostname} answered with status ${status}`), { status })
  }
  return body
}

interface Answer {
  status: number
  body: ReadableStream<Uint8Array> | null
  location: string | undefined
}

/** With a status that is not asked for again. */
function refused(message: string): Error {
  return Object.assign(new Error(message), { status: 400 })
}
