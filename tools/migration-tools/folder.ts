import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { wordsOf } from '../../src/rehearsal/command-words.ts'
import { PostgresClone } from '../../src/rehearsal/postgres/clone.ts'
import { findBinaries } from '../../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../../src/rehearsal/postgres/server/open.ts'
import type { Project } from './projects.ts'

/** The Python that a virtual environment leads to, where it is not the system's. */
const PYTHON = dirname(
  dirname(realpathSync(execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()))
)
export const FOLDERS = PYTHON === '/usr' ? [] : [PYTHON]

/** Writes files, with their folders. */
export function put(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true })
    writeFileSync(join(workspace, name), text)
  }
}

/** Installs a tool once. @returns its version */
export function install(workspace: string, { install: steps, version, versionIn = /(\d+\.\d+(?:\.\d+)?)/ }: Project): string {
  for (const [program = '', ...args] of existsSync(join(workspace, 'installed')) ? [] : steps)
    execFileSync(
      program,
      args.map(word => word.replace('$PWD', workspace)),
      { cwd: workspace, stdio: ['ignore', 'ignore', 'inherit'] }
    )
  writeFileSync(join(workspace, 'installed'), '')
  const [program = '', ...args] = version
  const { stdout, stderr } = spawnSync(program.includes('/') ? join(workspace, program) : program, args, {
    cwd: workspace,
    encoding: 'utf8'
  })
  return versionIn.exec(`${stdout}${stderr}`.replaceAll(workspace, ''))?.[1] ?? 'unknown'
}

/** What production has: the first migration, as the tool runs it. */
export async function dumpOf(workspace: string, { base, env }: Project): Promise<void> {
  const binaries = findBinaries()
  if (binaries === undefined) throw new Error('PostgreSQL is not installed here')
  const engine = await openPostgres({ binaries })
  try {
    await engine.demote()
    const words = wordsOf(base)
    if ('problem' in words) throw new Error(words.problem)
    const environment = Object.fromEntries(env.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
    const command = { words, workspace, folders: FOLDERS, environment, seconds: 300, files: [], root: workspace }
    const { problems, output } = await new PostgresClone(engine).runCommand(command, new AbortController().signal)
    if (problems.length > 0) throw new Error(`${problems.map(({ reason }) => reason).join('; ')}\n${output}`)
    const session = await engine.connect('superuser')
    const [[user] = []] = await session.rows('select current_user::text')
    await session.close()
    const socket = dirname(engine.scriptAddress?.().socket ?? '')
    execFileSync(join(binaries.folder, 'pg_dump'), [
      '-h',
      socket,
      '-U',
      user ?? '',
      '--no-owner',
      '--no-privileges',
      '-f',
      join(workspace, 'clone.sql'),
      'rehearsal'
    ])
  } finally {
    await engine.destroy()
  }
}
