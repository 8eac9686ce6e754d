import { isRecord } from '../manifests/json.ts'

const TIMES: ReadonlySet<string> = new Set(['exclusive_ms', 'blocked_ms'])

/** Puts the sealed times into a document that was made again, at the same places: no two runs share them. Nothing else is taken over. */
export function keepTimes(value: unknown, sealed: unknown): void {
  if (Array.isArray(value) && Array.isArray(sealed)) for (const [index, item] of value.entries()) keepTimes(item, sealed[index])
  else if (isRecord(value) && isRecord(sealed))
    for (const [name, item] of Object.entries(value))
      if (TIMES.has(name) && typeof sealed[name] === 'number') Object.assign(value, { [name]: sealed[name] })
      else keepTimes(item, sealed[name])
}
