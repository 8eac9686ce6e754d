import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { measure, printTable } from './measure.ts'

const FILES = 20
const ROUNDS = 41

/** Start-up: 20 small files, on which everything but starting costs next to nothing. */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    const names = Array.from({ length: FILES }, (_, index) => `file-${index}.txt`)
    for (const name of names) writeFileSync(join(folder, name), `${name}\n`.repeat(400))
    const cli = resolve('dist/cli.cjs')
    const empty = join(folder, 'empty.cjs')
    writeFileSync(empty, '')
    const sums = spawnSync('sha256sum', names, { cwd: folder })
    writeFileSync(join(folder, 'SHA256SUMS'), sums.stdout)
    const sealed = spawnSync(process.execPath, [cli, 'seal', ...names, '-o', 'seal-gate.json'], { cwd: folder })
    if (sums.status !== 0 || sealed.status !== 0) throw new Error(`cannot seal: ${sums.stderr} ${sealed.stderr}`)
    const node = (name, ...args) => ({ name, command: process.execPath, args, options: { cwd: folder } })
    const contestants = [
      node('node -e 0', '-e', '0'),
      node('node empty.cjs', empty),
      node('seal-gate verify (7 probes)', cli, 'verify', 'seal-gate.json'),
      node('seal-gate verify --no-probes', cli, 'verify', 'seal-gate.json', '--no-probes'),
      { name: 'sha256sum -c', command: 'sha256sum', args: ['-c', 'SHA256SUMS'], options: { cwd: folder } }
    ]
    printTable(`start-up: ${FILES} small files, median of ${ROUNDS} rounds`, measure(contestants, ROUNDS), 'node -e 0')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
