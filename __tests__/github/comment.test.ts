import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { marked } from 'marked'
import { commentOn } from '../../src/github/comment.ts'
import { putFile } from '../support/folder.ts'
import { type Change, commit, git } from '../support/pull-request.ts'
import { OTHER, PullsServer, SELF, type StoredReviewComment } from '../support/pulls-server.ts'
import { aFailure, aFinding } from '../support/reports.ts'
import { freshFolder, runAction } from '../support/run-action.ts'
import { gnuList } from '../support/seals.ts'

// The comment on a pull request, by the bundle as a runner starts it, on real repositories and a local service.

const LINES = Array.from({ length: 12 }, (_, at) => `line ${at + 1}\n`).join('')
const SEALED = {
  'quotes.md': `${LINES}it's a "text" -- plain\n${LINES}`,
  'fence.md': `${LINES}it's\n\`\`\`\`sh\necho "it's"\n\`\`\`\`\n`,
  'crlf.md': 'one\ntwo\n',
  'bom.md': 'one\ntwo\n',
  'edited.md': 'one\ntwo\n'
}
/** Everything that could act in a comment, as the name of a file and as its text. */
const HOSTILE = '<!-- seal-gate comment --> ```suggestion\n@team closes #1 <img src=x> </details> https://evil.example\n'
const TYPOGRAPHIC = { 'quotes.md': SEALED['quotes.md'].replace(`it's a "text" -- plain`, 'it’s a “text” — plain') }

let api: PullsServer
beforeAll(async () => {
  api = await PullsServer.start()
})
beforeEach(() => {
  Object.assign(api, { comments: [], reviews: [], faults: [], asked: [], meanwhile: () => undefined })
})

function pull(files: Readonly<Record<string, string>>): Change {
  const root = freshFolder()
  git(root, 'init', '-q', '-b', 'main')
  for (const [path, text] of Object.entries({ ...SEALED, SHA256SUMS: gnuList(SEALED) })) putFile(root, path, text)
  const base = commit(root)
  for (const [path, text] of Object.entries(files)) putFile(root, path, text)
  return pushed(root, base)
}

function pushed(root: string, base: string): Change {
  const head = commit(root)
  api.pull = { root, base, head }
  const event = join(freshFolder(), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, base: { sha: base }, head: { sha: head }, labels: [] } }))
  const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, GITHUB_SHA: head, GITHUB_API_URL: api.url }
  return { root, base, env: { ...env, GITHUB_JOB: 'seals', GITHUB_WORKFLOW: 'ci' } }
}

const run = ({ root, env }: Change, inputs: Readonly<Record<string, string>> = {}) =>
  runAction({
    workspace: root,
    inputs: { manifest: 'SHA256SUMS', comment: 'true', probes: 'false', 'github-token': 'ghs_local', ...inputs },
    env
  })

/** What GitHub makes of the file when the suggestion is committed. */
function committed(root: string, { path, line, start_line = line, body }: StoredReviewComment): string {
  const [, fence = ''] = /^(`{3,})suggestion$/m.exec(body) ?? []
  const [, inner = ''] = body.split(`${fence}suggestion\n`)
  const lines = inner.slice(0, inner.lastIndexOf(fence)).split('\n').slice(0, -1)
  const all = readFileSync(join(root, path), 'utf8').split('\n')
  return [...all.slice(0, start_line - 1), ...lines, ...all.slice(line)].join('\n')
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('one comment', () => {
  test('is made once, updated by every run, and ends with the run that passes', async () => {
    const change = pull(TYPOGRAPHIC)
    const first = await run(change)
    expect([first.status, api.comments.length, api.reviews.length]).toEqual([1, 1, 1])
    expect(first.stdout).toContain('comment with 1 suggestion: https://github.com/me/repo/pull/7#')
    const body = api.comments[0]?.body ?? ''
    expect(body).toMatch(/^<!-- seal-gate comment [0-9a-f]{32} -->\n## ❌ Seal Gate: FAIL/)
    expect(body).toContain('[this run](https://github.com/me/repo/actions/runs/42)')
    const [suggestion] = api.reviews
    expect(suggestion).toMatchObject({ path: 'quotes.md', line: 13 })
    if (suggestion) expect(sha256(committed(change.root, suggestion))).toBe(sha256(SEALED['quotes.md']))

    // The same again writes nothing a second time.
    await run(change)
    expect([api.comments.length, api.reviews.length]).toEqual([1, 1])

    // The suggestion is committed.
    putFile(change.root, 'quotes.md', SEALED['quotes.md'])
    const mended = await run(pushed(change.root, change.base))
    expect([mended.status, api.comments.length, api.reviews.length]).toEqual([0, 1, 0])
    expect(api.comments[0]?.body).toContain('## ✅ Seal Gate: PASS')
  })

  test('is not made for a pass, and its marker in the comment of somebody else means nothing', async () => {
    const passing = await run(pull({ 'other.txt': 'x' }))
    expect([passing.status, api.comments.length]).toEqual([0, 0])
    expect(passing.stdout).toContain('no comment: there is nothing to report')
    const change = pull(TYPOGRAPHIC)
    await run(change)
    const [own] = api.comments
    api.comments.splice(0, 1)
    // 150 others before it, so that it is on the second page.
    for (let count = 0; count < 150; count++) api.comment(OTHER, count === 3 ? (own?.body ?? '') : 'x')
    const mine = api.comment(SELF, own?.body.replace('FAIL', 'OLD') ?? '')
    api.comment(SELF, 'a comment of another action')
    await run(change)
    expect(api.comments).toHaveLength(152)
    expect(mine.body).toContain('FAIL')
  })

  test('of two runs at once, the oldest stays', async () => {
    api.meanwhile = (line, text) => {
      if (/^POST .*issues/.test(line)) api.comment(SELF, JSON.parse(text).body.replace('FAIL', 'OTHER'))
    }
    await run(pull(TYPOGRAPHIC))
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('FAIL')
    expect(api.asked.filter(line => line.startsWith('DELETE'))).toHaveLength(1)
  })
})

describe('nothing from a file acts in it', () => {
  test('neither by its text nor by its name', async () => {
    const change = pull({
      'edited.md': HOSTILE,
      'crlf.md': 'one\r\ntwo\r\n',
      '@team <!-- x -->.md': HOSTILE,
      'fence.md': SEALED['fence.md'].replace("it's\n", 'it’s\n').replace('"it\'s"', '“it’s”')
    })
    const { status } = await run(change, { covers: '*.md' })
    expect(status).toBe(1)
    const body = api.comments[0]?.body ?? ''
    const html = await marked.parse(body, { gfm: true })
    const outside = html.replaceAll(/<(pre|code)>.*?<\/\1>/gs, '').replaceAll(/<pre><code[^>]*>.*?<\/code><\/pre>/gs, '')
    expect(outside.match(/<!--/g)).toHaveLength(1)
    expect(outside).not.toMatch(/@team|<img|closes #1|https:\/\/evil/)
    expect(html).toContain('team')
    // The row of four backticks that is sealed cannot end the fence around it.
    const [fenced, ...others] = api.reviews
    expect(others).toEqual([])
    expect(fenced?.body).toContain('\n`````suggestion\n')
    if (fenced) expect(sha256(committed(change.root, fenced))).toBe(sha256(SEALED['fence.md']))
  })
})

