import type { Denial, NextEnd, ReleaseFinding } from '../model/release.ts'
import { utcText } from '../model/time.ts'
import type { EndOf } from './blockers.ts'
import type { ClaimedBlocker } from './documents/blocker-map.ts'
import { type Ending, endingOf, futureEnd, type Moment, soonEnding } from './ends.ts'
import type { Evidence } from './evidence.ts'
import { ofKind } from './packet.ts'
import { listed } from './rules/rule.ts'

/** The ends of one packet, as they are in this run. */
export interface Ends {
  /** Documents that do not count, by path. */
  readonly ended: ReadonlyMap<string, Ending>
  readonly endOf: EndOf
  /** What is reported of them. */
  readonly notes: readonly (Denial & Pick<ReleaseFinding, 'severity'>)[]
  /** A document or a claim has a time at which it ends. */
  readonly limited: boolean
  readonly next?: NextEnd
}

/** No clock and no commit is known. */
const NOWHERE: Moment = { noticeDays: 0 }

/** What has ended, what ends soon, and what ends next. The claims of a map that has ended have ended with it. */
export function endsOf(evidence: Evidence, moment: Moment | undefined): Ends {
  const at = moment ?? NOWHERE
  const { documents } = evidence
  const ended = new Map(documents.flatMap(({ path, document }) => pair(path, endingOf(document, at))))
  const maps = ofKind(evidence, 'blocker-map')
  const [map] = maps
  const mapEnding = map && ended.get(map.path)
  const endOf: EndOf = blocker => mapEnding ?? endingOf(blocker, at)
  const claims = maps.flatMap(({ path, document }) =>
    document.blockers.filter(({ state }) => state === 'CLOSED').map(blocker => ({ path, blocker }))
  )
  const limits = [
    ...documents.map(({ path, document }) => ({ path, limits: document })),
    ...claims.map(({ path, blocker }) => ({ path, blocker: blocker.id, limits: blocker }))
  ]
  const future = limits.flatMap(({ limits: own, ...where }) => {
    const end = futureEnd(own, at)
    return end === undefined ? [] : [{ ...where, end }]
  })
  const [next] = future.toSorted((a, b) => a.end - b.end)
  return {
    ended,
    endOf,
    notes: moment === undefined ? [] : [...documentNotes(documents, ended, moment), ...claimNotes(claims, moment)],
    limited: limits.some(({ limits: own }) => own.not_after !== undefined),
    ...(next !== undefined && {
      next: { path: next.path, ...('blocker' in next && { blocker: next.blocker }), not_after: utcText(next.end) }
    })
  }
}

function pair<T>(key: string, value: T | undefined): [string, T][] {
  return value === undefined ? [] : [[key, value]]
}

function documentNotes(documents: Evidence['documents'], ended: Ends['ended'], moment: Moment): Ends['notes'] {
  return documents.flatMap(({ path, document }): Ends['notes'] => {
    const ending = ended.get(path)
    if (ending !== undefined) return [{ ...ending, path, severity: 'warning' }]
    const soon = soonEnding(document, moment)
    return soon === undefined ? [] : [{ ...soon, path, severity: 'notice' }]
  })
}

/** One finding per map and code: a map may have a thousand claims. */
function claimNotes(
  claims: readonly { readonly path: string; readonly blocker: ClaimedBlocker }[],
  moment: Moment
): Ends['notes'] {
  const groups = new Map<string, { readonly first: Denial; readonly severity: 'warning' | 'notice'; readonly ids: string[] }>()
  for (const { path, blocker } of claims) {
    const ending = endingOf(blocker, moment)
    const note = ending ?? soonEnding(blocker, moment)
    if (note === undefined) continue
    const key = JSON.stringify([path, note.code])
    const group = groups.get(key) ?? { first: { ...note, path }, severity: ending === undefined ? 'notice' : 'warning', ids: [] }
    group.ids.push(blocker.id)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ first, severity, ids }) => ({
    ...first,
    severity,
    reason:
      ids.length === 1
        ? `the claim of the blocker "${ids[0]}": ${first.reason}`
        : `the claims of the blockers ${listed(ids)}; of the first: ${first.reason}`
  }))
}
