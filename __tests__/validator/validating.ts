import { chmodSync } from 'node:fs'
import { type Evidence, evidenceOf } from '../../src/release/evidence.ts'
import { runValidators } from '../../src/validator/run-validators.ts'
import type { ValidatorRun } from '../../src/validator/validate.ts'
import { type Documents, type Making, sealedFiles, sha } from '../release/packet.ts'
import { folderWith } from '../support/folder.ts'

/** A validator that does its work: it looks into the file that it is given, and knows its own test. */
export const HONEST = `import { readFileSync } from 'node:fs'
const [last] = process.argv.slice(-1)
if (last === '--self-test') process.exit(0)
const text = readFileSync(last, 'utf8')
process.exit(text.includes('bad') ? 3 : 0)
`

/** The body of a check that a program makes of its surroundings in its self-test: it fails with 9 when the expression is false. */
export function checking(expression: string): string {
  return `import * as fs from 'node:fs'
import * as net from 'node:net'
if (process.argv.at(-1) === '--self-test') process.exitCode = (await (${expression})) ? 0 : 9
else process.exit(fs.readFileSync(process.argv.at(-1), 'utf8').includes('bad') ? 3 : 0)
`
}

export interface Made {
  readonly root: string
  readonly evidence: Evidence
}

/** The cleared packet on disk, with another program. */
export function packetWith(
  program: string | Uint8Array,
  edit: (docs: Documents) => void = () => undefined,
  more: Making = {}
): Made {
  const own = (docs: Documents) => {
    docs['result.json'].program = { sha256: sha(program), bytes: Buffer.byteLength(program) }
    edit(docs)
  }
  const files = sealedFiles({ ...more, edit: own, files: { 'validator.mjs': program, ...more.files } })
  const root = folderWith(Object.fromEntries(files.map(({ path, bytes = new Uint8Array() }) => [path, bytes])))
  chmodSync(root, 0o755)
  return { root, evidence: evidenceOf(files) }
}

/** The one validator of that packet, run as on a machine of its own. */
export async function run({ root, evidence }: Made, environment: Record<string, string> = {}): Promise<ValidatorRun> {
  const [only, ...others] = await runValidators(root, evidence, environment)
  if (only === undefined || others.length > 0) throw new Error('there must be one validator')
  return only
}
