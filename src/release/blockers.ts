import type { Blocker, Denial } from '../model/release.ts'
import { proofProblem } from './admissible.ts'
import type { BlockerMap, ClaimedBlocker } from './documents/blocker-map.ts'
import type { Ending } from './ends.ts'
import type { Evidence } from './evidence.ts'
import { listed } from './rules/rule.ts'

/** The map as it really stands, and what is wrong with it as a map. */
interface EffectiveMap {
  readonly blockers: readonly Blocker[]
  readonly errors: readonly string[]
}

/** Why a claim does not count in this run. */
export type EndOf = (blocker: ClaimedBlocker) => Ending | undefined

/** More than anybody reads. Dependencies are followed for each blocker, so the time grows with the square of their number. */
const MAX_BLOCKERS = 1000

/**
 * A blocker is closed only when it is claimed closed, every proof of it holds on admissible evidence, and everything that it depends on is
 * closed. All else is open, each with its reason.
 */
export function effectiveMap(
  { blockers }: BlockerMap,
  evidence: Evidence,
  denials: readonly Denial[],
  endOf: EndOf = () => undefined
): EffectiveMap {
  if (blockers.length > MAX_BLOCKERS)
    return { blockers: [], errors: [`it has ${blockers.length} blockers; at most ${MAX_BLOCKERS} are judged`] }
  const known = new Map(blockers.map(blocker => [blocker.id, blocker]))
  // The map keeps the last one of each id.
  const doubled = new Set(blockers.filter(one => known.get(one.id) !== one).map(({ id }) => id))
  const circular = new Set(blockers.filter(({ id }) => reaches(id, known)).map(({ id }) => id))
  const reasons = new Map<string, string | undefined>()
  const reasonOf = (blocker: ClaimedBlocker): string | undefined => {
    const { id, depends_on } = blocker
    if (doubled.has(id)) return 'the map has its id twice'
    if (circular.has(id)) return 'it depends on itself'
    if (reasons.has(id)) return reasons.get(id)
    const own = ownReason(blocker, evidence, denials, endOf)
    const open = depends_on.filter(other => {
      const dependency = known.get(other)
      return dependency === undefined || reasonOf(dependency) !== undefined
    })
    const reason = own ?? (open.length > 0 ? `it depends on ${listed(open)}, which is not closed` : undefined)
    reasons.set(id, reason)
    return reason
  }
  return {
    blockers: blockers.map(blocker => effective(blocker, reasonOf(blocker))),
    errors: mapErrors(blockers, known, doubled, circular)
  }
}

function effective({ id, title, scope, progress, depends_on, closes_when }: ClaimedBlocker, reason: string | undefined): Blocker {
  const proofs = closes_when.map(({ document, pointer }) => `${document}${pointer === '' ? '' : ` at ${pointer}`}`)
  return {
    id,
    title,
    state: reason === undefined ? 'CLOSED' : 'OPEN',
    reason: reason ?? `claimed, and proved by ${listed(proofs)}`,
    scope,
    ...(progress !== undefined && { progress }),
    depends_on
  }
}

/** Why a blocker is open by itself, whatever it depends on. */
function ownReason(blocker: ClaimedBlocker, evidence: Evidence, denials: readonly Denial[], endOf: EndOf) {
  const { state, scope, progress, closes_when } = blocker
  if (state === 'OPEN') return progress === undefined ? 'it is not claimed closed' : `it is not claimed closed (${progress})`
  if (state !== 'CLOSED') return 'its state is neither OPEN nor CLOSED, so it is open'
  if (closes_when.length === 0) return 'it is claimed closed, but names no evidence'
  const end = endOf(blocker)
  if (end !== undefined) return `it is claimed closed, and the claim does not count: ${end.reason}`
  for (const proof of closes_when) {
    const problem = proofProblem(proof, scope, evidence, denials)
    if (problem !== undefined) return `it is claimed closed, and ${problem}`
  }
  return undefined
}

/** True when a blocker depends on itself, over any way. */
function reaches(id: string, known: ReadonlyMap<string, ClaimedBlocker>): boolean {
  const seen = new Set<string>()
  const next = [...(known.get(id)?.depends_on ?? [])]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === id) return true
    if (seen.has(at)) continue
    seen.add(at)
    next.push(...(known.get(at)?.depends_on ?? []))
  }
  return false
}

function mapErrors(
  blockers: readonly ClaimedBlocker[],
  known: ReadonlyMap<string, ClaimedBlocker>,
  doubled: ReadonlySet<string>,
  circular: ReadonlySet<string>
): string[] {
  const unknown = new Set(blockers.flatMap(({ depends_on }) => depends_on.filter(id => !known.has(id))))
  const empty = blockers.filter(({ state, closes_when }) => state === 'CLOSED' && closes_when.length === 0).map(({ id }) => id)
  return [
    ...(doubled.size > 0 ? [`duplicate ids: ${listed([...doubled])}`] : []),
    ...(unknown.size > 0 ? [`unknown ids in depends_on: ${listed([...unknown])}`] : []),
    ...(circular.size > 0 ? [`blockers that depend on themselves: ${listed([...circular])}`] : []),
    ...(empty.length > 0 ? [`blockers that are claimed closed without evidence: ${listed(empty)}`] : [])
  ]
}
