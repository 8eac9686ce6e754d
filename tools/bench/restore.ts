import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DIST, measure, printTable } from './measure.ts'
import { shell } from './peers.ts'
import { textsOf } from './texts.ts'
import { writeManifests } from './trees.ts'

const FILES = 1000
const ROUNDS = 7

/** Files that were turned to CRLF are brought back: by the gate, which proves each one, and by `git checkout`, which trusts its store. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    const seals = textsOf(folder, FILES)
    writeManifests(folder, seals)
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['commit', '-qm', 'sealed']
    ])
      git(folder, args)
    const texts = seals.map(({ path }) => readFileSync(join(folder, path), 'latin1').replaceAll('\n', '\r\n'))
    const before = () => {
      for (const [index, { path }] of seals.entries()) writeFileSync(join(folder, path), texts[index] ?? '', 'latin1')
    }
    const cli = [resolve(DIST, 'cli.cjs'), 'restore', 'seal-gate.json', '--write']
    const own = { name: 'seal-gate restore --write', command: process.execPath, args: cli, cwd: folder, before }
    const checkout = { ...shell('git checkout', 'git checkout -q -- .', folder), before }
    const checked = {
      ...shell('git checkout, sha256sum -c', 'git checkout -q -- . && sha256sum --quiet -c SHA256SUMS', folder),
      before
    }
    const times = measure([own, checkout, checked], ROUNDS)
    printTable(`${FILES.toLocaleString('en')} files brought back from CRLF, median of ${ROUNDS} rounds`, times, own.name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function git(cwd: string, args: readonly string[]): void {
  const all = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args]
  const { status, stderr } = spawnSync('git', all, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`)
}
