import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DIST, measure, medianRatio, printTable } from './measure.ts'
import { makeTree } from './trees.ts'

const FILES = 50_000
const ROUNDS = 7

/** `unchanged-since` beside a native manifest of the same files, and beside `git diff --quiet`, which proves nothing about bytes. */
export async function run(): Promise<void> {
  const folder = join(tmpdir(), 'seal-gate-bench', 'commit')
  const cli = resolve(DIST, 'cli.cjs')
  if (!existsSync(join(folder, '.git'))) {
    makeTree(folder, FILES, (_, random) => Math.round(100 * Math.exp(random() * 5.3)))
    const git = (...args: readonly string[]): void => {
      const all = ['-c', 'user.name=n', '-c', 'user.email=n@example.org', '-c', 'gc.auto=0', ...args]
      const { status, stderr } = spawnSync('git', all, { cwd: folder, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
    }
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'one')
    git('gc', '-q')
  }
  const verify = (name: string, ...args: readonly string[]) => ({
    name,
    command: process.execPath,
    args: [cli, 'verify', '--no-probes', ...args],
    cwd: folder
  })
  const times = measure(
    [
      verify('native manifest', 'seal-gate.json'),
      verify('--unchanged-since HEAD', '--unchanged-since', 'HEAD'),
      { name: 'git diff --quiet HEAD', command: 'git', args: ['diff', '--quiet', 'HEAD'], cwd: folder }
    ],
    ROUNDS
  )
  printTable(`${FILES.toLocaleString('en')} files at a commit, median of ${ROUNDS} rounds`, times, 'native manifest')
  const ratio = medianRatio(times.get('--unchanged-since HEAD') ?? [], times.get('native manifest') ?? [])
  console.log(`  aim: at most 2 × a native manifest; ${ratio.toFixed(2)} ×`)
}
