import { readdirSync, readFileSync } from 'node:fs'

/** In `stat` of a thread, after its name in parentheses, which may have any character: runs, or could run now. */
const RUNS = /\) R [^)]*$/

/** An odd number. */
const LOOKS = 5

/**
 * Threads of other processes that run or could run now, on the whole machine; undefined where nothing counts them. Node has threads of its own
 * that compile and collect while a program starts: they are no load. One that begins or ends between the two files of a look makes that look wrong,
 * and so does a program that only wakes up for a moment: the middle one of several looks counts.
 * @see https://man7.org/linux/man-pages/man5/proc_loadavg.5.html
 */
export function otherRunningThreads(): number | undefined {
  const looks: number[] = []
  for (let idle = 0; looks.length < LOOKS; ) {
    const count = look()
    if (count === undefined) return undefined
    if (count === 0 && ++idle > LOOKS >> 1) return 0
    looks.push(count)
  }
  return looks.sort((a, b) => a - b)[LOOKS >> 1]
}

function look(): number | undefined {
  try {
    const [, running] = /^\S+ \S+ \S+ ([0-9]{1,6})\//.exec(readFileSync('/proc/loadavg', 'latin1')) ?? []
    if (running === undefined) return undefined
    const own = readdirSync('/proc/self/task').filter(runs).length
    return Math.max(Number(running) - own, 0)
  } catch {
    return undefined
  }
}

function runs(thread: string): boolean {
  try {
    return RUNS.test(readFileSync(`/proc/self/task/${thread}/stat`, 'latin1'))
  } catch {
    // It has ended.
    return false
  }
}
