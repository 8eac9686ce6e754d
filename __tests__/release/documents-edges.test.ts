import { describe, expect, test } from '@jest/globals'
import { parseDocument } from '../../src/release/documents/registry.ts'
import { NOT_APPLIED } from './judged.ts'
import { PATHS, sealedFiles } from './packet.ts'

type Json = Record<string, unknown>

const SEALED = new Map<string, Json>([
  ...sealedFiles()
    .filter(({ path }) => PATHS.some(name => name === path))
    .map(({ path, bytes }): [string, Json] => [path, JSON.parse(Buffer.from(bytes ?? []).toString())]),
  ['honest.json', NOT_APPLIED['provenance.json'] as Json]
])

/** Why the document is none when one value in it is another; undefined when it is one. */
function problem(path: string, pointer: string, value: unknown): string | undefined {
  const document = structuredClone(SEALED.get(path) ?? {})
  const keys = pointer.slice(1).split('/')
  const last = keys.pop() ?? ''
  let at: Json = document
  for (const key of keys) at = at[key] as Json
  at[last] = value
  const parsed = parseDocument(String(document['schema']), document)
  if (parsed === undefined || parsed === 'unknown') return String(parsed)
  return 'problem' in parsed ? parsed.problem : undefined
}

const long = (length: number) => 'x'.repeat(length)
const list = (length: number, item: (index: number) => unknown) => Array.from({ length }, (_, index) => item(index))
const blocker = (id: number) => ({
  id: `B${id}`,
  title: 'x',
  state: 'OPEN',
  scope: 'design',
  depends_on: [],
  closes_when: []
})
const foreignKey = (id: number) => ({ columns: [`c${id}`], references: { table: 't', columns: ['id'] } })
const MIB = 1024 * 1024

