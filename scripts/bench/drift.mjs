import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { median } from './measure.mjs'
import { writeManifests } from './trees.mjs'

const MIB = 1024 * 1024
const ROUNDS = 9
const FILES = 10_000

/** Diagnosis: one text with a chain of three causes against hashing it; a whole tree that a checkout turned to CRLF against the same tree clean. */
export async function run() {
  const folder = join(tmpdir(), 'seal-gate-bench', 'drift')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  oneText(folder)
  wholeTree(join(folder, 'tree'))
}

/** The diagnosis is what a run on the drifted text takes longer than one on the sealed text; both start cold. */
function oneText(folder) {
  const line = 'The harbour office keeps this line - and the next one - as it was sealed.\n'
  const sealed = Buffer.from(line.repeat(Math.ceil(MIB / line.length)))
  const drifted = Buffer.from(`\ufeff${sealed.toString().replaceAll(' - ', ' \u2014 ').replaceAll('\n', '\r\n')}`)
  const sha256 = createHash('sha256').update(sealed).digest('hex')
  writeManifests(folder, [{ path: 'text.md', sha256, bytes: sealed.length }])
  const verify = ['verify', 'seal-gate.json', '--no-probes']
  writeFileSync(join(folder, 'text.md'), sealed)
  const clean = timed(verify, 0, folder)
  writeFileSync(join(folder, 'text.md'), drifted)
  const all = timed(verify, 1, folder)
  const hashing = Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    for (let i = 0; i < 10; i++) createHash('sha256').update(drifted).digest()
    return performance.now() - from
  })
  const diagnosis = median(all) - median(clean)
  console.log(`\none drifted text of 1 MiB, BOM + CRLF + em dash, median of ${ROUNDS} rounds`)
  console.log(`  diagnosis and its report                 ${diagnosis.toFixed(1)} ms`)
  console.log(`  hashing it ten times                     ${median(hashing).toFixed(1)} ms`)
  console.log(`  diagnosis is ${(diagnosis / median(hashing)).toFixed(2)} × hashing it ten times`)
}

function wholeTree(folder) {
  const git = (...args) => must('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], folder)
  const seals = []
  for (let index = 0; index < FILES; index++) {
    const path = `d${index % 100}/f${index}.md`
    const content = Array.from({ length: 40 + (index % 20) }, (_, n) => `line ${n} of file ${index}: ${'x'.repeat(60)}`).join(
      '\n'
    )
    const bytes = Buffer.from(`${content}\n`)
    if (!existsSync(dirname(join(folder, path)))) mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    seals.push({ path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
  }
  writeManifests(folder, seals)
  writeFileSync(join(folder, '.gitattributes'), 'seal-gate.json -text\nSHA256SUMS -text\n')
  git('init', '-q')
  git('add', '-A')
  git('commit', '-qm', 'sealed')
  const clean = timed(['verify', 'seal-gate.json', '--no-probes', '--json'], 0, folder)
  git('config', 'core.autocrlf', 'true')
  must('sh', ['-c', 'git ls-files -z "*.md" | xargs -0 rm -f'], folder)
  git('checkout', '-q', '--', '.')
  if (!readFileSync(join(folder, seals[0].path)).includes('\r\n')) throw new Error('the checkout wrote no CRLF')
  const drifted = timed(['verify', 'seal-gate.json', '--no-probes', '--json'], 1, folder)
  console.log(`\n${FILES} files turned to CRLF by a checkout, diagnosed and reported, median of ${ROUNDS} rounds`)
  console.log(`  clean                                    ${median(clean).toFixed(0)} ms`)
  console.log(`  drifted                                  ${median(drifted).toFixed(0)} ms`)
  console.log(`  drifted is ${(median(drifted) / median(clean)).toFixed(2)} × clean`)
}

function timed(args, expected, cwd = '.') {
  return Array.from({ length: ROUNDS }, () => {
    const from = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...args], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe']
    })
    if (status !== expected) throw new Error(`seal-gate ${args[0]} ended in ${status}: ${stderr}`)
    return performance.now() - from
  })
}

function must(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
