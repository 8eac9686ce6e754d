import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { git } from '../support/git.ts'

// A real workflow engine and a real linter, built from Go's module proxy. Both are pinned. Nothing here needs a test runner, so that a command in
// tools/ can use it: the caller makes the folders.

/** Makes an empty folder, and removes it some time later. */
type MakeFolder = () => string

const TOOLS = { act: 'github.com/nektos/act@v0.2.89', actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12' }

/** The program, built when it is not there yet. */
function tool(name: keyof typeof TOOLS): string {
  const folder = join(tmpdir(), `seal-gate-tools-${TOOLS[name].split('@')[1]}`)
  const program = join(folder, name)
  if (!existsSync(program))
    execFileSync('go', ['install', TOOLS[name]], { env: { ...process.env, GOBIN: folder, GOFLAGS: '' }, stdio: 'pipe' })
  return program
}

interface EngineRun {
  readonly status: number | null
  readonly log: string
  /** Outputs by job, the last value of each. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The files of this action that a workflow starts. */
const PARTS = ['action.yml', 'dist', 'seal', 'merge', 'rehearse', '.github/workflows/release-gate.yml']

/** A repository with files and one workflow. */
export function scratch(makeFolder: MakeFolder, workflow: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = makeFolder()
  for (const [path, content] of Object.entries({ ...files, [WORKFLOW]: workflow })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  commitAll(root)
  return root
}

export const WORKFLOW = '.github/workflows/workflow.yml'

/** Workflows in one repository with this action inside, named by its path, so that the linter knows its inputs and outputs: where each is. */
export function lintable(makeFolder: MakeFolder, workflows: readonly string[]): string[] {
  const root = makeFolder()
  git(root, 'init', '-q')
  copyAction(join(root, '.seal-gate'))
  return workflows.map((workflow, index) => {
    const path = join(root, '.github/workflows', `${index}.yml`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      workflow.replace(/OWNER\/seal-gate((?:\/[a-z]+)?)@v1/g, (_, sub: string) => `./.seal-gate${sub}`)
    )
    return path
  })
}

let action: string | undefined

/** This action in a folder of its own, as `uses: OWNER/seal-gate@v1` fetches it. */
function actionRepository(makeFolder: MakeFolder): string {
  if (action !== undefined) return action
  action = makeFolder()
  copyAction(action)
  return action
}

function copyAction(folder: string): void {
  for (const part of PARTS) if (existsSync(part)) cpSync(part, join(folder, part), { recursive: true })
}

function commitAll(folder: string): void {
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'scratch')
}

/** What a workflow finds beside the engine. */
interface Surroundings {
  /** Folder of programs that comes before all others. */
  readonly programs?: string
  /** Of GitHub's API, which is asked with the token `t`. */
  readonly apiUrl?: string
}

/** Runs the workflow on this machine (act's host mode), with act's own artifact service. */
export async function runWorkflow(
  makeFolder: MakeFolder,
  root: string,
  event: string,
  payload: unknown = {},
  { programs, apiUrl }: Surroundings = {}
): Promise<EngineRun> {
  const actions = resolve('__tests__/workflows/actions')
  const client = pathToFileURL(resolve('node_modules/@actions/artifact/lib/artifact.js')).href
  const clients = [`SEAL_GATE_ARTIFACT_CLIENT=${client}`, `SEAL_GATE_UPLOAD=${resolve('dist/upload-worker.cjs')}`]
  const remote = ['upload-artifact@v7', 'download-artifact@v8', 'attest@v4'].flatMap(name => [
    '--local-repository',
    `actions/${name}=${join(actions, name.split('@')[0] ?? '')}`
  ])
  remote.push('--local-repository', `OWNER/seal-gate@v1=${actionRepository(makeFolder)}`)
  const sent = join(makeFolder(), 'event.json')
  writeFileSync(sent, JSON.stringify(payload))
  const service = [
    '--artifact-server-path',
    join(makeFolder(), 'artifacts'),
    '--artifact-server-addr',
    '127.0.0.1',
    '--artifact-server-port',
    String(await freePort())
  ]
  const platforms = ['ubuntu-latest'].flatMap(name => ['-P', `${name}=-self-hosted`])
  const args = [
    event,
    '--json',
    '--no-cache-server',
    '-e',
    sent,
    ...clients.flatMap(variable => ['--env', variable]),
    ...(apiUrl === undefined ? [] : ['--env', `GITHUB_API_URL=${apiUrl}`, '-s', 'GITHUB_TOKEN=t']),
    ...platforms,
    ...service,
    ...remote
  ]
  const cache = makeFolder()
  const path = [programs, process.env['PATH']].filter(one => one !== undefined).join(delimiter)
  // Not `spawnSync`: a server of this process may have to answer the workflow.
  const child = spawn(tool('act'), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: path, HOME: cache, XDG_CACHE_HOME: cache }
  })
  const ended = new Promise<number | null>((done, broke) => child.once('error', broke).once('close', done))
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { status, log: stdout + stderr, outputs: outputsIn(stdout) }
}

/** @throws when there is no free port */
function freePort(): Promise<number> {
  return new Promise((done, broke) => {
    const server = createServer().once('error', broke)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function outputsIn(log: string): Record<string, Record<string, string>> {
  const outputs: Record<string, Record<string, string>> = {}
  for (const line of log.split('\n')) {
    if (!line.startsWith('{')) continue
    const { jobID, command, name, arg } = JSON.parse(line)
    if (command === 'set-output') outputs[jobID] = { ...outputs[jobID], [name]: arg }
  }
  return outputs
}

/** Newer than the linter: docs.github.com, "Contexts", `job`. */
const UNKNOWN = ['property "workflow_(repository|sha)" is not defined']

/** What actionlint finds in workflows; empty when nothing. */
export function lint(files: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(
    tool('actionlint'),
    ['-no-color', '-shellcheck=', '-pyflakes=', ...UNKNOWN.flatMap(text => ['-ignore', text]), ...files],
    {
      encoding: 'utf8'
    }
  )
  return status === 0 ? '' : stdout + stderr
}
