import type { EvidenceCode } from '../../src/model/codes.ts'
import type { ClaimedBlocker } from '../../src/release/documents/blocker-map.ts'
import type { CloneProvenance } from '../../src/release/documents/clone-provenance.ts'
import type { DocumentOf } from '../../src/release/documents/registry.ts'
import type { RehearsalExecution } from '../../src/release/documents/rehearsal-execution.ts'
import type { RehearsalRollback } from '../../src/release/documents/rehearsal-rollback.ts'
import type { SchemaCompatibility } from '../../src/release/documents/schema-compatibility.ts'
import { Draft } from './draft.ts'
import { addValidator, CHANGE, expectations, order, policy } from './registry-change.ts'
import { COMPATIBILITY, EXECUTION, ORDER, PROVENANCE, ROLLBACK } from './rehearse.ts'
import { runValidator } from './run-validator.ts'

/** Files of the packet that are written by hand. */
export const READY_TEXTS = [
  'README.md',
  'RERUN.sh',
  'ci/release-gate.design.yml',
  'commands.sh',
  'operator/INPUT.md',
  'sql/apply.sql',
  'sql/rollback.sql',
  'validator/validate.mjs'
] as const

const NO_CLONE = 'there is no clone: no dump was supplied that is shaped like production and safe to use'

/**
 * The packet that is ready and not applied: nothing in it is untrue, and nothing in it clears anything.
 * @param probes probe-results.json of a real run of the gate
 */
export function readyNotApplied(texts: ReadonlyMap<string, Buffer>, probes: Buffer): ReadonlyMap<string, Buffer> {
  const draft = new Draft(texts)
    .add('policy.json', policy())
    .add('schema-expectations.json', expectations())
    .add(ORDER, order())
    .add(PROVENANCE, provenance)
    .add(COMPATIBILITY, compatibility)
    .add(EXECUTION, execution)
    .add(ROLLBACK, rollback)
  const validator = addValidator(draft, 'clone', [EXECUTION, ROLLBACK])
  draft
    .add('validator-result.json', runValidator(draft, 'validator.json', validator))
    .add('probe-results.json', probes)
    .add('probes.json', ownProbes())
    .add('blocker-map.json', { schema: 'seal-gate/blocker-map/1', blockers: READY_BLOCKERS })
  return draft.sealed(CHANGE)
}

const provenance: CloneProvenance = {
  schema: 'seal-gate/clone-provenance/1',
  production_claim: 'NONE',
  verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
  reason: 'no anonymised dump has been supplied, and a dump of production itself must not be used',
  operator_input_needed: [
    'an anonymised dump, made with PostgreSQL 16 or later: pg_dump --format=custom --no-owner --no-privileges --schema=public --file=clone.dump "$ANONYMISED_REPLICA" (operator/INPUT.md)'
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
  reason: 'the change was not applied, so there is nothing to undo'
}

/**
 * Bad inputs of this change: two ways in which somebody might help it along.
 * @param denials what evidence says to a script that is not the one it is about; none without a rehearsal
 */
export const ownProbes = (...denials: readonly EvidenceCode[]): DocumentOf<'probes'> => ({
  schema: 'seal-gate/probes/1',
  probes: [
    {
      id: 'rollback-claims-production',
      mutation: { kind: 'set-json', path: ROLLBACK, pointer: '/production_claim', value: 'PASS' },
      reseal: true,
      expected: ['production-pass-from-clone']
    },
    {
      id: 'script-of-another-change',
      mutation: { kind: 'append', path: 'sql/apply.sql', text: 'delete from public.birth_registry;\n' },
      reseal: false,
      expected: [...denials, 'length-mismatch', 'seal-mismatch']
    }
  ]
})

const open = (blocker: Omit<ClaimedBlocker, 'state'>): ClaimedBlocker => {
  const { id, title, ...rest } = blocker
  return { id, title, state: 'OPEN', ...rest }
}

/** Each with the evidence that would close it. */
export const READY_BLOCKERS: readonly ClaimedBlocker[] = [
  open({
    id: 'B1-clone',
    title: 'There is a clone that is shaped like production and safe to use',
    scope: 'clone',
    progress: 'narrowed-to: one operator input, an anonymised dump',
    depends_on: [],
    closes_when: [{ document: PROVENANCE, pointer: '/verdict', equals: 'SAFE_PRODUCTION_SHAPED_CLONE' }]
  }),
  open({
    id: 'B2-schema',
    title: 'The clone has the tables, keys and rows that the change expects',
    scope: 'clone',
    progress: 'design-delivered: the expectations are sealed',
    depends_on: ['B1-clone'],
    closes_when: [{ document: COMPATIBILITY, pointer: '/verdict', equals: 'COMPATIBLE' }]
  }),
  open({
    id: 'B3-apply',
    title: 'The change was applied to the clone, and changed what it is about',
    scope: 'clone',
    depends_on: ['B2-schema'],
    closes_when: [{ document: EXECUTION, pointer: '/status', equals: 'APPLIED' }]
  }),
  open({
    id: 'B4-rollback',
    title: 'The rollback brought the clone back to the state before the change',
    scope: 'clone',
    depends_on: ['B3-apply'],
    closes_when: [{ document: ROLLBACK, pointer: '/status', equals: 'RESTORED' }]
  }),
  open({
    id: 'B5-ci',
    title: 'The gate runs as a required check of every release',
    scope: 'production',
    progress: 'design-delivered: ci/release-gate.design.yml is a design, and nothing runs it',
    depends_on: [],
    closes_when: [{ document: 'production-validator-result.json', pointer: '/status', equals: 'PASS' }]
  }),
  open({
    id: 'B6-production-schema',
    title: 'Production has the schema that the clone was compared with',
    scope: 'production',
    depends_on: ['B2-schema'],
    closes_when: [{ document: 'production-validator-result.json', pointer: '/status', equals: 'PASS' }]
  }),
  open({
    id: 'B7-approval',
    title: 'The owner of the registry approved the release',
    scope: 'production',
    depends_on: ['B4-rollback', 'B5-ci', 'B6-production-schema'],
    closes_when: [{ document: 'production-validator-result.json', pointer: '/status', equals: 'PASS' }]
  })
]
