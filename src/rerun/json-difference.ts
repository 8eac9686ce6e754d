import { isDeepStrictEqual } from 'node:util'
import { isRecord } from '../manifests/json.ts'
import { pointerKey } from '../manifests/json-pointer.ts'

/** One place in which two documents differ. */
export interface JsonDifference {
  /** RFC 6901. */
  readonly pointer: string
  readonly what: 'changed' | 'added' | 'removed'
  /** Both values, only where neither can be a secret. */
  readonly values?: readonly [sealed: string, again: string]
}

/** Words that documents of ours use for a state. Any other text may be a name, a token or a key, and is never shown. */
const WORDS: ReadonlySet<unknown> = new Set([
  ...[
    'PASS',
    'FAIL',
    'NOT_RUN',
    'APPLIED',
    'NOT_APPLIED',
    'FAILED',
    'RESTORED',
    'NOT_RESTORED',
    'COMPATIBLE',
    'MISMATCH',
    'NOT_CHECKED'
  ],
  ...['SAFE_PRODUCTION_SHAPED_CLONE', 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE', 'NONE']
])

/** Every differing place of two JSON values, in the order of the first one, then of the second. */
export function jsonDifferences(sealed: unknown, again: unknown, pointer = ''): JsonDifference[] {
  const [a, b] = [membersOf(sealed), membersOf(again)]
  if (a === undefined || b === undefined || Array.isArray(sealed) !== Array.isArray(again)) {
    if (isDeepStrictEqual(sealed, again)) return []
    const values = [formatValue(sealed), formatValue(again)] as const
    const [before, after] = values
    const both = before === undefined || after === undefined ? {} : { values: [before, after] as const }
    return [{ pointer, what: 'changed', ...both }]
  }
  const differences: JsonDifference[] = []
  for (const [key, value] of a) {
    const place = `${pointer}/${pointerKey(key)}`
    if (b.has(key)) differences.push(...jsonDifferences(value, b.get(key), place))
    else differences.push({ pointer: place, what: 'removed' })
  }
  for (const key of b.keys()) if (!a.has(key)) differences.push({ pointer: `${pointer}/${pointerKey(key)}`, what: 'added' })
  return differences
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return isRecord(value) || Array.isArray(value) ? new Map(Object.entries(value)) : undefined
}

function formatValue(value: unknown): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return String(value)
  return WORDS.has(value) ? String(value) : undefined
}
