// node tools/migration-tools.ts FOLDER [NAME…]: installs migration tools from their registries into FOLDER, and rehearses a project of each
// with the built command line: once with the right rollback, and once with one that leaves an index. Needs Linux, PostgreSQL, Python, Go, Java and Maven.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { wordsOf } from '../src/rehearsal/command-words.ts'
import { PostgresClone } from '../src/rehearsal/postgres/clone.ts'
import { type Binaries, findBinaries } from '../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../src/rehearsal/postgres/server/open.ts'
import { PROJECTS, type Project } from './migration-tools/projects.ts'

const CLI = resolve('dist/cli.cjs')
const [folder = '', ...names] = process.argv.slice(2)
if (folder === '') throw new Error('name a folder')
const binaries = installed()

/** The Python that a virtual environment leads to, where it is not the system's. */
const PYTHON = dirname(
  dirname(realpathSync(execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()))
)
const FOLDERS = PYTHON === '/usr' ? [] : [PYTHON]

function installed(): Binaries {
  const found = findBinaries()
  if (found === undefined) throw new Error('PostgreSQL is not installed here')
  return found
}

function put(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true })
    writeFileSync(join(workspace, name), text)
  }
}

function install(workspace: string, { install: steps, version, versionIn = /(\d+\.\d+(?:\.\d+)?)/ }: Project): string {
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
async function dumpOf(workspace: string, { base, env }: Project): Promise<void> {
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

function rehearse(workspace: string, { apply, rollback, rollbackFile, env }: Project): string {
  const back = rollbackFile === undefined ? ['--rollback-run', rollback] : ['--rollback', rollbackFile]
  const args = [
    'rehearse',
    '--json',
    '--dump',
    'clone.sql',
    '--apply-run',
    apply,
    ...back,
    ...env.flatMap(line => ['--run-env', line]),
    ...FOLDERS.flatMap(path => ['--run-folders', path])
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: workspace,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  try {
    const { status, restored, denials } = JSON.parse(stdout)
    if (status !== 'FAILED') return `${status}, restored: ${restored}`
    const [{ code, reason }] = denials
    return `${code}: ${reason}${code === 'rollback-not-restored' ? '' : `\n${stderr}`}`
  } catch {
    return stderr
  }
}

process.umask(0o022)
let wrong = 0
process.stdout.write(
  '| tool | version | the change | its rollback | result | a rollback that leaves an index |\n|---|---|---|---|---|---|\n'
)
for (const project of PROJECTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const workspace = resolve(folder, project.name)
  mkdirSync(workspace, { recursive: true })
  chmodSync(workspace, 0o755)
  put(workspace, project.files)
  const row = [project.name, 'not installed', project.apply, project.rollbackFile ?? project.rollback]
  try {
    row[1] = install(workspace, project)
    await dumpOf(workspace, project)
    const right = rehearse(workspace, project)
    put(workspace, project.wrong)
    const bad = rehearse(workspace, project)
    row.push(right, bad)
    if (!right.startsWith('REHEARSED') || !bad.startsWith('rollback-not-restored')) wrong++
  } catch (error) {
    wrong++
    row.push(String(error))
  }
  process.stdout.write(`| ${row.join(' | ')} |\n`)
}
process.stdout.write(`${wrong === 0 ? 'as expected' : `${wrong} not as expected`}\n`)
process.exitCode = wrong === 0 ? 0 : 1
