import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { schemaFiles } from '../../scripts/schemas/all.ts'
import { schemaFromType } from '../../scripts/schemas/from-types.ts'
import { explain } from '../../src/cli/explain.ts'
import { gate } from '../../src/gate/gate.ts'
import { rehearsalSpec } from '../../src/rehearsal/spec.ts'
import { DOCUMENTS, parseDocument } from '../../src/release/documents/registry.ts'
import { readSealedJson } from '../../src/release/sealed-json.ts'
import { rerun } from '../../src/rerun/rerun.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { bundleTexts } from '../support/reports.ts'
import { forgeries, leaves, put } from './edits.ts'
import { NOT_APPLIED } from './judged.ts'
import { documents, goodProbes, PATHS, sha } from './packet.ts'

type Json = Record<string, unknown>

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true })
for (const [name, text] of schemaFiles()) ajv.addSchema(JSON.parse(text), name)

/** What an editor says to a document, bound to the one schema for all of them. */
function complaints(document: unknown): string[] {
  const validate = ajv.getSchema('document.schema.json')
  if (validate === undefined) throw new Error('no schema')
  return validate(document) === true
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function fixtureDocuments(): [string, Json][] {
  const folder = 'fixtures/release'
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.json'))
    .map((path): [string, Json] => [path, JSON.parse(readFileSync(join(folder, path), 'utf8'))])
    .filter(([, document]) => 'schema' in document)
}

/** The packets of the fixtures are rehearsed on the embedded engine, which cannot measure. */
const IMPACT: Json = {
  schema: 'seal-gate/rehearsal-impact/1',
  production_claim: 'NONE',
  status: 'MEASURED',
  clone_id: 'clone-1',
  execution: { path: 'evidence/execution.json', sha256: '0'.repeat(64), bytes: 1 },
  statements: [],
  unmeasured: [],
  online: { stopped: [], waited: [], broken: [], alone: [] }
}

test('schemas/ is what the script makes, and nothing else', () => {
  // node scripts/schemas.ts writes them again
  const files = schemaFiles()
  expect(readdirSync('schemas').toSorted()).toEqual([...files.keys()].toSorted())
  for (const [name, text] of files) expect([name, readFileSync(join('schemas', name), 'utf8') === text]).toEqual([name, true])
})

describe('a schema from a type', () => {
  const schemaOf = (field: string) => {
    const folder = folderWith({ 'words.ts': "export type Word = 'a' | 'b'\n" })
    writeFileSync(join(folder, 'type.ts'), `import type { Word } from './words.ts'\nexport interface One { ${field} }\n`)
    return schemaFromType(join(folder, 'type.ts'), 'One', {})
  }

  test('has every field, also of imported types, and no other', () => {
    expect(schemaOf('readonly word: Word; readonly sizes?: readonly number[]')).toEqual({
      type: 'object',
      properties: {
        word: { type: 'string', enum: ['a', 'b'] },
        sizes: { type: 'array', items: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } }
      },
      required: ['word'],
      additionalProperties: false
    })
  })

  test('is refused for a type that no schema is made of, instead of leaving the field out', () => {
    expect(() => schemaOf('readonly word: keyof Word')).toThrow('no schema can be made of')
    expect(() => schemaOf('readonly word: Absent')).toThrow('no schema can be made of Absent')
    expect(() => schemaOf('word(): string')).toThrow('no schema can be made of TSMethodSignature')
  })
})

test('there is one for every kind of evidence, and the package carries them', () => {
  for (const kind of Object.keys(DOCUMENTS)) expect(schemaFiles().has(`${kind}.schema.json`)).toBe(true)
  expect(JSON.parse(readFileSync('package.json', 'utf8')).files).toContain('schemas')
})

