import type { Policy } from '../../../release/documents/policy.ts'
import type { Lead } from '../../dump.ts'
import type { Session } from '../engine.ts'

type LeadKind = Lead['kind']

/** Extensions that open connections, run programs or reach files of the server. */
export const REACHING_EXTENSIONS = [
  'adminpack',
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
  'plpython2u',
  'plpython3u',
  'plpythonu',
  'plr',
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
 * The way out that a statement of a dump would create, so that it is never created, not even in a clone. What a dump creates in another way
 * is found in the restored catalogs.
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
function afterComments(text: string): string {
  return text.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
}

/** Object ids below are those of the system itself. */
const FIRST_OWN = 16_384

const OBJECTS: readonly (readonly [LeadKind, string])[] = [
  ['foreign-server', 'select srvname::text, srvoptions::text from pg_catalog.pg_foreign_server'],
  ['user-mapping', 'select srvname::text, usename::text from pg_catalog.pg_user_mappings'],
  // Only superusers may read the whole row of a subscription; its connection string is read, and never reported.
  ['subscription', 'select subname::text, subconninfo from pg_catalog.pg_subscription'],
  [
    'network-extension',
    `select extname::text, '' from pg_catalog.pg_extension where extname in (${REACHING_EXTENSIONS.map(name => `'${name}'`).join(', ')})`
  ]
]

/** Every text in the catalogs that can be run or that names an address, with the name of its object. */
const TEXTS = `
  select 'function ' || oid::regprocedure::text,
         coalesce(prosrc, '') || coalesce(pg_catalog.pg_get_function_sqlbody(oid), '')
    from pg_catalog.pg_proc where oid >= ${FIRST_OWN}
  union all select 'rule or view ' || ev_class::regclass::text, pg_catalog.pg_get_ruledef(oid)
    from pg_catalog.pg_rewrite where oid >= ${FIRST_OWN}
  union all select 'default of ' || adrelid::regclass::text, pg_catalog.pg_get_expr(adbin, adrelid)
    from pg_catalog.pg_attrdef where oid >= ${FIRST_OWN}
  union all select 'constraint ' || conname::text, pg_catalog.pg_get_constraintdef(oid)
    from pg_catalog.pg_constraint where oid >= ${FIRST_OWN}
  union all select 'trigger ' || tgname::text, pg_catalog.pg_get_triggerdef(oid)
    from pg_catalog.pg_trigger where not tgisinternal
  union all select 'policy ' || polname::text,
         coalesce(pg_catalog.pg_get_expr(polqual, polrelid), '') || coalesce(pg_catalog.pg_get_expr(polwithcheck, polrelid), '')
    from pg_catalog.pg_policy
  union all select 'settings', setconfig::text from pg_catalog.pg_db_role_setting`

/**
 * What in a restored database leads out of it, or names an endpoint of production.
 * @param session a superuser session
 */
export async function findLeads(session: Session, { production }: Pick<Policy, 'production'>): Promise<Lead[]> {
  await session.run(`select pg_catalog.set_config('search_path', '', false)`)
  const leads: Lead[] = []
  const hosts = production.endpoints.map(({ host }) => host.trim())
  for (const [kind, sql] of OBJECTS) {
    for (const [name, options] of await session.rows(sql)) {
      const host = hosts.find(one => options?.toLowerCase().includes(one.toLowerCase()) === true)
      leads.push({ kind, object: name ?? kind, ...(host !== undefined && { host }) })
    }
  }
  for (const host of hosts) {
    const found = await session.rows(
      `select distinct t.object from (${TEXTS}) t(object, body) where pg_catalog.strpos(pg_catalog.lower(t.body), pg_catalog.lower($1)) > 0`,
      [host]
    )
    leads.push(...found.map(([object]) => ({ kind: 'production-name' as const, object: object ?? '', host })))
  }
  return leads.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.object, b.object))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