describe('the last value that is allowed, and the first that is not', () => {
  test.each<[string, string, unknown, unknown]>([
    ['validator.json', '/timeout_seconds', 1, 0],
    ['validator.json', '/timeout_seconds', 3600, 3601],
    ['validator.json', '/max_output_bytes', 1, 0],
    ['validator.json', '/max_output_bytes', 64 * MIB, 64 * MIB + 1],
    ['validator.json', '/must_reject/0/exit_code', 1, 0],
    ['validator.json', '/must_reject/0/exit_code', 125, 126],
    ['validator.json', '/interpreter', ['node'], []],
    ['validator.json', '/judges', ['a'], []],
    ['execution.json', '/exit_code', 0, -1],
    ['execution.json', '/exit_code', 255, 256],
    ['execution.json', '/statements', 0, -1],
    ['execution.json', '/statements', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1],
    ['policy.json', '/production/endpoints/0/port', 1, 0],
    ['policy.json', '/production/endpoints/0/port', 65_535, 65_536],
    ['policy.json', '/production/endpoints/0/host', long(10_000), long(10_001)],
    ['policy.json', '/production/endpoints/0/host', 'x', ' '],
    ['policy.json', '/production/endpoints/0/host', '\u{1f600}', '\ud83d'],
    ['policy.json', '/production/endpoints/0/host', 'a b', 'a\0b'],
    ['policy.json', '/production/system_identifiers/0', '0', '00'],
    ['policy.json', '/production/system_identifiers/0', '12345678901234567890', '123456789012345678901'],
    ['policy.json', '/production/system_identifiers/0', '-1', ' 1'],
    ['policy.json', '/production/system_identifiers/0', '1', '1 '],
    ['provenance.json', '/clone_id', `a${long(127)}`, `a${long(128)}`],
    ['provenance.json', '/clone_id', 'a.b_c-d', '.a'],
    ['provenance.json', '/clone_id', '0', '0\n'],
    ['provenance.json', '/isolation/data_directory_mode', '0700', '00700'],
    ['provenance.json', '/isolation/data_directory_mode', '700', '70'],
    ['provenance.json', '/isolation/data_directory_mode', '777', '778'],
    ['provenance.json', '/isolation/data_directory_mode', '700', ' 700'],
    ['provenance.json', '/made_at', '2026-01-31T09:30:00.123456789Z', '2026-01-31T09:30:00.1234567890Z'],
    ['provenance.json', '/made_at', '2026-01-31T09:30:00Z', '2026-01-31T09:30:00'],
    ['provenance.json', '/made_at', '2026-01-31T09:30:00Z', 'x2026-01-31T09:30:00Z'],
    ['provenance.json', '/dump/sha256', 'a'.repeat(64), 'a'.repeat(65)],
    ['provenance.json', '/isolation/interfaces', ['lo', 'eth0'], ['lo', 'lo']],
    ['honest.json', '/operator_input_needed', ['pg_dump'], []],
    ['map.json', '/blockers', list(1000, blocker), list(1001, blocker)],
    ['map.json', '/blockers/0/depends_on', list(1000, id => `B${id}`), list(1001, id => `B${id}`)],
    [
      'map.json',
      '/blockers/0/closes_when',
      list(100, () => ({ document: 'a', pointer: '', equals: 1 })),
      list(101, () => ({ document: 'a', pointer: '', equals: 1 }))
    ],
    ['map.json', '/blockers/0/closes_when/0/pointer', '/a~0~1b//', '/a~2'],
    ['map.json', '/blockers/0/closes_when/0/pointer', '/a', 'x/a'],
    ['map.json', '/blockers/0/scope', 'clone', 'both'],
    ['expectations.json', '/tables/0/unique', list(200, id => [`c${id}`]), list(201, id => [`c${id}`])],
    ['expectations.json', '/tables/0/foreign_keys', list(200, foreignKey), list(201, foreignKey)],
    [
      'expectations.json',
      '/tables/0/required_rows',
      list(200, () => ({ where: { id: '1' }, why: 'x' })),
      list(201, () => ({ where: { id: '1' }, why: 'x' }))
    ],
    [
      'compatibility.json',
      '/observed/0/required_rows',
      list(200, () => ({ where: { id: '1' }, found: 1 })),
      list(201, () => ({ where: { id: '1' }, found: 1 }))
    ],
    ['expectations.json', '/tables/0/primary_key', ['id'], []],
    ['expectations.json', '/tables/0/primary_key', ['id', 'state'], ['id', 'id']],
    ['expectations.json', '/expect_touched', ['a', 'b'], ['a', 'a']],
    ['expectations.json', '/tables/0/columns', [{ name: 'id', type: 'integer', nullable: false }], []],
    ['rollback.json', '/not_restored', [{ kind: 'large-objects', object: 'x' }], [{ kind: 'view', object: 'x' }]],
    ['policy.json', '/allow', { shared_network: true }, { shared_network: false }],
    ['policy.json', '/forbidden_tokens', [{ id: 'a', token: 'x', case: 'exact' }], [{ id: 'a', token: 'x', case: 'upper' }]],
    [
      'policy.json',
      '/production',
      { endpoints: [{ host: 'x' }], system_identifiers: [] },
      { endpoints: [], system_identifiers: [] }
    ],
    ['policy.json', '/production', { endpoints: [], system_identifiers: ['1'] }, { endpoints: [], system_identifiers: [] }]
  ])('%s %s', (path, pointer, allowed, refused) => {
    expect(problem(path, pointer, allowed)).toBeUndefined()
    expect(problem(path, pointer, refused)).toContain(pointer)
  })
})

describe('words of the documents', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['provenance.json', '/dump/format', ['plain', 'custom', 'directory', 'tar']],
    [
      'provenance.json',
      '/leads/checked/0',
      ['foreign-server', 'user-mapping', 'subscription', 'network-extension', 'production-name']
    ],
    ['provenance.json', '/environment/connection/kind', ['in-process', 'pipe', 'unix-socket', 'tcp']],
    ['provenance.json', '/environment/engine', ['pglite', 'postgres']],
    ['compatibility.json', '/verdict', ['COMPATIBLE', 'MISMATCH']],
    ['rollback.json', '/status', ['RESTORED', 'NOT_RESTORED']],
    ['result.json', '/status', ['PASS', 'FAIL']],
    ['validator.json', '/scope', ['production', 'clone', 'design']]
  ])('%s %s', (path, pointer, words) => {
    for (const word of words) expect([word, problem(path, pointer, word)]).toEqual([word, undefined])
    for (const word of ['', 'other']) expect(problem(path, pointer, word)).toContain(pointer)
  })

  test.each([
    ...['clone-provenance', 'schema-compatibility', 'rehearsal-execution', 'rehearsal-rollback', 'validator-result'],
    'probe-results'
  ])('a policy may require %s', kind => {
    expect(problem('policy.json', '/required_evidence', [kind])).toBeUndefined()
  })

  test.each(['schema', 'table', 'sequence', 'large-objects'])('a part of a state may be a %s', kind => {
    expect(problem('rollback.json', '/not_restored', [{ kind, object: 'x', detail: 'y' }])).toBeUndefined()
  })
})
