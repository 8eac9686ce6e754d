import { createServer, type Server } from 'node:http'
import { afterAll } from '@jest/globals'

export interface Person {
  readonly id: number
  readonly login: string
  readonly type?: string
}

export interface ReviewedPull {
  readonly head: string
  readonly author: Person
  readonly commits: readonly { readonly author: Person | null; readonly committer?: Person | null }[]
  readonly reviews: readonly { readonly user: Person | null; readonly state: string; readonly commit: string }[]
  /** `admin`, `write`, `read`, `none` by login; who is not here is not known to the API. */
  readonly permissions: Readonly<Record<string, string>>
  /** Members by `org/team`, with the state of their membership. */
  readonly teams?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Answers to paths that match, in place of the real ones. */
  readonly broken?: { readonly path: RegExp; readonly status: number }
}

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** GitHub's API for one pull request and its reviews: https://docs.github.com/rest/pulls/reviews. What it answers can be set anew. */
export async function startReviews() {
  const api: { pull: ReviewedPull | undefined; asked: string[]; url: string } = { pull: undefined, asked: [], url: '' }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    api.asked.push(pathname)
    const broken = api.pull?.broken
    const body = broken?.path.test(pathname) ? undefined : api.pull && answer(api.pull, pathname, searchParams)
    response.statusCode = broken?.path.test(pathname) ? broken.status : body === undefined ? 404 : 200
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body ?? { message: 'Not Found' }))
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  api.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return api
}

const user = (person: Person | null) => person && { type: 'User', ...person }

function answer(pull: ReviewedPull, path: string, query: URLSearchParams): unknown {
  const page = <T>(all: readonly T[]): readonly T[] => {
    const size = Number(query.get('per_page') ?? 30)
    const at = (Number(query.get('page') ?? 1) - 1) * size
    return all.slice(at, at + size)
  }
  if (path === '/repos/me/repo/pulls/7')
    return { number: 7, head: { sha: pull.head }, user: user(pull.author), commits: pull.commits.length }
  if (path === '/repos/me/repo/pulls/7/commits')
    return page(pull.commits).map(({ author, committer = author }, index) => ({
      sha: String(index).padStart(40, '0'),
      author: user(author),
      committer: user(committer)
    }))
  if (path === '/repos/me/repo/pulls/7/reviews')
    return page(pull.reviews).map(({ user: who, state, commit }) => ({ user: user(who), state, commit_id: commit }))
  const [, login = ''] = /^\/repos\/me\/repo\/collaborators\/([^/]+)\/permission$/.exec(path) ?? []
  if (login !== '') return pull.permissions[login] && { permission: pull.permissions[login] }
  const [, org = '', team = '', member = ''] = /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/.exec(path) ?? []
  const state = pull.teams?.[`${org}/${team}`]?.[member]
  return state && { state, role: 'member' }
}
