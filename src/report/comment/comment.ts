import { createHash } from 'node:crypto'
import type { Report } from '../../model/report.ts'
import { pluralize } from '../counts.ts'
import { renderSummary } from '../summary/summary.ts'

/** GitHub takes 65,536 characters, of which there are never more than bytes. */
const MAX_COMMENT_BYTES = 60_000

/** Hidden at the start of what the gate writes into a pull request, so that the next run finds it. @param job what tells it from that of other jobs */
export function marker(kind: 'comment' | 'suggestion', job: readonly string[], ...about: readonly string[]): string {
  const words = about.length === 0 ? '' : ` ${digestOf(about)}`
  return `${markerStart(kind, job)}${words} -->`
}

/** How all markers of one job begin. */
export function markerStart(kind: 'comment' | 'suggestion', job: readonly string[]): string {
  return `<!-- seal-gate ${kind} ${digestOf(job)}`
}

/** Digits of a hash: a name of a job could end the HTML comment. */
function digestOf(words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32)
}

export interface CommentOptions {
  readonly docs?: string
  readonly patched?: number
  readonly where: string
  /** Commit of the pull request that was judged. */
  readonly commit: string
  readonly runUrl?: string
  /** How many suggestions there are beside it. */
  readonly suggestions: number
}

/** The comment on a pull request: the summary, cut to what a comment can have, and where the rest is. All text of files is escaped in it. */
export function commentText(report: Report, mark: string, options: CommentOptions): string {
  const { docs, patched, where, commit, runUrl, suggestions } = options
  const run = runUrl === undefined ? '' : ` by [this run](${runUrl})`
  const suggested =
    suggestions === 0
      ? ''
      : `\n_${pluralize(suggestions, 'suggestion')} on the changed lines: each gives one file exactly its sealed bytes again._\n`
  const end = `${suggested}\n_Commit \`${commit.slice(0, 12)}\`, judged${run}. This comment is updated by every run._\n`
  const limit = MAX_COMMENT_BYTES - Buffer.byteLength(end) - mark.length
  const summary = renderSummary(report, {
    limit,
    where,
    ...(docs !== undefined && { docs }),
    ...(patched !== undefined && { patched })
  })
  return `${mark}\n${summary}${end}`
}
