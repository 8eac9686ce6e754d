import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { CONFIG_PATH, CONFIG_ROWS } from '../../src/options/config.ts'
import { allowedValues, type Row } from '../../src/options/row.ts'

const action = join(dirname(fileURLToPath(import.meta.url)), '../../action.yml')

/** What people write for keys whose type does not show it. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  manifest: [['docs/seal-gate.json'], ['migrations/*.json', '!migrations/draft.json']],
  root: ['docs'],
  'manifest-sha256': ['packet_tree.sha256'],
  'signed-by': [
    'acme/widgets',
    { repository: 'acme/widgets', workflow: '.github/workflows/release.yml', ref: 'refs/heads/main' }
  ],
  covers: [['**/*.sql']],
  'text-rules': [['lf', 'no-bom']],
  'trusted-ref': ['base'],
  reseal: ['label:reseal', 'forbid'],
  'blocker-map': ['release/blocker-map.json'],
  'artifact-name': ['seal-gate-docs']
}

/**
 * The schema of the configuration, from the options table and the descriptions of action.yml. Its form is that of SchemaStore:
 * https://github.com/SchemaStore/schemastore/blob/master/CONTRIBUTING.md
 */
export function configSchema(dialect: string): object {
  const { inputs } = parse(readFileSync(action, 'utf8'))
  return {
    $schema: dialect,
    $id: 'https://json.schemastore.org/seal-gate.json',
    title: 'seal-gate/config/1',
    description: `The configuration of Seal Gate, ${CONFIG_PATH}: one list for workflow, command line and hook. An input or flag overrides its key.`,
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: {
      $schema: { description: 'The schema of this file, for editors.', type: 'string' },
      ...Object.fromEntries(CONFIG_ROWS.map(([name, row]) => [name, property(name, row, inputs[name].description)]))
    },
    examples: [{ manifest: ['docs/seal-gate.json', 'migrations/seal-gate.json'], covers: ['**'], reseal: 'label:reseal' }]
  }
}

function property(name: string, row: Row, description: string): object {
  const examples = EXAMPLES[name]
  return {
    description: description.trim(),
    ...(name === 'signed-by' ? signer(shape(row)) : shape(row)),
    ...(row.default !== undefined && row.default !== '' && !Array.isArray(row.default) && { default: row.default }),
    ...(examples !== undefined && { examples })
  }
}

function shape(row: Row): object {
  switch (row.type) {
    case 'lines':
      return listOf({ type: 'string', minLength: 1, pattern: '^[^\\r\\n]*\\S[^\\r\\n]*$' })
    case 'choices':
      return listOf({ enum: row.words })
    case 'choice':
      return { enum: row.words }
    case 'switch':
      return { type: 'boolean' }
    case 'number':
      return { type: 'integer', minimum: row.pattern.test('0') ? 0 : 1 }
    default:
      return { type: 'string', minLength: 1, $comment: `Allowed is ${allowedValues(row)}.` }
  }
}

/** Lines of `NAME: VALUE` may be a mapping. */
function signer(lines: object): object {
  const parts = ['repository', 'workflow', 'ref', 'issuer', 'identity']
  const properties = Object.fromEntries(parts.map(part => [part, { type: 'string', minLength: 1 }]))
  return {
    oneOf: [...Object.values(lines).flat(), { type: 'object', additionalProperties: false, minProperties: 1, properties }]
  }
}

/** One value may stand for a list of one. */
function listOf(items: object): object {
  return { oneOf: [{ type: 'array', items, minItems: 1 }, items] }
}
