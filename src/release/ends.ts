import type { EvidenceCode } from '../model/codes.ts'
import type { Clock } from '../model/release.ts'
import { utcMilliseconds, utcText } from '../model/time.ts'

/** When a run judges evidence, and for which commit. Nothing of it comes from the packet. */
export interface Moment {
  /** Undefined where no clock is known: everything that ends counts as ended. */
  readonly clock?: Clock | undefined
  /** The full id of the commit that the run is about. */
  readonly commit?: string | undefined
  /** Days before its end from which on a document is reported. */
  readonly noticeDays: number
}

/** What limits a document or a blocker, and the dates that it gives itself. */
export interface Limits {
  readonly not_after?: string
  readonly commit?: string
  readonly made_at?: string
  readonly checked_at?: string
  readonly started_at?: string
  readonly finished_at?: string
  readonly ran_at?: string
  readonly claimed_at?: string
}

/** Why something no longer counts, or soon will not. */
export interface Ending {
  readonly code: Extract<EvidenceCode, 'evidence-expired' | 'evidence-other-commit' | 'evidence-expires-soon'>
  /** A clause that begins with "it". Hostile: escaped at each sink. */
  readonly reason: string
}

const OWN_DATES = ['made_at', 'checked_at', 'started_at', 'finished_at', 'ran_at', 'claimed_at'] as const
const COMMIT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const DAY_MS = 24 * 60 * 60 * 1000
/** Of a text that is not what it should be. */
const MAX_SHOWN_CHARACTERS = 40

/** Why it does not count in this run; undefined if it has no end, or is within it. */
export function endingOf(limits: Limits, { clock, commit }: Moment): Ending | undefined {
  const late = limits.not_after === undefined ? undefined : lateness(limits, limits.not_after, clock)
  if (late !== undefined) return { code: 'evidence-expired', reason: late }
  const wrong = limits.commit === undefined ? undefined : commitProblem(limits.commit, commit)
  return wrong === undefined ? undefined : { code: 'evidence-other-commit', reason: wrong }
}

function lateness(limits: Limits, notAfter: string, clock: Clock | undefined): string | undefined {
  const end = utcMilliseconds(notAfter)
  if (end === undefined)
    return `its end ${shown(notAfter)} is not a time in UTC such as 2026-01-31T09:30:00Z, so it counts as expired`
  const now = clock === undefined ? undefined : utcMilliseconds(clock.now)
  if (clock === undefined || now === undefined) return `it ends at ${notAfter}, and no clock is known here`
  if (now > end) return `it expired at ${notAfter}, and it is ${clock.now} (${clockName(clock)})`
  for (const name of OWN_DATES) {
    const text = limits[name]
    const own = text === undefined ? undefined : utcMilliseconds(text)
    if (text !== undefined && own === undefined)
      return `its ${name} is ${shown(text)}, which is not a time, so nothing shows when it ends`
    if (own !== undefined && now < own)
      return `its ${name} is ${text}, and it is ${clock.now} (${clockName(clock)}): that clock is wrong, or the date is`
  }
  return undefined
}

function commitProblem(named: string, commit: string | undefined): string | undefined {
  if (!COMMIT_ID.test(named)) return `its commit ${shown(named)} is not the full id of a commit`
  if (commit === undefined) return `it is about commit ${named}, and the commit of this run is not known`
  return named === commit ? undefined : `it is about commit ${named}, and this run is about ${commit}`
}

/** When it ends, if that is in the future, in milliseconds since 1970. */
export function futureEnd({ not_after }: Limits, { clock }: Moment): number | undefined {
  const end = not_after === undefined ? undefined : utcMilliseconds(not_after)
  const now = clock === undefined ? undefined : utcMilliseconds(clock.now)
  return end !== undefined && now !== undefined && end >= now ? end : undefined
}

/** Set if it ends within the days of notice. */
export function soonEnding(limits: Limits, moment: Moment): Ending | undefined {
  const end = futureEnd(limits, moment)
  const now = utcMilliseconds(moment.clock?.now ?? '')
  if (end === undefined || now === undefined || end - now > moment.noticeDays * DAY_MS) return undefined
  const days = Math.floor((end - now) / DAY_MS)
  return { code: 'evidence-expires-soon', reason: `it expires at ${utcText(end)}, in ${days === 1 ? '1 day' : `${days} days`}` }
}

/** The clock, in words. */
export function clockName({ source }: Clock): string {
  return source === 'input' ? 'the input `now`' : 'the clock of this machine'
}

function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text)
}
