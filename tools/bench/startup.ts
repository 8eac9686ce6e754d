import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DIST, measure, printTable } from './measure.ts'

const FILES = 20
const ROUNDS = 41

/** Start-up: 20 small files, for which almost all of the time is start-up. */
export async function run(): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    const names = Array.from({ length: FILES }, (_, index) => `file-${index}.txt`)
    for (const name of names) writeFileSync(join(cwd, name), `${name}\n`.repeat(400))
    const cli = resolve(DIST, 'cli.cjs')
    const empty = join(cwd, 'empty.cjs')
    writeFileSync(empty, '')
    const sums = spawnSync('sha256sum', names, { cwd })
    writeFileSync(join(cwd, 'SHA256SUMS'), sums.stdout)
    const sealed = spawnSync(process.execPath, [cli, 'seal', ...names, '-o', 'seal-gate.json'], { cwd })
    if (sums.status !== 0 || sealed.status !== 0) throw new Error(`cannot seal: ${sums.stderr} ${sealed.stderr}`)
    const node = (name: string, ...args: readonly string[]) => ({ name, command: process.execPath, args, cwd })
    const contestants = [
      node('node -e 0', '-e', '0'),
      node('node empty.cjs', empty),
      node('seal-gate verify (7 probes)', cli, 'verify', 'seal-gate.json'),
      node('seal-gate verify --no-probes', cli, 'verify', 'seal-gate.json', '--no-probes'),
      { name: 'sha256sum -c', command: 'sha256sum', args: ['-c', 'SHA256SUMS'], cwd }
    ]
    printTable(`start-up: ${FILES} small files, median of ${ROUNDS} rounds`, measure(contestants, ROUNDS), 'node -e 0')
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
