import { isAbsolute, join } from 'node:path'
import { exists } from '../disk/read-file.ts'
import { blobId, formatOf } from '../git/object-id.ts'
import type { Base } from '../model/base.ts'
import type { Env } from './context.ts'
import { labelNames } from './event.ts'
import { failureOf, type Octokit, octokitFor, PersistentCalls } from './octokit.ts'

const SHOWN_DIGITS = 12

export interface Repository {
  readonly octokit: Octokit
  readonly calls: PersistentCalls
  readonly owner: string
  readonly repo: string
  readonly apiUrl: string
}

/** What is checked out. */
export interface Checkout {
  readonly workspace: string
  /** Commit that it comes from; empty when that is not known. */
  readonly head: string
}

/** @throws when there is no token, or the run names no repository */
export function repositoryOf(token: string, env: Env): Repository {
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (token === '') throw new Error('there is no github-token')
  if (owner === '' || repo === '') throw new Error('the run names no repository')
  const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
  return { octokit: octokitFor({ apiUrl, token }), calls: new PersistentCalls(), owner, repo, apiUrl }
}

/**
 * A commit of the run's repository, read by the API: https://docs.github.com/rest/repos/contents. Paths are taken from the top of the
 * repository, so the checkout must be the workspace itself. Of a file that is in the workspace and not at the base, the head must know:
 * otherwise its name means another place, or it was made by a step.
 * @throws when the token may not read it, or there is no such commit
 */
export async function apiBase(
  revision: string,
  label: string,
  token: string,
  env: Env,
  { workspace, head }: Checkout
): Promise<Base> {
  const place = repositoryOf(token, env)
  const { octokit, calls, owner, repo } = place
  // From here on, a file that is not found is not there: the commit itself can be seen.
  const commit = await commitOf(place, revision)
  const tree_sha = commit.commit.tree.sha
  let names: Promise<readonly string[]> | undefined
  const list = async () => {
    const { data } = await calls.call(signal =>
      octokit.rest.git.getTree({ owner, repo, tree_sha, recursive: '1', request: { signal } })
    )
    if (data.truncated) throw new Error('the repository has more files than the API lists')
    return data.tree.flatMap(({ path, type }) => (type !== 'tree' && path !== undefined ? [path] : []))
  }
  return {
    name: `${label} ${commit.sha.slice(0, SHOWN_DIGITS)}`,
    read: async path => {
      if (isAbsolute(path) || /(^|\/)\.{0,2}(\/|$)/.test(path))
        throw new Error(`${JSON.stringify(path)} is not a path in the repository`)
      const bytes = await readContent(place, path, commit.sha)
      if (bytes !== undefined || !exists(join(workspace, path))) return bytes
      if (head !== '' && (await readContent(place, path, head)) !== undefined) return undefined
      throw new Error(`the repository has no ${JSON.stringify(path)} at the head either: is it checked out into a subfolder?`)
    },
    list: () => (names ??= list())
  }
}

type Commit = Awaited<ReturnType<Octokit['rest']['repos']['getCommit']>>['data']

/** A branch and a tag can have one name, and whoever may push a tag could give it that of the trusted branch. */
async function commitOf(place: Repository, revision: string): Promise<Commit> {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return getCommit(place, revision)
  const ref = revision.replace(/^refs\//, '')
  if (/^(heads|tags)\//.test(ref)) return getCommit(place, ref)
  const found: Commit[] = []
  for (const kind of ['heads', 'tags']) {
    try {
      found.push(await getCommit(place, `${kind}/${ref}`))
    } catch (error) {
      if (![404, 422].includes(failureOf(error).status ?? 0)) throw error
    }
  }
  const [first, second] = found
  if (first === undefined) return getCommit(place, ref)
  if (second === undefined || second.sha === first.sha) return first
  throw new Error(`${JSON.stringify(revision)} names a branch and a tag: name it whole, such as refs/heads/main`)
}

async function getCommit({ octokit, calls, owner, repo }: Repository, ref: string): Promise<Commit> {
  return (await calls.call(signal => octokit.rest.repos.getCommit({ owner, repo, ref, request: { signal } }))).data
}

/** As base64, never as text: a client that decodes text drops a byte order mark. */
async function readContent(place: Repository, path: string, ref: string): Promise<Buffer | undefined> {
  const { octokit, calls, owner, repo } = place
  const data = await contentOf(place, path, ref)
  if (data === undefined) return undefined
  if (Array.isArray(data) || data.type !== 'file') throw new Error(`${JSON.stringify(path)} is not a regular file there`)
  // Over 1 MB the content is left out, and the blob has it. That it is there is known by now.
  if ('content' in data && data.encoding === 'base64' && data.content !== '') return genuine(data.sha, data.content)
  const { sha: file_sha } = data
  const { data: blob } = await calls.call(signal => octokit.rest.git.getBlob({ owner, repo, file_sha, request: { signal } }))
  return genuine(file_sha, blob.content)
}

/** An answer that was cut short on its way, or changed by a proxy, must not become another manifest. */
function genuine(id: string, base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  if (blobId(bytes, formatOf(id)) !== id) throw new Error(`the API sent bytes that do not hash to their id ${id}`)
  return bytes
}

async function contentOf({ octokit, calls, owner, repo }: Repository, path: string, ref: string) {
  try {
    return (await calls.call(signal => octokit.rest.repos.getContent({ owner, repo, path, ref, request: { signal } }))).data
  } catch (error) {
    if (failureOf(error).status === 404) return undefined
    throw error
  }
}

/** Labels that a pull request has now. */
export async function apiLabels(issue_number: number, token: string, env: Env): Promise<readonly string[]> {
  const { octokit, calls, owner, repo } = repositoryOf(token, env)
  const { data } = await calls.call(signal =>
    octokit.rest.issues.listLabelsOnIssue({ owner, repo, issue_number, per_page: 100, request: { signal } })
  )
  return labelNames(data)
}
