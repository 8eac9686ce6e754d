import { tmpdir } from 'node:os'
import type { RunFacts } from '../model/run-facts.ts'

/** What the runner reports about the run. */
export interface RunContext {
  /** Absolute folder that all inputs are relative to. */
  readonly workspace: string
  /** Folder that the runner empties after the job. */
  readonly temp: string
  /** File that becomes the job summary. Absent on servers without summaries. */
  readonly summary?: string
  /** Where this action's own `docs/` can be read, ending in `/`. Absent when the action is used from the checkout itself. */
  readonly docs?: string
  /** The page of this run. */
  readonly runUrl?: string
}

/** The variables of the runner. */
export type Env = Readonly<Record<string, string | undefined>>

/** Reads the default variables: https://docs.github.com/actions/reference/workflows-and-actions/variables */
export function contextOf(env: Env): RunContext {
  const server = (env['GITHUB_SERVER_URL'] ?? '').replace(/\/+$/, '')
  const web = /^https?:\/\/[^\s/]+$/.test(server)
  const action = segments(env['GITHUB_ACTION_REPOSITORY'], 2)
  const ref = segments(env['GITHUB_ACTION_REF'])
  const repository = segments(env['GITHUB_REPOSITORY'], 2)
  const run = /^\d+$/.exec(env['GITHUB_RUN_ID'] ?? '')?.[0]
  return {
    workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
    temp: env['RUNNER_TEMP'] || tmpdir(),
    ...(env['GITHUB_STEP_SUMMARY'] && { summary: env['GITHUB_STEP_SUMMARY'] }),
    ...(web && action && ref && { docs: `${server}/${action}/blob/${ref}/` }),
    ...(web && repository && run && { runUrl: `${server}/${repository}/actions/runs/${run}` })
  }
}

const COMMIT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/**
 * What the page shows on top. Empty outside a run of a workflow, so that a report made by hand is the same bytes every time.
 * @param now when the report is made
 */
export function runFactsOf(env: Env, { runUrl }: Pick<RunContext, 'runUrl'>, now: Date): RunFacts {
  const {
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: commit = '',
    GITHUB_REF: ref,
    GITHUB_RUN_ID: id,
    GITHUB_RUN_ATTEMPT: attempt
  } = env
  if (!id) return {}
  return {
    id,
    date: now.toISOString(),
    ...(repository && { repository }),
    ...(COMMIT_ID.test(commit) && { commit }),
    ...(ref && { ref }),
    ...(attempt && { attempt }),
    ...(runUrl !== undefined && { url: runUrl })
  }
}

/** The value as part of a URL that Markdown cannot misread, or undefined when it is not made of path segments. */
function segments(value: string | undefined, count?: number): string | undefined {
  const parts = (value ?? '').split('/')
  if (parts.includes('') || (count !== undefined && parts.length !== count)) return undefined
  return parts.map(part => encodeURIComponent(part).replace(/[()']/g, percent)).join('/')
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`
}
