import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll } from '@jest/globals'
import { parse } from 'yaml'

export interface ActionRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Of two values for one name the later counts, as in the runner. */
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The runner's folder for temporary files. */
  readonly temp: string
}

export interface ActionSetting {
  readonly workspace: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Laid over the runner's own variables; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly node?: string
  /** Folder of a sub-action; the gate itself when absent. */
  readonly action?: 'seal' | 'merge' | 'rehearse'
  /** Arguments of node before the script. */
  readonly nodeArgs?: readonly string[]
}

/** `SEAL_GATE_DIST` names another build. */
const DIST = resolve(process.env['SEAL_GATE_DIST'] ?? 'dist')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Fresh folder, by its real path, that is removed when the test file is through. */
export function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-test-')))
  folders.push(folder)
  return folder
}

/** Starts the bundle as the runner does: inputs with their defaults from action.yml, command files, the workspace as current folder. */
export async function runAction({
  workspace,
  inputs = {},
  env = {},
  node,
  nodeArgs = [],
  action
}: ActionSetting): Promise<ActionRun> {
  const runner = freshFolder()
  const temp = join(runner, 'temp')
  mkdirSync(temp)
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_ENV: 'env', GITHUB_STATE: 'state' }
  for (const name of Object.values(files)) writeFileSync(join(runner, name), '')
  writeFileSync(join(runner, 'event.json'), '{}')
  const variables = {
    PATH: process.env['PATH'],
    HOME: runner,
    SystemRoot: process.env['SystemRoot'],
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'me/repo',
    GITHUB_RUN_ID: '42',
    RUNNER_TEMP: temp,
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(runner, file)])),
    ...inputVariables(inputs, action),
    ...env
  }
  const child = spawn(
    node ?? process.execPath,
    [...nodeArgs, join(DIST, action === undefined ? 'action.cjs' : `${action}-action.cjs`)],
    { cwd: workspace, env: variables }
  )
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', text => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    output.stderr += text
  })
  const status = await new Promise<number | null>((done, broke) => child.once('error', broke).once('close', done))
  return {
    status,
    ...output,
    outputs: outputsIn(readFileSync(join(runner, files.GITHUB_OUTPUT), 'utf8')),
    summary: readFileSync(join(runner, files.GITHUB_STEP_SUMMARY), 'utf8'),
    temp
  }
}

/** The runner sets every input of action.yml, given or not. */
function inputVariables(wanted: Readonly<Record<string, string>>, action = '.'): Record<string, string> {
  const { inputs } = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
  const given = 'upload' in inputs ? { upload: 'false', ...wanted } : wanted
  const all = { ...Object.fromEntries(Object.keys(inputs).map(name => [name, String(inputs[name].default)])), ...given }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])
  )
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n]+)<<(\S+)\r?\n([\s\S]*?)\r?\n\2\r?$/gm)].map(([, name = '', , value = '']) => [name, value])
  )
}

/** The Node that runs the tests, and another one that is installed beside it, if any. */
export function nodes(): readonly string[] {
  const own = realpathSync(process.execPath)
  const others = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(folder => !folder.replaceAll('\\', '/').includes('node_modules/.bin'))
    .map(folder => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .filter(path => existsSync(path))
    .map(path => realpathSync(path))
  const [other] = others.filter(path => path !== own)
  return other === undefined ? [own] : [own, other]
}
