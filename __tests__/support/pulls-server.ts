import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { afterAll } from '@jest/globals'

/** What the service does instead of its work, or (`after`) after it, with the next requests that match. */
export interface PullFault {
  readonly on: RegExp
  readonly status: number
  readonly times?: number
  readonly after?: true
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface StoredComment {
  readonly id: number
  readonly user: { readonly id: number; readonly login: string; readonly type: string }
  body: string
}

export interface StoredReviewComment extends StoredComment {
  readonly path: string
  readonly line: number
  readonly start_line?: number
  position: number | null
}

export const SELF = { id: 41_898_282, login: 'github-actions[bot]', type: 'Bot' }
export const OTHER = { id: 7, login: 'mallory', type: 'User' }

export interface Pull {
  readonly root: string
  readonly base: string
  /** The head that the service has. */
  head: string
}

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** GitHub's API for the comments of one pull request of a real repository: https://docs.github.com/rest/pulls/comments */
export class PullsServer {
  pull: Pull = { root: '', base: '', head: '' }
  comments: StoredComment[] = []
  reviews: StoredReviewComment[] = []
  faults: PullFault[] = []
  /** Called before a request is carried out. */
  meanwhile: (line: string, body: string) => void = () => undefined
  asked: string[] = []
  url = ''
  #next = 100

  static async start(): Promise<PullsServer> {
    const api = new PullsServer()
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const line = `${request.method} ${request.url}`
      api.asked.push(line)
      const index = api.faults.findIndex(({ on }) => on.test(line))
      const fault = api.faults[index]
      if (fault !== undefined) {
        const times = (fault.times ?? 1) - 1
        api.faults.splice(index, 1, ...(times > 0 ? [{ ...fault, times }] : []))
      }
      const answer = (status: number, body: unknown, headers = {}): void =>
        void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
      try {
        if (fault !== undefined && !fault.after) throw new Refusal(fault.status, fault.message ?? 'injected')
        if (request.headers.authorization !== 'token ghs_local') throw new Refusal(401, 'Bad credentials')
        const text = Buffer.concat(chunks).toString('utf8')
        api.meanwhile(line, text)
        const body = api.#handle(request.method ?? '', request.url ?? '', text)
        if (fault?.after) throw new Refusal(fault.status, 'lost')
        if (request.method === 'DELETE') response.writeHead(204).end()
        else answer(request.method === 'POST' ? 201 : 200, body)
      } catch (error) {
        answer(error instanceof Refusal ? error.status : 500, { message: String((error as Error).message) }, fault?.headers)
      }
    })
    servers.push(server)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    api.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    return api
  }

  comment(user: StoredComment['user'], body: string): StoredComment {
    const made = { id: this.#next++, user, body }
    this.comments.push(made)
    return made
  }

  #handle(method: string, url: string, text: string): unknown {
    const { pathname, searchParams } = new URL(url, 'http://host')
    const page = <T>(all: readonly T[]): readonly T[] => {
      const size = Number(searchParams.get('per_page') ?? 30)
      const from = (Number(searchParams.get('page') ?? 1) - 1) * size
      return all.slice(from, from + size)
    }
    const given = text === '' ? {} : JSON.parse(text)
    if (method === 'POST' && pathname === '/graphql') return { data: { viewer: { databaseId: SELF.id } } }
    const path = pathname.replace('/repos/me/repo/', '')
    const shown = (one: StoredComment) => ({ ...one, html_url: `https://github.com/me/repo/pull/7#${one.id}` })
    if (path === 'pulls/7') return { number: 7, head: { sha: this.pull.head } }
    if (path === 'pulls/7/files') return page(this.#files())
    if (path === 'issues/7/comments' && method === 'GET') return page(this.comments).map(shown)
    if (path === 'issues/7/comments') {
      if (given.body.length > 65_536) throw new Refusal(422, 'body is too long')
      return shown(this.comment(SELF, given.body))
    }
    if (path === 'pulls/7/comments' && method === 'GET') return page(this.reviews).map(shown)
    if (path === 'pulls/7/comments') return shown(this.#review(given))
    const [, kind = '', id = ''] = /^(issues|pulls)\/comments\/(\d+)$/.exec(path) ?? []
    const list: StoredComment[] = kind === 'pulls' ? this.reviews : this.comments
    const index = list.findIndex(one => String(one.id) === id)
    const found = list[index]
    if (found === undefined) throw new Refusal(404, 'Not Found')
    if (found.user.id !== SELF.id) throw new Refusal(403, 'Resource not accessible by integration')
    if (method === 'DELETE') list.splice(index, 1)
    else found.body = given.body
    return shown(found)
  }

  #git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.pull.root, encoding: 'utf8' })
  }

  #files() {
    const { base, head } = this.pull
    const names = this.#git('diff', '-z', '--name-only', base, head)
      .split('\0')
      .filter(name => name !== '')
    return names.map(filename => {
      const diff = this.#git('diff', base, head, '--', filename)
      const sha = this.#git('rev-parse', `${head}:${filename}`).trim()
      return { filename, sha, ...(diff.includes('\n@@') && { patch: diff.slice(diff.indexOf('\n@@') + 1).replace(/\n$/, '') }) }
    })
  }

  // What a caller sends may have any type.
  #review(given: {
    path: string
    line: number
    start_line?: number
    side: string
    commit_id: string
    body: string
  }): StoredComment {
    const file = this.#files().find(({ filename }) => filename === given.path)
    const shown = [...(file?.patch ?? '').matchAll(/^@@ \S+ \+(\d+)(?:,(\d+))? @@/gm)].some(([, from, count = '1']) => {
      const [first, last] = [Number(from), Number(from) + Number(count) - 1]
      return first <= (given.start_line ?? given.line) && given.line <= last
    })
    if (given.commit_id !== this.pull.head || given.side !== 'RIGHT' || !shown)
      throw new Refusal(422, 'line must be part of the diff')
    if (given.start_line !== undefined && given.start_line >= given.line) throw new Refusal(422, 'start_line must precede line')
    const made = { ...given, id: this.#next++, user: SELF, position: 1 }
    this.reviews.push(made)
    return made
  }
}