describe('a suggestion', () => {
  test('is not made for what it cannot carry, or where the lines are not those of the head', async () => {
    await run(pull({ 'crlf.md': 'one\r\ntwo\r\n', 'bom.md': '\ufeffone\ntwo\n', 'edited.md': 'one\nTWO\n' }))
    expect([api.comments.length, api.reviews.length]).toEqual([1, 0])
    expect(api.comments[0]?.body).toContain('restore.patch')
    // A later step wrote it: the commit has the sealed bytes.
    const change = pull({ 'other.txt': 'x' })
    putFile(change.root, 'quotes.md', TYPOGRAPHIC['quotes.md'])
    await run(change)
    expect(api.reviews).toEqual([])
  })

  test('that GitHub does not take leaves the comment', async () => {
    api.faults = [{ on: /^POST .*pulls\/7\/comments/, status: 422 }]
    const { status } = await run(pull(TYPOGRAPHIC))
    expect([status, api.comments.length, api.reviews.length]).toEqual([1, 1, 0])
  })
})

describe('a service that refuses', () => {
  test('a fork has no rights: one line, and the verdict does not change', async () => {
    api.faults = [{ on: /^POST .*issues/, status: 403, message: 'Resource not accessible by integration' }]
    const { stdout, status, outputs } = await run(pull({ 'edited.md': 'x\n' }))
    expect([status, outputs['verdict'], api.comments.length]).toEqual([1, 'fail', 0])
    expect(stdout.match(/no comment: the token of this run may not write one, as in runs from forks/g)).toHaveLength(1)
    expect(stdout).not.toMatch(/^::warning/m)
  })

  test.each([
    ['404', { on: /pulls\/7$/, status: 404 }, 'no comment: the token of this run may not'],
    ['422', { on: /^POST .*issues/, status: 422 }, 'the comment could not be made; the verdict does not change']
  ])('%s changes no verdict', async (_, fault, text) => {
    api.faults = [fault]
    const { stdout, status, outputs } = await run(pull({ 'edited.md': 'x\n' }))
    expect([status, outputs['verdict'], api.comments.length]).toEqual([1, 'fail', 0])
    expect(stdout).toContain(text)
  })

  test('5xx without an end is given up, and 5xx with one is not', async () => {
    pull({ 'edited.md': 'x\n' })
    const target = { apiUrl: api.url, token: 'ghs_local', owner: 'me', repo: 'repo', number: 7, head: api.pull.head, job: [] }
    const context = { workspace: '/w', checkout: { folder: '', others: [] }, where: 'x', patience: { first: 1 } }
    const ask = (times: number) => {
      api.faults = [{ on: /graphql/, status: 502, times }]
      return commentOn(aFailure([aFinding()]), target, [], context)
    }
    expect(await ask(9)).toEqual({ problem: '502: injected' })
    expect(await ask(4)).toMatchObject({ suggestions: 0 })
  })

  test('a limit of the rate is waited for, and an answer that got lost makes no second comment', async () => {
    api.faults = [
      { on: /^GET .*issues\/7\/comments/, status: 403, headers: { 'retry-after': '0' } },
      { on: /^POST .*issues\/7\/comments/, status: 502, after: true }
    ]
    await run(pull({ 'edited.md': 'x\n' }))
    expect(api.comments).toHaveLength(1)
    expect(api.asked.filter(line => /^POST .*issues/.test(line))).toHaveLength(1)
  })

  test('a newer commit is not commented by an older run', async () => {
    const change = pull({ 'edited.md': 'x\n' })
    api.pull = { ...api.pull, head: 'f'.repeat(40) }
    const { stdout } = await run(change)
    expect(stdout).toContain('no comment: the pull request has a newer commit')
    expect(api.comments).toEqual([])
  })
})
