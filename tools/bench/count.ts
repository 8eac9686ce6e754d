import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DIST } from './measure.ts'

/** What one run asked of the system. None of it depends on how busy or fast the machine is. */
export interface Counts {
  /** Calls of synchronous functions of `fs`. */
  readonly calls: number
  readonly readBytes: number
  readonly hashedBytes: number
  /** Other programs that were started: git. */
  readonly programs: number
  /** Files of dist/ that were loaded, and their size. */
  readonly chunks: number
  readonly chunkBytes: number
}

interface Job {
  readonly name: string
  readonly args: readonly string[]
  readonly status: number
  readonly change?: (folder: string) => void
}

const CRLF = (folder: string) => {
  for (const name of names()) {
    const path = join(folder, name)
    writeFileSync(path, readFileSync(path, 'latin1').replaceAll('\n', '\r\n'), 'latin1')
  }
}
const EDIT = (folder: string) => writeFileSync(join(folder, 'd0/file-0.txt'), 'another text\nof two lines\n')
const VERIFY = ['verify', 'seal-gate.json', '--threads', '1']

/** Ten fixed jobs over the same 500 small files. */
const JOBS: readonly Job[] = [
  { name: 'verify a native manifest', args: VERIFY, status: 0 },
  { name: 'the same without the self-test', args: [...VERIFY, '--no-probes'], status: 0 },
  { name: 'verify a GNU list without the self-test', args: ['verify', 'SHA256SUMS', '--threads', '1', '--no-probes'], status: 0 },
  { name: 'one share of three', args: [...VERIFY, '--no-probes', '--shard', '1/3', '--run', 'a'], status: 0 },
  { name: 'a folder that must hold nothing else', args: [...VERIFY, '--no-probes', '--covers', 'd*/**'], status: 0 },
  { name: 'one edited file', args: [...VERIFY, '--no-probes'], status: 1, change: EDIT },
  { name: '500 files turned to CRLF', args: [...VERIFY, '--no-probes'], status: 1, change: CRLF },
  { name: 'the same as JSON', args: [...VERIFY, '--no-probes', '--json'], status: 1 },
  { name: 'restore without writing', args: ['restore', 'seal-gate.json'], status: 1 },
  { name: 'explain two files', args: ['explain', 'd0/file-20.txt', 'd1/file-21.txt'], status: 1 }
]
const FILES = 500

function names(): string[] {
  return Array.from({ length: FILES }, (_, index) => `d${index % 20}/file-${index}.txt`)
}

/** Counts the work of each job, in the order of the table in docs/scale.md. @throws Error when a job does not end as it must */
export function countJobs(): ReadonlyMap<string, Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-count-'))
  try {
    const tree = join(folder, 'tree')
    for (const name of names()) {
      mkdirSync(dirname(join(tree, name)), { recursive: true })
      writeFileSync(join(tree, name), `${name}\n`.repeat(40))
    }
    const cli = resolve(DIST, 'cli.cjs')
    const hook = join(dirname(fileURLToPath(import.meta.url)), 'count-hook.cjs')
    const written = join(folder, 'counts.json')
    const run = (args: readonly string[]) =>
      spawnSync(process.execPath, ['-r', hook, cli, ...args], {
        cwd: tree,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], SEAL_GATE_COUNTS: written, SEAL_GATE_PROGRESS: 'off' }
      })
    for (const [format, output] of [
      ['native', 'seal-gate.json'],
      ['gnu', 'SHA256SUMS']
    ] as const) {
      const sealed = run(['seal', ...new Set(names().map(dirname)), '--format', format, '-o', output])
      if (sealed.status !== 0) throw new Error(`cannot seal: ${sealed.stderr}`)
    }
    return new Map(
      JOBS.map(({ name, args, status, change }) => {
        change?.(tree)
        const ended = run(args)
        if (ended.status !== status) throw new Error(`${name}: exit code ${ended.status}\n${ended.stdout}${ended.stderr}`)
        return [name, JSON.parse(readFileSync(written, 'utf8')) as Counts]
      })
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The table as docs/scale.md has it. */
export function tableOf(jobs: ReadonlyMap<string, Counts>): string {
  const rows = [...jobs].map(([name, { calls, readBytes, hashedBytes, programs, chunks, chunkBytes }]) =>
    [name, calls, readBytes, hashedBytes, programs, chunks, chunkBytes].join(' | ')
  )
  const head = ['job', 'calls of `fs`', 'bytes read', 'bytes hashed', 'programs', 'chunks', 'their bytes'].join(' | ')
  return [head, '---|---|---|---|---|---|---', ...rows].map(row => `| ${row} |`).join('\n')
}

/** Counted work, which is the same on every machine. */
export async function run(): Promise<void> {
  console.log(tableOf(countJobs()))
}
