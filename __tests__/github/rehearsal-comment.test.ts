import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from '@jest/globals'
import { contextOf } from '../../src/github/context.ts'
import { publishRehearsalComment, rehearsalComment } from '../../src/github/rehearsal-comment.ts'
import { PHASES } from '../../src/rehearsal/phases.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { commit, git } from '../support/pull-request.ts'
import { PullsServer } from '../support/pulls-server.ts'
import { freshFolder } from '../support/run-action.ts'

// The comment of a rehearsal, against a local service.

const HOSTILE = '<!-- seal-gate comment --> @team closes #1 <img src=x> | https://evil.example'
const rehearsal: Rehearsal = {
  status: 'FAILED',
  production_claim: 'NONE',
  denials: [{ code: 'rollback-not-restored', path: HOSTILE, reason: HOSTILE }],
  phases: PHASES.map(name => ({ name, outcome: 'done', milliseconds: 5 })),
  engine: { kind: 'sqlite', version: '3.53.4', isolation: 'confined-process' },
  dumpName: HOSTILE,
  afterDiffers: true,
  restoredEqualsBefore: false,
  exceptions: [],
  differences: { changed: [], left: [{ kind: 'table', object: HOSTILE, detail: '1 row differs' }], exceptions: [] },
  touched: [{ name: HOSTILE, before: 1, after: 2, restored: 2, isRestored: false }],
  needed: [],
  notJudged: [],
  reviewedSecrets: [],
  masked: [],
  skippedExtensions: [],
  evidence: [],
  root: '/w',
  out: '/w/evidence'
}

let api: PullsServer
let env: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  api = await PullsServer.start()
})
beforeEach(() => {
  Object.assign(api, { comments: [], reviews: [], faults: [], asked: [], meanwhile: () => undefined })
  const root = freshFolder()
  git(root, 'init', '-q', '-b', 'main')
  writeFileSync(join(root, 'a'), '')
  const head = commit(root)
  api.pull = { root, base: head, head }
  const event = join(freshFolder(), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, base: { sha: head }, head: { sha: head }, labels: [] } }))
  env = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: head,
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: 'me/repo',
    GITHUB_JOB: 'db'
  }
})

const publish = async (one: Rehearsal, token = 'ghs_local') =>
  await publishRehearsalComment(one, { 'github-token': token, 'artifact-name': 'seal-gate-rehearsal' }, contextOf(env), env)

test('is written once, updated by the next run, and says nothing where nothing was rehearsed', async () => {
  const idle: Rehearsal = { ...rehearsal, status: 'NOT_APPLIED', denials: [] }
  await publish(idle)
  expect(api.comments).toEqual([])
  await publish(rehearsal)
  expect(api.comments).toHaveLength(1)
  expect(api.comments[0]?.body).toContain('### Not restored')
  await publish({ ...rehearsal, status: 'REHEARSED', denials: [] })
  expect(api.comments).toHaveLength(1)
  expect(api.comments[0]?.body).toContain('REHEARSED')
  expect(api.comments[0]?.body).not.toContain('rollback-not-restored')
})

test('has no influence where the token may not write', async () => {
  await expect(publish(rehearsal, 'another')).resolves.toBeUndefined()
  api.faults = [{ on: /POST .*comments/, status: 403 }]
  await expect(publish(rehearsal)).resolves.toBeUndefined()
  expect(api.comments).toEqual([])
})

test('names of the database are text in it, and it fits', () => {
  const mark = '<!-- seal-gate comment 1 -->'
  const many = Array.from({ length: 90 }, (_, index) => ({
    kind: 'table' as const,
    object: `${'é'.repeat(400)}${index}`,
    detail: HOSTILE
  }))
  const short = rehearsalComment(rehearsal, mark, 'a'.repeat(40), undefined)
  expect(short.replace(/`[^`\n]*`|<code>[^<]*<\/code>/g, '').slice(mark.length)).not.toMatch(/<img|<!--|[^\s]@team/)
  const long = rehearsalComment(
    { ...rehearsal, differences: { changed: many, left: many, exceptions: [] } },
    mark,
    'a'.repeat(40),
    undefined
  )
  expect(Buffer.byteLength(long)).toBeLessThan(65_536)
  expect(long).toContain('The rest is in rehearsal.html')
  expect(long.endsWith('updated by every run._\n')).toBe(true)
})
