import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Run {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Milliseconds. */
  readonly timeout?: number
}

/** Runs a program with no environment but its own. @returns what it prints @throws with its last words */
export function run(program: string, args: readonly string[], { cwd, env, input, timeout = 600_000 }: Run): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout,
    killSignal: 'SIGKILL',
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, PYTHONWARNINGS: 'ignore', ...registries(), ...env },
    ...(input !== undefined && { input })
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${program.split('/').at(-1)} ended with ${status}: ${reasonIn(`${stdout}\n${stderr}`)}`)
  return stdout
}

/** The line that names the error, or the last words. */
function reasonIn(printed: string): string {
  const lines = printed.split('\n').filter(line => /\b(?:\w*Error|error|cannot|fatal)\b[: ]/i.test(line))
  return (lines.at(-1) ?? printed.trim().slice(-300)).trim()
}

/** What leads package clients to their registries. */
function registries(): Record<string, string> {
  const names =
    /^(?:https?_proxy|no_proxy|GOPROXY|GONOSUMDB|GOSUMDB|GOFLAGS|PIP_.*|npm_config_registry|NPM_CONFIG_REGISTRY|SSL_CERT_FILE|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE)$/i
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (names.test(name) && value !== undefined ? [[name, value]] : []))
  )
}

/** A virtual environment with packages of PyPI. @returns its Python @throws if one cannot be installed */
export function pythonWith(root: string, name: string, packages: readonly string[]): string {
  const folder = join(root, 'installed', name)
  const python = join(folder, 'bin', 'python')
  if (!existsSync(join(folder, '.installed'))) {
    mkdirSync(join(root, 'installed'), { recursive: true })
    execFileSync('python3', ['-m', 'venv', folder])
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages], {
      cwd: folder,
      env: home(),
      timeout: 1_800_000
    })
    writeFileSync(join(folder, '.installed'), '')
  }
  return python
}

/** A folder with packages of npm. @throws if one cannot be installed */
export function npmWith(
  root: string,
  name: string,
  packages: readonly string[],
  options: readonly string[] = ['--ignore-scripts']
): string {
  const folder = join(root, 'installed', name)
  if (!existsSync(join(folder, '.installed'))) {
    mkdirSync(folder, { recursive: true })
    if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{"private":true}')
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...options, ...packages], {
      cwd: folder,
      env: home(),
      timeout: 1_800_000
    })
    writeFileSync(join(folder, '.installed'), '')
  }
  return folder
}

/** Clients keep their settings and what they downloaded in the user's own folder. */
export function home(): Record<string, string> {
  return { HOME: process.env['HOME'] ?? '/' }
}
