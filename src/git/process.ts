import { spawn } from 'node:child_process'
import { realpathSync, statSync } from 'node:fs'
import { devNull } from 'node:os'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { elapsedMs } from '../model/clock.ts'
import { errorMessage } from '../model/error-message.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** git ended with an error, was ended, or gave bytes that cannot be an answer. */
export class GitFailed extends Error {
  readonly stderr: string
  /** Absent when git did not end by itself. */
  readonly exitCode: number | undefined

  constructor(message: string, stderr: string, exitCode?: number) {
    super(message)
    this.stderr = stderr
    this.exitCode = exitCode
  }
}

/**
 * The git program on the PATH, as an absolute path. Windows would search the working folder first, and a relative entry of PATH leads
 * there too: a repository must not provide the program that judges it, so nothing below `refused` is ever used.
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
      // It is not here; the next folder may have it.
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
 * Variables that git may see: those with the place of its own configuration (`safe.directory` and `core.autocrlf` are part of the answer),
 * and none that leads to another repository or object store, writes traces, or names a program.
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
    // A partial clone would fetch what it lacks. Older versions do not know the first variable; the second forbids every transport.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    // git would return replaced objects and grafted parents under the ids of the real ones.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: devNull,
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0'
  }
}

/**
 * Only commands that run no other program are used; these settings are a second lock, for versions that do. The command line overrides every
 * configuration file.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  // A second record of parents and trees beside the commits, which nothing compares with them.
  'core.commitGraph=false',
  'core.pager=cat',
  'core.editor=false',
  'core.askPass=',
  'core.sshCommand=false',
  'credential.helper=',
  'diff.external=',
  'log.showSignature=false',
  'protocol.allow=never',
  // A folder of the packet must not be taken for a bare repository with its own configuration.
  'safe.bareRepository=explicit'
].flatMap(setting => ['-c', setting])

const MAX_STDERR_CHARACTERS = 4096
const MAX_ANSWER_BYTES = 4 * 1024 * 1024

/** A git program, and the variables that it sees. */
export interface GitStart {
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
}

/** Runs git: no shell, no hooks, no filters, no network, nothing written; time and output are bounded. */
export class Git {
  readonly #program: string
  /** The variables that git sees. */
  readonly environment: Readonly<Record<string, string>>
  #until = 0

  /** @param more variables that git sees as well */
  constructor(program: string, environment: Environment, more: Readonly<Record<string, string>> = {}) {
    this.#program = program
    this.environment = { ...cleanEnvironment(environment), ...more }
  }

  /** What another thread needs to start the same git: plain values. */
  get start(): GitStart {
    return { program: this.#program, environment: this.environment }
  }

  static started({ program, environment }: GitStart): Git {
    return new Git(program, {}, environment)
  }

  /** The same git with more variables. */
  with(more: Readonly<Record<string, string>>): Git {
    return new Git(this.#program, {}, { ...this.environment, ...more })
  }

  /** Every query from now on must be answered within this time. */
  allow(milliseconds: number): void {
    this.#until = elapsedMs() + milliseconds
  }

  get timeLeft(): number {
    return Math.max(0, this.#until - elapsedMs())
  }

  /** The whole standard output. Throws `GitFailed` on an exit code other than 0, and past `maxBytes`. */
  async run(cwd: string, args: readonly string[], input?: Uint8Array, maxBytes = MAX_ANSWER_BYTES): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.stream(cwd, args, input)) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new GitFailed(`git ${args[0]} answered more than ${maxBytes} bytes`, '')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  /** The same, piece by piece. Leaving the loop early ends git. @param input bytes, or a stream that is written as it comes */
  async *stream(cwd: string, args: readonly string[], input?: Uint8Array | Readable): AsyncGenerator<Buffer> {
    const timeLeft = this.timeLeft
    if (timeLeft === 0) throw new GitFailed('git ran out of time', '')
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
      if (stderr.length < MAX_STDERR_CHARACTERS) stderr += text.slice(0, MAX_STDERR_CHARACTERS - stderr.length)
    })
    // git may end before it has read everything; its exit code gives the reason.
    child.stdin.on('error', () => {})
    if (input === undefined || input instanceof Uint8Array) child.stdin.end(input)
    else input.pipe(child.stdin)
    const timer = setTimeout(() => {
      failure ??= `git ${args[0]} ran out of time`
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
      if (code !== 0)
        throw new GitFailed(`git ${args[0]} failed: ${firstLine(stderr) || `exit code ${code}`}`, stderr, code ?? undefined)
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

/**
 * Cuts output at NUL (or another end) into records, one character per byte, one batch per piece that arrives. Bytes after the last
 * end are dropped: output that broke off is not used.
 */
export async function* records(chunks: AsyncIterable<Buffer>, end = '\0'): AsyncGenerator<string[]> {
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk.toString('latin1')).split(end)
    rest = parts.pop() ?? ''
    yield parts
  }
}
