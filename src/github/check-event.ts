/** The part of an event that says which commit a check belongs to. All of it comes from outside. */
interface Event {
  readonly pull_request?: { readonly head?: { readonly sha?: unknown } }
  readonly workflow_run?: { readonly head_sha?: unknown }
}

/**
 * The commit that people look at. On `pull_request`, GITHUB_SHA is a merge that stands on no branch, and on `pull_request_target` and
 * `workflow_run` the tip of the default branch: a check there would be seen by nobody.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function headShaOf(event: Event, sha: string | undefined): string | undefined {
  const named = event.pull_request?.head?.sha ?? event.workflow_run?.head_sha ?? sha
  return typeof named === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(named) ? named : undefined
}
