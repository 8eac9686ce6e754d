import { readFileSync } from 'node:fs'

/** Threads that run or could run now, by Linux (proc_loadavg(5), the fourth field); undefined elsewhere. */
export function runningThreads(): number | undefined {
  try {
    const [, running] = /^\S+ \S+ \S+ ([0-9]{1,6})\//.exec(readFileSync('/proc/loadavg', 'latin1')) ?? []
    return running === undefined ? undefined : Number(running)
  } catch {
    return undefined
  }
}
