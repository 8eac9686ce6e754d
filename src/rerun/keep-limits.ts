import { isRecord } from '../manifests/json.ts'

const LIMITS = ['not_after', 'commit']

/**
 * A document that was generated again, with the limits of the sealed one, at the same places: until when evidence counts, and for which
 * commit, is for its author to state. A rerun that dropped them would make evidence that never ends.
 */
export function keepLimits(value: unknown, sealed: unknown): unknown {
  if (!isRecord(value) || !isRecord(sealed) || !LIMITS.some(name => Object.hasOwn(sealed, name))) return value
  const order = [
    ...Object.keys(sealed).filter(name => LIMITS.includes(name) || Object.hasOwn(value, name)),
    ...Object.keys(value)
  ]
  return Object.fromEntries([...new Set(order)].map(name => [name, LIMITS.includes(name) ? sealed[name] : value[name]]))
}
