import { describe, expect, test } from '@jest/globals'
import * as z from 'zod/mini'
import { DOCUMENTS, parseDocument } from '../../src/release/documents/registry.ts'
import { NOT_APPLIED } from './judged.ts'
import { documents, PATHS, sealedFiles } from './packet.ts'

type Json = Record<string, unknown>

/** Every document of the cleared and of the honest packet, as it is sealed. */
const SEALED: [string, Json][] = [
  ...sealedFiles()
    .filter(({ path }) => PATHS.some(name => name === path))
    .map(({ path, bytes }): [string, Json] => [path, JSON.parse(Buffer.from(bytes ?? []).toString())]),
  ...Object.entries(NOT_APPLIED).map(([path, document]): [string, Json] => [`honest ${path}`, document as Json])
]

/** Members that may be left away, by their last name. */
const OPTIONAL = new Set([
  ...['made_at', 'port', 'system_identifier', 'server_version', 'code', 'progress', 'claimed_by', 'interpreter'],
  ...['change_id', 'primary_key', 'unique', 'foreign_keys', 'min_rows', 'required_rows', 'rollback_anchor', 'expect_touched'],
  'applied_again'
])

function problem(document: Json): string | undefined {
  const parsed = parseDocument(String(document['schema']), document)
  if (parsed === undefined || parsed === 'unknown') return String(parsed)
  return 'problem' in parsed ? parsed.problem : undefined
}

/** Every place of a value that is an object, with its pointer. */
function objects(value: unknown, at: readonly string[] = []): { at: readonly string[]; object: Json }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : [{ at, object: value as Json }]
  return [...own, ...Object.entries(value).flatMap(([key, item]) => objects(item, [...at, key]))]
}

/** The document with one object in it replaced. */
function withObject(document: Json, at: readonly string[], change: (object: Json) => void): Json {
  const copy = structuredClone(document)
  let object: Json = copy
  for (const key of at) object = object[key] as Json
  change(object)
  return copy
}

describe.each(SEALED)('%s', (_, document) => {
  const places = objects(document).filter(({ at }) => at.at(-1) !== 'where')

  test('is valid', () => {
    expect(problem(document)).toBeUndefined()
  })

  test('knows every key, at every depth', () => {
    for (const { at } of places) {
      const more = withObject(document, at, object => Object.assign(object, { surprise: 1 }))
      expect(problem(more)).toContain('"surprise", which this schema does not know')
    }
  })

  test('needs every member that is not optional, and no member twice as null', () => {
    for (const { at, object } of places) {
      for (const key of Object.keys(object)) {
        if (at.length === 0 && key === 'schema') continue
        const less = problem(withObject(document, at, copy => delete copy[key]))
        const optional =
          OPTIONAL.has(key) &&
          !(key === 'system_identifier' && at.at(-1) === 'environment') &&
          !(key === 'server_version' && at.at(-1) === 'environment')
        expect([[...at, key].join('/'), less === undefined]).toEqual([[...at, key].join('/'), optional])
        const empty =
          key === 'equals' ? undefined : problem(withObject(document, at, copy => Object.assign(copy, { [key]: null })))
        expect([[...at, key].join('/'), empty === undefined]).toEqual([[...at, key].join('/'), key === 'equals'])
      }
    }
  })

  test('is only called by its own name', () => {
    for (const name of [`${document['schema']} `, String(document['schema']).replace('/1', '/2'), 'seal-gate/x/1'])
      expect(parseDocument(name, { ...document, schema: name })).toBe('unknown')
  })
})

