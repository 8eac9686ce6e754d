// actions/attest as far as the recipes use it: reads the list of subjects by its own grammar, and signs nothing.
import { readFileSync } from 'node:fs'

const lines = readFileSync(process.env['INPUT_SUBJECT-CHECKSUMS'], 'utf8').trim().split('\n')
for (const line of lines) if (!/^[0-9a-f]{64} [ *]\S/.test(line)) throw new Error(`no subject: ${line}`)
console.log(`${lines.length} subjects`)
