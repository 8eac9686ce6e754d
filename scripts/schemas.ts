/**
 * Writes schemas/: a JSON Schema for every document of a packet, from the zod schemas that the gate reads them with. With `--check` it writes
 * nothing and fails when a file differs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaFiles } from './schemas/all.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas')
const check = process.argv.includes('--check')
const files = schemaFiles()
mkdirSync(folder, { recursive: true })

for (const [name, text] of files) {
  const file = join(folder, name)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (check) complain(`schemas/${name} is not what this script writes`)
  else writeFileSync(file, text)
}
for (const name of readdirSync(folder)) if (!files.has(name)) complain(`schemas/${name} does not belong there`)

function complain(what: string): void {
  process.stderr.write(`${what}\n`)
  process.exitCode = 1
}
