// node tools/migration-tools.ts FOLDER [NAME…]: installs migration tools from their registries into FOLDER, and rehearses a project of each
// with the built command line: once with the right rollback, and once with one that leaves an index. Needs Linux, PostgreSQL, Python, Go, Java and Maven.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { dumpOf, FOLDERS, install, put } from './migration-tools/folder.ts'
import { PROJECTS, type Project } from './migration-tools/projects.ts'

const CLI = resolve('dist/cli.cjs')
const [folder = '', ...names] = process.argv.slice(2)
if (folder === '') throw new Error('name a folder')
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
