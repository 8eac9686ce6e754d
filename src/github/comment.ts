import { blobId, formatOf } from '../git/object-id.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { type Checkout, landingsOf } from '../report/annotations/annotation-target.ts'
import { commentText, marker, markerStart } from '../report/comment/comment.ts'
import { findingSentence } from '../report/comment/sentence.ts'
import { type Suggestion, suggestionText } from '../report/comment/suggestion.ts'
import { type ChangedFile, hunksOf, isChanged } from './changed-lines.ts'
import { type ApiAccess, failureOf, isRefusal, type Octokit, octokitFor, type Patience, PersistentCalls } from './octokit.ts'

export interface PullTarget extends ApiAccess {
  readonly owner: string
  readonly repo: string
  readonly number: number
  /** The head that was judged. */
  readonly head: string
  /** What tells this comment from those of other jobs: their workflow, name and artifact. */
  readonly job: readonly string[]
}

/** A drifted file, and what a suggestion makes of it. */
export interface Offer {
  readonly finding: Finding
  /** The bytes that were judged. */
  readonly found: Uint8Array
  readonly suggestion: Suggestion
}

export interface CommentContext {
  readonly workspace: string
  readonly checkout: Checkout
  readonly docs?: string
  readonly runUrl?: string
  readonly patched?: number
  readonly where: string
  readonly patience?: Partial<Patience>
}

/** What came of it: the comment's page, why there is none, or why it could not be made. `refused` when the token may not. */
export type CommentResult =
  | { readonly url: string; readonly suggestions: number }
  | { readonly skipped: string }
  | { readonly refused: string }
  | { readonly problem: string }

const PAGE = 100
/** Nobody reads more in one pull request; a bound for what others can make us read. */
const MAX_PAGES = 50
/** Each is a notification. What is more is in the patch. */
const MAX_SUGGESTIONS = 20

/** Creates or updates the one comment of this job on the pull request, with suggestions on its changed lines. Never throws. */
export async function commentOn(
  report: Report,
  target: PullTarget,
  offers: readonly Offer[],
  context: CommentContext
): Promise<CommentResult> {
  try {
    return await new PullComment(target, context).publish(report, offers, context)
  } catch (error) {
    const { status, text } = failureOf(error)
    const reason = status === undefined ? text : `${status}: ${text}`
    return isRefusal(error) ? { refused: reason } : { problem: reason }
  }
}

/**
 * Creates or updates the one comment of this job with another text. Never throws.
 * @param text begins with the marker that it is given @param isNews false: an older comment is updated, and none is created
 */
export async function commentWith(
  text: (mark: string) => string,
  isNews: boolean,
  target: PullTarget,
  patience?: Partial<Patience>
): Promise<CommentResult> {
  try {
    return await new PullComment(target, { patience }).publishText(text, isNews)
  } catch (error) {
    const { status, text: reason } = failureOf(error)
    return isRefusal(error) ? { refused: reason } : { problem: status === undefined ? reason : `${status}: ${reason}` }
  }
}

interface Written {
  readonly id: number
  readonly body?: string | null
  readonly user: { readonly id: number } | null
  readonly html_url: string
}

/** The marker of this job, and its comment. */
interface Known {
  readonly mark: string
  readonly old: Written | undefined
}

class PullComment {
  readonly #target: PullTarget
  readonly #octokit: Octokit
  readonly #calls: PersistentCalls
  readonly #pull: { readonly owner: string; readonly repo: string; readonly pull_number: number }
  #self = 0

  constructor(target: PullTarget, { patience }: { readonly patience?: Partial<Patience> | undefined }) {
    this.#target = target
    this.#octokit = octokitFor(target)
    this.#calls = new PersistentCalls(patience)
    this.#pull = { owner: target.owner, repo: target.repo, pull_number: target.number }
  }