describe('documents of the fixtures', () => {
  const all = [...fixtureDocuments(), ['clone-impact-evidence.json', IMPACT] as [string, Json]]

  test('are many, and of every kind', () => {
    expect(new Set(all.map(([, { schema }]) => schema))).toEqual(
      new Set([...Object.keys(DOCUMENTS), 'manifest', 'rehearsal'].map(kind => `seal-gate/${kind}/1`))
    )
  })

  test.each(all)('%s is valid; with one key more, one less or another version it is not', (_, document) => {
    expect(complaints(document)).toEqual([])
    expect(complaints({ ...document, approved: true })).not.toEqual([])
    for (const key of Object.keys(document).filter(name => name !== 'covers' && name !== 'packet' && !optional.has(name))) {
      const { [key]: __, ...rest } = document
      expect([key, complaints(rest).length > 0]).toEqual([key, true])
    }
    expect(complaints({ ...document, schema: String(document['schema']).replace('/1', '/2') })).not.toEqual([])
  })
})

const optional = new Set([
  'online',
  ...['made_at', 'checked_at', 'started_at', 'finished_at', 'ran_at', 'title', 'change_id'],
  ...['interpreter', 'rollback_anchor', 'expect_touched', 'applied_again', 'dump', 'secret_columns']
])

test('a document that says nothing was done is valid too', () => {
  for (const document of Object.values(NOT_APPLIED)) expect(complaints(document)).toEqual([])
})

test('what the gate accepts, no schema refuses: every value of the cleared packet, forged', () => {
  let accepted = 0
  for (const { path, at, value } of leaves()) {
    for (const other of forgeries(value)) {
      const docs = documents()
      put(docs, path, at, other)
      const document = docs[path]
      const parsed = parseDocument(document.schema, document)
      if (parsed === undefined || parsed === 'unknown' || 'problem' in parsed) continue
      accepted++
      expect([path, at, other, complaints(document)]).toEqual([path, at, other, []])
    }
  }
  expect(accepted).toBeGreaterThan(100)
})

test('a document that binds an editor by "$schema" is no evidence: settings of the editor bind it', () => {
  for (const path of PATHS) {
    const bound = { $schema: './node_modules/seal-gate/schemas/document.schema.json', ...documents()[path] }
    expect(parseDocument(bound.schema, bound)).toMatchObject({ problem: expect.stringContaining('"$schema"') })
    expect(complaints(bound)).not.toEqual([])
  }
  expect(readSealedJson(Buffer.from('{"$schema": "x"}'))).toBeUndefined()
})

test.each(['fixtures/release/ready-not-applied', 'fixtures/release/rehearsed', 'fixtures/release/cleared', 'fixtures/packet'])(
  'the report on %s and what stands beside it',
  async cwd => {
    for (const file of bundleTexts(await gate(aRequest({ cwd, git: false, requireClearance: true }), goodProbes())))
      if (file.name.endsWith('.json')) expect([file.name, complaints(JSON.parse(String(file.text)))]).toEqual([file.name, []])
  }
)

test('what rerun and explain print', async () => {
  const report = await rerun({ manifest: resolve('fixtures/release/cleared/seal-gate.json'), write: false, runValidator: false })
  expect([report.verdict, complaints(JSON.parse(JSON.stringify(report)))]).toEqual(['pass', []])
  const root = folderWith({ 'a.txt': 'one\r\ntwo\r\n' })
  for (const content of ['one\ntwo\n', 'one\r\ntwo\r\n']) {
    const printed: string[] = []
    const args = ['a.txt', '--sha256', sha(content), '--bytes', String(content.length), '--json']
    await explain(args, root, {
      out: text => void printed.push(text),
      say: () => undefined,
      progress: () => undefined,
      colour: false
    })
    expect(complaints(JSON.parse(printed.join('')))).toEqual([])
  }
})

test('an order of a rehearsal', () => {
  const file = (path: string) => ({ path })
  const order = {
    schema: 'seal-gate/rehearsal/1',
    apply: file('sql/apply.sql'),
    rollback: file('sql/rollback.sql'),
    expectations: file('schema-expectations.json'),
    policy: file('policy.json')
  }
  expect(complaints(order)).toEqual([])
  expect(rehearsalSpec.safeParse(order).success).toBe(true)
  expect(complaints({ ...order, apply: 'sql/apply.sql' })).not.toEqual([])
})
