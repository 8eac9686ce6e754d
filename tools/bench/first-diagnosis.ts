// node first-diagnosis.ts FOLDER: diagnoses the one file that FOLDER/seal-gate.json seals, as the first thing that this process does, and
// hashes it ten times. Prints milliseconds as JSON. From source, because the bundle only has whole commands.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/drift/diagnose.ts'

const [folder = '.'] = process.argv.slice(2)
const { path, sha256, bytes } = JSON.parse(readFileSync(join(folder, 'seal-gate.json'), 'utf8')).files[0]
const found = readFileSync(join(folder, path))
// Loads the hash function, which a verification has done long before it diagnoses.
createHash('sha256').update(found).digest()

const hashing = timed(() => {
  for (let n = 0; n < 10; n++) createHash('sha256').update(found).digest()
})
let proof: string | undefined
const diagnosis = timed(() => {
  proof = diagnose({ path, digests: { sha256 }, bytes, line: 1 }, found).drift.certainty
})
if (proof !== 'proved') throw new Error('the drift was not proved')
process.stdout.write(JSON.stringify({ hashing, diagnosis }))

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}
