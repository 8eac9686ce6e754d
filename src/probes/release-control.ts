import { digestOf } from '../model/digest.ts'
import type { BlockerMap } from '../release/documents/blocker-map.ts'
import { type SafeClone, WALLS } from '../release/documents/clone-provenance.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { AppliedExecution } from '../release/documents/rehearsal-execution.ts'
import type { RolledBack } from '../release/documents/rehearsal-rollback.ts'
import type { CheckedSchema } from '../release/documents/schema-compatibility.ts'
import type { SchemaExpectations } from '../release/documents/schema-expectations.ts'
import type { Token } from '../release/token-search.ts'
import { DEFAULT_TOKENS } from '../release/tokens.ts'

/** The evidence of the control packet, in the order in which the documents can name each other. */
export interface ReleaseDocuments {
  'policy.json': Policy
  'expectations.json': SchemaExpectations
  'provenance.json': SafeClone
  'compatibility.json': CheckedSchema
  'execution.json': AppliedExecution
  'rollback.json': RolledBack
  'map.json': BlockerMap
}

/** Where production is, as the control packet's policy has it. A name that no resolver knows: RFC 2606. */
export const PRODUCTION_HOST = 'db.production.example'

/** The usual tokens, and one that only this policy forbids. */
export const CONTROL_TOKENS: readonly Token[] = [...DEFAULT_TOKENS, { id: 'own-token', token: 'PROBE_MARK_31', case: 'any' }]

/** When and for which commit the control packet is judged: neither depends on the machine, nor on the day. */
export const CONTROL_MOMENT = { now: '2900-06-01T12:00:00Z', evidenceCommit: 'c0'.repeat(20) } as const

const CLONE = 'clone-1'

/** Plain files of the packet. */
export const RELEASE_FILES = {
  'notes.md': '# Change 1\n\nHold until the rehearsal - and the rollback - are proved.\n',
  'dump.sql': "create table registry (id integer primary key, state text);\ninsert into registry values (1, 'OPEN');\n",
  'sql/apply.sql': "update registry set state = 'CLOSED';\n",
  'sql/rollback.sql': "update registry set state = 'OPEN';\n"
} as const

/** Filled in when the packet is sealed. */
const later = (path: string) => ({ path, sha256: '0'.repeat(64), bytes: 0 })
const sha = (text: string) => digestOf('sha256', Buffer.from(text))
const pinned = (text: string) => ({ sha256: sha(text), bytes: Buffer.byteLength(text) })

/** A packet in which a change was rehearsed and undone on a clone, and every blocker is closed by that. A new one each time. */
export function releaseDocuments(): ReleaseDocuments {
  return { ...orders(), ...clone(), ...rehearsal(), 'map.json': blockerMap() }
}

function orders(): Pick<ReleaseDocuments, 'policy.json' | 'expectations.json'> {
  return {
    'policy.json': {
      schema: 'seal-gate/policy/1',
      production: { endpoints: [{ host: PRODUCTION_HOST }], system_identifiers: ['7100000000000000001'] },
      forbidden_tokens: [...CONTROL_TOKENS],
      required_evidence: ['clone-provenance', 'schema-compatibility', 'rehearsal-execution', 'rehearsal-rollback']
    },
    'expectations.json': {
      schema: 'seal-gate/schema-expectations/1',
      tables: [{ ...table(), min_rows: 1 }],
      rollback_anchor: { table: 'public.registry', column: 'state' },
      expect_touched: ['public.registry']
    }
  }
}

function clone(): Pick<ReleaseDocuments, 'provenance.json' | 'compatibility.json'> {
  return {
    'provenance.json': {
      schema: 'seal-gate/clone-provenance/1',
      production_claim: 'NONE',
      verdict: 'SAFE_PRODUCTION_SHAPED_CLONE',
      clone_id: CLONE,
      dump: { ...later('dump.sql'), format: 'plain' },
      source: { system_identifier: '7100000000000000001' },
      environment: environment(),
      isolation: {
        engine: 'pglite',
        process: {
          in_webassembly: true,
          held_back: [...WALLS],
          permission_model: true,
          no_new_privileges: false,
          own_network_namespace: false,
          own_process_namespace: false,
          inherited_environment: []
        },
        host_files_visible: false
      },
      leads: {
        policy: later('policy.json'),
        checked: ['foreign-server', 'user-mapping', 'subscription', 'network-extension', 'production-name'],
        found: []
      },
      secret_scan: { scanner: 'probe', rules: 1, scanned: [later('dump.sql')], findings: [], columns: [] },
      destroyed: true
    },
    'compatibility.json': {
      schema: 'seal-gate/schema-compatibility/1',
      production_claim: 'NONE',
      verdict: 'COMPATIBLE',
      clone_id: CLONE,
      dump: pinned(RELEASE_FILES['dump.sql']),
      expectations: later('expectations.json'),
      observed: [{ ...table(), rows: 1 }],
      mismatches: []
    }
  }
}

function rehearsal(): Pick<ReleaseDocuments, 'execution.json' | 'rollback.json'> {
  return {
    'execution.json': {
      schema: 'seal-gate/rehearsal-execution/1',
      production_claim: 'NONE',
      status: 'APPLIED',
      finished_at: '2900-06-01T12:00:00Z',
      not_after: '9999-12-31T23:59:59Z',
      commit: CONTROL_MOMENT.evidenceCommit,
      clone_id: CLONE,
      dump: pinned(RELEASE_FILES['dump.sql']),
      apply: later('sql/apply.sql'),
      environment: environment(),
      fingerprint: { method: 'probe', canary_seen: true },
      exit_code: 0,
      statements: 1,
      before: state('OPEN'),
      after: state('CLOSED'),
      changed: { schema: false, tables: ['public.registry'], sequences: [], large_objects: false }
    },
    'rollback.json': {
      schema: 'seal-gate/rehearsal-rollback/1',
      production_claim: 'NONE',
      status: 'RESTORED',
      clone_id: CLONE,
      execution: later('execution.json'),
      rollback: later('sql/rollback.sql'),
      fingerprint: { method: 'probe', canary_seen: true },
      exit_code: 0,
      restored: state('OPEN'),
      not_restored: [],
      applied_again: { schema: sha('schema') }
    }
  }
}

function blockerMap(): BlockerMap {
  return {
    schema: 'seal-gate/blocker-map/1',
    blockers: [
      {
        id: 'B1',
        title: 'The change is rehearsed and undone',
        state: 'CLOSED',
        scope: 'clone',
        depends_on: [],
        closes_when: [
          { document: 'execution.json', pointer: '/status', equals: 'APPLIED' },
          { document: 'rollback.json', pointer: '/status', equals: 'RESTORED' }
        ]
      }
    ]
  }
}

function environment(): AppliedExecution['environment'] {
  return {
    engine: 'pglite',
    server_version: '17.0',
    system_identifier: '7400000000000000001',
    connection: { kind: 'pipe', database: 'clone' }
  }
}

function table(): Pick<SchemaExpectations['tables'][number], 'name' | 'columns' | 'primary_key'> {
  return {
    name: 'public.registry',
    columns: [
      { name: 'id', type: 'integer', nullable: false },
      { name: 'state', type: 'text', nullable: true }
    ],
    primary_key: ['id']
  }
}

function state(rows: string): AppliedExecution['before'] {
  return {
    schema: sha('schema'),
    tables: [{ name: 'public.registry', rows: 1, sha256: sha(rows) }],
    sequences: [],
    large_objects: { count: 0, sha256: sha('') }
  }
}
