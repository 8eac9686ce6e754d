import type { ClaimedBlocker } from '../../src/release/documents/blocker-map.ts'
import { Draft } from './draft.ts'
import { addValidator, CHANGE, REGISTRY_NO, TABLES } from './registry-change.ts'
import { addRehearsal, COMPATIBILITY, DUMP, EXECUTION, PROVENANCE, type Rehearse, ROLLBACK } from './rehearse.ts'
import { runValidator } from './run-validator.ts'

/** Files of the packet that are written by hand; the scripts and the validator are those of the packet that is ready. */
export const CLEARED_TEXTS = ['README.md', DUMP] as const
export const BORROWED_TEXTS = ['sql/apply.sql', 'sql/rollback.sql', 'validator/validate.mjs'] as const

/** What the operator read in production, by hand and without a change. */
const STATEMENTS = {
  'operator/ci-wiring.json': { required_check: 'release-gate', branch: 'main', enforced: true },
  'operator/production-schema.json': { tables: TABLES.map(({ name }) => name), differs_from_expectations: false },
  'operator/approval.json': { change: CHANGE, approved: true }
} as const

/**
 * A packet in which every blocker is closed by evidence and nothing denies it. The dump and the operator's statements are made up; what the
 * rehearsal, the validator and the gate did is not.
 * @param probes probe-results.json of a real run of the gate
 * @param rehearsed gives the evidence of a rehearsal of these files
 */
export function cleared(texts: ReadonlyMap<string, Buffer>, probes: Buffer, rehearsed: Rehearse): ReadonlyMap<string, Buffer> {
  const draft = addRehearsal(new Draft(texts), rehearsed)
  for (const [path, observed] of Object.entries(STATEMENTS)) {
    const [, statement = ''] = /([^/]+)\.json$/.exec(path) ?? []
    draft.add(path, { statement, read_by: 'registry-operator', read_at: '2031-03-13T16:45:00Z', observed })
  }
  const validator = addValidator(draft, 'production', Object.keys(STATEMENTS))
  draft
    .add('validator-result.json', runValidator(draft, 'validator.json', validator))
    .add('probe-results.json', probes)
    .add('blocker-map.json', { schema: 'seal-gate/blocker-map/1', blockers: CLEARED_BLOCKERS })
  return draft.sealed(`${CHANGE}-synthetic`)
}

type Proof = ClaimedBlocker['closes_when'][number]
const proof = (document: string, pointer: string, equals: Proof['equals']): Proof => ({ document, pointer, equals })
const validated = proof('validator-result.json', '/status', 'PASS')

const closed = (
  id: string,
  scope: ClaimedBlocker['scope'],
  title: string,
  depends_on: string[],
  ...closes_when: Proof[]
): ClaimedBlocker => ({
  id,
  title,
  state: 'CLOSED',
  scope,
  claimed_by: 'registry-release-owner',
  claimed_at: '2031-03-13T17:00:00Z',
  depends_on,
  closes_when
})

/** Each with the evidence that closes it. */
export const CLEARED_BLOCKERS: readonly ClaimedBlocker[] = [
  closed(
    'B1-clone',
    'clone',
    'There is a clone that is shaped like production and safe to use',
    [],
    proof(PROVENANCE, '/verdict', 'SAFE_PRODUCTION_SHAPED_CLONE')
  ),
  closed(
    'B2-schema',
    'clone',
    'The clone has the tables, keys and rows that the change expects',
    ['B1-clone'],
    proof(COMPATIBILITY, '/verdict', 'COMPATIBLE')
  ),
  closed(
    'B3-apply',
    'clone',
    'The change was applied to the clone, and changed what it is about',
    ['B2-schema'],
    proof(EXECUTION, '/status', 'APPLIED'),
    proof(EXECUTION, '/changed/tables', ['public.birth_registry', 'public.system_issues'])
  ),
  closed(
    'B4-rollback',
    'clone',
    'The rollback brought the clone back to the state before the change',
    ['B3-apply'],
    proof(ROLLBACK, '/status', 'RESTORED'),
    proof(ROLLBACK, '/not_restored', [])
  ),
  closed('B5-ci', 'production', 'The gate runs as a required check of every release', [], validated),
  closed(
    'B6-production-schema',
    'production',
    'Production has the schema that the clone was compared with',
    ['B2-schema'],
    validated
  ),
  closed(
    'B7-approval',
    'production',
    'The owner of the registry approved the release',
    ['B4-rollback', 'B5-ci', 'B6-production-schema'],
    validated
  ),
  closed(
    'B8-expectations',
    'design',
    `The expectations name the change and its row ${REGISTRY_NO}`,
    [],
    proof('schema-expectations.json', '/change_id', CHANGE)
  )
]
