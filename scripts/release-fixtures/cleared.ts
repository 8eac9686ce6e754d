import type { BlockerMap, ClaimedBlocker } from '../../src/release/documents/blocker-map.ts'
import { LEAD_KINDS, type SafeClone } from '../../src/release/documents/clone-provenance.ts'
import type { DatabaseState } from '../../src/release/documents/database-state.ts'
import type { AppliedExecution } from '../../src/release/documents/rehearsal-execution.ts'
import type { RolledBack } from '../../src/release/documents/rehearsal-rollback.ts'
import type { CheckedSchema } from '../../src/release/documents/schema-compatibility.ts'
import { hex } from '../native-manifest.mjs'
import { Draft } from './draft.ts'
import { addValidator, CHANGE, expectations, policy, REGISTRY_NO, TABLES } from './registry-change.ts'
import { runValidator } from './run-validator.ts'

/** Files of the packet that are written by hand; the scripts and the validator are those of the other packet. */
export const CLEARED_TEXTS = ['README.md', 'dump/clone.sql'] as const
export const BORROWED_TEXTS = ['sql/apply.sql', 'sql/rollback.sql', 'validator/validate.mjs'] as const

const CLONE = 'clone-0417-1'
const DUMP = 'dump/clone.sql'
const EXECUTION = 'clone-rehearsal-execution-evidence.json'
const ROLLBACK = 'clone-rollback-evidence.json'
const METHOD = 'catalog rows with names for object ids; sorted row digests'

/** A digest of nothing but its own label: this packet is synthetic. */
const made = (label: string) => hex('sha256', Buffer.from(label))

const environment: SafeClone['environment'] = {
  engine: 'postgres',
  server_version: '16.9',
  system_identifier: '7481122334455667788',
  connection: { kind: 'unix-socket', database: 'clone' }
}

/** What the operator read in production, by hand and without a change. */
const STATEMENTS = {
  'operator/ci-wiring.json': { required_check: 'release-gate', branch: 'main', enforced: true },
  'operator/production-schema.json': { tables: TABLES.map(({ name }) => name), differs_from_expectations: false },
  'operator/approval.json': { change: CHANGE, approved: true }
} as const

/**
 * A synthetic packet in which every blocker is closed by evidence and nothing denies it.
 * @param probes probe-results.json of a real run of the gate
 */
export function cleared(texts: ReadonlyMap<string, Buffer>, probes: Buffer): ReadonlyMap<string, Buffer> {
  const draft = new Draft(texts).add('policy.json', policy()).add('schema-expectations.json', expectations())
  draft.add('clone-provenance.json', provenance(draft))
  draft.add('schema-compatibility.json', compatibility(draft))
  draft.add(EXECUTION, execution(draft))
  draft.add(ROLLBACK, rollback(draft))
  for (const [path, observed] of Object.entries(STATEMENTS)) {
    const [, statement = ''] = /([^/]+)\.json$/.exec(path) ?? []
    draft.add(path, { statement, read_by: 'registry-operator', read_at: '2031-03-13T16:45:00Z', observed })
  }
  const validator = addValidator(draft, 'production', Object.keys(STATEMENTS))
  draft
    .add('validator-result.json', runValidator(draft, 'validator.json', validator))
    .add('probe-results.json', probes)
    .add('blocker-map.json', blockerMap)
  return draft.sealed(`${CHANGE}-synthetic`)
}

