import { sealedCommit } from '../commands/verify.ts'
import type { SealedCommit } from '../model/request.ts'
import { notAllowed, OptionsError } from '../options/problem.ts'
import type { Options } from '../options/table.ts'
import type { Env } from './context.ts'
import { eventOf } from './event.ts'

type CommitOptions = Pick<Options, 'unchanged-since' | 'paths' | 'new-files' | 'repairs' | 'github-token'>

/**
 * The commit that `unchanged-since` names, with what its words stand for in this run: `base` is the commit that a pull request or a merge queue
 * builds upon, `latest-release` the tag of the release that GitHub shows as the latest.
 * @throws OptionsError when the run has no such commit
 */
export async function commitOfRun(options: CommitOptions, workspace: string, env: Env): Promise<SealedCommit | undefined> {
  const word = options['unchanged-since']
  if (word === 'base') return sealedCommit(options, await base(workspace, env))
  if (word === 'latest-release') return sealedCommit(options, await latestRelease(options['github-token'], env))
  return sealedCommit(options)
}

async function base(workspace: string, env: Env): Promise<Pick<SealedCommit, 'ref' | 'label'>> {
  const { baseRevision } = await import('./trust.ts')
  const ref = await baseRevision(eventOf(env), workspace, env)
  if (ref === undefined) throw new OptionsError([notAllowed('unchanged-since', 'base', NO_BASE)])
  return { ref, label: 'base' }
}

const NO_BASE =
  '"base" in runs of pull_request, pull_request_target and merge_group; elsewhere latest-tag, a tag, a branch or a commit'

async function latestRelease(token: string, env: Env): Promise<Pick<SealedCommit, 'ref' | 'label'>> {
  const { octokitFor, PersistentCalls, failureOf } = await import('./octokit.ts')
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  try {
    const octokit = octokitFor({ apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com', token })
    const { data } = await new PersistentCalls().call(signal =>
      octokit.rest.repos.getLatestRelease({ owner, repo, request: { signal } })
    )
    return { ref: `refs/tags/${data.tag_name}`, label: `release ${data.tag_name}` }
  } catch (error) {
    const { status, text } = failureOf(error)
    const why = status === 404 ? 'the repository has no published release' : text
    throw new OptionsError([notAllowed('unchanged-since', 'latest-release', `a published release (${why}), or latest-tag`)])
  }
}
