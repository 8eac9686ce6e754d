import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { measure, median, printTable } from './measure.ts'
import { makeLinks, makeTree } from './trees.ts'

const KIB = 1024
const MIB = 1024 * KIB

/** Name, files, bytes of each, rounds. */
const WORK = {
  B: ['20,000 files of 4 KiB', 20_000, () => 4 * KIB, 9],
  C: ['100,000 files of 0.1 to 20 KiB', 100_000, (_, random) => Math.round(100 * Math.exp(random() * 5.3)), 7],
  D: ['one file of 4 GiB', 1, () => 4096 * MIB, 3],
  M: ['1,000,000 entries (ten links to each file of C)', 1_000_000, () => 0, 1],
  F: ['a real node_modules tree', 0, () => 0, 5],
  E: ['200 files of 16 MiB', 200, () => 16 * MIB, 5]
}

/** Verification against real peers, on trees that fit in the page cache. SEAL_GATE_BENCH=B,C chooses; the trees stay for the next run. */
export async function run() {
  const chosen = (process.env['SEAL_GATE_BENCH'] ?? Object.keys(WORK).join()).split(',')
  for (const key of chosen) {
    const [title, count, size, rounds] = WORK[key] ?? []
    if (title === undefined) throw new Error(`no workload ${key}`)
    const folder = join(tmpdir(), 'seal-gate-bench', key)
    mkdirSync(folder, { recursive: true })
    if (key === 'F') copyPackages(folder)
    else if (key === 'M') makeLinks(folder, join(tmpdir(), 'seal-gate-bench', 'C'), 10)
    else makeTree(folder, count, size)
    const times = measure(contestants(folder, key), rounds)
    printTable(`${key}: ${title}, median of ${rounds} rounds`, times, 'sha256sum -c')
    const own = times.get('seal-gate verify') ?? []
    for (const [name, values] of times) {
      if (name !== 'seal-gate verify')
        console.log(`  seal-gate is ${median(own.map((value, i) => value / values[i])).toFixed(2)} × ${name}`)
    }
    console.log(`  peak memory of seal-gate: ${peakMegabytes(folder)} MB`)
  }
}

/** This project's own packages, copied once: what they are on the day is printed. */
function copyPackages(folder) {
  if (!existsSync(join(folder, 'seal-gate.json'))) {
    cpSync('node_modules', join(folder, 'node_modules'), {
      recursive: true,
      filter: source => !lstatSync(source).isSymbolicLink() && !source.includes('.cache')
    })
    const cli = resolve('dist/cli.cjs')
    for (const [name, format] of [
      ['seal-gate.json', 'native'],
      ['SHA256SUMS', 'gnu']
    ]) {
      const { status, stderr } = spawnSync(process.execPath, [cli, 'seal', 'node_modules', '-o', name, '--format', format], {
        cwd: folder
      })
      if (status !== 0) throw new Error(`cannot seal: ${stderr}`)
    }
  }
  const { files } = JSON.parse(readFileSync(join(folder, 'seal-gate.json'), 'utf8'))
  console.log(`\nF holds ${files.length} files, ${Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / MIB)} MiB`)
}

function contestants(folder, key) {
  const options = { cwd: folder }
  const cli = resolve('dist/cli.cjs')
  const ours = (name, ...flags) => ({
    name,
    command: process.execPath,
    args: [cli, 'verify', 'seal-gate.json', '--no-probes', ...flags],
    options
  })
  const shell = (name, script) => ({ name, command: 'sh', args: ['-c', script], options })
  const all = [
    ours('seal-gate verify'),
    ours('seal-gate verify --threads 1', '--threads', '1'),
    { name: 'sha256sum -c', command: 'sha256sum', args: ['--quiet', '-c', 'SHA256SUMS'], options }
  ]
  if (key === 'D') all.push(shell('openssl dgst -sha256', 'find . -name "*.bin" -exec openssl dgst -sha256 {} +'))
  if (has('hashdeep') && key !== 'D' && key !== 'M')
    all.push(shell('hashdeep -c sha256', 'hashdeep -j2 -c sha256 -r d000'.replace('d000', '.')))
  if (has('rhash')) all.push(shell('rhash -c', 'rhash --skip-ok -c SHA256SUMS'))
  return all
}

function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
}

function peakMegabytes(folder) {
  const script = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS)); process.argv.splice(1, 1); require(process.argv[1])`
  const { stderr } = spawnSync(
    process.execPath,
    ['-e', script, 'x', resolve('dist/cli.cjs'), 'verify', 'seal-gate.json', '--no-probes'],
    { cwd: folder, encoding: 'utf8' }
  )
  return Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / KIB)
}
