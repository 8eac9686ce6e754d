import { randomUUID } from 'node:crypto'
import type { Report } from '../model/report.ts'
import type { LandingOptions } from '../report/annotations/annotation-target.ts'
import { annotator, type Level } from '../report/annotations/annotations.ts'
import { pluralize } from '../report/counts.ts'
import { inGroupOrder } from '../report/findings/groups.ts'
import { isPacketJudged, resultWords, runSentence } from '../report/run-sentences.ts'
import { renderSummary } from '../report/summary/summary.ts'
import { type ApiAccess, failureOf, isRefusal, type Octokit, octokitFor, type Patience, PersistentCalls } from './octokit.ts'

export interface CheckTarget extends ApiAccess {
  readonly owner: string
  readonly repo: string
  /** The commit that the check is shown on. */
  readonly headSha: string
  readonly name: string
  /** The page of this run. */
  readonly detailsUrl?: string
}

export interface CheckOptions extends LandingOptions {
  /** URL that `docs/…` is relative to, ending in `/`. */
  readonly docs?: string
  /** Where everything that is left out can still be read. */
  readonly where?: string
  readonly patience?: Partial<Patience>
}

/** What came of it: the check's page, or why there is none or only a part. `refused` when the token may not. */
export type CheckResult =
  | { readonly url: string; readonly annotations: number }
  | { readonly refused: string }
  | { readonly problem: string }

/** GitHub takes 50 annotations a request: docs.github.com, "Create a check run", `output.annotations`. */
const BATCH = 50
/** Twenty requests. Nobody reads more, and GitHub limits how fast content may be made. */
const MAX_ANNOTATIONS = 1000
/** `output.summary` and a title: same page. The limits are of characters, of which there are never more than bytes. */
const SUMMARY_BYTES = 65_000
const LEVEL: Readonly<Record<Level, 'failure' | 'warning' | 'notice'>> = {
  error: 'failure',
  warning: 'warning',
  notice: 'notice'
}

/**
 * Creates a check run with an annotation for each finding that has a place. It is complete from the first request on, so that nothing
 * can leave it open; the further annotations are added by fifty. Never rejects: whatever happens, the verdict does not change.
 */
export async function createCheckRun(report: Report, target: CheckTarget, options: CheckOptions = {}): Promise<CheckResult> {
  try {
    const all = annotationsOf(report, options)
    const check = new CheckRun(target, report, outputOf(report, all.length, options), new PersistentCalls(options.patience))
    await check.create(all.slice(0, BATCH))
    for (let done = BATCH; done < all.length; done += BATCH) await check.add(all.slice(done, done + BATCH), done)
    return { url: check.url, annotations: all.length }
  } catch (error) {
    const { text } = failureOf(error)
    return isRefusal(error) ? { refused: text } : { problem: text }
  }
}

interface CheckAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

function annotationsOf(report: Report, options: LandingOptions): CheckAnnotation[] {
  const annotate = annotator(report, options)
  const all: CheckAnnotation[] = []
  for (const finding of inGroupOrder(report.findings)) {
    if (all.length === MAX_ANNOTATIONS) break
    const { file, line = 1, column, level, title, message } = annotate(finding)
    if (file === undefined) continue
    const columns = column === undefined ? {} : { start_column: column, end_column: column }
    all.push({ path: file, start_line: line, end_line: line, ...columns, annotation_level: LEVEL[level], title, message })
  }
  return all
}

interface Output {
  readonly title: string
  readonly summary: string
}

function outputOf(report: Report, annotated: number, { docs, where = 'report.json' }: CheckOptions): Output {
  const left = report.findings.length - annotated
  const note =
    left === 0
      ? ''
      : `_${pluralize(left, 'finding')} without an annotation here, for want of a place in this repository or of room._\n\n`
  const limit = SUMMARY_BYTES - Buffer.byteLength(note)
  return {
    title: isPacketJudged(report) ? `${resultWords(report)}: ${runSentence(report)}` : runSentence(report),
    summary: note + renderSummary(report, { limit, where, ...(docs !== undefined && { docs }) })
  }
}

class CheckRun {
  readonly #octokit: Octokit
  readonly #target: CheckTarget
  readonly #report: Report
  readonly #output: Output
  readonly #calls: PersistentCalls
  /** By which a check run is known again whose creation was not answered. */
  readonly #externalId = randomUUID()
  #id: number | bigint = 0
  url = ''

  constructor(target: CheckTarget, report: Report, output: Output, calls: PersistentCalls) {
    this.#octokit = octokitFor(target)
    this.#target = target
    this.#report = report
    this.#output = output
    this.#calls = calls
  }

  async create(annotations: CheckAnnotation[]): Promise<void> {
    const { owner, repo, headSha, name, detailsUrl } = this.#target
    const { id, html_url } = await this.#calls.call(
      async signal => {
        const { data } = await this.#octokit.request('POST /repos/{owner}/{repo}/check-runs', {
          owner,
          repo,
          name,
          head_sha: headSha,
          external_id: this.#externalId,
          ...(detailsUrl !== undefined && { details_url: detailsUrl }),
          status: 'completed',
          conclusion: this.#report.verdict === 'pass' ? 'success' : 'failure',
          output: { ...this.#output, annotations },
          request: { signal }
        })
        return data
      },
      signal => this.#created(signal)
    )
    this.#id = id
    this.url = html_url ?? ''
  }

  async #created(signal: AbortSignal) {
    const { owner, repo, headSha: ref, name } = this.#target
    const { data } = await this.#octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner,
      repo,
      ref,
      check_name: name,
      filter: 'all',
      per_page: 100,
      request: { signal }
    })
    return data.check_runs.find(({ external_id }) => external_id === this.#externalId)
  }

  /** @param before annotations that it has already */
  async add(annotations: CheckAnnotation[], before: number): Promise<void> {
    const { owner, repo } = this.#target
    const route = { owner, repo, check_run_id: this.#id }
    await this.#calls.call(
      async signal => {
        await this.#octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
          ...route,
          output: { ...this.#output, annotations },
          request: { signal }
        })
        return true
      },
      async signal => {
        const { data } = await this.#octokit.request('GET /repos/{owner}/{repo}/check-runs/{check_run_id}', {
          ...route,
          request: { signal }
        })
        return data.output.annotations_count >= before + annotations.length ? true : undefined
      }
    )
  }
}
