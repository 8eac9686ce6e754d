import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gate } from '../../src/gate/gate.ts'
import { requestOf } from '../../src/github/run.ts'
import { DEFAULTS, type Options } from '../../src/options/table.ts'
import { folderWith, putFile } from './folder.ts'
import { gnuList } from './seals.ts'

// Pull requests on real repositories, judged as the action judges them.

export const ENV = { PATH: process.env['PATH'], HOME: '/nonexistent' }

export function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['user.name=Ada', 'user.email=ada@example.org', 'commit.gpgsign=false', 'protocol.file.allow=always']
  return execFileSync('git', [...identity.flatMap(one => ['-c', one]), ...args], { cwd, encoding: 'utf8', env: ENV }).trim()
}

export function commit(root: string): string {
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '--allow-empty', '-m', 'change')
  return git(root, 'rev-parse', 'HEAD')
}

export type Files = Readonly<Record<string, string>>

/** A manifest of files in its own folder. */
export function seal(root: string, manifest: string, files: Files, folder = '.'): void {
  for (const [path, content] of Object.entries(files)) putFile(join(root, folder), path, content)
  putFile(root, manifest, gnuList(files))
}

export interface Change {
  readonly root: string
  readonly base: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A pull request: main as the first function leaves it, and what the second makes of it. */
export function pullRequest(main: (root: string) => void, change: (root: string) => void, workspace = '.'): Change {
  const root = folderWith()
  git(root, 'init', '-q', '-b', 'main')
  main(root)
  const base = commit(root)
  git(root, 'checkout', '-qb', 'change')
  change(root)
  const head = commit(root)
  const event = join(folderWith(), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, base: { sha: base }, head: { sha: head }, labels: [] } }))
  const env = { ...ENV, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, GITHUB_SHA: head }
  return { root: join(root, workspace), base, env: { ...env, GITHUB_API_URL: 'http://127.0.0.1:9' } }
}

/** Verdict and findings of the action's run on it. */
export async function judge({ root, env }: Change, options: Partial<Options>): Promise<string[]> {
  const request = await requestOf({ ...DEFAULTS, ...options }, root, env)
  const { verdict, findings } = await gate({ ...request, git: false }, null)
  return [verdict, ...findings.map(({ code, path, manifest = '' }) => `${code} ${path ?? manifest}`.trim())]
}

export const FORBID = { reseal: 'forbid' } as const
export const LABEL = { reseal: 'label:reseal' } as const
export const BASE = { 'trusted-ref': 'base', reseal: 'allow' } as const
export const AB = { 'a.md': 'a\n', 'b.md': 'b\n' }
