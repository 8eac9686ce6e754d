import * as z from 'zod'
import { fileSchema, linkSchema, manifestSchema } from '../../src/manifests/formats/native-schema.ts'
import { rehearsalExceptions, rehearsalSpec } from '../../src/rehearsal/spec.ts'
import { text, time } from '../../src/release/documents/fields.ts'
import { DOCUMENTS, type DocumentKind } from '../../src/release/documents/registry.ts'
import { configSchema } from './config.ts'
import { writtenSchemas } from './report.ts'

/** One sentence for people who meet a document in an editor. */
const DESCRIPTIONS: Readonly<Record<DocumentKind, string>> = {
  policy: 'What production is, which words are forbidden, and which evidence is required.',
  'clone-provenance': 'Where a clone comes from and how it is isolated, or what the operator must supply to create one.',
  'schema-expectations': 'The tables, columns, keys and rows that a clone must have.',
  'schema-compatibility': 'The expected and the observed schema of a clone.',
  'rehearsal-execution': 'A change applied to a clone: the states before and after it.',
  'rehearsal-rollback': 'The rollback of a change on a clone: the state after it.',
  'rehearsal-impact': 'What a change did to those who were online: locks, rewrites, scans, and who stood still beside it.',
  validator: 'An external validator, pinned by its bytes, with cases that it must refuse.',
  'validator-result': 'The result of a pinned validator: its own cases and the evidence.',
  'probe-results': 'The results of the gate on bad inputs.',
  probes: "The packet's own bad inputs, which the gate must refuse for the named reason.",
  'blocker-map': 'The reasons to hold a release, and the evidence that closes each.'
}

type JsonSchema = Readonly<Record<string, unknown>>
type Shape = readonly [name: string, schema: JsonSchema, description: string]

const written = writtenSchemas(read(DOCUMENTS['probe-results']))

/** Every shape with a `schema` of ours: the manifest, all evidence, and what the gate writes. */
const SHAPES: readonly Shape[] = [
  [
    'manifest',
    read(z.strictObject({ ...manifestSchema.shape, files: z.array(z.union([fileSchema, linkSchema])) })),
    'The seals of a packet: path, SHA-256 and length of every file that must not change.'
  ],
  // Own keys of both tables, which have the same ones by their types.
  ...(Object.keys(DOCUMENTS) as DocumentKind[]).map((kind): Shape => [kind, read(DOCUMENTS[kind]), DESCRIPTIONS[kind]]),
  [
    'effective-blocker-map',
    written.effectiveBlockerMap,
    'The blockers of a run with their effective state and its reason. Written by the gate.'
  ],
  ['rehearsal', read(rehearsalSpec), 'The spec of a rehearsal: the change, its rollback, and the dump of the clone.'],
  [
    'rehearsal-exceptions',
    read(rehearsalExceptions),
    'Differences that the rollbacks of a rehearsal without a spec may leave, if the policy allows them too.'
  ],
  ['rerun', written.rerun, 'The result of a rerun of a packet. Written by the gate.'],
  ['explanation', written.explanation, 'Why one file does not match its digest. Written by the gate.'],
  ['report', written.report, 'The complete result of one run. Written by the gate.']
]

/** Draft 7 is what every editor knows. */
const DIALECT = 'http://json-schema.org/draft-07/schema#'

/** The files of schemas/, by name: one for each shape, that of the configuration, and `document.schema.json`, which picks by the member `schema`. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    ...SHAPES.map((shape): [string, string] => [fileName(shape[0]), textOf(schemaOf(shape))]),
    [fileName('config'), textOf(configSchema(DIALECT))],
    [fileName('document'), textOf(anyOf(SHAPES.map(([name]) => name)))]
  ])
}

function fileName(name: string): string {
  return `${name}.schema.json`
}

function schemaOf([name, schema, description]: Shape): object {
  return { $schema: DIALECT, title: versioned(name), description, ...schema }
}

/** Of a document that the gate reads: the schema that it is read with. */
function read(shape: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (Object.is(zodSchema, text)) Object.assign(jsonSchema, { pattern: '\\S', maxLength: 10_000 })
      if (Object.is(zodSchema, time)) jsonSchema.description = 'A time in UTC, such as 2026-01-31T09:30:00Z.'
    }
  })
  return rest
}

function anyOf(names: readonly string[]): object {
  const known = names.map(versioned)
  return {
    $schema: DIALECT,
    title: 'A document of seal-gate',
    description: 'Any document of a packet: the member "schema" says which.',
    type: 'object',
    properties: { schema: { enum: known } },
    required: ['schema'],
    allOf: names.map((name, index) => ({
      if: { properties: { schema: { const: known[index] } }, required: ['schema'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits this.
      then: { $ref: fileName(name) }
    }))
  }
}

/** What the member `schema` of a document with this name is. The report and the explanation have been changed once. */
function versioned(name: string): string {
  return `seal-gate/${name}/${name === 'report' || name === 'explanation' ? 2 : 1}`
}

/** One blank per level: with two, a third of the files would be blanks, and they are in the npm package, whose size is limited. */
function textOf(schema: unknown): string {
  return `${JSON.stringify(schema, null, 1)}\n`
}
