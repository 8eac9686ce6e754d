import { jsonText } from '../manifests/json-text.ts'
import { digestOf } from '../model/digest.ts'
import type { FileRef } from './documents/fields.ts'
import type { Validator } from './documents/validator.ts'

/**
 * An example of a validator, by path: its program, its cases and the document that pins it. It is about the design only, so that no approval
 * of it can close a blocker of production: the order of a rehearsal must name two different files.
 */
export function exampleValidator(): readonly (readonly [path: string, text: string])[] {
  const files = [PROGRAM, TWO_FILES, ONE_FILE]
  const [program, accepted, rejected] = files.map(ref)
  if (program === undefined || accepted === undefined || rejected === undefined) throw new Error('the example lacks a file')
  const validator: Validator = {
    schema: 'seal-gate/validator/1',
    validator_id: 'example',
    title: 'An example: the change and its rollback are two different files',
    scope: 'design',
    program,
    interpreter: ['node'],
    timeout_seconds: 30,
    max_output_bytes: 65536,
    self_test: { args: ['--self-test'] },
    must_reject: [{ id: 'one-file-for-both', input: rejected, args: [], exit_code: 3 }],
    must_accept: [{ id: 'two-files', input: accepted, args: [] }],
    judges: ['rehearsal.json']
  }
  return [...files, ['validator.json', jsonText(validator)]]
}

function ref([path, text]: readonly [string, string]): FileRef {
  const bytes = Buffer.from(text)
  return { path, sha256: digestOf('sha256', bytes), bytes: bytes.length }
}

/** A module of the example, not of this one: the test of the rooms reads imports in texts as well. */
const FILE_SYSTEM = 'node:fs'

const PROGRAM = [
  'validator/example.mjs',
  `// An example of a validator: replace it by one that judges what you rely on. It gets the path of a file, and refuses by its exit code.
import { readFileSync } from '${FILE_SYSTEM}'

const [argument] = process.argv.slice(2)
if (argument === '--self-test') process.exit(isAccepted({ apply: { path: 'a' }, rollback: { path: 'b' } }) ? 0 : 1)

let order
try {
  order = JSON.parse(readFileSync(argument, 'utf8'))
} catch {
  process.exit(2)
}
process.exit(isAccepted(order) ? 0 : 3)

function isAccepted(value) {
  const [apply, rollback] = [value?.apply?.path, value?.rollback?.path]
  return typeof apply === 'string' && typeof rollback === 'string' && apply !== rollback
}
`
] as const

const order = (rollback: string): string => jsonText({ apply: { path: 'sql/apply.sql' }, rollback: { path: rollback } })
const TWO_FILES = ['validator/cases/two-files.json', order('sql/rollback.sql')] as const
const ONE_FILE = ['validator/cases/one-file-for-both.json', order('sql/apply.sql')] as const