test.each<[string, string, Json]>([
  ['policy.json', 'production', { endpoints: [], system_identifiers: [] }],
  ['policy.json', 'required_evidence', [] as unknown as Json],
  ['policy.json', 'required_evidence', ['probe-results', 'probe-results'] as unknown as Json],
  ['policy.json', 'required_evidence', ['policy'] as unknown as Json],
  ['policy.json', 'forbidden_tokens', [] as unknown as Json],
  [
    'policy.json',
    'forbidden_tokens',
    [
      { id: 'a', token: 'x' },
      { id: 'a', token: 'y' }
    ] as unknown as Json
  ],
  ['policy.json', 'forbidden_tokens', [{ id: 'go-live', token: 'LIVE' }] as unknown as Json],
  ['policy.json', 'forbidden_tokens', [{ id: 'a', token: ' ' }] as unknown as Json],
  ['expectations.json', 'tables', [] as unknown as Json],
  ['provenance.json', 'clone_id', 'b\u200b' as unknown as Json],
  ['provenance.json', 'made_at', '2026-01-31' as unknown as Json],
  ['execution.json', 'exit_code', 256 as unknown as Json],
  ['execution.json', 'exit_code', -1 as unknown as Json],
  ['execution.json', 'statements', 1.5 as unknown as Json],
  ['execution.json', 'status', 'PASS' as unknown as Json],
  ['execution.json', 'apply', { path: '../x', sha256: 'a'.repeat(64), bytes: 1 }],
  ['execution.json', 'apply', { path: 'x', sha256: 'A'.repeat(64), bytes: 1 }],
  ['execution.json', 'apply', { path: 'x', sha256: 'a'.repeat(63), bytes: 1 }],
  ['validator.json', 'must_reject', [] as unknown as Json],
  ['validator.json', 'must_accept', [] as unknown as Json],
  ['validator.json', 'judges', ['a', 'a'] as unknown as Json],
  ['validator.json', 'timeout_seconds', 0 as unknown as Json],
  ['validator.json', 'scope', 'staging' as unknown as Json]
])('%s: %s must not be %j', (path, key, value) => {
  const document = SEALED.find(([name]) => name === path)?.[1] ?? {}
  expect(problem({ ...document, [key]: value })).toContain(`/${key}`)
})

test('a table, a column, a sequence stands once', () => {
  const docs = documents()
  const { before } = docs['execution.json']
  before.tables.push(...before.tables)
  before.sequences.push(...before.sequences)
  expect(problem(docs['execution.json'] as unknown as Json)).toBe(
    '/before/tables names one thing twice; /before/sequences names one thing twice'
  )
  const [table] = docs['expectations.json'].tables
  table?.columns.push(...table.columns)
  docs['expectations.json'].tables.push(...docs['expectations.json'].tables)
  expect(problem(docs['expectations.json'] as unknown as Json)).toContain('/tables names one table twice')
})

test('problems say where and what, at most five of them', () => {
  const docs = documents()
  expect(problem({ ...docs['execution.json'], status: 'DONE' })).toBe('/status must be "APPLIED" or "NOT_APPLIED" or "FAILED"')
  expect(problem({ ...docs['execution.json'], statements: '1' })).toBe('/statements must be a whole number')
  expect(problem({ ...docs['execution.json'], exit_code: 300 })).toBe('/exit_code must be at most 255')
  expect(problem({ ...docs['execution.json'], exit_code: -3 })).toBe('/exit_code must be at least 0')
  expect(problem({ schema: 'seal-gate/policy/1' })).toBe('/production must be an object; /required_evidence must be a list')
  expect(problem({ schema: 'seal-gate/probe-results/1', probes: Array(9).fill({}) })).toMatch(/; and \d+ more$/)
  expect(problem({ ...docs['policy.json'], production: 1 })).toBe('/production must be an object')
})

test('ours, and no evidence', () => {
  for (const name of ['manifest', 'report', 'rehearsal', 'effective-blocker-map'])
    expect(parseDocument(`seal-gate/${name}/1`, {})).toBeUndefined()
})

test('each schema can be written as a JSON Schema for editors', () => {
  for (const schema of Object.values(DOCUMENTS)) expect(JSON.stringify(z.toJSONSchema(schema))).toContain('additionalProperties')
})
