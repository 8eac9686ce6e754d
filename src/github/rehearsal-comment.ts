import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { renderRehearsalSummary } from '../rehearsal/summary.ts'
import type { PullTarget } from './comment.ts'
import { commentWith } from './comment.ts'
import type { Env, RunContext } from './context.ts'
import { eventOf } from './event.ts'
import { inform, say, warn } from './log.ts'

/** GitHub takes 65,536 characters, of which there are never more than bytes. */
const MAX_COMMENT_BYTES = 60_000

/** The summary as a comment, cut at the end of a line. Names of the database are escaped in it. @param mark hidden at its start */
export function rehearsalComment(rehearsal: Rehearsal, mark: string, head: string, runUrl: string | undefined): string {
  const run = runUrl === undefined ? '' : ` by [this run](${runUrl})`
  const end = `\n_Commit \`${head.slice(0, 12)}\`, rehearsed${run}. This comment is updated by every run._\n`
  const summary = Buffer.from(renderRehearsalSummary(rehearsal))
  const room = MAX_COMMENT_BYTES - Buffer.byteLength(end) - mark.length
  if (summary.length <= room) return `${mark}\n${summary}${end}`
  const kept = summary.subarray(0, summary.lastIndexOf('\n', room)).toString()
  return `${mark}\n${kept}\n\nThe rest is in rehearsal.html, in the artifact of the run.\n${end}`
}

/** The comment that the input `comment` asks for. It changes nothing about the result, and never throws. */
export async function publishRehearsalComment(
  rehearsal: Rehearsal,
  options: { readonly 'github-token': string; readonly 'artifact-name': string },
  { runUrl }: RunContext,
  env: Env
): Promise<void> {
  const event = eventOf(env)
  if (event.kind !== 'pull-request') return say('no comment: this run is not about a pull request\n')
  const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (owner === '' || repo === '') return warn('the comment could not be made: the run names no repository')
  const { number, head } = event
  const target: PullTarget = {
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    token: options['github-token'],
    owner,
    repo,
    number,
    head,
    job: [env['GITHUB_WORKFLOW'] ?? '', env['GITHUB_JOB'] ?? '', 'rehearsal', options['artifact-name']]
  }
  const text = (mark: string) => rehearsalComment(rehearsal, mark, head, runUrl)
  const result = await commentWith(text, rehearsal.status !== 'NOT_APPLIED', target)
  if ('problem' in result) warn(`the comment could not be made; the result does not change. ${result.problem}`)
  else if ('refused' in result)
    inform(
      `no comment: the token of this run may not write one, as in runs from forks (${result.refused}). The result does not change.`
    )
  else say('skipped' in result ? `no comment: ${result.skipped}\n` : `comment: ${result.url}\n`)
}
