import type { SafeClone } from '../documents/clone-provenance.ts'
import { safeClones, sameBytes } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'

/** A clone with credentials in it is a copy of the keys. Rules and places are named, never a value. */
export const cloneHoldsNoSecrets: Rule = {
  code: 'clone-has-secrets',
  name: 'the whole dump of each clone was searched for secrets, and none was found',
  check: packet => safeClones(packet).flatMap(({ path, document }) => denials('clone-has-secrets', path, secrets(document)))
}

function secrets({ dump, secret_scan: scan }: SafeClone): readonly (string | false)[] {
  const places = scan.findings.map(({ rule, path, line }) => `${rule} in ${path}${line === undefined ? '' : `:${line}`}`)
  const filled = scan.columns.filter(({ values }) => values > 0).map(({ table, column }) => `${table}.${column}`)
  return [
    !scan.scanned.some(file => sameBytes(file, dump)) && 'the dump that was restored is not the one that was searched',
    scan.rules === 0 && 'it was searched without any rule',
    places.length > 0 && `secrets were found: ${listed(places)}`,
    filled.length > 0 && `columns that must be empty have values: ${listed(filled)}`
  ]
}
