import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from '@jest/globals'

export interface ServedAsset {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the API states, where that is not true of the bytes. */
  readonly size?: number
  readonly digest?: string | null
  readonly state?: string
}

export interface ServedRelease {
  readonly id: number
  readonly tag: string
  readonly draft?: boolean
  readonly assets: readonly ServedAsset[]
}

interface Failure {
  readonly path: RegExp
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** How often it happens; always when absent. */
  times?: number
}

export interface ReleasesApi {
  readonly url: string
  readonly storageUrl: string
  releases: readonly ServedRelease[]
  failures: Failure[]
  /** Pathname and query of each request to the API, in order. */
  asked: string[]
  /** The same of the storage host, with the token that came along, if any. */
  fetched: { readonly path: string; readonly authorization: string | undefined }[]
  /** Where the API leads a download, in place of the storage host. */
  location: string | undefined
  /** Most entries of a page, whatever was asked for: pages of the API can be shorter, and its `link` header has the next one. */
  pageSize: number
  /** Called before each answer. */
  before: ((path: string) => void) | undefined
}

const TOKEN = 'token t'
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * GitHub's API for the releases of one repository, and the storage host that it leads downloads to: https://docs.github.com/rest/releases. As there,
 * a draft has no tag to be asked by, is listed only to those who may write, and lists have pages.
 */
export async function startReleases(): Promise<ReleasesApi> {
  const storage = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x')
    api.fetched.push({ path: pathname, authorization: request.headers.authorization })
    if (failed(api, `storage:${pathname}`, response)) return
    // A signed address and a token are two ways to sign in, and the real host refuses both at once.
    if (request.headers.authorization !== undefined) return answer(response, 400, { message: 'one way to sign in' })
    const asset = assetOf(api, Number(pathname.slice(1)))
    if (asset === undefined) return answer(response, 404, {})
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(asset.bytes)
  })
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    api.asked.push(url)
    api.before?.(url)
    if (failed(api, url, response)) return
    const [status, body, link] = answerOf(api, request)
    if (status === 302) response.writeHead(302, { location: String(body) }).end()
    else answer(response, status, body, link === undefined ? {} : { link })
  })
  const api: ReleasesApi = {
    url: await listening(server),
    // Another name of this machine: another host.
    storageUrl: (await listening(storage)).replace('127.0.0.1', 'localhost'),
    releases: [],
    failures: [],
    asked: [],
    fetched: [],
    location: undefined,
    pageSize: 100,
    before: undefined
  }
  return api
}

async function listening(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function answer(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))
}

function failed(api: ReleasesApi, url: string, response: ServerResponse): boolean {
  const failure = api.failures.find(({ path, times }) => path.test(url) && times !== 0)
  if (failure === undefined) return false
  if (failure.times !== undefined) failure.times--
  response.writeHead(failure.status, { 'content-type': 'application/json', ...failure.headers })
  response.end(JSON.stringify(failure.body ?? { message: `status ${failure.status}` }))
  return true
}

/** Ids of assets: that of the release, then the place in it. */
const idOf = (release: ServedRelease, index: number): number => release.id * 10_000 + index

function assetOf({ releases }: ReleasesApi, id: number): ServedAsset | undefined {
  return releases.find(release => release.id === Math.floor(id / 10_000))?.assets[id % 10_000]
}

type Answer = readonly [status: number, body: unknown, link?: string | undefined]

function answerOf(api: ReleasesApi, { url = '', headers }: IncomingMessage): Answer {
  const { pathname, searchParams } = new URL(url, 'http://x')
  const mayWrite = headers.authorization === TOKEN
  const shown = api.releases.filter(({ draft }) => draft !== true || mayWrite)
  const page = (all: readonly unknown[]): Answer => {
    const size = Math.min(api.pageSize, Number(searchParams.get('per_page') ?? 30))
    const number = Number(searchParams.get('page') ?? 1)
    const next = number * size < all.length ? `<${api.url}${pathname}?page=${number + 1}>; rel="next"` : undefined
    return [200, all.slice((number - 1) * size, number * size), next]
  }
  const path = pathname.replace('/repos/me/repo/releases', '')
  if (path === pathname) return [404, NOT_FOUND]
  if (path === '') return page(shown.map(described))
  const [, asset] = /^\/assets\/(\d+)$/.exec(path) ?? []
  if (asset !== undefined) {
    if (assetOf(api, Number(asset)) === undefined) return [404, NOT_FOUND]
    if (headers.accept !== 'application/octet-stream') return [415, { message: 'ask for application/octet-stream' }]
    return [302, api.location ?? `${api.storageUrl}/${asset}?signature=x`]
  }
  const [, tag] = /^\/tags\/(.+)$/.exec(path) ?? []
  const [, id, list] = /^\/(\d+)(\/assets)?$/.exec(path) ?? []
  const release = shown.find(one => (tag === undefined ? one.id === Number(id) : one.tag === tag && one.draft !== true))
  if (release === undefined) return [404, NOT_FOUND]
  return list === undefined ? [200, described(release)] : page(described(release).assets)
}

const NOT_FOUND = { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' }

function described(release: ServedRelease) {
  const { id, tag, draft = false, assets } = release
  return {
    id,
    tag_name: tag,
    draft,
    assets: assets.map((asset, index) => ({
      id: idOf(release, index),
      name: asset.name,
      label: '',
      state: asset.state ?? 'uploaded',
      size: asset.size ?? asset.bytes.length,
      digest: asset.digest === undefined ? `sha256:${sha256(asset.bytes)}` : asset.digest
    }))
  }
}
