import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { startApi } from '../support/api-server.ts'
import { putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { type ActionRun, freshFolder, runAction } from '../support/run-action.ts'
import { gnuList } from '../support/seals.ts'

// Pull requests as recorded events, on real repositories, by the committed bundle.

interface PullRequest {
  /** The repository on the server. */
  readonly origin: string
  /** GitHub's test merge, checked out with a depth of one. */
  readonly workspace: string
  readonly base: string
  readonly head: string
}

/** A pull request from a branch; main moves on meanwhile. */
function pullRequest(change: (folder: string) => void, depth = '1'): PullRequest {
  const origin = freshFolder()
  git(origin, 'init', '-q', '-b', 'main')
  git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  seal(origin, { 'a.md': 'a\n', 'b.md': 'b\n' })
  commit(origin, 'seal')
  const base = git(origin, 'rev-parse', 'HEAD')
  git(origin, 'checkout', '-qb', 'change')
  change(origin)
  commit(origin, 'change')
  const head = git(origin, 'rev-parse', 'HEAD')
  git(origin, 'checkout', '-q', 'main')
  putFile(origin, 'elsewhere.txt', 'main moves on\n')
  commit(origin, 'elsewhere')
  git(origin, 'checkout', '-q', '--detach')
  git(origin, 'merge', '-q', '--no-ff', '-m', 'merge', 'change')
  git(origin, 'update-ref', 'refs/pull/7/merge', 'HEAD')
  git(origin, 'checkout', '-q', 'main')
  const workspace = freshFolder()
  git(workspace, 'init', '-q')
  git(workspace, 'fetch', '-q', ...(depth === '' ? [] : [`--depth=${depth}`]), `file://${origin}`, 'refs/pull/7/merge')
  git(workspace, 'checkout', '-q', 'FETCH_HEAD')
  return { origin, workspace, base, head }
}

function seal(folder: string, files: Readonly<Record<string, string>>, manifest = 'SUMS'): void {
  for (const [path, content] of Object.entries({ ...files, [manifest]: gnuList(files) })) putFile(folder, path, content)
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', message)
}

const quietChange = (folder: string): void => seal(folder, { 'a.md': 'evil\n', 'b.md': 'b\n' })

interface Asked {
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: string
  readonly labels?: readonly string[]
  /** Labels that the API knows; the API is not there when absent. */
  readonly api?: readonly string[] | 'refuses'
}

async function run(
  change: PullRequest,
  { inputs = {}, event = 'pull_request', labels = [], api }: Asked = {}
): Promise<ActionRun> {
  const { base, head, origin, workspace } = change
  const folder = freshFolder()
  const payload = {
    pull_request: { number: 7, base: { sha: base }, head: { sha: head }, labels: labels.map(name => ({ name })) },
    merge_group: { base_sha: base, head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${head}` }
  }
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload))
  const server = api === undefined ? undefined : await startApi(origin, api === 'refuses' ? [] : api, api === 'refuses')
  return runAction({
    workspace,
    inputs: { manifest: 'SUMS', probes: 'false', 'github-token': server === undefined ? '' : 'secret-token', ...inputs },
    env: {
      GITHUB_EVENT_NAME: event,
      GITHUB_SHA: git(workspace, 'rev-parse', 'HEAD'),
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_API_URL: server?.url ?? 'http://127.0.0.1:9'
    }
  })
}

function said({ outputs, status }: ActionRun): string[] {
  const { findings } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))
  const texts = findings.map(({ code, severity, path = '' }: Record<string, string>) => `${code} ${severity} ${path}`.trim())
  return [`${outputs['verdict']} ${status}`, ...texts]
}

describe('bytes and seal changed together', () => {
  test('are reported by default, and refused by "forbid"', async () => {
    const change = pullRequest(quietChange, '')
    expect(said(await run(change))).toEqual(['pass 0', 'resealed notice a.md'])
    expect(said(await run(change, { inputs: { reseal: 'forbid' } }))).toEqual(['fail 1', 'resealed fail a.md'])
    expect(said(await run(change, { inputs: { reseal: 'allow' } }))).toEqual(['pass 0'])
    expect(said(await run(change, { inputs: { reseal: 'forbid' }, event: 'push' }))).toEqual(['pass 0'])
    expect(said(await run(change, { inputs: { reseal: 'forbid' }, event: 'merge_group' }))).toEqual([
      'fail 1',
      'resealed fail a.md'
    ])
  })

  test('in a checkout of one commit, the API gives the base', async () => {
    const change = pullRequest(quietChange)
    const forbid = { reseal: 'forbid' }
    expect(said(await run(change, { inputs: forbid, api: [] }))).toEqual(['fail 1', 'resealed fail a.md'])
    expect(said(await run(change, { inputs: forbid }))).toEqual(['unverifiable 1', 'reseal-unknown unverifiable'])
    expect(said(await run(change, { inputs: forbid, api: 'refuses' }))).toEqual(['unverifiable 1', 'reseal-unknown unverifiable'])
    // What nobody can read at the base may be a configuration that the change removes: ADR 24.
    expect(said(await run(change, { api: 'refuses' }))).toEqual(['unverifiable 1', 'input-invalid unverifiable'])
    const none = { config: 'none' }
    expect(said(await run(change, { inputs: none, api: 'refuses' }))).toEqual(['pass 0', 'reseal-unknown notice'])
  })

  test('need the label, as it is now', async () => {
    const change = pullRequest(quietChange, '')
    const inputs = { reseal: 'label:reseal ok' }
    expect(said(await run(change, { inputs }))).toEqual(['fail 1', 'resealed fail a.md'])
    expect(said(await run(change, { inputs, labels: ['reseal ok'] }))).toEqual(['pass 0', 'resealed notice a.md'])
    expect(said(await run(change, { inputs, labels: ['reseal ok'], api: ['other'] }))).toEqual(['fail 1', 'resealed fail a.md'])
    expect(said(await run(change, { inputs, labels: [], api: ['reseal ok'] }))).toEqual(['pass 0', 'resealed notice a.md'])
    expect(said(await run(change, { inputs, event: 'merge_group', api: ['reseal ok'] }))).toEqual([
      'pass 0',
      'resealed notice a.md'
    ])
    expect(said(await run(change, { inputs, event: 'merge_group' }))).toEqual(['fail 1', 'resealed fail a.md'])
  })

  test('do not matter to the manifest of the base', async () => {
    const change = pullRequest(quietChange)
    const inputs = { 'trusted-ref': 'base', reseal: 'allow' }
    expect(said(await run(change, { inputs, api: [] }))).toEqual(['fail 1', 'digest-mismatch fail a.md'])
    expect(said(await run(change, { inputs }))).toEqual(['unverifiable 1', 'manifest-unreadable unverifiable'])
    const pushed = await run(change, { inputs, event: 'push' })
    expect(said(pushed)).toEqual(['pass 0'])
    expect(pushed.stdout).toContain('has no meaning in a run of "push"')
    expect(said(await run(change, { inputs, event: 'workflow_run' }))).toEqual(['unverifiable 1', 'input-invalid unverifiable'])
    expect(said(await run(change, { inputs: { 'trusted-ref': 'main', reseal: 'allow' }, api: [] }))).toEqual([
      'fail 1',
      'digest-mismatch fail a.md'
    ])
  })
})

test('new seals need no label, and are forbidden by "forbid"', async () => {
  const more = pullRequest(folder => seal(folder, { 'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n' }), '')
  expect(said(await run(more, { inputs: { reseal: 'label:x' } }))).toEqual(['pass 0', 'seal-added notice c.md'])
  expect(said(await run(more, { inputs: { reseal: 'forbid' } }))).toEqual(['fail 1', 'seal-added fail c.md'])
})

describe('nothing else in the pull request', () => {
  test('counts as a change of seals; what main did meanwhile does not either', async () => {
    const change = pullRequest(folder => putFile(folder, 'new.txt', 'x'), '')
    expect(said(await run(change, { inputs: { reseal: 'forbid' } }))).toEqual(['pass 0'])
  })

  test('hides a manifest that is deleted, renamed or weakened', async () => {
    const forbid = { reseal: 'forbid', manifest: '*SUMS' }
    const deleted = pullRequest(folder => {
      seal(folder, { 'b.md': 'b\n' }, 'MORE_SUMS')
      rmSync(join(folder, 'SUMS'))
    })
    expect(said(await run(deleted, { inputs: forbid, api: [] }))).toEqual(['fail 1', 'seal-removed fail a.md'])
    const renamed = pullRequest(folder => git(folder, 'mv', 'SUMS', 'NEW_SUMS'))
    expect(said(await run(renamed, { inputs: forbid, api: [] }))).toEqual(['pass 0'])
    const moved = pullRequest(folder => {
      mkdirSync(join(folder, 'sub'))
      git(folder, 'mv', 'a.md', 'sub/a.md')
      rmSync(join(folder, 'SUMS'))
      putFile(folder, 'SUMS', gnuList({ 'sub/a.md': 'a\n', 'b.md': 'b\n' }))
    })
    expect(said(await run(moved, { inputs: forbid, api: [] }))).toEqual([
      'fail 1',
      'seal-removed fail a.md',
      'seal-added fail sub/a.md'
    ])
  })

  test('puts the token, or a label, into the log', async () => {
    const change = pullRequest(quietChange)
    const { stdout, stderr, summary } = await run(change, { inputs: { reseal: 'label:x' }, api: ['::error::y'] })
    expect(stdout + stderr + summary).not.toContain('secret-token')
    expect(stdout).not.toMatch(/^::error::y/m)
  })

  test('an event that names no base', async () => {
    const change = pullRequest(quietChange, '')
    expect(said(await run(change, { event: 'issue_comment' }))).toEqual(['pass 0'])
    expect(said(await run(change, { event: 'issue_comment', inputs: { reseal: 'forbid' } }))).toEqual([
      'unverifiable 1',
      'reseal-unknown unverifiable'
    ])
    expect(said(await run({ ...change, base: 'main' }, { inputs: { reseal: 'forbid' } }))[0]).toBe('unverifiable 1')
  })
})