  async publish(report: Report, offers: readonly Offer[], context: CommentContext): Promise<CommentResult> {
    const known = await this.#oldest(report.findings.length > 0)
    if ('skipped' in known) return known
    const { mark, old } = known
    const suggestions = offers.length === 0 && old === undefined ? 0 : await this.#suggest(report, offers, context)
    const body = commentText(report, mark, { ...context, commit: this.#target.head, suggestions })
    return { url: await this.#put(known, body), suggestions }
  }

  async publishText(text: (mark: string) => string, isNews: boolean): Promise<CommentResult> {
    const known = await this.#oldest(isNews)
    if ('skipped' in known) return known
    return { url: await this.#put(known, text(known.mark)), suggestions: 0 }
  }

  async #put({ mark, old }: Known, body: string): Promise<string> {
    return old === undefined ? await this.#create(mark, body) : await this.#update(old, body)
  }

  /** The comment of this job, if there is one. @param isNews false: one that does not exist yet is not needed */
  async #oldest(isNews: boolean): Promise<Known | { readonly skipped: string }> {
    const { data } = await this.#calls.call(signal => this.#octokit.rest.pulls.get({ ...this.#pull, request: { signal } }))
    if (data.head.sha !== this.#target.head) return { skipped: 'the pull request has a newer commit' }
    this.#self = await this.#whoAmI()
    const mark = marker('comment', this.#target.job)
    const [old] = await this.#commentsWith(mark)
    return old === undefined && !isNews ? { skipped: 'there is nothing to report' } : { mark, old }
  }

  /** Whose comments are ours. A marker alone proves nothing: anyone can write one. */
  async #whoAmI(): Promise<number> {
    const answer = await this.#calls.call(signal =>
      this.#octokit.graphql<{ viewer: { databaseId: number } }>('query { viewer { databaseId } }', { request: { signal } })
    )
    return answer.viewer.databaseId
  }

  /** Our comments that begin with the marker, oldest first. */
  async #commentsWith(mark: string, signal?: AbortSignal): Promise<readonly Written[]> {
    const { owner, repo, number: issue_number } = this.#target
    const all = await this.#pages(signal, (page, request) =>
      this.#octokit.rest.issues.listComments({ owner, repo, issue_number, per_page: PAGE, page, request })
    )
    return all.filter(one => this.#isOwn(one, mark))
  }

  #isOwn({ user, body }: Pick<Written, 'user' | 'body'>, mark: string): boolean {
    return user?.id === this.#self && (body ?? '').startsWith(mark)
  }

