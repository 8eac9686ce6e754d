import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

const CLI = resolve('dist/cli.cjs')

/**
 * What is typed in a scratch folder, with what is printed: real commands of the committed bundle. A line that begins with `#` is shown only.
 * @param files of the folder
 * @param before commands that are not shown
 */
export function transcript(
  lines: readonly string[],
  { files = {}, before = [] }: { readonly files?: Readonly<Record<string, string>>; readonly before?: readonly string[] } = {}
): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-session-')))
  try {
    const [work, programs] = [join(root, 'work'), join(root, 'bin')]
    mkdirSync(work)
    mkdirSync(programs)
    writeFileSync(join(programs, 'seal-gate'), `#!/bin/sh\nexec ${process.execPath} ${CLI} "$@"\n`, { mode: 0o755 })
    writeFileSync(join(root, '.gitconfig'), '[user]\n\tname = N\n\temail = n@example.com\n')
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(work, name)), { recursive: true })
      writeFileSync(join(work, name), text)
    }
    const env = {
      SEAL_GATE_PROGRESS: 'off',
      PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      LC_ALL: 'C'
    }
    const run = (command: string) =>
      spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: work, env, encoding: 'utf8', input: '' })
    for (const command of before) run(command)
    return lines.map(line => (line.startsWith('#') ? `${line}\n` : `$ ${line}\n${run(line).stdout}`)).join('')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Writes a page, or with `--check` fails where it differs from what was made now. */
export function writePage(page: string, make: (now: string) => string, tool: string): void {
  const now = readFileSync(page, 'utf8')
  const made = make(now)
  if (!process.argv.includes('--check')) writeFileSync(page, made)
  else if (made !== now) {
    console.error(`${page} differs from a run: node ${tool}`)
    process.exitCode = 1
  }
}
