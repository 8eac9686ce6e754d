import type { Policy } from '../../release/documents/policy.ts'
import type { Session } from '../session.ts'
import { type Lead, type LeadKind, REACHING_EXTENSIONS } from './lead-statements.ts'

/** Object ids below are those of the system itself. */
const FIRST_OWN = 16_384

const OBJECTS: readonly (readonly [LeadKind, string])[] = [
  ['foreign-server', 'select srvname::text, srvoptions::text from pg_catalog.pg_foreign_server'],
  ['user-mapping', 'select srvname::text, usename::text from pg_catalog.pg_user_mappings'],
  // The whole row of a subscription is for superusers only; its connection string is read, and never told.
  ['subscription', 'select subname::text, subconninfo from pg_catalog.pg_subscription'],
  [
    'network-extension',
    `select extname::text, '' from pg_catalog.pg_extension where extname in (${REACHING_EXTENSIONS.map(name => `'${name}'`).join(', ')})`
  ]
]

/** Every text in the catalogs that can be run or that says where to go, with the name of its object. */
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
export async function findLeads(session: Session, { production }: Policy): Promise<Lead[]> {
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
