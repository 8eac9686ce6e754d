import { readFileSync } from 'node:fs'
import type { Env } from './context.ts'

/** What started the run, as far as trust depends on it. */
export type RunEvent =
  | {
      readonly kind: 'pull-request'
      /** Commit ids. */
      readonly base: string
      readonly head: string
      readonly number: number
      readonly labels: readonly string[]
      /** `pull_request_target`: the run has secrets, and the head is foreign. */
      readonly target: boolean
    }
  | { readonly kind: 'merge-queue'; readonly base: string; readonly number?: number }
  /** What is pushed, scheduled or started by hand was merged, or is trusted for who did it: there is no base to hold it to. */
  | { readonly kind: 'trusted'; readonly name: string }
  /** An event whose commit may be anybody's. */
  | { readonly kind: 'unknown'; readonly name: string }

const TRUSTED: ReadonlySet<string> = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'release',
  'create'
])
/** A review is an event of its pull request: the run after it can count the review. */
const PULL_REQUEST: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'pull_request_review'])
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/**
 * Reads the event of a run: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 * What cannot be read, or is not shaped as documented, is unknown.
 */
export function eventOf(env: Env): RunEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  if (TRUSTED.has(name) && !isQueued(env)) return { kind: 'trusted', name }
  const payload = payloadOf(env['GITHUB_EVENT_PATH'])
  if (PULL_REQUEST.has(name)) return pullRequest(payload, name) ?? { kind: 'unknown', name }
  if (name === 'merge_group') return mergeGroup(payload) ?? { kind: 'unknown', name }
  return { kind: 'unknown', name }
}

/** A merge queue pushes what it tries out to branches of its own; nothing of it is merged. */
function isQueued(env: Env): boolean {
  return (env['GITHUB_REF'] ?? '').startsWith('refs/heads/gh-readonly-queue/')
}

function payloadOf(path: string | undefined): unknown {
  try {
    return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function pullRequest(payload: unknown, name: string): RunEvent | undefined {
  const change = at(payload, 'pull_request')
  const base = at(change, 'base', 'sha')
  const head = at(change, 'head', 'sha')
  const number = at(change, 'number')
  const labels = at(change, 'labels')
  if (!isCommit(base) || !isCommit(head) || typeof number !== 'number' || !Number.isSafeInteger(number)) return undefined
  return { kind: 'pull-request', base, head, number, labels: labelNames(labels), target: name === 'pull_request_target' }
}

function mergeGroup(payload: unknown): RunEvent | undefined {
  const base = at(payload, 'merge_group', 'base_sha')
  const ref = at(payload, 'merge_group', 'head_ref')
  if (!isCommit(base)) return undefined
  // refs/heads/gh-readonly-queue/main/pr-123-<sha>
  const [, number] = typeof ref === 'string' ? (/\/pr-([1-9][0-9]{0,9})-[0-9a-f]{40,64}$/.exec(ref) ?? []) : []
  return { kind: 'merge-queue', base, ...(number !== undefined && { number: Number(number) }) }
}

/** Names of labels in a pull request or issue, as the API gives them. */
export function labelNames(labels: unknown): string[] {
  return Array.isArray(labels) ? labels.map(label => at(label, 'name')).filter(name => typeof name === 'string') : []
}

function isCommit(value: unknown): value is string {
  return typeof value === 'string' && COMMIT.test(value)
}

/** What stands at the end of a way through objects of unknown shape. */
export function at(value: unknown, ...way: readonly string[]): unknown {
  let here = value
  for (const key of way) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = Reflect.get(here, key)
  }
  return here
}

/**
 * The commit that people look at. On `pull_request`, GITHUB_SHA is a merge that is on no branch, and on `pull_request_target` and
 * `workflow_run` the tip of the default branch: nobody would see a check there.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function headShaOf(event: Readonly<Record<string, unknown>>, sha: string | undefined): string | undefined {
  const named = at(event, 'pull_request', 'head', 'sha') ?? at(event, 'workflow_run', 'head_sha') ?? sha
  return typeof named === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(named) ? named : undefined
}