  /** Every page of a list. @throws when there are more than are read: a comment that is not found would be made a second time */
  async #pages<T>(
    signal: AbortSignal | undefined,
    list: (page: number, request: { readonly signal: AbortSignal }) => Promise<{ readonly data: readonly T[] }>
  ): Promise<readonly T[]> {
    const all: T[] = []
    for (let page = 1; page <= MAX_PAGES; page++) {
      const { data } = await (signal === undefined
        ? this.#calls.call(own => list(page, { signal: own }))
        : list(page, { signal }))
      all.push(...data)
      if (data.length < PAGE) return all
    }
    throw new Error(`the pull request has more than ${MAX_PAGES * PAGE} entries of one kind`)
  }

  async #update({ id: comment_id }: Written, body: string): Promise<string> {
    const { owner, repo } = this.#target
    const { data } = await this.#calls.call(signal =>
      this.#octokit.rest.issues.updateComment({ owner, repo, comment_id, body, request: { signal } })
    )
    return data.html_url
  }

  /** A run of the same job may have created one meanwhile: the oldest stays. */
  async #create(mark: string, body: string): Promise<string> {
    const { owner, repo, number: issue_number } = this.#target
    const made = await this.#calls.call(
      async signal =>
        (await this.#octokit.rest.issues.createComment({ owner, repo, issue_number, body, request: { signal } })).data.html_url,
      async signal => (await this.#commentsWith(mark, signal))[0]?.html_url
    )
    const [oldest, ...later] = await this.#commentsWith(mark)
    for (const { id: comment_id } of later)
      await this.#gone(signal => this.#octokit.rest.issues.deleteComment({ owner, repo, comment_id, request: { signal } }))
    return oldest !== undefined && later.length > 0 ? this.#update(oldest, body) : made
  }

  /** @returns how many suggestions the pull request has now */
  async #suggest(report: Report, offers: readonly Offer[], context: CommentContext): Promise<number> {
    const files = offers.length === 0 ? new Map<string, ChangedFile>() : await this.#changedFiles()
    const landing = landingsOf(report, context)
    const old = await this.#pages(undefined, (page, request) =>
      this.#octokit.rest.pulls.listReviewComments({ ...this.#pull, per_page: PAGE, page, request })
    )
    const own = old.filter(one => one.position !== null && this.#isOwn(one, markerStart('suggestion', this.#target.job)))
    const wanted = new Set<string>()
    for (const { finding, found, suggestion } of offers) {
      const path = landing(finding)?.file
      const file = path === undefined ? undefined : files.get(path)
      // The lines are those of the head only when its blob is the file that was judged: a checkout may have converted or merged it.
      if (path === undefined || file === undefined || blobId(found, formatOf(file.sha)) !== file.sha) continue
      const { start, end, lines } = suggestion
      if (!isChanged(file, start, end) || wanted.size === MAX_SUGGESTIONS) continue
      const mark = marker('suggestion', this.#target.job, path, String(start), String(end), ...lines)
      const exists = own.some(({ body }) => body.startsWith(mark))
      if (exists || (await this.#offer(mark, path, suggestion, finding))) wanted.add(mark)
    }
    // What is no longer true must not be committed.
    for (const { id: comment_id, body } of own)
      if (![...wanted].some(mark => body.startsWith(mark))) await this.#remove(comment_id)
    return wanted.size
  }

  async #remove(comment_id: number): Promise<void> {
    const { owner, repo } = this.#target
    await this.#gone(signal => this.#octokit.rest.pulls.deleteReviewComment({ owner, repo, comment_id, request: { signal } }))
  }

  /** Another run may have deleted it already. */
  async #gone(ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    try {
      await this.#calls.call(ask)
    } catch (error) {
      if (failureOf(error).status !== 404) throw error
    }
  }

  async #changedFiles(): Promise<ReadonlyMap<string, ChangedFile>> {
    const all = await this.#pages(undefined, (page, request) =>
      this.#octokit.rest.pulls.listFiles({ ...this.#pull, per_page: PAGE, page, request })
    )
    return new Map(
      all.flatMap(({ filename, sha, patch }) =>
        patch === undefined || sha === null ? [] : [[filename, { sha, hunks: hunksOf(patch) }] as const]
      )
    )
  }

  /** @returns false when GitHub does not take a comment on these lines */
  async #offer(mark: string, path: string, suggestion: Suggestion, finding: Finding): Promise<boolean> {
    const { start, end } = suggestion
    const body = `${mark}\n${suggestionText(suggestion, findingSentence(finding))}`
    const range = start === end ? {} : { start_line: start, start_side: 'RIGHT' as const }
    try {
      await this.#calls.call(
        signal =>
          this.#octokit.rest.pulls.createReviewComment({
            ...this.#pull,
            commit_id: this.#target.head,
            path,
            body,
            line: end,
            side: 'RIGHT',
            ...range,
            request: { signal }
          }),
        async signal => {
          const old = await this.#pages(signal, (page, request) =>
            this.#octokit.rest.pulls.listReviewComments({ ...this.#pull, per_page: PAGE, page, request })
          )
          return old.some(one => this.#isOwn(one, mark)) ? ({} as never) : undefined
        }
      )
      return true
    } catch (error) {
      if (failureOf(error).status === 422) return false
      throw error
    }
  }
}
