import { jsonText } from '../manifests/json-text.ts'
import type { BlockerMap, ClaimedBlocker } from './documents/blocker-map.ts'
import type { CloneProvenance } from './documents/clone-provenance.ts'
import { type Policy, REQUIRABLE } from './documents/policy.ts'
import type { RehearsalExecution } from './documents/rehearsal-execution.ts'
import type { RehearsalRollback } from './documents/rehearsal-rollback.ts'
import type { SchemaCompatibility } from './documents/schema-compatibility.ts'
import type { SchemaExpectations } from './documents/schema-expectations.ts'
import { exampleValidator } from './starter-validator.ts'

/**
 * The files of a packet to begin with, by path; without what a machine makes (the results of the probes and of the validator) and without a
 * manifest. Nothing in it is untrue: nothing was done yet, so it is `READY_NOT_APPLIED` and it holds. The same text every time.
 */
export function starterPacket(): ReadonlyMap<string, string> {
  return new Map([
    ['.gitattributes', "# Sealed bytes are not git's business.\n* -text\n"],
    ['README.md', README],
    ['sql/apply.sql', '-- The change.\n'],
    ['sql/rollback.sql', '-- The change, undone.\n'],
    ...exampleValidator(),
    ...Object.entries(DOCUMENTS).map(([path, document]): [string, string] => [path, jsonText(document)])
  ])
}

const README = `# A release packet

It is READY_NOT_APPLIED, and the decision is HOLD_PRODUCTION. The next steps, in this folder:

1. In policy.json, name production: its endpoints, or the system_identifier of pg_control_system(). No clone may be any of them.
2. In schema-expectations.json, describe the tables, columns and rows that the change needs.
3. Write the change and its rollback: sql/apply.sql, sql/rollback.sql.
4. In blocker-map.json, name every reason to hold, and the evidence that would close it.
5. In clone-provenance.json, name exactly which dump the operator must supply. With it, add "pinned_dumps": [{"sha256": "HEX", "bytes": N}] to policy.json; then: seal-gate rehearse rehearsal.json --dump FILE --out .
6. validator.json pins an example that judges the design only. For production, pin your own with "scope": "production", and let it judge what was read there.
7. After every change, seal again: seal-gate seal . -o seal-gate.json
8. Write the tree hash: sha256sum seal-gate.json > packet_tree.sha256
9. If a validator changed, or a file that it judges, let it judge again: seal-gate rerun . --run-validator --write
10. Check the packet: seal-gate verify seal-gate.json --manifest-sha256 packet_tree.sha256
11. Anyone can generate again what a machine made, and compare: seal-gate rerun . --run-validator
`

const CLONE = 'clone-provenance.json'
const SCHEMA = 'schema-compatibility.json'
const EXECUTION = 'clone-rehearsal-execution-evidence.json'
const ROLLBACK = 'clone-rollback-evidence.json'
const RESULT = 'validator-result.json'
const NO_CLONE = 'no dump has been supplied'

const policy: Policy = {
  schema: 'seal-gate/policy/1',
  production: { endpoints: [{ host: 'db.production.example', port: 5432 }], system_identifiers: [] },
  required_evidence: [...REQUIRABLE]
}

const expectations: SchemaExpectations = {
  schema: 'seal-gate/schema-expectations/1',
  tables: [{ name: 'public.example', columns: [{ name: 'id', type: 'integer', nullable: false }], primary_key: ['id'] }]
}

const provenance: CloneProvenance = {
  schema: 'seal-gate/clone-provenance/1',
  production_claim: 'NONE',
  verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
  reason: NO_CLONE,
  operator_input_needed: [
    'an anonymised dump with owners and privileges: pg_dump --format=plain --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE'
  ]
}

const compatibility: SchemaCompatibility = {
  schema: 'seal-gate/schema-compatibility/1',
  production_claim: 'NONE',
  verdict: 'NOT_CHECKED',
  reason: NO_CLONE
}

const execution: RehearsalExecution = {
  schema: 'seal-gate/rehearsal-execution/1',
  production_claim: 'NONE',
  status: 'NOT_APPLIED',
  reason: NO_CLONE
}

const rollback: RehearsalRollback = {
  schema: 'seal-gate/rehearsal-rollback/1',
  production_claim: 'NONE',
  status: 'NOT_APPLIED',
  reason: NO_CLONE
}

function open(id: string, title: string, scope: ClaimedBlocker['scope'], depends_on: string[], proof: [string, string, string]) {
  const [document, pointer, equals] = proof
  return { id, title, state: 'OPEN', scope, depends_on, closes_when: [{ document, pointer, equals }] }
}

const SAFE = 'SAFE_PRODUCTION_SHAPED_CLONE'
const blockerMap: BlockerMap = {
  schema: 'seal-gate/blocker-map/1',
  blockers: [
    open('B1-clone', 'There is a clone that is shaped like production and safe to use', 'clone', [], [CLONE, '/verdict', SAFE]),
    open(
      'B2-schema',
      'The clone has the schema that the change expects',
      'clone',
      ['B1-clone'],
      [SCHEMA, '/verdict', 'COMPATIBLE']
    ),
    open('B3-apply', 'The change was applied to the clone', 'clone', ['B2-schema'], [EXECUTION, '/status', 'APPLIED']),
    open('B4-rollback', 'The rollback brought the clone back', 'clone', ['B3-apply'], [ROLLBACK, '/status', 'RESTORED']),
    open('B5-production', 'What was read in production was accepted', 'production', [], [RESULT, '/status', 'PASS'])
  ]
}

/** A `seal-gate/rehearsal/1`: an order, which a later room reads. */
const rehearsal = {
  schema: 'seal-gate/rehearsal/1',
  apply: { path: 'sql/apply.sql' },
  rollback: { path: 'sql/rollback.sql' },
  expectations: { path: 'schema-expectations.json' },
  policy: { path: 'policy.json' }
}

const DOCUMENTS = {
  'policy.json': policy,
  'schema-expectations.json': expectations,
  'rehearsal.json': rehearsal,
  [CLONE]: provenance,
  [SCHEMA]: compatibility,
  [EXECUTION]: execution,
  [ROLLBACK]: rollback,
  'blocker-map.json': blockerMap
}
