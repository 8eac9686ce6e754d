import { setTimeout as sleep } from 'node:timers/promises'
import { getOctokit } from '@actions/github'

// The only place that speaks to GitHub's API. Loaded only by what was asked for: the client takes longer to load than most gates to run.

export type Octokit = ReturnType<typeof getOctokit>

export interface ApiAccess {
  /** Such as `https://api.github.com`. */
  readonly apiUrl: string
  readonly token: string
}

/** Times, so that tests need not wait. All in milliseconds. */
export interface Patience {
  /** Nothing is asked or awaited after this. */
  readonly deadline: number
  /** One request. */
  readonly request: number
  /** Before the second try; doubled each time. */
  readonly first: number
}

const PATIENCE: Patience = { deadline: 60_000, request: 15_000, first: 1000 }
const MAX_TRIES = 5
/** What GitHub asks for when it names no time: docs.github.com, "Rate limits for the REST API". */
const SECONDARY_LIMIT_MS = 60_000

export function octokitFor({ apiUrl, token }: ApiAccess): Octokit {
  return getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), userAgent: 'seal-gate' })
}

/** The same way to the network, proxies included, without the token: for addresses that the API leads to. */
export function fetchOf(octokit: Octokit): typeof fetch {
  return octokit.request.endpoint.DEFAULTS.request?.fetch ?? fetch
}

/** Asks again what failed on GitHub's side or on the way, and waits as long as GitHub says, as far as the time goes. */
export class PersistentCalls {
  readonly #patience: Patience
  readonly #end: number

  constructor(patience: Partial<Patience> = {}) {
    this.#patience = { ...PATIENCE, ...patience }
    this.#end = performance.now() + this.#patience.deadline
  }

  /**
   * @param ask one request; hands the signal on
   * @param landed asked before a further try, when the one before may have been carried out although no answer came
   * @throws what the last try threw
   */
  async call<T>(
    ask: (signal: AbortSignal) => Promise<T>,
    landed: (signal: AbortSignal) => Promise<T | undefined> = async () => undefined
  ): Promise<T> {
    let done: T | undefined
    for (let tries = 1; ; tries++) {
      try {
        if (tries > 1) done = await landed(this.#signal())
        return done ?? (await ask(this.#signal()))
      } catch (error) {
        const wait = waitAfter(error, this.#patience.first * 2 ** (tries - 1))
        if (wait === undefined || tries === MAX_TRIES || performance.now() + wait >= this.#end) throw error
        await sleep(wait)
      }
    }
  }

  #signal(): AbortSignal {
    return AbortSignal.timeout(Math.max(1, Math.min(this.#patience.request, Math.ceil(this.#end - performance.now()))))
  }
}

/** How long to wait before asking again, in milliseconds; undefined when asking again would not help. */
function waitAfter(error: unknown, usual: number): number | undefined {
  const { status, headers, text } = failureOf(error)
  if (status === undefined || status >= 500) return usual
  if (status !== 429 && !isLimited(status, headers, text)) return undefined
  const after = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && after >= 0) return Math.max(usual, after * 1000)
  if (headers['x-ratelimit-remaining'] === '0')
    return Math.max(usual, Number(headers['x-ratelimit-reset']) * 1000 - Date.now() || usual)
  return SECONDARY_LIMIT_MS
}

function isLimited(status: number, headers: Headers, text: string): boolean {
  return (
    status === 403 &&
    (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text))
  )
}

type Headers = Readonly<Record<string, unknown>>

export interface Failure {
  /** Of HTTP; absent when there was no answer. */
  readonly status?: number
  readonly headers: Headers
  /** What GitHub or the network said. Hostile: escaped where it is shown. */
  readonly text: string
}

/** What went wrong with a request, of whatever type it was thrown. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { headers: {}, text: String(error) }
  const { status, response } = error as { readonly status?: unknown; readonly response?: { readonly headers?: Headers } }
  return { ...(typeof status === 'number' && { status }), headers: response?.headers ?? {}, text: error.message }
}

/** True when the token may not do this, or the job has none: runs from forks and from Dependabot, and workflows that do not grant it. */
export function isRefusal(error: unknown): boolean {
  const { status, headers, text } = failureOf(error)
  return status === 404 || (status === 403 && !isLimited(status, headers, text))
}
