import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Contestant, DIST, measure, medianRatio, printTable } from './measure.ts'
import { compiledVerifier, isSha256sumFast, present, shell } from './peers.ts'
import { makeLinks, makeTree } from './trees.ts'

const KIB = 1024
const MIB = 1024 * KIB

interface Work {
  readonly title: string
  readonly rounds: number
  /** Makes the tree, or keeps it from an earlier run. */
  readonly make: (folder: string) => void
}

const WORK: Readonly<Record<string, Work>> = {
  B: { title: '20,000 files of 4 KiB', rounds: 9, make: folder => makeTree(folder, 20_000, () => 4 * KIB) },
  C: {
    title: '100,000 files of 0.1 to 20 KiB',
    rounds: 7,
    make: folder => makeTree(folder, 100_000, (_, random) => Math.round(100 * Math.exp(random() * 5.3)))
  },
  D: { title: 'one file of 4 GiB', rounds: 3, make: folder => makeTree(folder, 1, () => 4096 * MIB) },
  M: {
    title: '1,000,000 entries (ten links to each file of C)',
    rounds: 1,
    make: folder => makeLinks(folder, join(tmpdir(), 'seal-gate-bench', 'C'), 10)
  },
  F: { title: 'a real node_modules tree', rounds: 5, make: copyPackages },
  E: { title: '200 files of 16 MiB', rounds: 5, make: folder => makeTree(folder, 200, () => 16 * MIB) }
}
const cli = resolve(DIST, 'cli.cjs')

/** Verification beside other programs, on trees that fit in the page cache. SEAL_GATE_BENCH=B,C selects; the trees stay for the next run. */
export async function run(): Promise<void> {
  const chosen = (process.env['SEAL_GATE_BENCH'] ?? Object.keys(WORK).join()).split(',')
  for (const key of chosen) {
    const work = WORK[key]
    if (work === undefined) throw new Error(`there is no workload ${key}`)
    const folder = join(tmpdir(), 'seal-gate-bench', key)
    mkdirSync(folder, { recursive: true })
    work.make(folder)
    const times = measure(contestants(folder, key), work.rounds)
    printTable(`${key}: ${work.title}, median of ${work.rounds} rounds`, times, 'sha256sum -c')
    const own = times.get('seal-gate verify') ?? []
    for (const [name, values] of times)
      if (name !== 'seal-gate verify') console.log(`  seal-gate is ${medianRatio(own, values).toFixed(2)} × ${name}`)
    console.log(`  peak memory of seal-gate: ${peakMegabytes(folder)} MB`)
  }
}

/** Copies this project's own packages, once, and prints their size. */
function copyPackages(folder: string): void {
  if (!existsSync(join(folder, 'seal-gate.json'))) {
    cpSync('node_modules', join(folder, 'node_modules'), {
      recursive: true,
      filter: source => !lstatSync(source).isSymbolicLink() && !source.includes('.cache')
    })
    for (const [name, format] of Object.entries({ 'seal-gate.json': 'native', SHA256SUMS: 'gnu' })) {
      const args = [cli, 'seal', 'node_modules', '-o', name, '--format', format]
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder })
      if (status !== 0) throw new Error(`cannot seal: ${stderr}`)
    }
  }
  const { files }: { readonly files: readonly { readonly bytes: number }[] } = JSON.parse(
    readFileSync(join(folder, 'seal-gate.json'), 'utf8')
  )
  const megabytes = Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / MIB)
  console.log(`\nF holds ${files.length} files, ${megabytes} MiB`)
}

function contestants(cwd: string, key: string): readonly Contestant[] {
  const ours = (name: string, ...flags: readonly string[]): Contestant => ({
    name,
    command: process.execPath,
    args: [cli, 'verify', 'seal-gate.json', '--no-probes', ...flags],
    cwd
  })
  const verifier = compiledVerifier()
  const program = (name: string, command: string, args: readonly string[]): Contestant => ({ name, command, args, cwd })
  const isOneFile = key === 'D'
  // Millions of links are hashed again and again by programs with one thread.
  const isHuge = key === 'M'
  if (!isSha256sumFast())
    console.log('  the sha256sum of this system is not linked with OpenSSL: its digests come from openssl instead')
  return [
    ours('seal-gate verify'),
    ours('seal-gate verify --threads 1', '--threads', '1'),
    program('sha256sum -c', 'sha256sum', ['--quiet', '-c', 'SHA256SUMS']),
    ...(isOneFile ? [] : [shell('sha256sum -c in xargs -P', IN_XARGS, cwd)]),
    ...(verifier === undefined
      ? []
      : [1, THREADS].map(n => program(`verifier in C, threads: ${n}`, verifier, [String(n), 'SHA256SUMS']))),
    ...present([
      { needs: 'openssl', ...shell('openssl dgst, and cmp', BY_OPENSSL, cwd) },
      { needs: 'rhash', ...program('rhash -c', 'rhash', ['--skip-ok', '-c', 'SHA256SUMS']) },
      ...(isHuge
        ? []
        : [
            {
              needs: 'hashdeep',
              ...shell('hashdeep -a', 'hashdeep -a -k HASHDEEP $(cat ROOTS) -r -l', cwd),
              before: () => list(cwd, HASHDEEP)
            },
            { needs: 'b3sum', ...shell('b3sum -c (BLAKE3)', 'b3sum --quiet -c B3SUMS', cwd), before: () => list(cwd, B3SUMS) }
          ])
    ])
  ]
}

const THREADS = availableParallelism()
/** One process for as many files as an argument list has room for. */
const BY_OPENSSL =
  'cut -c 67- SHA256SUMS | tr "\\n" "\\0" | xargs -0 openssl dgst -sha256 -r | sed "s/ \\*/  /" | cmp - SHA256SUMS'
/** Lists of other programs, made once. */
const HASHDEEP =
  'test -s HASHDEEP || { ls -d */ > ROOTS && hashdeep -c sha256 -r -l $(cat ROOTS) > HASHDEEP.part && mv HASHDEEP.part HASHDEEP; }'
const B3SUMS =
  'test -s B3SUMS || { cut -c 67- SHA256SUMS | tr "\\n" "\\0" | xargs -0 b3sum > B3SUMS.part && mv B3SUMS.part B3SUMS; }'

function list(cwd: string, script: string): void {
  const { status, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`cannot list: ${stderr}`)
}

/** A part of the list for each core. */
const IN_XARGS =
  'rm -f part.*; split -n "l/$(nproc)" SHA256SUMS part. && printf "%s\\0" part.* | xargs -0 -P "$(nproc)" -n 1 sha256sum --quiet -c'

function peakMegabytes(cwd: string): number {
  const script = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS)); process.argv.splice(1, 1); require(process.argv[1])`
  const args = ['-e', script, 'x', cli, 'verify', 'seal-gate.json', '--no-probes']
  const { stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  return Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / KIB)
}
