import type { LEAD_KINDS } from '../../release/documents/clone-provenance.ts'

export type LeadKind = (typeof LEAD_KINDS)[number]

/** A way out of the clone. `object` is a name from the database. */
export interface Lead {
  readonly kind: LeadKind
  readonly object: string
  /** Endpoint of production that it names. */
  readonly host?: string
}

/** Extensions that open connections or run programs. */
export const REACHING_EXTENSIONS = [
  'aws_lambda',
  'aws_s3',
  'dblink',
  'file_fdw',
  'http',
  'kafka_fdw',
  'mongo_fdw',
  'mysql_fdw',
  'ogr_fdw',
  'oracle_fdw',
  'pg_cron',
  'pg_net',
  'pglogical',
  'plperlu',
  'plpython3u',
  'plsh',
  'pltclu',
  'postgres_fdw',
  'redis_fdw',
  'tds_fdw',
  'wrappers'
] as const

const EXTENSION = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?([\w-]+)"?/i
const WAYS: readonly (readonly [LeadKind, RegExp])[] = [
  ['foreign-server', /\b(?:create|alter)\s+server\s+(?:if\s+not\s+exists\s+)?("[^"]*"|\S+)/i],
  ['user-mapping', /\b(?:create|alter)\s+user\s+mapping\b.*?\bserver\s+("[^"]*"|\S+)/is],
  ['subscription', /\b(?:create|alter)\s+subscription\s+("[^"]*"|\S+)/i],
  ['foreign-server', /\b(?:import\s+foreign\s+schema|create\s+foreign\s+table)\s+("[^"]*"|\S+)/i]
]

/**
 * The way out that a statement of a dump would make, so that it is never made, not even in a clone. What a dump makes in another way is
 * found in the restored catalogs.
 * @param text one statement, comments before it included
 */
export function leadOf(text: string, words: readonly string[]): Lead | undefined {
  const [verb] = words
  if (verb !== 'create' && verb !== 'alter' && verb !== 'import') return undefined
  const statement = afterComments(text)
  if (words[1] === 'extension') {
    const name = EXTENSION.exec(statement)?.[1]?.toLowerCase() ?? ''
    return REACHING_EXTENSIONS.some(one => one === name) ? { kind: 'network-extension', object: name } : undefined
  }
  if (!/^(?:server|user|subscription|foreign)$/.test(words[1] ?? '')) return undefined
  for (const [kind, pattern] of WAYS) {
    const found = pattern.exec(statement)
    if (found !== null && found.index === 0) return { kind, object: (found[1] ?? '').replace(/[;,(].*$/s, '') || kind }
  }
  return undefined
}

/** The statement from its first word on. */
export function afterComments(text: string): string {
  return text.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
}
