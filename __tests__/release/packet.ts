import { createHash } from 'node:crypto'
import type { Finding } from '../../src/model/finding.ts'
import type { ProbeResults } from '../../src/model/release.ts'
import { RELEASE_PROBE_IDS } from '../../src/release/decision.ts'
import type { BlockerMap } from '../../src/release/documents/blocker-map.ts'
import type { SafeClone } from '../../src/release/documents/clone-provenance.ts'
import { type Policy, REQUIRABLE } from '../../src/release/documents/policy.ts'
import type { SealedProbeResults } from '../../src/release/documents/probe-results.ts'
import type { AppliedExecution } from '../../src/release/documents/rehearsal-execution.ts'
import type { RolledBack } from '../../src/release/documents/rehearsal-rollback.ts'
import type { CheckedSchema } from '../../src/release/documents/schema-compatibility.ts'
import type { SchemaExpectations } from '../../src/release/documents/schema-expectations.ts'
import type { Validator } from '../../src/release/documents/validator.ts'
import type { RanValidator } from '../../src/release/documents/validator-result.ts'
import type { PacketFile } from '../../src/release/evidence.ts'
import type { ReleaseInput } from '../../src/release/judge.ts'

/** The documents of the packet, by their paths. */
export interface Documents {
  'policy.json': Policy
  'expectations.json': SchemaExpectations
  'provenance.json': SafeClone
  'compatibility.json': CheckedSchema
  'execution.json': AppliedExecution
  'rollback.json': RolledBack
  'validator.json': Validator
  'result.json': RanValidator
  'probes.json': SealedProbeResults
  'map.json': BlockerMap
}

/** The order in which they can name each other. */
export const PATHS = [
  'policy.json',
  'expectations.json',
  'provenance.json',
  'compatibility.json',
  'execution.json',
  'rollback.json',
  'validator.json',
  'result.json',
  'probes.json',
  'map.json'
] as const satisfies readonly (keyof Documents)[]

export function sha(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Plain files of the packet. */
export const FILES = {
  'README.md': 'A packet for a change that can be undone.\n',
  'dump.sql': 'create table registry (id integer, state text);\n',
  'sql/apply.sql': 'update registry set state = 1;\n',
  'sql/rollback.sql': 'update registry set state = 0;\n',
  'validator.mjs': 'process.exit(0)\n',
  'cases/good.json': '{"state": "good"}\n',
  'cases/bad.json': '{"state": "bad"}\n',
  'operator/read-only.json': '{"version": "16.4"}\n'
} as const

const ref = (path: keyof typeof FILES) => ({ path: path as string, ...pinned(FILES[path]) })
const pinned = (text: string) => ({ sha256: sha(text), bytes: Buffer.byteLength(text) })
/** A reference to a document: filled in when the packet is sealed. */
const later = (path: keyof Documents) => ({ path: path as string, sha256: '0'.repeat(64), bytes: 0 })

const environment = () => ({
  engine: 'postgres' as const,
  server_version: '16.4',
  system_identifier: '7400000000000000001',
  connection: { kind: 'unix-socket' as const, database: 'clone' }
})

const state = (rows: string) => ({
  schema: sha('schema'),
  tables: [
    { name: 'public.registry', rows: 3, sha256: sha(rows) },
    { name: 'public.quiet', rows: 1, sha256: sha('quiet') }
  ],
  sequences: [{ name: 'public.registry_id_seq', last_value: '41', is_called: true }],
  large_objects: { count: 0, sha256: sha('') }
})

const fingerprint = () => ({ method: 'catalog rows and sorted row digests', canary_seen: true })

const table = () => ({
  name: 'public.registry',
  columns: [
    { name: 'id', type: 'integer', nullable: false },
    { name: 'state', type: 'text', nullable: true }
  ],
  primary_key: ['id'],
  unique: [['state']],
  foreign_keys: [{ columns: ['id'], references: { table: 'public.quiet', columns: ['id'] } }]
})

function cloneDocuments(): Pick<Documents, 'provenance.json' | 'compatibility.json' | 'execution.json' | 'rollback.json'> {
  return {
    'provenance.json': {
      schema: 'seal-gate/clone-provenance/1',
      production_claim: 'NONE',
      made_at: '2026-01-31T09:30:00Z',
      verdict: 'SAFE_PRODUCTION_SHAPED_CLONE',
      clone_id: 'clone-1',
      dump: { ...ref('dump.sql'), format: 'plain' },
      source: { system_identifier: '7100000000000000001', server_version: '16.3' },
      environment: environment(),
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
        escape_attempts: [{ attempt: 'copy to program', refused: true, code: '42501' }]
      },
      leads: {
        policy: later('policy.json'),
        checked: ['foreign-server', 'user-mapping', 'subscription', 'network-extension', 'production-name'],
        found: []
      },
      secret_scan: {
        scanner: 'rules 13.0.7',
        rules: 24,
        scanned: [ref('dump.sql')],
        findings: [],
        columns: [{ table: 'public.users', column: 'token', values: 0 }]
      },
      destroyed: true
    },
    'compatibility.json': {
      schema: 'seal-gate/schema-compatibility/1',
      production_claim: 'NONE',
      verdict: 'COMPATIBLE',
      clone_id: 'clone-1',
      dump: pinned(FILES['dump.sql']),
      expectations: later('expectations.json'),
      observed: [{ ...table(), rows: 3, required_rows: [{ where: { id: '1' }, found: 1 }] }],
      mismatches: []
    },
    'execution.json': {
      schema: 'seal-gate/rehearsal-execution/1',
      production_claim: 'NONE',
      status: 'APPLIED',
      clone_id: 'clone-1',
      dump: pinned(FILES['dump.sql']),
      apply: ref('sql/apply.sql'),
      environment: environment(),
      fingerprint: fingerprint(),
      exit_code: 0,
      statements: 1,
      before: state('rows before'),
      after: state('rows after'),
      changed: { schema: false, tables: ['public.registry'], sequences: [], large_objects: false }
    },
    'rollback.json': {
      schema: 'seal-gate/rehearsal-rollback/1',
      production_claim: 'NONE',
      status: 'RESTORED',
      clone_id: 'clone-1',
      execution: later('execution.json'),
      rollback: ref('sql/rollback.sql'),
      fingerprint: fingerprint(),
      exit_code: 0,
      restored: state('rows before'),
      not_restored: [],
      applied_again: { schema: sha('schema') }
    }
  }
}

