import { at } from './event.ts'

/**
 * The commit that people look at. On `pull_request`, GITHUB_SHA is a merge that stands on no branch, and on `pull_request_target` and
 * `workflow_run` the tip of the default branch: a check there would be seen by nobody.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function headShaOf(event: Readonly<Record<string, unknown>>, sha: string | undefined): string | undefined {
  const named = at(event, 'pull_request', 'head', 'sha') ?? at(event, 'workflow_run', 'head_sha') ?? sha
  return typeof named === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(named) ? named : undefined
}