function provenance(draft: Draft): SafeClone {
  return {
    schema: 'seal-gate/clone-provenance/1',
    production_claim: 'NONE',
    made_at: '2031-03-13T08:00:00Z',
    verdict: 'SAFE_PRODUCTION_SHAPED_CLONE',
    clone_id: CLONE,
    dump: { ...draft.ref(DUMP), format: 'plain' },
    source: { server_version: '16.8' },
    environment,
    isolation: {
      engine: 'postgres',
      listen_addresses: '',
      listening_tcp_sockets: 0,
      own_network_namespace: true,
      interfaces: ['lo'],
      routes: 0,
      connected_over_network: false,
      data_directory_is_ours: true,
      data_directory_mode: '700',
      inherited_environment: [],
      scripts_as_superuser: false,
      escape_attempts: [
        { attempt: 'COPY TO PROGRAM', refused: true, code: '42501' },
        { attempt: 'connect to a TCP address', refused: true, code: '08001' }
      ]
    },
    leads: { policy: draft.ref('policy.json'), checked: [...LEAD_KINDS], found: [] },
    secret_scan: {
      scanner: 'synthetic',
      rules: 24,
      scanned: [draft.ref(DUMP)],
      findings: [],
      columns: ['token', 'password'].map(column => ({ table: 'public.directus_users', column, values: 0 }))
    },
    destroyed: true
  }
}

const ROWS: Readonly<Record<string, number>> = {
  'public.birth_registry': 3,
  'public.directus_fields': 3,
  'public.system_issues': 1
}

function compatibility(draft: Draft): CheckedSchema {
  return {
    schema: 'seal-gate/schema-compatibility/1',
    production_claim: 'NONE',
    checked_at: '2031-03-13T08:01:00Z',
    verdict: 'COMPATIBLE',
    clone_id: CLONE,
    dump: draft.pin(DUMP),
    expectations: draft.ref('schema-expectations.json'),
    observed: TABLES.map(({ name, columns, primary_key, unique, foreign_keys, required_rows = [] }) => ({
      name,
      columns,
      ...(primary_key !== undefined && { primary_key }),
      ...(unique !== undefined && { unique }),
      ...(foreign_keys !== undefined && { foreign_keys }),
      rows: ROWS[name] ?? 0,
      required_rows: required_rows.map(({ where }) => ({ where, found: 1 }))
    })),
    mismatches: []
  }
}

function state(step: 'before' | 'after'): DatabaseState {
  const table = (name: string, label: string) => ({ name, rows: ROWS[name] ?? 1, sha256: made(`${name} ${label}`) })
  return {
    schema: made('schema'),
    tables: [
      table('public.birth_registry', step),
      table('public.directus_fields', 'untouched'),
      table('public.directus_users', 'untouched'),
      table('public.system_issues', step)
    ],
    sequences: [],
    large_objects: { count: 0, sha256: hex('sha256', Buffer.alloc(0)) }
  }
}

function execution(draft: Draft): AppliedExecution {
  return {
    schema: 'seal-gate/rehearsal-execution/1',
    production_claim: 'NONE',
    status: 'APPLIED',
    clone_id: CLONE,
    dump: draft.pin(DUMP),
    apply: draft.ref('sql/apply.sql'),
    environment,
    fingerprint: { method: METHOD, canary_seen: true },
    exit_code: 0,
    statements: 4,
    before: state('before'),
    after: state('after'),
    changed: { schema: false, tables: ['public.birth_registry', 'public.system_issues'], sequences: [], large_objects: false }
  }
}

function rollback(draft: Draft): RolledBack {
  return {
    schema: 'seal-gate/rehearsal-rollback/1',
    production_claim: 'NONE',
    status: 'RESTORED',
    clone_id: CLONE,
    execution: draft.ref(EXECUTION),
    rollback: draft.ref('sql/rollback.sql'),
    fingerprint: { method: METHOD, canary_seen: true },
    exit_code: 0,
    restored: state('before'),
    not_restored: [],
    applied_again: { schema: made('schema') }
  }
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

const blockerMap: BlockerMap = {
  schema: 'seal-gate/blocker-map/1',
  blockers: [
    closed(
      'B1-clone',
      'clone',
      'There is a clone that is shaped like production and safe to use',
      [],
      proof('clone-provenance.json', '/verdict', 'SAFE_PRODUCTION_SHAPED_CLONE')
    ),
    closed(
      'B2-schema',
      'clone',
      'The clone has the tables, keys and rows that the change expects',
      ['B1-clone'],
      proof('schema-compatibility.json', '/verdict', 'COMPATIBLE')
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
}
