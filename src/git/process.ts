import { spawn } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'
import { errorMessage } from '../model/error-message.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** git ended badly, or was ended. */
export class GitFailed extends Error {
  readonly stderr: string

  constructor(message: string, stderr: string) {
    super(message)
    this.stderr = stderr
  }
}

/**
 * The git program on the PATH, as an absolute path. Windows would look in the working folder first, and a relative entry of the PATH
 * leads there too: a repository must not bring the program that judges it, so nothing below `refused` is ever taken.
 */
export function findGit(environment: Environment, refused: string): string | undefined {
  const windows = process.platform === 'win32'
  const name = windows ? 'git.exe' : 'git'
  for (const folder of searchPath(environment)) {
    if (!isAbsolute(folder)) continue
    try {
      const program = realpathSync(join(folder, name))
      const stats = statSync(program)
      if (!stats.isFile() || (!windows && (stats.mode & 0o111) === 0)) continue
      if (!isBelow(folder, refused) && !isBelow(program, refused)) return join(folder, name)
    } catch {
      // Not there: the next folder may have it.
    }
  }
  return undefined
}

function searchPath(environment: Environment): string[] {
  const key =
    Object.keys(environment).find(name => name === 'PATH') ?? Object.keys(environment).find(name => /^path$/i.test(name))
  return (key === undefined ? '' : (environment[key] ?? '')).split(delimiter)
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/**
 * What git may see of the environment: where its own configuration lies (`safe.directory` and `core.autocrlf` are part of the answer),
 * and nothing that leads it to another repository, traces, or names a program.
 */
const KEPT = new RegExp(
  `^(?:${[
    'HOME|XDG_CONFIG_HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|PROGRAMDATA|ALLUSERSPROFILE|SYSTEMROOT|WINDIR|TEMP|TMP|TMPDIR|SUDO_UID',
    'GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+)|GIT_ATTR_NOSYSTEM|GIT_CEILING_DIRECTORIES'
  ].join('|')})$`
)

function cleanEnvironment(environment: Environment): Record<string, string> {
  const clean: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && KEPT.test(process.platform === 'win32' ? name.toUpperCase() : name)) clean[name] = value
  }
  return {
    ...clean,
    PATH: searchPath(environment)
      .filter(folder => isAbsolute(folder))
      .join(delimiter),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks. Older versions do not know the first; the second forbids every way to.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0'
  }
}

/**
 * Only commands are asked that run no program by themselves; these settings are the second lock, for a version that does. The command
 * line beats every configuration file.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'core.pager=cat',
  'core.editor=false',
  'core.askPass=',
  'core.sshCommand=false',
  'credential.helper=',
  'diff.external=',
  'log.showSignature=false',
  'protocol.allow=never',
  // A folder of the packet must not be taken for a repository of its own, with a configuration of its own.
  'safe.bareRepository=explicit'
].flatMap(setting => ['-c', setting])

const MAX_STDERR = 4096

/** Runs git: no shell, no hooks, no filters, no network, nothing written, and an end to time and output. */
export class Git {
  readonly #program: string
  /** What git sees of it. */
  readonly environment: Readonly<Record<string, string>>
  #until = 0

  constructor(program: string, environment: Environment) {
    this.#program = program
    this.environment = cleanEnvironment(environment)
  }

  /** From now on, all that is asked must be answered within so many milliseconds. */
  allow(milliseconds: number): void {
    this.#until = performance.now() + milliseconds
  }

  get timeLeft(): number {
    return Math.max(0, this.#until - performance.now())
  }

  /** All that git writes to standard output. Throws `GitFailed` on another exit code than 0, and past the limit of bytes. */
  async run(cwd: string, args: readonly string[], input?: Uint8Array, maxBytes = 4 * 1024 * 1024): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.stream(cwd, args, input)) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new GitFailed(`git ${args[0]} answered more than ${maxBytes} bytes`, '')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  /** The same, piece by piece. Leaving the loop early ends git. */
  async *stream(cwd: string, args: readonly string[], input?: Uint8Array): AsyncGenerator<Buffer> {
    const timeLeft = this.timeLeft
    if (timeLeft === 0) throw new GitFailed('git is out of time', '')
    const child = spawn(this.#program, ['--no-pager', ...SETTINGS, ...args], {
      cwd,
      env: this.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true
    })
    let failure: string | undefined
    let stderr = ''
    const closed = new Promise<number | null>(resolve => {
      child.once('error', error => {
        failure ??= `git did not start: ${errorMessage(error)}`
        resolve(null)
      })
      child.once('close', code => resolve(code))
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < MAX_STDERR) stderr += text.slice(0, MAX_STDERR - stderr.length)
    })
    // git may end before it has read everything; its exit code tells the rest.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    const timer = setTimeout(() => {
      failure ??= `git ${args[0]} was out of time`
      child.kill('SIGKILL')
    }, timeLeft)
    try {
      try {
        for await (const chunk of child.stdout) yield chunk as Buffer // no encoding is set on it
      } catch (error) {
        failure ??= `git ${args[0]} broke off: ${errorMessage(error)}`
      }
      const code = await closed
      if (failure !== undefined) throw new GitFailed(failure, stderr)
      if (code !== 0) throw new GitFailed(`git ${args[0]} failed: ${firstLine(stderr) || `exit code ${code}`}`, stderr)
    } finally {
      clearTimeout(timer)
      child.kill('SIGKILL')
      child.stdout.destroy()
      child.stderr.destroy()
      child.stdin.destroy()
    }
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
