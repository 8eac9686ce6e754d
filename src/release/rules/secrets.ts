import type { SafeClone } from '../documents/clone-provenance.ts'
import type { Policy } from '../documents/policy.ts'
import { policyOf, safeClones, sameBytes } from '../packet.ts'
import { withoutReviewed } from './reviewed-secrets.ts'
import { denials, listed, type Rule } from './rule.ts'

/** A clone with credentials in it is a copy of the keys. Rules and places are named, never a value. */
export const cloneHoldsNoSecrets: Rule = {
  code: 'clone-has-secrets',
  name: 'the whole dump of each clone was searched for secrets, and none was found',
  check: packet => {
    const reviewed = policyOf(packet)?.allow?.reviewed_secrets
    return safeClones(packet).flatMap(({ path, document }) => denials('clone-has-secrets', path, secrets(document, reviewed)))
  }
}

type Exceptions = NonNullable<Policy['allow']>['reviewed_secrets']

function secrets({ dump, secret_scan: scan }: SafeClone, reviewed: Exceptions): readonly (string | false)[] {
  const { left, columnsLeft } = withoutReviewed(scan.findings, scan.columns, reviewed)
  const places = left.map(({ rule, path, line }) => `${rule} in ${path}${line === undefined ? '' : `:${line}`}`)
  const filled = columnsLeft.map(({ table, column }) => `${table}.${column}`)
  return [
    !scan.scanned.some(file => sameBytes(file, dump)) && 'the dump that was restored is not the one that was searched',
    scan.rules === 0 && 'it was searched without any rule',
    places.length > 0 && `secrets were found: ${listed(places)}`,
    filled.length > 0 && `columns that must be empty have values: ${listed(filled)}`
  ]
}
