import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DIST, measure, median, medianRatio } from './measure.ts'
import { textsOf } from './texts.ts'
import { writeManifests } from './trees.ts'

const MIB = 1024 * 1024
const ROUNDS = 9
const FILES = 10_000
const cli = resolve(DIST, 'cli.cjs')

/** Diagnosis: one text with a chain of three causes against hashing it; a whole tree that a checkout turned to CRLF against the same tree clean. */
export async function run(): Promise<void> {
  const folder = join(tmpdir(), 'seal-gate-bench', 'drift')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  oneText(folder)
  wholeTree(join(folder, 'tree'))
}

/**
 * Two readings: the call alone, as the first that a fresh process makes, when nothing of it is compiled yet; and what a whole run on the
 * drifted text takes longer than one on the sealed text, which adds loading the diagnosis, a second read, and the report.
 */
function oneText(folder: string): void {
  const line = 'The harbour office keeps this line - and the next one - as it was sealed.\n'
  const sealed = Buffer.from(line.repeat(Math.ceil(MIB / line.length)))
  const drifted = Buffer.from(`\ufeff${sealed.toString().replaceAll(' - ', ' \u2014 ').replaceAll('\n', '\r\n')}`)
  const seal = { path: 'text.md', sha256: createHash('sha256').update(sealed).digest('hex'), bytes: sealed.length }
  const places = { clean: sealed, drifted }
  for (const [name, bytes] of Object.entries(places)) {
    mkdirSync(join(folder, name))
    writeManifests(join(folder, name), [seal])
    writeFileSync(join(folder, name, 'text.md'), bytes)
  }
  const calls: { readonly hashing: number; readonly diagnosis: number }[] = []
  const whole = cleanAndDrifted(join(folder, 'clean'), join(folder, 'drifted'), [], () => {
    const script = join(import.meta.dirname, 'first-diagnosis.ts')
    const node = ['--disable-warning=ExperimentalWarning', script, join(folder, 'drifted')]
    calls.push(JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' })))
  })
  const hashing = median(calls.map(call => call.hashing))
  const call = median(calls.map(({ diagnosis }) => diagnosis))
  const added = median(whole.drifted) - median(whole.clean)
  console.log(`\none drifted text of 1 MiB, BOM + CRLF + em dash, median of ${ROUNDS} rounds, each in fresh processes`)
  console.log(`  hashing it ten times                     ${hashing.toFixed(1)} ms`)
  console.log(`  diagnosis, the first call                ${call.toFixed(1)} ms`)
  console.log(`  diagnosis, and all that a run adds       ${added.toFixed(1)} ms`)
  const ratio = median(calls.map(({ diagnosis, hashing: ten }) => diagnosis / ten))
  console.log(
    `  diagnosis is ${ratio.toFixed(2)} × hashing it ten times; with all that a run adds, ${(added / hashing).toFixed(2)} ×`
  )
}

/** The same tree twice, clean and as a checkout wrote it, verified in turn. */
function wholeTree(folder: string): void {
  const places = { clean: join(folder, 'clean'), drifted: join(folder, 'drifted') }
  for (const place of Object.values(places)) makeRepository(place)
  git(places.drifted, 'config', 'core.autocrlf', 'true')
  must('sh', ['-c', 'git ls-files -z "*.md" | xargs -0 rm -f'], places.drifted)
  git(places.drifted, 'checkout', '-q', '--', '.')
  if (!readFileSync(join(places.drifted, 'd0/f0.md')).includes('\r\n')) throw new Error('the checkout wrote no CRLF')
  const { clean, drifted } = cleanAndDrifted(places.clean, places.drifted, ['--json'])
  console.log(`\n${FILES} files turned to CRLF by a checkout, diagnosed and reported, median of ${ROUNDS} rounds`)
  console.log(`  clean                                    ${median(clean).toFixed(0)} ms`)
  console.log(`  drifted                                  ${median(drifted).toFixed(0)} ms`)
  console.log(`  drifted is ${medianRatio(drifted, clean).toFixed(2)} × clean`)
}

function makeRepository(folder: string): void {
  const seals = textsOf(folder, FILES)
  writeManifests(folder, seals)
  writeFileSync(join(folder, '.gitattributes'), 'seal-gate.json -text\nSHA256SUMS -text\n')
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'sealed')
}

/** Milliseconds of each round of verifying a clean and a drifted folder. */
function cleanAndDrifted(clean: string, drifted: string, flags: readonly string[], afterEachRound?: () => void) {
  const args = [cli, 'verify', 'seal-gate.json', '--no-probes', ...flags]
  const command = process.execPath
  const contestants = [
    { name: 'clean', command, args, cwd: clean, code: 0 },
    { name: 'drifted', command, args, cwd: drifted, code: 1 }
  ]
  const times = measure(contestants, ROUNDS, afterEachRound)
  return { clean: times.get('clean') ?? [], drifted: times.get('drifted') ?? [] }
}

function git(folder: string, ...args: readonly string[]): void {
  must('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], folder)
}

function must(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
