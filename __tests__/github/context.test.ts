import { expect, test } from '@jest/globals'
import { contextOf, runFactsOf } from '../../src/github/context.ts'

const env = {
  GITHUB_WORKSPACE: '/work',
  RUNNER_TEMP: '/temp',
  GITHUB_STEP_SUMMARY: '/temp/summary.md',
  GITHUB_SERVER_URL: 'https://github.com/',
  GITHUB_REPOSITORY: 'me/repo',
  GITHUB_RUN_ID: '42',
  GITHUB_ACTION_REPOSITORY: 'owner/seal-gate',
  GITHUB_ACTION_REF: 'v1'
}

test('the variables of the runner give every folder', () => {
  expect(contextOf(env)).toEqual({
    workspace: '/work',
    temp: '/temp',
    summary: '/temp/summary.md',
    docs: 'https://github.com/owner/seal-gate/blob/v1/',
    runUrl: 'https://github.com/me/repo/actions/runs/42'
  })
})

test('a page names its run and when it was made; outside a workflow it names nothing', () => {
  const now = new Date(Date.UTC(2031, 2, 4, 12))
  const commit = 'c'.repeat(40)
  expect(
    runFactsOf({ ...env, GITHUB_SHA: commit, GITHUB_RUN_ATTEMPT: '2', GITHUB_REF: 'refs/heads/main' }, contextOf(env), now)
  ).toEqual({
    id: '42',
    date: '2031-03-04T12:00:00.000Z',
    repository: 'me/repo',
    commit,
    ref: 'refs/heads/main',
    attempt: '2',
    url: 'https://github.com/me/repo/actions/runs/42'
  })
  expect(runFactsOf({ ...env, GITHUB_SHA: 'x' }, {}, now)).toEqual({
    id: '42',
    date: '2031-03-04T12:00:00.000Z',
    repository: 'me/repo'
  })
  expect(runFactsOf({ ...env, GITHUB_RUN_ID: '' }, contextOf(env), now)).toEqual({})
})

test('an action from the checkout itself has no documentation to link', () => {
  expect(contextOf({ ...env, GITHUB_ACTION_REPOSITORY: '' }).docs).toBeUndefined()
})

test.each([
  { GITHUB_SERVER_URL: 'javascript:alert(1)' },
  { GITHUB_SERVER_URL: undefined },
  { GITHUB_ACTION_REPOSITORY: 'a/b/c' },
  { GITHUB_ACTION_REF: 'a//b' }
])('%j gives no link', over => {
  expect(contextOf({ ...env, ...over }).docs).toBeUndefined()
})

test('a branch name cannot break out of a Markdown link', () => {
  expect(contextOf({ ...env, GITHUB_ACTION_REF: 'feature/x) [y](z' }).docs).toBe(
    'https://github.com/owner/seal-gate/blob/feature/x%29%20%5By%5D%28z/'
  )
})

test('outside a runner the current folder is the workspace', () => {
  const { workspace, docs, runUrl } = contextOf({})
  expect([workspace, docs, runUrl]).toEqual([process.cwd(), undefined, undefined])
})
