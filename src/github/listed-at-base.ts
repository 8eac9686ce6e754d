import type { Env } from './context.ts'
import { fetchOf, octokitFor } from './octokit.ts'

/** One try each, since a run that cannot ask is held and can be started again. */
const MAX_ASK_MS = 10_000
/** A longer folder is not listed whole: https://docs.github.com/rest/repos/contents#get-repository-content */
const MAX_LISTED = 1000

/**
 * Whether the API shows that a folder of a commit has none of some files. It is asked with the token, and then as anyone: a public repository needs
 * no token. "Not found" alone shows nothing, since it is also the answer to a token that may not read.
 * @param folder at the top of the repository
 * @returns false also where that is not known
 */
export async function isAbsentAt(
  revision: string,
  folder: string,
  names: readonly string[],
  token: string,
  env: Env
): Promise<boolean> {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) return false
  const apiUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '')
  const fetchHere = fetchOf(octokitFor({ apiUrl, token: token || 'none' }))
  const list = async (path: string, authorization: Readonly<Record<string, string>>): Promise<Listing> => {
    const url = `${apiUrl}/repos/${repository}/contents/${path}?ref=${encodeURIComponent(revision)}`
    const headers = { accept: 'application/json', 'user-agent': 'seal-gate', ...authorization }
    // A redirect could lead the token to another repository.
    const answer = await fetchHere(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(MAX_ASK_MS) })
    return answer.status === 200 ? namesIn(await answer.json()) : answer.status === 404 ? 'not-found' : undefined
  }
  for (const authorization of token === '' ? [{}] : [{ authorization: `token ${token}` }, {}]) {
    try {
      const inside = await list(folder, authorization)
      if (inside instanceof Set) return !names.some(name => inside.has(name))
      const top = inside === 'not-found' ? await list('', authorization) : undefined
      if (top instanceof Set) return !top.has(folder)
    } catch {
      // No answer, or not one of this API: it is not known.
    }
  }
  return false
}

type Listing = ReadonlySet<string> | 'not-found' | undefined

function namesIn(listed: unknown): Listing {
  if (!Array.isArray(listed) || listed.length >= MAX_LISTED) return undefined
  const names = listed.map(entry => (typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined))
  return names.every(name => typeof name === 'string') ? new Set(names) : undefined
}
