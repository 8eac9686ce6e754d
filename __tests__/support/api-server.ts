import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { afterAll } from '@jest/globals'

export interface ApiServer {
  readonly url: string
  /** Method and path of each request, in order. */
  readonly asked: readonly string[]
}

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** GitHub's API for one real repository, as far as the gate asks: https://docs.github.com/rest */
export async function startApi(repository: string, labels: readonly string[] = [], refuse = false): Promise<ApiServer> {
  const asked: string[] = []
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  const answer = (path: string): unknown => {
    const { pathname, searchParams } = new URL(path, 'http://x')
    const [, kind = '', rest = ''] =
      /^\/repos\/me\/repo\/(commits|contents|git\/trees|git\/blobs|issues)\/(.*)$/.exec(pathname) ?? []
    const name = decodeURIComponent(rest)
    if (kind === 'commits')
      return { sha: git('rev-parse', `${name}^{commit}`), commit: { tree: { sha: git('rev-parse', `${name}^{tree}`) } } }
    if (kind === 'issues') return labels.map(label => ({ name: label }))
    if (kind === 'git/blobs')
      return {
        content: execFileSync('git', ['cat-file', 'blob', name], {
          cwd: repository,
          stdio: ['ignore', 'pipe', 'ignore']
        }).toString('base64')
      }
    if (kind === 'git/trees') {
      const paths = git('ls-tree', '-r', '--name-only', name).split('\n')
      return { truncated: false, tree: paths.map(path => ({ path, type: 'blob' })) }
    }
    const sha = git('rev-parse', `${searchParams.get('ref')}:${name}`)
    const content = execFileSync('git', ['cat-file', 'blob', sha], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'ignore']
    }).toString('base64')
    return {
      type: 'file',
      sha,
      encoding: content.length > 2000 ? 'none' : 'base64',
      content: content.length > 2000 ? '' : content
    }
  }
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    try {
      if (refuse) throw new Error('refused')
      response.end(JSON.stringify(answer(request.url ?? '')))
    } catch {
      response.statusCode = refuse ? 403 : 404
      response.end(JSON.stringify({ message: refuse ? 'Resource not accessible by integration' : 'Not Found' }))
    }
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked }
}