function validatorDocuments(): Pick<Documents, 'validator.json' | 'result.json'> {
  const good = pinned(FILES['cases/good.json'])
  const bad = pinned(FILES['cases/bad.json'])
  return {
    'validator.json': {
      schema: 'seal-gate/validator/1',
      validator_id: 'read-only-check',
      scope: 'production',
      program: ref('validator.mjs'),
      interpreter: ['node'],
      timeout_seconds: 60,
      max_output_bytes: 65_536,
      self_test: { args: ['--self-test'] },
      must_reject: [{ id: 'no-mutation', input: ref('cases/bad.json'), args: [], exit_code: 3 }],
      must_accept: [{ id: 'plain', input: ref('cases/good.json'), args: [] }],
      judges: ['operator/read-only.json']
    },
    'result.json': {
      schema: 'seal-gate/validator-result/1',
      status: 'PASS',
      validator: later('validator.json'),
      program: pinned(FILES['validator.mjs']),
      self_test: { exit_code: 0, timed_out: false },
      must_reject: [{ id: 'no-mutation', input: bad, exit_code: 3, timed_out: false }],
      must_accept: [{ id: 'plain', input: good, exit_code: 0, timed_out: false }],
      judged: [{ file: ref('operator/read-only.json'), exit_code: 0, timed_out: false }]
    }
  }
}

const probe = (id: string) => ({
  id,
  mutation: 'a byte changed',
  expected: 'digest-mismatch',
  seen: 'digest-mismatch',
  passed: true
})

/** Probe results of a run that can be trusted. */
export function goodProbes(): ProbeResults {
  const control = { id: 'control', mutation: 'none', expected: 'pass', seen: 'pass', passed: true }
  const probes = RELEASE_PROBE_IDS.map(probe)
  const count = probes.length
  return { schema: 'seal-gate/probe-results/1', control, planned: count, run: count, passed: count, probes }
}

