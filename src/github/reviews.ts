import type { ResealPolicy } from '../model/base.ts'
import { errorMessage } from '../model/error-message.ts'
import { type Repository, repositoryOf } from './api-base.ts'
import type { Env } from './context.ts'
import { at, type RunEvent } from './event.ts'
import { failureOf } from './octokit.ts'

type Permission = Pick<ResealPolicy, 'permitted' | 'why'>

const PAGE = 100
/** A pull request with more reviews is not judged by them. */
const MAX_PAGES = 20
/** The API lists no more: https://docs.github.com/rest/pulls/pulls#list-commits-on-a-pull-request */
const MAX_COMMITS = 250
/** People whose review counts are looked up one by one. */
const MAX_CANDIDATES = 20

/**
 * Whether a person or a member of a team has approved exactly the commit that is judged. Anything that is not certain is no approval.
 * @param who `octocat`, or `organization/team`
 */
export async function reviewed(who: string, event: RunEvent, token: string, env: Env): Promise<Permission> {
  const number = 'number' in event ? event.number : undefined
  if (number === undefined) return refused(who, 'the run names no pull request')
  try {
    const repository = repositoryOf(token, env)
    return await judge(who, number, event.kind === 'pull-request' ? event.head : undefined, repository)
  } catch (error) {
    return refused(who, `reviews are not available: ${errorMessage(error)}`)
  }
}

function refused(who: string, reason: string): Permission {
  return { permitted: false, why: `there is no approving review by ${JSON.stringify(who)} of this commit: ${reason}` }
}

/** @param judged the head that the run is about; that of the pull request in a merge queue */
async function judge(who: string, number: number, judged: string | undefined, place: Repository): Promise<Permission> {
  const { octokit, calls, owner, repo } = place
  const pull = { owner, repo, pull_number: number }
  const { data } = await calls.call(signal => octokit.rest.pulls.get({ ...pull, request: { signal } }))
  const head = data.head.sha
  if (judged !== undefined && head !== judged) return refused(who, 'another commit was pushed since')
  const involved = await authorsOf(place, number, data.commits)
  if (typeof involved === 'string') return refused(who, involved)
  involved.add(idOf(data.user) ?? -1)
  const reviews = await reviewsOf(place, number)
  if (reviews === undefined) return refused(who, `it has more than ${PAGE * MAX_PAGES} reviews`)
  const reasons: string[] = []
  const approvals = latestOf(reviews).filter(review => review.state === 'APPROVED')
  if (approvals.length > MAX_CANDIDATES) return refused(who, `more than ${MAX_CANDIDATES} people approved`)
  for (const review of approvals) {
    const reason = await objection(review, who, head, involved, place)
    if (reason === undefined)
      return { permitted: true, why: `${JSON.stringify(review.login)} approved commit ${head.slice(0, 12)}` }
    reasons.push(`${JSON.stringify(review.login)} ${reason}`)
  }
  return refused(who, reasons.length === 0 ? 'nobody approved' : reasons.join('; '))
}

interface Review {
  readonly id: number
  readonly login: string
  readonly type: string
  readonly state: string
  readonly commit: string | null
}

/** Why an approval does not count; undefined when it does. */
async function objection(
  { id, login, type, commit }: Review,
  who: string,
  head: string,
  involved: ReadonlySet<number>,
  place: Repository
): Promise<string | undefined> {
  if (type !== 'User') return 'is not a person'
  if (commit !== head) return 'approved another commit'
  if (involved.has(id)) return 'is an author of the change'
  const [team, slug] = who.split('/')
  if (slug === undefined && login.toLowerCase() !== who.toLowerCase()) return 'is not who must review'
  if (slug !== undefined && !(await isMember(place, team ?? '', slug, login))) return 'is not known to be a member of the team'
  return (await mayWrite(place, login)) ? undefined : 'is not known to have write access to the repository'
}

/** Ids of all authors and committers, or why they are not all known. An author of a commit must not approve it. */
async function authorsOf({ octokit, calls, owner, repo }: Repository, pull_number: number, commits: number) {
  if (commits > MAX_COMMITS) return `it has ${commits} commits, of which the API lists ${MAX_COMMITS}`
  const ids = new Set<number>()
  let listed = 0
  for (let page = 1; listed < commits; page++) {
    const { data } = await calls.call(signal =>
      octokit.rest.pulls.listCommits({ owner, repo, pull_number, per_page: PAGE, page, request: { signal } })
    )
    for (const { sha, author, committer } of data) {
      const written = idOf(author)
      if (written === undefined) return `the author of commit ${sha.slice(0, 12)} has no known account, and could be the reviewer`
      ids.add(written)
      ids.add(idOf(committer) ?? written)
    }
    listed += data.length
    if (data.length === 0) return `the API listed ${listed} of ${commits} commits`
  }
  return ids
}

function idOf(user: unknown): number | undefined {
  const id = at(user, 'id')
  return typeof id === 'number' ? id : undefined
}

async function reviewsOf({ octokit, calls, owner, repo }: Repository, pull_number: number): Promise<Review[] | undefined> {
  const reviews: Review[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data } = await calls.call(signal =>
      octokit.rest.pulls.listReviews({ owner, repo, pull_number, per_page: PAGE, page, request: { signal } })
    )
    for (const { user, state, commit_id: commit } of data)
      if (user !== null) reviews.push({ id: user.id, login: user.login, type: user.type, state, commit })
    if (data.length < PAGE) return reviews
  }
  return undefined
}

/** What everyone decided last, in the order of the API, which is that of time. A comment decides nothing. */
function latestOf(reviews: readonly Review[]): readonly Review[] {
  const last = new Map<number, Review>()
  for (const review of reviews)
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state)) last.set(review.id, review)
  return [...last.values()]
}

/** https://docs.github.com/rest/teams/members#get-team-membership-for-a-user: 404 also where the token may not see the team. */
async function isMember({ octokit, calls }: Repository, org: string, team_slug: string, username: string): Promise<boolean> {
  try {
    const { data } = await calls.call(signal =>
      octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug, username, request: { signal } })
    )
    return data.state === 'active'
  } catch (error) {
    if ([403, 404].includes(failureOf(error).status ?? 0)) return false
    throw error
  }
}

/** https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
async function mayWrite({ octokit, calls, owner, repo }: Repository, username: string): Promise<boolean> {
  try {
    const { data } = await calls.call(signal =>
      octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username, request: { signal } })
    )
    return data.permission === 'admin' || data.permission === 'write'
  } catch (error) {
    if ([403, 404].includes(failureOf(error).status ?? 0)) return false
    throw error
  }
}
