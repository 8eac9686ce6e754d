import { beforeAll, describe, expect, test } from '@jest/globals'
import type { RunEvent } from '../../src/github/event.ts'
import { reviewed } from '../../src/github/reviews.ts'
import { type Person, type ReviewedPull, startReviews } from '../support/reviews-server.ts'

// Who may permit a changed seal by a review. Every attack has the approval that counts beside it.

const HEAD = 'a'.repeat(40)
const OLD = 'b'.repeat(40)
const ada: Person = { id: 1, login: 'ada' }
const eve: Person = { id: 2, login: 'eve' }
const bot: Person = { id: 3, login: 'approver[bot]', type: 'Bot' }
const dan: Person = { id: 4, login: 'dan' }

const approved = (user: Person | null, commit = HEAD) => ({ user, state: 'APPROVED', commit })
const PULL: ReviewedPull = {
  head: HEAD,
  author: eve,
  commits: [{ author: eve }],
  reviews: [approved(ada)],
  permissions: { ada: 'write', eve: 'write', 'approver[bot]': 'write', dan: 'admin' },
  teams: { 'org/seals': { ada: 'active', eve: 'active', dan: 'pending' } }
}

let api: Awaited<ReturnType<typeof startReviews>>
beforeAll(async () => {
  api = await startReviews()
})

async function ask(more: Partial<ReviewedPull>, who = 'ada', event: Partial<RunEvent> = {}) {
  api.pull = { ...PULL, ...more }
  const run = { kind: 'pull-request', base: OLD, head: HEAD, number: 7, labels: [], target: false, ...event } as RunEvent
  const env = { GITHUB_REPOSITORY: 'me/repo', GITHUB_API_URL: api.url }
  const { permitted, why } = await reviewed(who, run, 'token', env)
  return permitted ? 'permitted' : why.replace(/^there is no approving review by "[^"]*" of this commit: /, '')
}

const many = (count: number, review: ReviewedPull['reviews'][number]) => Array.from({ length: count }, () => review)
const comment = { user: dan, state: 'COMMENTED', commit: HEAD }

describe('an approval counts', () => {
  test.each<[string, Partial<ReviewedPull>, string]>([
    ['of this commit by the named person', {}, 'ada'],
    ['whatever the case of the name', {}, 'ADA'],
    ['of a member of the team', {}, 'org/seals'],
    ['before a comment of the same person', { reviews: [approved(ada), { ...comment, user: ada }] }, 'ada'],
    ['after a request for changes', { reviews: [{ ...approved(ada), state: 'CHANGES_REQUESTED' }, approved(ada)] }, 'ada'],
    ['on the third page', { reviews: [...many(205, comment), approved(ada)] }, 'ada'],
    [
      'beside one that does not',
      { reviews: [approved(eve), approved(bot), approved(ada, OLD), approved(dan), approved(ada)] },
      'ada'
    ],
    ['with 250 commits', { commits: Array.from({ length: 250 }, () => ({ author: eve })) }, 'ada']
  ])('%s', async (_, more, who) => {
    expect(await ask(more, who)).toBe('permitted')
  })

  test('in a merge queue, of the head of the pull request', async () => {
    expect(await ask({}, 'ada', { kind: 'merge-queue' })).toBe('permitted')
    expect(await ask({ head: OLD }, 'ada', { kind: 'merge-queue' })).toBe('"ada" approved another commit')
  })
})

describe('no approval counts', () => {
  test.each<[string, Partial<ReviewedPull>, string, string]>([
    ['where there is none', { reviews: [] }, 'ada', 'nobody approved'],
    ['that is stale: a push came after it', { reviews: [approved(ada, OLD)] }, 'ada', '"ada" approved another commit'],
    [
      'when the pull request has moved on since this run began',
      { head: OLD, reviews: [approved(ada, OLD)] },
      'ada',
      'another commit was pushed since'
    ],
    ['by the author of the pull request', { reviews: [approved(eve)] }, 'eve', '"eve" is an author of the change'],
    [
      'by the author of a commit',
      { author: dan, commits: [{ author: eve }, { author: ada }] },
      'ada',
      '"ada" is an author of the change'
    ],
    ['by the committer of a commit', { commits: [{ author: eve, committer: ada }] }, 'ada', '"ada" is an author of the change'],
    [
      'by the author of the 150th commit',
      { commits: Array.from({ length: 150 }, (_, at) => ({ author: at === 149 ? ada : eve })) },
      'ada',
      '"ada" is an author of the change'
    ],
    [
      'when a commit could be the reviewer’s',
      { commits: [{ author: null }] },
      'ada',
      'the author of commit 000000000000 has no known account, and could be the reviewer'
    ],
    [
      'when not all commits are known',
      { commits: Array.from({ length: 251 }, () => ({ author: eve })) },
      'ada',
      'it has 251 commits, of which the API lists 250'
    ],
    ['that was dismissed', { reviews: [{ ...approved(ada), state: 'DISMISSED' }] }, 'ada', 'nobody approved'],
    [
      'that was withdrawn',
      { reviews: [approved(ada), { ...approved(ada), state: 'CHANGES_REQUESTED' }] },
      'ada',
      'nobody approved'
    ],
    ['that is pending', { reviews: [{ ...approved(ada), state: 'PENDING' }] }, 'ada', 'nobody approved'],
    ['by another person', { reviews: [approved(dan)] }, 'ada', '"dan" is not who must review'],
    ['by a bot', { reviews: [approved(bot)] }, 'approver-bot', '"approver[bot]" is not a person'],
    ['by a bot with the name of a person', { reviews: [approved({ ...ada, type: 'Bot' })] }, 'ada', '"ada" is not a person'],
    ['by an account that is gone', { reviews: [approved(null)] }, 'ada', 'nobody approved'],
    [
      'by someone without write access',
      { permissions: { ada: 'read' } },
      'ada',
      '"ada" is not known to have write access to the repository'
    ],
    [
      'by someone whose access is not known',
      { permissions: {} },
      'ada',
      '"ada" is not known to have write access to the repository'
    ],
    [
      'by someone outside of the team',
      { reviews: [approved({ id: 9, login: 'mallory' })], permissions: { mallory: 'write' } },
      'org/seals',
      '"mallory" is not known to be a member of the team'
    ],
    [
      'by someone who was only invited',
      { reviews: [approved(dan)] },
      'org/seals',
      '"dan" is not known to be a member of the team'
    ],
    ['of a team that the token cannot see', { teams: {} }, 'org/seals', '"ada" is not known to be a member of the team'],
    [
      'of a team without access',
      { permissions: { ada: 'none' } },
      'org/seals',
      '"ada" is not known to have write access to the repository'
    ],
    [
      'among more reviews than are read',
      { reviews: [approved(ada), ...many(2000, comment)] },
      'ada',
      'it has more than 2000 reviews'
    ]
  ])('%s', async (_, more, who, why) => {
    expect(await ask(more, who)).toBe(why)
  })

  test.each(['/pulls/7$', '/commits', '/reviews', '/permission', '/memberships'])('when %s does not answer', async path => {
    const answer = await ask({ broken: { path: new RegExp(path), status: 422 } }, 'org/seals')
    expect(answer).toMatch(/^reviews are not available: /)
  })

  test('without a token or a pull request', async () => {
    const run: RunEvent = { kind: 'merge-queue', base: OLD }
    expect((await reviewed('ada', run, 'token', {})).why).toContain('the run names no pull request')
    expect((await reviewed('ada', { ...run, number: 7 }, '', {})).why).toContain('there is no github-token')
  })
})
