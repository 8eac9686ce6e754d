/**
 * Writes the packets of fixtures/release: the evidence documents, the results of a rehearsal, of the validator and of the gate's probes
 * (all of them really run), and the manifests. With `--check` it writes nothing and fails when a file differs.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { releaseFixtures } from './release-fixtures/all.ts'
import { rehearse } from './release-fixtures/rehearse.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'fixtures', 'release')
const check = process.argv.includes('--check')
const probes = execFileSync(process.execPath, [join(root, 'src/entries/cli.ts'), 'probe', '--json'])

for (const [name, files] of releaseFixtures(path => readFileSync(join(folder, path)), probes, rehearse)) {
  for (const [path, bytes] of files) {
    const file = join(folder, name, path)
    if (existsSync(file) && bytes.equals(readFileSync(file))) continue
    if (check) complain(`${name}/${path} is not what this script writes`)
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
    }
  }
  for (const entry of readdirSync(join(folder, name), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(join(folder, name).length + 1)
      .replaceAll('\\', '/')
    if (entry.isFile() && !files.has(path)) complain(`${name}/${path} does not belong there`)
  }
}

function complain(what: string): void {
  process.stderr.write(`fixtures/release/${what}\n`)
  process.exitCode = 1
}
