import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { onSignals } from '../disk/signals.ts'

/** How one start of a program ended. A program that had to be killed has ended with 137. */
export interface Outcome {
  readonly exit_code: number
  readonly timed_out: boolean
}

export interface Bounds {
  readonly milliseconds: number
  /** Of standard output and standard error together. */
  readonly outputBytes: number
}

interface Place {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** Stands in the environment of the program and of whatever it starts. */
  readonly mark: string
  /** Called when the gate itself is ended meanwhile. */
  abandon(): void
}

const KILLED = 128 + constants.signals.SIGKILL
/** After a program ended, what still holds its output is waited for so long. */
const CLOSING_MS = 1000

/**
 * Runs one program to its end, which comes: no shell, no input, and a limit on time and output. Its output is counted and forgotten, since
 * it is hostile and never the same. The whole process group is killed, and on Linux also what left the group.
 * @throws what the system reports when the program cannot be started
 */
export function runBounded(
  command: readonly string[],
  { cwd, environment, mark, abandon }: Place,
  bounds: Bounds
): Promise<Outcome> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let stopped: 'time' | 'output' | undefined
    let bytes = 0
    const kill = () => killAll(child.pid, mark)
    const stop = (why: 'time' | 'output') => {
      stopped ??= why
      kill()
    }
    const onSignal = (signal: NodeJS.Signals) => {
      kill()
      abandon()
      process.kill(process.pid, signal)
    }
    const timer = setTimeout(stop, bounds.milliseconds, 'time')
    const restoreSignals = onSignals(onSignal)
    const forget = () => {
      clearTimeout(timer)
      restoreSignals()
    }
    const count = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > bounds.outputBytes) stop('output')
    }
    const outputs: Readable[] = [child.stdout, child.stderr]
    for (const output of outputs) output.on('data', count).on('error', () => undefined)
    child.once('error', error => {
      forget()
      reject(error)
    })
    child.once('exit', (code, signal) => {
      forget()
      kill()
      const closing = setTimeout(() => {
        for (const output of outputs) output.destroy()
      }, CLOSING_MS)
      child.once('close', () => {
        clearTimeout(closing)
        const exit_code = stopped !== undefined ? KILLED : (code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
        resolve({ exit_code, timed_out: stopped === 'time' })
      })
    })
  })
}

function killAll(pid: number | undefined, mark: string): void {
  if (pid === undefined) return
  end(-pid)
  // A process that made a group of its own is still known by its environment; what it starts meanwhile is found in the next round.
  for (let round = 0; round < 10; round++) {
    const left = findMarked(mark)
    if (left.length === 0) return
    for (const one of left) end(one)
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already, or is nobody of ours.
  }
}

function findMarked(mark: string): number[] {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name) && environmentOf(name).includes(mark))
      .map(Number)
  } catch {
    return []
  }
}

function environmentOf(pid: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/environ`)
  } catch {
    return Buffer.alloc(0)
  }
}