/** Documents of a packet that is cleared. */
export function documents(): Documents {
  return {
    'policy.json': {
      schema: 'seal-gate/policy/1',
      production: { endpoints: [{ host: 'db.prod.example', port: 5432 }], system_identifiers: ['7100000000000000001'] },
      required_evidence: [...REQUIRABLE]
    },
    'expectations.json': {
      schema: 'seal-gate/schema-expectations/1',
      change_id: 'CHG-1',
      tables: [{ ...table(), min_rows: 1, required_rows: [{ where: { id: '1' }, why: 'the registry row' }] }],
      rollback_anchor: { table: 'public.registry', column: 'state' },
      expect_touched: ['public.registry']
    },
    ...cloneDocuments(),
    ...validatorDocuments(),
    'probes.json': { ...goodProbes(), planned: 2, run: 2, passed: 2, probes: [probe('one'), probe('two')] },
    'map.json': {
      schema: 'seal-gate/blocker-map/1',
      blockers: [
        {
          id: 'B1',
          title: 'The change is rehearsed and undone',
          state: 'CLOSED',
          scope: 'clone',
          claimed_by: 'release owner',
          depends_on: [],
          closes_when: [
            { document: 'execution.json', pointer: '/status', equals: 'APPLIED' },
            { document: 'rollback.json', pointer: '/status', equals: 'RESTORED' }
          ]
        },
        {
          id: 'B2',
          title: 'Production was read and accepted',
          state: 'CLOSED',
          scope: 'production',
          depends_on: ['B1'],
          closes_when: [{ document: 'result.json', pointer: '/status', equals: 'PASS' }]
        },
        {
          id: 'B3',
          title: 'The policy says what production is',
          state: 'CLOSED',
          scope: 'design',
          progress: 'design-delivered',
          depends_on: [],
          closes_when: [{ document: 'policy.json', pointer: '/schema', equals: 'seal-gate/policy/1' }]
        }
      ]
    }
  }
}

export interface Making {
  /** Changes documents before they are sealed; references to them follow. */
  edit?: (docs: Documents) => void
  /** Changes one value after its references were filled in: JSON in, JSON out; undefined leaves the document away. */
  tamper?: (path: string, document: unknown) => unknown
  /** More plain files, or others in place of the standard ones. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** More documents, sealed last, with references that follow as well. */
  extra?: Readonly<Record<string, unknown>>
}

/** The sealed files of a packet, all of them intact. */
export function sealedFiles({ edit, tamper = (_, document) => document, files = {}, extra = {} }: Making = {}): PacketFile[] {
  const sealed = new Map<string, Uint8Array>(
    Object.entries({ ...FILES, ...files }).map(([path, content]) => [path, Buffer.from(content)])
  )
  const docs = documents()
  edit?.(docs)
  for (const path of PATHS) {
    if (docs[path] === undefined) continue
    link(docs[path], sealed)
    const document = tamper(path, docs[path])
    if (document === undefined) continue
    sealed.set(path, Buffer.from(typeof document === 'string' ? document : `${JSON.stringify(document, null, 2)}\n`))
  }
  for (const [path, document] of Object.entries(extra)) {
    link(document, sealed)
    sealed.set(path, Buffer.from(JSON.stringify(document)))
  }
  return [...sealed].map(([path, bytes], index) => sealedFile(path, bytes, index + 1))
}

export function sealedFile(path: string, content: string | Uint8Array, line = 1): PacketFile {
  const bytes = Buffer.from(content)
  const seal = { path, digests: { sha256: sha(bytes) }, bytes: bytes.length, line }
  return { path, manifest: 'seal-gate.json', seal, intact: true, bytes }
}

/** Fills in the digest and length of every reference to a file that is sealed already. */
function link(value: unknown, sealed: ReadonlyMap<string, Uint8Array>): void {
  if (typeof value !== 'object' || value === null) return
  if ('path' in value && 'sha256' in value && 'bytes' in value && typeof value.path === 'string') {
    const bytes = sealed.get(value.path)
    if (bytes !== undefined) Object.assign(value, { sha256: sha(bytes), bytes: bytes.length })
  }
  for (const item of Object.values(value)) link(item, sealed)
}

/** A run on that packet in which everything else is as it must be. */
export function inputOf(
  files: readonly PacketFile[],
  over: Partial<ReleaseInput> = {},
  findings: readonly Finding[] = []
): ReleaseInput {
  return { packets: [{ files, findings }], verdict: 'pass', probes: goodProbes(), whole: true, ...over }
}
