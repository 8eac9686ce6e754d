import { expect, test } from '@jest/globals'
import { evidenceOf } from '../../src/release/evidence.ts'
import { judgeRelease } from '../../src/release/judge.ts'
import { starterPacket } from '../../src/release/starter-packet.ts'
import { inputOf, sealedFile } from './packet.ts'

const files = [...starterPacket()].map(([path, text], index) => sealedFile(path, text, index + 1))

test('the starter packet is nothing but valid documents, and holds for what is not done', () => {
  const { findings, holds, needed, packetStatus, blockers } = judgeRelease(inputOf(files))
  expect(findings).toEqual([])
  expect(packetStatus).toBe('READY_NOT_APPLIED')
  expect(needed).toEqual([
    'an anonymised dump with owners and privileges: pg_dump --format=plain --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE'
  ])
  expect(holds).toEqual([
    '5 of 5 blockers are open: B1-clone, B2-schema, B3-apply, B4-rollback, B5-production',
    'evidence is missing: validator-result, probe-results',
    'clone-provenance.json proves nothing: there is no clone that may be used',
    'schema-compatibility.json proves nothing: it says NOT_CHECKED',
    'clone-rehearsal-execution-evidence.json proves nothing: it says NOT_APPLIED',
    'clone-rollback-evidence.json proves nothing: it says NOT_APPLIED'
  ])
  expect(blockers.map(({ id, state, reason, scope, depends_on }) => [id, state, reason, scope, depends_on])).toEqual([
    ['B1-clone', 'OPEN', 'it is not claimed closed', 'clone', []],
    ['B2-schema', 'OPEN', 'it is not claimed closed', 'clone', ['B1-clone']],
    ['B3-apply', 'OPEN', 'it is not claimed closed', 'clone', ['B2-schema']],
    ['B4-rollback', 'OPEN', 'it is not claimed closed', 'clone', ['B3-apply']],
    ['B5-production', 'OPEN', 'it is not claimed closed', 'production', []]
  ])
})

test('its documents and files are where its map and its order look for them', () => {
  const { documents } = evidenceOf(files)
  expect(documents.map(({ path, kind }) => [path, kind])).toEqual([
    ['validator.json', 'validator'],
    ['policy.json', 'policy'],
    ['schema-expectations.json', 'schema-expectations'],
    ['clone-provenance.json', 'clone-provenance'],
    ['schema-compatibility.json', 'schema-compatibility'],
    ['clone-rehearsal-execution-evidence.json', 'rehearsal-execution'],
    ['clone-rollback-evidence.json', 'rehearsal-rollback'],
    ['blocker-map.json', 'blocker-map']
  ])
  const map = documents.find(one => one.kind === 'blocker-map')
  const proofs = map?.kind === 'blocker-map' ? map.document.blockers.flatMap(({ closes_when }) => closes_when) : []
  expect(proofs).toEqual([
    { document: 'clone-provenance.json', pointer: '/verdict', equals: 'SAFE_PRODUCTION_SHAPED_CLONE' },
    { document: 'schema-compatibility.json', pointer: '/verdict', equals: 'COMPATIBLE' },
    { document: 'clone-rehearsal-execution-evidence.json', pointer: '/status', equals: 'APPLIED' },
    { document: 'clone-rollback-evidence.json', pointer: '/status', equals: 'RESTORED' },
    { document: 'validator-result.json', pointer: '/status', equals: 'PASS' }
  ])
  expect(JSON.parse(starterPacket().get('rehearsal.json') ?? '')).toEqual({
    schema: 'seal-gate/rehearsal/1',
    apply: { path: 'sql/apply.sql' },
    rollback: { path: 'sql/rollback.sql' },
    expectations: { path: 'schema-expectations.json' },
    policy: { path: 'policy.json' }
  })
  for (const path of ['.gitattributes', 'README.md', 'sql/apply.sql', 'sql/rollback.sql'])
    expect(starterPacket().get(path)).toMatch(/\n$/)
})

test('it names production and a table by examples that stand for nothing real', () => {
  const policy = JSON.parse(starterPacket().get('policy.json') ?? '')
  expect(policy.production).toEqual({ endpoints: [{ host: 'db.production.example', port: 5432 }], system_identifiers: [] })
  const [table] = JSON.parse(starterPacket().get('schema-expectations.json') ?? '').tables
  expect(table).toEqual({
    name: 'public.example',
    columns: [{ name: 'id', type: 'integer', nullable: false }],
    primary_key: ['id']
  })
})
