// node tools/compare-drift.ts: ten real edits behind ten cosmetic changes, shown by `git diff`, diffoscope (where it is installed) and the gate.
// Prints the table of docs/comparison.md: in which line of its output each shows the edit, of how many, and what it says beside it. Exit code 1
// when the gate shows an edit later than another tool, or calls it proved. Builds on the committed bundle: run `npm run build` first.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TEXTS } from './corpus/make.ts'
import { BENIGN, EDITS } from './corpus/mixed.ts'

const CLI = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url))
const UTF16 = 'UTF-16'
/** Kinds of files, and what struck each beside the edit. */
const DRIFTS = [
  ['english.txt', 'line endings'],
  ['change.md', 'dashes'],
  ['gauge.yml', 'dashes, line endings, byte order mark'],
  ['berths.csv', 'byte order mark'],
  ['sorted.json', UTF16],
  ['gauge.py', 'trailing white space'],
  ['offset.sql', 'no-break spaces'],
  ['Makefile', 'line endings'],
  ['rows.jsonl', 'zero-width spaces'],
  ['gauge.bat', 'line endings']
] as const

interface Shown {
  /** Line of the output, from 1, that first has the edit; 0 when none has. */
  readonly line: number
  readonly lines: number
}

/** Where the output has the edit, as it is or with U+2028 and the like made visible. */
function shownIn(output: string, edit: string): Shown {
  const lines = output.split('\n')
  return { line: lines.findIndex(text => text.includes(edit)) + 1, lines: lines.length }
}

function run(command: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', NO_COLOR: '1' }
  const { stdout, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (error !== undefined) throw error
  return stdout
}

const cell = ({ line, lines }: Shown) => (line === 0 ? `never, in ${lines}` : `${line} of ${lines}`)

const hasDiffoscope = spawnSync('diffoscope', ['--version']).error === undefined
const root = mkdtempSync(join(tmpdir(), 'compare-drift-'))
try {
  console.log(
    `| file | beside the edit | \`git diff\` | diffoscope | seal-gate | what seal-gate says |\n|---|---|---|---|---|---|`
  )
  let isLater = false
  for (const [name, benign] of DRIFTS) {
    const folder = mkdtempSync(join(root, 'repository-'))
    const sealed = readFileSync(join(TEXTS, name))
    const edit = EDITS['number']?.(sealed.toString()) ?? EDITS['word']?.(sealed.toString())
    const change = BENIGN[benign] ?? (text => text)
    if (edit === undefined) throw new Error(`${name} has neither a number nor a word`)
    const changed = change(edit.text)
    const found = benign === UTF16 ? Buffer.from(`\ufeff${changed}`, 'utf16le') : Buffer.from(changed)
    writeFileSync(join(folder, name), sealed)
    writeFileSync(join(folder, 'SHA256SUMS'), `${createHash('sha256').update(sealed).digest('hex')}  ${name}\n`)
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'sealed']
    ])
      run('git', args, folder)
    writeFileSync(join(root, name), sealed)
    writeFileSync(join(folder, name), found)
    const git = shownIn(run('git', ['diff', '--no-color', '--', name], folder), edit.shown)
    const scope = hasDiffoscope
      ? shownIn(run('diffoscope', ['--text', '-', join(root, name), join(folder, name)], folder), edit.shown)
      : undefined
    const report = run(process.execPath, [CLI, 'verify', 'SHA256SUMS', '--no-probes'], folder)
    const gate = shownIn(report, edit.shown)
    const [, said = ''] =
      /^FAIL {2}"[^"]+" has changed \([^)]*\): (.*?) \((?:compared|proved|hint|unexplained)/m.exec(report) ?? []
    const others = [git, ...(scope === undefined ? [] : [scope])].filter(({ line }) => line > 0)
    isLater ||= gate.line === 0 || /\(proved/.test(report) || others.some(({ line }) => line < gate.line)
    const row = [`\`${name}\``, benign, cell(git), scope === undefined ? 'not installed' : cell(scope), cell(gate), said]
    console.log(`| ${row.map(text => text.replaceAll('|', '\\|')).join(' | ')} |`)
  }
  process.exitCode = isLater ? 1 : 0
} finally {
  rmSync(root, { recursive: true, force: true })
}
