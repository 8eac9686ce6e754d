import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { median } from './measure.ts'
import { writeManifests } from './trees.ts'

const MIB = 1024 * 1024
const ROUNDS = 9
const FILES = 10_000
/** Another build may be measured in place of the committed one. */
const CLI = resolve(process.env.SEAL_GATE_DIST ?? 'dist', 'cli.cjs')

/** Diagnosis: one text with a chain of three causes against hashing it; a whole tree that a checkout turned to CRLF against the same tree clean. */
export async function run() {
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
function oneText(folder) {
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
  const verify = ['verify', 'seal-gate.json', '--no-probes']
  const calls = []
  const whole = inTurn({ clean: [verify, 0, join(folder, 'clean')], drifted: [verify, 1, join(folder, 'drifted')] }, () => {
    const script = join(import.meta.dirname, 'first-diagnosis.ts')
    const node = ['--disable-warning=ExperimentalWarning', script, join(folder, 'drifted')]
    calls.push(JSON.parse(execFileSync(process.execPath, node, { encoding: 'utf8' })))
  })
  const hashing = median(calls.map(call => call.hashing))
  const call = median(calls.map(({ diagnosis }) => diagnosis))
  const run = median(whole.drifted) - median(whole.clean)
  console.log(`\none drifted text of 1 MiB, BOM + CRLF + em dash, median of ${ROUNDS} rounds, each in fresh processes`)
  console.log(`  hashing it ten times                     ${hashing.toFixed(1)} ms`)
  console.log(`  diagnosis, the first call                ${call.toFixed(1)} ms`)
  console.log(`  diagnosis, and all that a run adds       ${run.toFixed(1)} ms`)
  const ratio = median(calls.map(({ diagnosis, hashing: ten }) => diagnosis / ten))
  console.log(
    `  diagnosis is ${ratio.toFixed(2)} × hashing it ten times; with all that a run adds, ${(run / hashing).toFixed(2)} ×`
  )
}

/** The same tree twice, clean and as a checkout wrote it, verified in turn. */
function wholeTree(folder) {
  const places = { clean: join(folder, 'clean'), drifted: join(folder, 'drifted') }
  for (const place of Object.values(places)) makeRepository(place)
  git(places.drifted, 'config', 'core.autocrlf', 'true')
  must('sh', ['-c', 'git ls-files -z "*.md" | xargs -0 rm -f'], places.drifted)
  git(places.drifted, 'checkout', '-q', '--', '.')
  if (!readFileSync(join(places.drifted, 'd0/f0.md')).includes('\r\n')) throw new Error('the checkout wrote no CRLF')
  const verify = ['verify', 'seal-gate.json', '--no-probes', '--json']
  const { clean, drifted } = inTurn({ clean: [verify, 0, places.clean], drifted: [verify, 1, places.drifted] })
  console.log(`\n${FILES} files turned to CRLF by a checkout, diagnosed and reported, median of ${ROUNDS} rounds`)
  console.log(`  clean                                    ${median(clean).toFixed(0)} ms`)
  console.log(`  drifted                                  ${median(drifted).toFixed(0)} ms`)
  console.log(`  drifted is ${median(drifted.map((ms, round) => ms / clean[round])).toFixed(2)} × clean`)
}

function makeRepository(folder) {
  const seals = []
  for (let index = 0; index < FILES; index++) {
    const path = `d${index % 100}/f${index}.md`
    const lines = Array.from({ length: 40 + (index % 20) }, (_, n) => `line ${n} of file ${index}: ${'x'.repeat(60)}\n`)
    const bytes = Buffer.from(lines.join(''))
    if (index < 100) mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    seals.push({ path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
  }
  writeManifests(folder, seals)
  writeFileSync(join(folder, '.gitattributes'), 'seal-gate.json -text\nSHA256SUMS -text\n')
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'sealed')
}

/**
 * Runs commands in turn, round after round, so that whatever else the machine does hits all of them alike.
 * @param {Record<string, [string[], number, string]>} commands arguments, expected exit code, folder
 * @returns {Record<string, number[]>} milliseconds of each round
 */
function inTurn(commands, alsoEachRound = () => {}) {
  const times = Object.fromEntries(Object.keys(commands).map(name => [name, []]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, [args, expected, cwd]] of Object.entries(commands)) {
      const from = performance.now()
      const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
      if (status !== expected) throw new Error(`seal-gate ${args[0]} ended in ${status}: ${stderr}`)
      if (round >= 0) times[name].push(performance.now() - from)
    }
    if (round >= 0) alsoEachRound()
  }
  return times
}

function git(folder, ...args) {
  must('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], folder)
}

function must(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
