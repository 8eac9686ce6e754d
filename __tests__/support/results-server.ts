import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where in an upload the service is spoken to. */
export type Stage = 'create' | 'data' | 'commit' | 'finalize'
/** What the service does instead of its work: a status, silence, or the end of the connection in the middle of the request. */
export type Fault = number | 'hang' | 'die'

export interface Artifact {
  readonly name: string
  readonly expires?: string
  /** The stored bytes, once they are committed. */
  zip?: Buffer
  id?: number
}

export interface ResultsServer {
  readonly artifacts: ReadonlyMap<string, Artifact>
  readonly stages: readonly Stage[]
  /** Environment that leads an action here. */
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/'

/** What the service would answer to a request that is wrong. */
class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * A local stand-in for the Actions results service and the blob store behind it, as far as an upload needs them. It checks what the real
 * ones check: token, ids, signature, block ids, length and sha256.
 */
export async function startResultsServer(faults: { readonly [S in Stage]?: Fault } = {}): Promise<ResultsServer> {
  const service = new Service()
  const stages: Stage[] = []
  const server = createServer((request, response) => {
    void answer(request, response, service, faults, stages)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo
  service.base = `http://127.0.0.1:${port}`
  return {
    artifacts: service.artifacts,
    stages,
    env: {
      ACTIONS_RUNTIME_TOKEN: service.token,
      ACTIONS_RESULTS_URL: `${service.base}/`,
      GITHUB_SERVER_URL: 'https://github.com'
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
  faults: { readonly [S in Stage]?: Fault },
  stages: Stage[]
): Promise<void> {
  const url = new URL(request.url ?? '', service.base)
  const stage = stageOf(url)
  if (stage !== undefined) stages.push(stage)
  const fault = stage === undefined ? undefined : faults[stage]
  if (fault === 'hang') return
  if (fault === 'die') {
    request.once('data', () => request.socket.destroy())
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    if (fault !== undefined) throw new Refusal(fault, 'injected')
    const body = service.handle(request, url, Buffer.concat(chunks))
    const etag = { etag: '"0x1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-request-server-encrypted': 'true' }
    response.writeHead(body === undefined ? 201 : 200, body === undefined ? etag : { 'content-type': 'application/json' })
    response.end(body === undefined ? '' : JSON.stringify(body))
  } catch (error) {
    const status = error instanceof Refusal ? error.status : 500
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ code: 'refused', msg: String(error) }))
  }
}

function stageOf({ pathname, searchParams }: URL): Stage | undefined {
  if (pathname.endsWith('/CreateArtifact')) return 'create'
  if (pathname.endsWith('/FinalizeArtifact')) return 'finalize'
  return searchParams.get('comp') === 'blocklist' ? 'commit' : 'data'
}

class Service {
  readonly artifacts = new Map<string, Artifact>()
  readonly token: string
  base = ''
  readonly #run = randomUUID()
  readonly #job = randomUUID()
  readonly #key = randomBytes(16)
  readonly #blocks = new Map<string, Map<string, Buffer>>()

  constructor() {
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const body = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode({ scp: `Actions.Results:${this.#run}:${this.#job}` })}`
    this.token = `${body}.${this.#sign(body)}`
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url')
  }

  /** The JSON to answer, or undefined when the blob store answers with an empty 201. */
  handle({ method, headers }: IncomingMessage, url: URL, body: Buffer): object | undefined {
    if (!url.pathname.startsWith(SERVICE)) return this.#store(method, url, body, headers['x-ms-blob-type'])
    if (headers.authorization !== `Bearer ${this.token}`) throw new Refusal(401, 'bad token')
    const query = JSON.parse(body.toString('utf8'))
    if (query.workflow_run_backend_id !== this.#run || query.workflow_job_run_backend_id !== this.#job)
      throw new Refusal(403, 'the ids are not those of the token')
    const call = url.pathname.slice(SERVICE.length)
    if (call === 'CreateArtifact') return this.#create(query.name, query.expires_at)
    if (call === 'FinalizeArtifact') return this.#finalize(query.name, query.size, query.hash)
    throw new Refusal(404, 'no such method')
  }

  #create(name: string, expires: string | undefined): object {
    if (this.artifacts.has(name)) throw new Refusal(409, 'an artifact with this name already exists on the workflow run')
    const path = `/blobs/${encodeURIComponent(name)}`
    this.artifacts.set(name, { name, ...(expires !== undefined && { expires }) })
    this.#blocks.set(path, new Map())
    return { ok: true, signed_upload_url: `${this.base}${path}?sig=${this.#sign(path)}` }
  }

  #store(method: string | undefined, url: URL, body: Buffer, type: unknown): undefined {
    const blocks = this.#blocks.get(url.pathname)
    const artifact = this.artifacts.get(decodeURIComponent(url.pathname.slice('/blobs/'.length)))
    const signature = Buffer.from(url.searchParams.get('sig') ?? '')
    const expected = Buffer.from(this.#sign(url.pathname))
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw new Refusal(403, 'bad signature')
    if (method !== 'PUT' || blocks === undefined || artifact === undefined) throw new Refusal(405, 'only PUT')
    const comp = url.searchParams.get('comp')
    if (comp === 'block') blocks.set(url.searchParams.get('blockid') ?? '', body)
    else if (comp === 'blocklist') {
      const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, id = '']) => id)
      const stored = ids.map(id => blocks.get(id))
      if (stored.includes(undefined)) throw new Refusal(400, 'unknown block')
      artifact.zip = Buffer.concat(stored.filter(block => block !== undefined))
    } else if (type === 'BlockBlob') artifact.zip = body
    else throw new Refusal(400, 'not a block blob')
    return undefined
  }

  #finalize(name: string, size: string, hash: string | undefined): object {
    const artifact = this.artifacts.get(name)
    if (artifact?.zip === undefined) throw new Refusal(404, 'no blob was committed')
    const found = `sha256:${createHash('sha256').update(artifact.zip).digest('hex')}`
    if (Number(size) !== artifact.zip.length || hash !== found)
      throw new Refusal(400, `it is ${artifact.zip.length} bytes, ${found}`)
    artifact.id = 1000 + this.artifacts.size
    return { ok: true, artifact_id: String(artifact.id) }
  }
}
