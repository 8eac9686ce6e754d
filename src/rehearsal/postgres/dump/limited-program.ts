import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { systemProgram } from '../../../disk/system-program.ts'
import { SYSTEM_PATH } from '../../confined/system-path.ts'
import { onAbort, throwIfAborted } from '../../on-abort.ts'

/** A minute, and a second per MiB of the dump, is far more processor time than any of these programs needs. */
const MAX_CPU_SECONDS = 60
const MIB = 1024 * 1024
/** Memory for a list of contents, blocks of rows, or a window of what was unpacked: they need little. */
const MAX_MEMORY_KIB = 4 * 1024 * 1024
const MAX_MESSAGE = 2000

/** Sets the limits and becomes the program. Memory cannot be limited on macOS. */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec "$@"'

interface Task {
  /** Bytes of the dump. */
  readonly size: number
  /** Path of the file that it gets as its input, and what is called with the size of each piece of it. */
  readonly input?: { readonly path: string; readonly onBytes?: ((bytes: number) => void) | undefined }
  readonly signal: AbortSignal | undefined
  /** Called with the size of each piece of its output, before it is handed over. @throws where there is too much */
  readonly count?: (bytes: number) => void
}

/** How a program ended. */
interface Ended {
  /** Null if it was killed: by a limit, or with the rehearsal. */
  readonly status: number | null
  /** The beginning of what it printed as errors. */
  readonly message: string
}

/**
 * The output of a program that only turns a dump into text: it gets no connection, and nothing of the job's environment. It ends with this
 * process, with the rehearsal, and with its reader. What it printed is whole only if it ended with status 0.
 * @param words an absolute path, and arguments
 * @throws {EngineDied} once the rehearsal was interrupted
 */
export async function* outputOf(
  words: readonly string[],
  { size, input, signal, count }: Task
): AsyncGenerator<Uint8Array, Ended> {
  throwIfAborted(signal)
  const limits = [MAX_CPU_SECONDS + Math.ceil(size / MIB), MAX_MEMORY_KIB].map(String)
  const setpriv = systemProgram('setpriv')
  const [program = '', ...args] = [
    // It ends with this process, also when a signal ends that in the middle of the dump.
    ...(setpriv === undefined ? [] : [setpriv, '--pdeathsig=KILL', '--']),
    ...['/bin/sh', '-c', LIMITED, 'seal-gate', ...limits, ...words]
  ]
  const child = spawn(program, args, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { PATH: SYSTEM_PATH, LC_ALL: 'C' }
  })
  const { stdin, stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the program has no output')
  const stop = () => child.kill('SIGKILL')
  const unwatch = onAbort(signal, stop)
  let message = ''
  stderr.setEncoding('utf8').on('data', text => {
    if (message.length < MAX_MESSAGE) message += text
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // A reader that stops early never reads how it ended.
  ended.catch(() => undefined)
  const file = input && createReadStream(input.path, { highWaterMark: MIB })
  let failed: unknown
  file
    ?.on('data', piece => input?.onBytes?.(piece.length))
    .once('error', error => {
      failed = error
      stop()
    })
  // A program that ends early does not read the rest: its status shows why.
  stdin?.on('error', () => file?.destroy())
  if (stdin !== null) file?.pipe(stdin)
  try {
    for await (const piece of stdout) {
      count?.(piece.length)
      yield piece
    }
    const status = await ended
    if (failed !== undefined) throw failed
    return { status, message }
  } finally {
    unwatch()
    stop()
    file?.destroy()
  }
}
