import { type ChildProcess, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { workerFile } from '../../disk/start-worker.ts'
import { systemProgram } from '../../disk/system-program.ts'

/** One way of starting the process that a database runs in. */
export interface Confined {
  readonly command: string
  readonly args: readonly string[]
}

/** Memory for the JavaScript objects of the process; the database's memory and files are not part of it. */
const MAX_HEAP_MIB = 1024
/** A last guard: the longest time that a process can run when everything that would end it is gone. */
const MAX_SECONDS = 6 * 3600

/**
 * Ways of starting the process, the best one first. All of them restrict Node to the files of this program (permission model) and forbid code
 * from text; the first ones add namespaces without a network and without other processes, if the system allows that.
 * @param folder the only one that it may read and write beside the program; none if that is not given
 * @see https://nodejs.org/docs/latest-v24.x/api/permissions.html
 * @see https://man7.org/linux/man-pages/man7/user_namespaces.7.html
 */
export function waysToConfine(worker: 'pglite-worker' | 'sqlite-worker', folder?: string): readonly Confined[] {
  const file = realpathSync(workerFile(worker))
  const node = [process.execPath, ...nodeOptions(file, folder), file]
  const [unshare, setpriv, timeout] = ['unshare', 'setpriv', 'timeout'].map(systemProgram)
  if (setpriv === undefined || timeout === undefined) return [confined(node)]
  const noRights = [setpriv, '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all']
  const guarded = [timeout, '--foreground', '--signal=KILL', String(MAX_SECONDS), ...node]
  // It ends with this process, even when that is killed.
  const tied = [setpriv, '--pdeathsig=KILL', '--']
  const isRoot = process.getuid?.() === 0
  const plain = [[...tied, setpriv, '--no-new-privs', '--', ...guarded], node]
  if (unshare === undefined) return plain.map(confined)
  const own = isRoot ? [unshare] : [unshare, '--user', '--map-current-user']
  return [[...tied, ...own, ...NAMESPACES, ...noRights, '--', ...guarded], ...plain].map(confined)
}

/** Starts it, in a group of its own. Nothing of the job's environment, and nothing in its log: messages may contain values. */
export function spawnConfined({ command, args }: Confined): ChildProcess {
  const detached = process.platform !== 'win32'
  return spawn(command, args, { env: {}, cwd: '/', detached, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
}

/**
 * Ends it, with all of its group: a program that puts another one into namespaces, and is killed just after it started that, would leave it
 * behind, with the pipes that this process waits for.
 */
export function killConfined(child: ChildProcess): void {
  const { pid } = child
  try {
    if (pid !== undefined && process.platform !== 'win32' && child.exitCode === null && child.signalCode === null)
      process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
  child.kill('SIGKILL')
}

const NAMESPACES = ['--net', '--ipc', '--pid', '--mount-proc', '--fork', '--kill-child=SIGKILL', '--']

function confined([command = '', ...args]: readonly string[]): Confined {
  return { command, args }
}

function nodeOptions(file: string, folder: string | undefined): string[] {
  const { allowedNodeEnvironmentFlags: known } = process
  return [
    // Its name until Node 23.5.
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...[...ownFiles(file), ...(folder === undefined ? [] : [`${folder}/`])].map(path => `--allow-fs-read=${path}`),
    ...(folder === undefined ? [] : [`--allow-fs-write=${folder}/`]),
    '--disallow-code-generation-from-strings',
    `--max-old-space-size=${MAX_HEAP_MIB}`,
    '--no-warnings'
  ]
}

/** The bundle; in a checkout the sources and the packages. */
function ownFiles(file: string): string[] {
  const folder = dirname(file)
  return file.endsWith('.ts') ? [`${dirname(dirname(folder))}/`] : [`${folder}/`]
}
