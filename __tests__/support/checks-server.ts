import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the service does with one request instead of its work, or (`after`) after it. */
export interface Fault {
  readonly status?: number
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The work is done, but the answer gets lost. */
  readonly after?: true
  readonly silence?: true
}

export interface StoredAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: string
  readonly title: string
  readonly message: string
}

export interface StoredCheck {
  readonly id: number
  readonly name: string
  readonly head_sha: string
  readonly external_id: string
  readonly status: string
  readonly conclusion: string
  readonly details_url?: string
  title: string
  summary: string
  readonly annotations: StoredAnnotation[]
}

export interface ChecksServer {
  readonly url: string
  readonly token: string
  readonly checks: readonly StoredCheck[]
  /** `POST`, `PATCH`, … in the order in which they came. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const PATH = /^\/repos\/me\/repo\/(?:check-runs(?:\/(\d+))?|commits\/([0-9a-f]{40})\/check-runs)$/

/**
 * A local stand-in for the Checks API, as far as check runs are made. It checks what the real one checks: token, required fields, 50
 * annotations a request, lengths, lines and columns.
 * @param faults for the first requests, in order; null lets one through
 * @see https://docs.github.com/rest/checks/runs
 */
export async function startChecksServer(faults: readonly (Fault | null)[] = []): Promise<ChecksServer> {
  const token = 'ghs_local'
  const checks: StoredCheck[] = []
  const requests: string[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const fault = faults[requests.length]
    requests.push(request.method ?? '')
    if (fault?.silence) return
    const say = (status: number, body: object, headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    }
    try {
      if (fault?.status !== undefined && !fault.after) throw new Refusal(fault.status, fault.message ?? 'injected')
      if (request.headers.authorization !== `token ${token}`) throw new Refusal(401, 'Bad credentials')
      const body = handle(request, Buffer.concat(chunks).toString('utf8'), checks)
      if (fault?.after) throw new Refusal(fault.status ?? 502, 'lost')
      say(request.method === 'POST' ? 201 : 200, body)
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500
      say(status, { message: error instanceof Error ? error.message : '' }, fault?.headers)
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    checks,
    requests,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      })
  }
}

function handle({ method, url = '' }: IncomingMessage, text: string, checks: StoredCheck[]): object {
  const { pathname, searchParams } = new URL(url, 'http://host')
  const [match, id, ref] = PATH.exec(pathname) ?? []
  if (match === undefined) throw new Refusal(404, 'Not Found')
  if (ref !== undefined) {
    const found = checks.filter(({ head_sha, name }) => head_sha === ref && name === searchParams.get('check_name'))
    return { total_count: found.length, check_runs: found.map(shown) }
  }
  const given = method === 'GET' ? {} : JSON.parse(text)
  if (method === 'POST' && id === undefined) {
    demand(typeof given.name === 'string' && given.name !== '', 'name')
    demand(/^[0-9a-f]{40}$/.test(given.head_sha), 'head_sha')
    demand(given.status === 'completed' ? given.conclusion !== undefined : given.conclusion === undefined, 'conclusion')
    const check = { ...given, id: 1000 + checks.length, annotations: [] }
    update(check, given.output)
    checks.push(check)
    return shown(check)
  }
  const check = checks.find(one => String(one.id) === id)
  if (check === undefined) throw new Refusal(404, 'Not Found')
  if (method === 'PATCH') update(check, given.output)
  return shown(check)
}

function shown(check: StoredCheck): object {
  const { id, name, head_sha, external_id, annotations } = check
  const html_url = `https://github.com/me/repo/runs/${id}`
  return { id, name, head_sha, external_id, html_url, output: { annotations_count: annotations.length } }
}

// What a caller sends may have any type.
function update(check: StoredCheck, output: { title: string; summary: string; annotations?: StoredAnnotation[] }): void {
  demand(typeof output?.title === 'string' && output.title.length > 0 && output.title.length <= 255, 'title')
  demand(typeof output.summary === 'string' && output.summary.length <= 65_535, 'summary')
  const { annotations = [] } = output
  demand(annotations.length <= 50, 'annotations')
  for (const one of annotations) {
    demand(typeof one.path === 'string' && one.path !== '' && !one.path.startsWith('/'), 'path')
    demand(Number.isInteger(one.start_line) && one.start_line >= 1 && one.end_line >= one.start_line, 'start_line')
    demand(one.start_column === undefined || (one.start_column >= 1 && one.start_line === one.end_line), 'start_column')
    demand(['notice', 'warning', 'failure'].includes(one.annotation_level), 'annotation_level')
    demand(one.message !== '' && Buffer.byteLength(one.message) <= 65_536, 'message')
    demand(one.title.length <= 255, 'title')
  }
  check.title = output.title
  check.summary = output.summary
  check.annotations.push(...annotations)
}

function demand(condition: boolean, field: string): void {
  if (!condition) throw new Refusal(422, `Invalid request. "${field}" is wrong.`)
}
