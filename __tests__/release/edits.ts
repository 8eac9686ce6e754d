import { type Documents, documents, PATHS } from './packet.ts'

type Json = Record<string, unknown>

/** A value of a document that holds no other values, by its path in the packet and its place in the document. */
export interface Leaf {
  readonly path: keyof Documents
  readonly at: readonly string[]
  readonly value: unknown
}

/** Words that mean something somewhere: a forger tries them everywhere. */
const WORDS = [
  ...['OPEN', 'CLOSED', 'PASS', 'FAIL', 'APPLIED', 'NOT_APPLIED', 'FAILED', 'RESTORED', 'NOT_RESTORED', 'COMPATIBLE', 'MISMATCH'],
  ...['NONE', 'production', 'clone', 'design', 'postgres', 'pglite', 'in-process', 'pipe', 'unix-socket', 'tcp']
]

/** All leaves of the cleared packet's documents, but for digests and lengths that follow the file they name. */
export function leaves(): Leaf[] {
  const docs = documents()
  return PATHS.flatMap(path => leavesOf(docs[path]).map(({ at, value }) => ({ path, at, value })))
}

function leavesOf(value: unknown, at: readonly string[] = []): { at: readonly string[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ at, value }]
  const follows = 'path' in value && 'sha256' in value ? ['sha256', 'bytes'] : []
  return Object.entries(value)
    .filter(([key]) => !follows.includes(key))
    .flatMap(([key, item]) => leavesOf(item, [...at, key]))
}

/**
 * What a leaf may be changed into: never itself. With a salt of its own for each leaf, two forged digests, numbers or names never agree by
 * chance, which would be another valid packet.
 */
export function forgeries(value: unknown, salt = 1): unknown[] {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + salt, value - salt]
  if (typeof value !== 'string') return []
  const number = /^\d+$/.test(value) ? [String(BigInt(value) + BigInt(salt))] : []
  const digest = value.replace(/^[0-9a-f]{4}/, salt.toString(16).padStart(4, '0'))
  return [`${value}x${salt}`, digest, ...number, ...(WORDS.includes(value) ? WORDS : [])].filter(one => one !== value)
}

/** Puts a value in the place of another. */
export function put(docs: Documents, path: keyof Documents, at: readonly string[], value: unknown): void {
  // Reached by the names of its members only: a forger knows no types.
  let object = docs[path] as unknown as Json
  for (const key of at.slice(0, -1)) object = object[key] as Json
  if (object !== undefined && object !== null) object[at.at(-1) ?? ''] = value
}

/** `map.json /blockers/0/state`. */
export function nameOf({ path, at }: Leaf): string {
  return `${path} /${at.join('/')}`
}

/**
 * What may be another value in a packet that is still truly valid: words for people, and the operator's own orders where no evidence
 * contradicts them. All other leaves bear the clearance.
 */
export const FREE: readonly RegExp[] = [
  /^policy\.json \/production\/endpoints\/0\/(host|port)$/,
  /^policy\.json \/production\/system_identifiers\/0$/,
  /^expectations\.json \/(change_id|tables\/0\/(min_rows|required_rows\/0\/why))$/,
  /^provenance\.json \/(made_at|source\/(system_identifier|server_version)|secret_scan\/(scanner|rules|scanned\/0\/path))$/,
  /^provenance\.json \/(isolation\/escape_attempts\/0\/(attempt|code)|secret_scan\/columns\/0\/(table|column))$/,
  /^compatibility\.json \/observed\/0\/required_rows\/0\/found$/,
  /^execution\.json \/(statements|after\/tables\/0\/(rows|sha256))$/,
  /^validator\.json \/(validator_id|interpreter\/0|timeout_seconds|max_output_bytes|self_test\/args\/0)$/,
  /^validator\.json \/(program|must_reject\/0\/input|must_accept\/0\/input)\/path$/,
  /^probes\.json \/(control|probes\/\d)\/(id|mutation)$/,
  /^map\.json \/blockers\/\d\/(title|claimed_by|progress)$/,
  /^map\.json \/blockers\/[12]\/id$/
]

/**
 * A pair of edits that begins with one of these can tell another story that is as true: what else a change changed, what a schema is,
 * what a blocker is about or is called.
 */
export const PAIRED: readonly RegExp[] = [
  /^execution\.json \/changed\/(schema|large_objects)$/,
  /^validator\.json \/scope$/,
  /^map\.json \/blockers\/0\/id$/,
  /^expectations\.json \/tables\/0\/columns\/\d\/nullable$/
]
