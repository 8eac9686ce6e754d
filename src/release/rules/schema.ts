import type { CheckedSchema } from '../documents/schema-compatibility.ts'
import { appliedExecutions, checkedSchemas, type Packet, policyOf, referred, safeClones } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'
import { schemaMismatches } from './schema-difference.ts'
import { majorFault } from './server-major.ts'

/** A change rehearsed on another schema shows nothing about the schema of production. */
export const schemaIsAsExpected: Rule = {
  code: 'schema-mismatch-ignored',
  name: 'a clone is only called compatible, and only used, when its schema is the expected one',
  check: packet => {
    const schemas = checkedSchemas(packet)
    const executions = appliedExecutions(packet)
    const used = new Set(executions.map(({ document }) => document.clone_id))
    const checked = new Set(schemas.map(({ document }) => document.clone_id))
    return [
      ...versionFaults(packet),
      ...schemas.flatMap(({ path, document }) =>
        denials('schema-mismatch-ignored', path, ignoredFaults(packet, document, used.has(document.clone_id)))
      ),
      ...executions.flatMap(({ path, document }) =>
        denials('schema-mismatch-ignored', path, [
          !checked.has(document.clone_id) &&
            'the change was applied to a clone whose schema nobody compared with the expected one'
        ])
      )
    ]
  }
}

/** The catalogs of another major version are another schema, and it runs other statements. */
function versionFaults(packet: Packet): ReturnType<typeof denials> {
  if (policyOf(packet)?.require_same_major !== true) return []
  return safeClones(packet).flatMap(({ path, document: { source, environment } }) =>
    denials('schema-mismatch-ignored', path, [majorFault(source.server_version, environment) ?? false])
  )
}

/** An honest mismatch on a clone that nobody used is no denial: it holds by itself. */
function ignoredFaults(packet: Packet, document: CheckedSchema, used: boolean): readonly (string | false)[] {
  if (!used && document.verdict === 'MISMATCH') return []
  const expectations = referred(packet, 'schema-expectations', document.expectations)
  const mismatches = expectations === undefined ? [] : schemaMismatches(expectations.document, document.observed)
  return [
    mismatches.length > 0 && `the schema is not the expected one: ${listed(mismatches)}`,
    mismatches.length === 0 && document.verdict === 'MISMATCH' && 'its own verdict is that the schema is not the expected one'
  ]
}
