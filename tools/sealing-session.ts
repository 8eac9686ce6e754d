/**
 * Writes the session in docs/sealing.md: real commands, run in a scratch repository, with what they print. With `--check` it writes nothing and
 * fails when the page differs. Usage: `node tools/sealing-session.ts [--check]`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const PAGE = 'docs/sealing.md'
const CLI = resolve('dist/cli.cjs')
const BLOCK = /(<!-- Written by `node tools\/sealing-session.ts`.*? -->\n```console\n).*?(```\n)/s

/** What is typed. A line that begins with `#` is shown only. */
const SESSION = [
  "seal-gate seal docs -o seal-gate.json --covers 'docs/**'",
  'git add . && git commit -qm "Seal the documents"',
  '# A term changes, on purpose.',
  "sed -i 's/30 days/45 days/' docs/terms.md",
  'seal-gate verify | tail -n 1',
  'seal-gate seal --update --yes',
  'git commit -qam "45 days"',
  '# One document goes, one gets another name, one is new.',
  'git rm -q docs/terms.md && git mv docs/prices.md docs/price-list.md && echo "# Berths" > docs/berths.md',
  'seal-gate seal docs -o seal-gate.json',
  'seal-gate seal --update docs --remove --yes',
  'seal-gate verify | tail -n 1'
]

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-session-')))
try {
  const now = readFileSync(PAGE, 'utf8')
  const made = now.replace(BLOCK, (_, head: string, tail: string) => `${head}${transcript(folder)}${tail}`)
  if (process.argv.includes('--check')) {
    if (made !== now) {
      console.error(`${PAGE} differs from a run: node tools/sealing-session.ts`)
      process.exitCode = 1
    }
  } else writeFileSync(PAGE, made)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function transcript(root: string): string {
  const [work, programs] = [join(root, 'work'), join(root, 'bin')]
  mkdirSync(join(work, 'docs'), { recursive: true })
  mkdirSync(programs)
  writeFileSync(join(programs, 'seal-gate'), `#!/bin/sh\nexec ${process.execPath} ${CLI} "$@"\n`, { mode: 0o755 })
  writeFileSync(join(root, '.gitconfig'), '[user]\n\tname = N\n\temail = n@example.com\n')
  writeFileSync(join(work, 'docs/terms.md'), '# Terms\n\nWithin 30 days.\n')
  writeFileSync(join(work, 'docs/prices.md'), '# Prices\n\nNorth 100\nSouth 200\n')
  const env = { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`, HOME: root, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' }
  const run = (command: string) =>
    spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: work, env, encoding: 'utf8', input: '' })
  run('git init -q .')
  return SESSION.map(line => (line.startsWith('#') ? `${line}\n` : `$ ${line}\n${run(line).stdout}`)).join('')
}
