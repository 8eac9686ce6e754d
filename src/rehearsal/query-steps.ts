import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'

type Denials = Promise<readonly RehearsalDenial[]>

/** Statements listed: enough to see what is wrong. */
const MAX_LISTED = 50

/** Prepares the statements of the version that still runs, on the schema that it knows. */
export async function prepareBefore(context: RehearsalContext, clone: Clone): Denials {
  const { queries } = context.input
  if (queries === undefined) return []
  const found = await clone.prepare(queries.queries)
  const unjudged = found.filter(one => 'refused' in one).length
  context.prepared.before = found
  context.facts.queries = { judged: found.length - unjudged, unjudged, passedOver: queries.passedOver }
  if (unjudged < found.length) return []
  const reason = 'none of its statements can be prepared before the change: name the statements of this database'
  return [{ code: 'query-broken', path: queries.path, reason }]
}

/** Prepares them again after the change: each that is refused now, or takes or gives other types, would break what still runs. */
export async function prepareAfter(context: RehearsalContext, clone: Clone): Denials {
  const { queries } = context.input
  const { before } = context.prepared
  if (queries === undefined || before === undefined) return []
  const now = await clone.prepare(queries.queries)
  const broken = queries.queries.flatMap(({ line }, index): RehearsalDenial[] => {
    const [then, after] = [before[index], now[index]]
    if (then === undefined || after === undefined || 'refused' in then) return []
    const place = { code: 'query-broken', path: queries.path, line } as const
    if ('refused' in after) return [{ ...place, reason: `after the change, the server refuses this statement: ${after.refused}` }]
    return then.types === after.types
      ? []
      : [{ ...place, reason: 'after the change, this statement takes or returns other types' }]
  })
  return broken.slice(0, MAX_LISTED)
}
