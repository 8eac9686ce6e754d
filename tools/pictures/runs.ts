import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Bad twins whose spoiled file is put into the repository, and how it gets there. */
const COMMITTED = 'unicode-punctuation-in-one-place-by-sed'
const BY_CHECKOUT = 'crlf-added-by-unix2dos'
const BY_LATER_STEP = 'json-reencoded-by-python'

/**
 * A repository with the good packet in its first commit, and three files that drifted in three ways: in a commit, at the checkout, and by a
 * later step. Ids of commits are the same every time.
 * @returns the folder of the repository
 */
export function driftedRepository(scratch) {
  const twins = join(scratch, 'twins')
  const made = JSON.parse(
    execFileSync(process.execPath, [join(root, 'tools/bad-twins.ts'), twins, COMMITTED, BY_CHECKOUT, BY_LATER_STEP])
  )
  const folder = join(scratch, 'harbour')
  cpSync(join(root, 'fixtures/packet'), folder, { recursive: true })
  const git = (day, ...args) => run('git', args, folder, { ...IDENTITY, ...dates(day) })
  const spoil = name => {
    const { path, skipped } = made.find(({ twin }) => twin === name)
    if (skipped !== undefined) throw new Error(`${name}: ${skipped}`)
    copyFileSync(join(twins, name, path), join(folder, path))
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

function dates(day) {
  const date = `2031-03-0${day}T12:00:00Z`
  return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
}

function run(program, args, cwd, env) {
  // A hook's GIT_DIR would make git work on the wrong repository.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  return execFileSync(program, args, { cwd, encoding: 'utf8', env: { ...own, HOME: cwd, ...env } })
}

/**
 * Runs the action's bundle on a folder, as the runner does.
 * @returns what it said, its summary, and the page of its bundle
 */
export function actionOn(workspace, inputs, scratch) {
  const temp = join(scratch, 'runner')
  mkdirSync(temp)
  const files = Object.fromEntries(['OUTPUT', 'STEP_SUMMARY', 'ENV', 'STATE'].map(name => [`GITHUB_${name}`, join(temp, name)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
  const all = Object.entries({ ...defaultsOf(action), upload: 'false', ...inputs })
  const env = {
    PATH: process.env.PATH,
    HOME: temp,
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
    ...files,
    ...Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  }
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/action.cjs')], { cwd: workspace, encoding: 'utf8', env })
  const report = /^report<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(files.GITHUB_OUTPUT, 'utf8'))?.[2]
  if (report === undefined) throw new Error(`the action made no report:\n${stdout}`)
  return {
    log: stdout,
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    page: join(dirname(report), 'report.html')
  }
}

function defaultsOf({ inputs }) {
  return { ...Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default])), 'github-token': '' }
}
