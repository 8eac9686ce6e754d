// node tools/rehearsal-workflows.ts FOLDER [NAME…]: runs each workflow of docs/rehearsal-tools.md on a workflow engine, on a pull request with a right
// rollback and on one with a rollback that leaves an index. Needs what tools/migration-tools.ts needs, and Go for the engine. Build first.
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { git } from '../__tests__/support/git.ts'
import { runWorkflow, scratch } from '../__tests__/workflows/act.ts'
import { workflows } from '../__tests__/workflows/snippets.ts'
import { dumpOf, install, put } from './migration-tools/folder.ts'
import { CUSTOMER, DOWN, PROJECTS, UP, WITHOUT_INDEX } from './migration-tools/projects.ts'

const [folder = '', ...names] = process.argv.slice(2)
if (folder === '') throw new Error('name a folder')

const makeFolder = () => mkdtempSync(join(tmpdir(), 'seal-gate-workflow-'))

type Files = Readonly<Record<string, string>>

/** What the base of a pull request has, and what the pull request adds. */
interface Change {
  readonly base: Files
  readonly added: (down: string) => Files
}

const FOLDER_TOOLS: Readonly<Record<string, Change>> = {
  flyway: {
    base: { 'src/main/resources/db/migration/V1__customer.sql': CUSTOMER },
    added: down => ({
      'src/main/resources/db/migration/V2__active.sql': UP,
      'src/main/resources/db/migration/U2__active.sql': down
    })
  },
  'golang-migrate': {
    base: { 'migrations/1_customer.up.sql': CUSTOMER, 'migrations/1_customer.down.sql': 'drop table customer;' },
    added: down => ({ 'migrations/2_active.up.sql': UP, 'migrations/2_active.down.sql': down })
  },
  dbmate: {
    base: { 'db/migrations/1_customer.sql': `-- migrate:up\n${CUSTOMER}\n\n-- migrate:down\ndrop table customer;\n` },
    added: down => ({ 'db/migrations/2_active.sql': `-- migrate:up\n${UP}\n\n-- migrate:down\n${down}\n` })
  }
}

const CLONE = `--\n-- PostgreSQL database dump\n--\n\n${CUSTOMER.replaceAll(' customer', ' public.customer')}\n\n--\n-- PostgreSQL database dump complete\n--\n`

/** Files that the workflow installs a tool from. */
const INSTALLED_FROM: Readonly<Record<string, Files>> = {
  alembic: { 'requirements.txt': 'alembic\npsycopg[binary]\n' },
  django: { 'requirements.txt': 'django\npsycopg[binary]\n' },
  knex: {}
}

/** The files of a project whose migrations are programs, with the dump that its tool made. */
async function programs(name: string): Promise<Change> {
  const project = PROJECTS.find(one => one.name.toLowerCase() === name)
  if (project === undefined) throw new Error(`there is no project ${name}`)
  const workspace = resolve(folder, project.name)
  mkdirSync(workspace, { recursive: true, mode: 0o755 })
  put(workspace, project.files)
  install(workspace, project)
  if (!existsSync(join(workspace, 'clone.sql'))) await dumpOf(workspace, project)
  const kept = ['package.json', 'package-lock.json'].filter(file => existsSync(join(workspace, file)))
  return {
    base: {
      ...INSTALLED_FROM[name],
      ...Object.fromEntries(kept.map(file => [file, readFileSync(join(workspace, file), 'utf8')])),
      'ci/clone.sql': readFileSync(join(workspace, 'clone.sql'), 'utf8')
    },
    added: down => (down === DOWN ? project.files : { ...project.files, ...project.wrong })
  }
}

/** @param expected what comes out; if something else does, the log is printed */
async function rehearsed(
  name: string,
  workflow: string,
  { base, added }: Change,
  { down, expected }: { readonly down: string; readonly expected: RegExp }
): Promise<string> {
  const root = scratch(makeFolder, workflow, { 'ci/clone.sql': CLONE, ...base })
  const sha = git(root, 'rev-parse', 'HEAD')
  git(root, 'update-ref', 'refs/remotes/origin/main', sha)
  git(root, 'checkout', '-qb', 'change')
  put(root, added(down))
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'change')
  const head = { sha: git(root, 'rev-parse', 'HEAD'), ref: 'change' }
  const { status, outputs, log } = await runWorkflow(makeFolder, root, 'pull_request', {
    pull_request: { number: 7, base: { sha, ref: 'main' }, head }
  })
  const { status: result, 'restored-equals-before': restored } = outputs[name] ?? {}
  const found = `${status} ${result} ${restored}`
  if (!expected.test(found)) process.stderr.write(log)
  return found
}

process.umask(0o022)
let wrong = 0
process.stdout.write('| tool | lines | a right rollback | one that leaves an index |\n|---|---|---|---|\n')
for (const { page, text } of workflows()) {
  const name = /^jobs:\n {2}([\w-]+):/m.exec(text)?.[1] ?? ''
  if (page !== join('docs', 'rehearsal-tools.md') || (names.length > 0 && !names.includes(name))) continue
  const change = FOLDER_TOOLS[name] ?? (await programs(name))
  const tries = [
    // knex numbers the rows in which it writes down what it ran: that sequence is declared, and the state is not called equal.
    { down: DOWN, expected: /^0 REHEARSED (?:true|except-declared)$/ },
    { down: WITHOUT_INDEX, expected: /^1 FAILED false$/ }
  ]
  const results: string[] = []
  for (const one of tries) results.push(await rehearsed(name, text, change, one))
  if (results.some((found, index) => tries[index]?.expected.test(found) !== true)) wrong++
  process.stdout.write(`| ${name} | ${text.trimEnd().split('\n').length} | ${results.join(' | ')} |\n`)
}
process.stdout.write(`${wrong === 0 ? 'as expected' : `${wrong} not as expected`}\n`)
process.exitCode = wrong === 0 ? 0 : 1
