import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Bad twins whose spoiled file goes into the repository, named by how it gets there. */
const COMMITTED = 'unicode-punctuation-in-one-place-by-sed'
const BY_CHECKOUT = 'crlf-added-by-unix2dos'
const BY_LATER_STEP = 'json-reencoded-by-python'

/**
 * A repository with the good packet in its first commit, and three files that drifted in three ways: in a commit, at the checkout, and by a
 * later step. Ids of commits are the same every time.
 * @returns the folder of the repository
 */
export function driftedRepository(scratch: string): string {
  const twins = join(scratch, 'twins')
  const made: readonly { readonly twin: string; readonly path: string; readonly skipped?: string }[] = JSON.parse(
    execFileSync(process.execPath, [join(root, 'tools/bad-twins.ts'), twins, COMMITTED, BY_CHECKOUT, BY_LATER_STEP], {
      encoding: 'utf8'
    })
  )
  const folder = join(scratch, 'harbour')
  cpSync(join(root, 'fixtures/packet'), folder, { recursive: true })
  const git = (day: number, ...args: readonly string[]) => run('git', args, folder, { ...IDENTITY, ...dates(day) })
  const spoil = (name: string) => {
    const found = made.find(({ twin }) => twin === name)
    if (found === undefined || found.skipped !== undefined) throw new Error(`${name}: ${found?.skipped}`)
    copyFileSync(join(twins, name, found.path), join(folder, found.path))
  }
  git(1, 'init', '-q', '-b', 'main', '.')
  git(1, 'add', '.')
  git(1, 'commit', '-qm', 'Seal the packet')
  spoil(COMMITTED)
  git(4, 'commit', '-qam', 'Explain the offset')
  git(4, 'config', 'core.autocrlf', 'true')
  spoil(BY_CHECKOUT)
  spoil(BY_LATER_STEP)
  return folder
}

const IDENTITY = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.org'
}

function dates(day: number) {
  const date = `2031-03-0${day}T12:00:00Z`
  return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
}

function run(program: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): string {
  // A hook's GIT_DIR would make git work on the wrong repository.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return execFileSync(program, args, { cwd, encoding: 'utf8', env: { ...own, HOME: cwd, ...env } })
}

/** A run of the action: its standard output, its job summary, and the path of report.html. */
interface ActionRun {
  readonly log: string
  readonly summary: string
  readonly page: string
}

/** Runs the action's bundle on a folder, as the runner does. */
export function actionOn(workspace: string, inputs: Readonly<Record<string, string>>, scratch: string): ActionRun {
  const temp = join(scratch, 'runner')
  mkdirSync(temp)
  const output = join(temp, 'OUTPUT')
  const summary = join(temp, 'STEP_SUMMARY')
  const files = {
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_ENV: join(temp, 'ENV'),
    GITHUB_STATE: join(temp, 'STATE')
  }
  for (const file of Object.values(files)) writeFileSync(file, '')
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
  const all = Object.entries({ ...defaultsOf(action), upload: 'false', ...inputs })
  const env = {
    PATH: process.env['PATH'],
    HOME: temp,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    ...files,
    ...Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  }
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/action.cjs')], { cwd: workspace, encoding: 'utf8', env })
  const report = /^report<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(output, 'utf8'))?.[2]
  if (report === undefined) throw new Error(`the action wrote no report:\n${stdout}`)
  return {
    log: stdout,
    summary: readFileSync(summary, 'utf8'),
    page: join(dirname(report), 'report.html')
  }
}

function defaultsOf({ inputs }: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> }) {
  return { ...Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default])), 'github-token': '' }
}
