import type { Scope } from '../../src/model/release.ts'
import type { RehearsalSpec } from '../../src/rehearsal/spec.ts'
import { type Policy, REQUIRABLE } from '../../src/release/documents/policy.ts'
import type { ExpectedTable, SchemaExpectations } from '../../src/release/documents/schema-expectations.ts'
import type { Validator } from '../../src/release/documents/validator.ts'
import type { Draft } from './draft.ts'

// What the fixture packets have in common: one change to a birth registry. All of it is made up.

export const CHANGE = 'CHG-0417'
export const REGISTRY_NO = 'BR-2031-000417'

export function policy(): Policy {
  return {
    schema: 'seal-gate/policy/1',
    production: {
      endpoints: [
        { host: 'registry-db.production.example', port: 5432, database: 'registry' },
        { host: 'registry-replica.production.example', port: 5432 }
      ],
      system_identifiers: ['7302941180254417001']
    },
    required_evidence: [...REQUIRABLE]
  }
}

type Column = ExpectedTable['columns'][number]
const needs = (name: string, type: string): Column => ({ name, type, nullable: false })
const may = (name: string, type: string): Column => ({ name, type, nullable: true })
const TIME = 'timestamp with time zone'

const REGISTRY: ExpectedTable = {
  name: 'public.birth_registry',
  columns: [
    needs('id', 'uuid'),
    needs('registry_no', 'text'),
    needs('state', 'text'),
    needs('content_sha256', 'text'),
    may('approved_by', 'uuid'),
    may('approved_at', TIME),
    may('rollback_anchor', 'jsonb'),
    needs('date_created', TIME),
    may('date_updated', TIME)
  ],
  primary_key: ['id'],
  unique: [['registry_no']],
  foreign_keys: [{ columns: ['approved_by'], references: { table: 'public.directus_users', columns: ['id'] } }],
  min_rows: 1,
  required_rows: [{ where: { registry_no: REGISTRY_NO }, why: 'the registry row that the change approves' }]
}

const FIELDS: ExpectedTable = {
  name: 'public.directus_fields',
  columns: [
    needs('id', 'integer'),
    needs('collection', 'character varying(64)'),
    needs('field', 'character varying(64)'),
    may('interface', 'character varying(64)')
  ],
  primary_key: ['id'],
  required_rows: ['approved_by', 'approved_at', 'rollback_anchor'].map(field => ({
    where: { collection: 'birth_registry', field },
    why: `the approval field ${field} as Directus knows it`
  }))
}

const ISSUES: ExpectedTable = {
  name: 'public.system_issues',
  columns: [
    needs('id', 'bigint'),
    needs('code', 'text'),
    needs('subject_no', 'text'),
    needs('status', 'text'),
    may('evidence_sha256', 'text'),
    needs('opened_at', TIME),
    may('closed_at', TIME)
  ],
  primary_key: ['id'],
  foreign_keys: [{ columns: ['subject_no'], references: { table: 'public.birth_registry', columns: ['registry_no'] } }],
  min_rows: 1,
  required_rows: [
    { where: { code: 'APPROVAL-MISSING', subject_no: REGISTRY_NO }, why: 'the open issue that the change resolves' }
  ]
}

export const TABLES = [REGISTRY, FIELDS, ISSUES] as const

export function expectations(): SchemaExpectations {
  return {
    schema: 'seal-gate/schema-expectations/1',
    change_id: CHANGE,
    tables: [...TABLES],
    rollback_anchor: { table: 'public.birth_registry', column: 'rollback_anchor' },
    expect_touched: ['public.birth_registry', 'public.system_issues']
  }
}

/** The order of the rehearsal; without a dump nothing is rehearsed, and nothing is claimed. */
export function order(dump?: string): RehearsalSpec {
  return {
    schema: 'seal-gate/rehearsal/1',
    change_id: CHANGE,
    ...(dump !== undefined && { dump: { path: dump } }),
    apply: { path: 'sql/apply.sql' },
    rollback: { path: 'sql/rollback.sql' },
    expectations: { path: 'schema-expectations.json' },
    policy: { path: 'policy.json' },
    secret_columns: [{ table: 'public.directus_users', columns: ['token', 'password'] }]
  }
}

const before = { state: 'pending', rollback_anchor: null }
const after = { state: 'approved', rollback_anchor: { state: 'pending' } }

/** What the validator is tried on. None of them claims to be a document of the gate, so none is evidence. */
const CASES = {
  'rollback-of-nothing': { status: 'RESTORED', production_claim: 'NONE', before, after: before, restored: before },
  'rollback-left-a-trace': { status: 'RESTORED', production_claim: 'NONE', before, after, restored: after },
  'claims-production': { status: 'APPLIED', production_claim: 'PASS', before, after },
  'statement-by-nobody': { statement: 'approval', observed: { state: 'approved' } },
  'undone-change': { status: 'RESTORED', production_claim: 'NONE', before, after, restored: before },
  statement: { statement: 'approval', read_by: 'nobody', read_at: '2031-03-14T08:00:00Z', observed: { state: 'approved' } }
} as const
type CaseName = keyof typeof CASES

const REJECTED: readonly (readonly [CaseName, number])[] = [
  ['rollback-of-nothing', 4],
  ['rollback-left-a-trace', 5],
  ['claims-production', 3],
  ['statement-by-nobody', 6]
]
const ACCEPTED: readonly CaseName[] = ['undone-change', 'statement']

const caseFile = (name: CaseName) => `validator/cases/${name}.json`

/** Adds the validator's cases, and gives the document that pins it. */
export function addValidator(draft: Draft, scope: Scope, judges: string[]): Validator {
  for (const [name, content] of Object.entries(CASES)) draft.add(`validator/cases/${name}.json`, content)
  const validator: Validator = {
    schema: 'seal-gate/validator/1',
    validator_id: 'registry-evidence',
    title: 'Compares states, and believes no status word',
    scope,
    program: draft.ref('validator/validate.mjs'),
    interpreter: ['node'],
    timeout_seconds: 30,
    max_output_bytes: 65_536,
    self_test: { args: ['--self-test'] },
    must_reject: REJECTED.map(([name, exit_code]) => ({ id: name, input: draft.ref(caseFile(name)), args: [], exit_code })),
    must_accept: ACCEPTED.map(name => ({ id: name, input: draft.ref(caseFile(name)), args: [] })),
    judges
  }
  draft.add('validator.json', validator)
  return validator
}
