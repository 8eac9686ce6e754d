import type { CheckedSchema } from '../documents/schema-compatibility.ts'
import { appliedExecutions, checkedSchemas, type Packet, referred } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'
import { schemaMismatches } from './schema-difference.ts'

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
