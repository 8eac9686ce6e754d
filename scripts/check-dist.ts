// Builds the sources into a temporary folder and compares it with dist/: the same files, byte for byte, and no others.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'seal-gate-dist-'))
try {
  execFileSync(process.execPath, ['scripts/build.ts', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const built = filesIn(folder)
  const committed = filesIn('dist')
  const wrong = [...new Set([...built, ...committed])].filter(
    name => !built.has(name) || !committed.has(name) || !readFileSync(join(folder, name)).equals(readFileSync(join('dist', name)))
  )
  if (wrong.length > 0) {
    console.error(`dist/ is not what the sources build: ${wrong.join(', ')}. Run "npm run build" and commit dist/.`)
    process.exitCode = 1
  } else console.log(`dist/ is what the sources build: ${built.size} files`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Names of all files below a folder. */
function filesIn(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Set(entries.filter(entry => entry.isFile()).map(entry => relative(folder, join(entry.parentPath, entry.name))))
}
