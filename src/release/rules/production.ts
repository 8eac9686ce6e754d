import { LEAD_KINDS, type SafeClone } from '../documents/clone-provenance.ts'
import type { Policy } from '../documents/policy.ts'
import { policyOf, safeClones } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'

/** What a clone that still knows the way to production does there is not a rehearsal. */
export const cloneLeadsNowhere: Rule = {
  code: 'clone-points-to-production',
  name: 'no clone is production, and nothing in one leads there',
  check: packet => {
    const policy = policyOf(packet)
    return safeClones(packet).flatMap(({ path, document }) =>
      denials('clone-points-to-production', path, [
        ...leads(document),
        ...(policy === undefined
          ? ['no policy defines production, so nothing shows that this is not production']
          : isProduction(document, policy))
      ])
    )
  }
}

function leads({ leads: { checked, found } }: SafeClone): readonly (string | false)[] {
  const unchecked = LEAD_KINDS.filter(kind => !checked.includes(kind))
  const ways = found.map(({ kind, object }) => `${kind} ${object}`)
  return [
    unchecked.length > 0 && `it was not searched for: ${listed(unchecked)}`,
    found.length > 0 && `it contains ways out: ${listed(ways)}`
  ]
}

function isProduction({ environment, source, leads: { found } }: SafeClone, { production }: Policy): readonly (string | false)[] {
  const { system_identifier: own, connection } = environment
  const hosts = new Set(production.endpoints.map(({ host }) => plainHost(host)))
  const named = found.filter(({ host }) => host !== undefined && hosts.has(plainHost(host)))
  return [
    (production.system_identifiers.includes(own) || source.system_identifier === own) &&
      'it has the system identifier of production',
    connection.host !== undefined && hosts.has(plainHost(connection.host)) && 'it was reached at an endpoint of production',
    named.length > 0 && `${named.length} of its ways out name an endpoint of production`
  ]
}

/** One host, however it is written: letter case, brackets of an IPv6 address, the dot of the root zone. */
function plainHost(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}
