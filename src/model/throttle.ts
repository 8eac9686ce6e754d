import { elapsedMs } from './clock.ts'

/** Calls at most once per interval, and not at all within the first: a quick run reports no progress. */
export function throttled<A extends readonly unknown[]>(everyMs: number, call: (...args: A) => void): (...args: A) => void {
  let last = elapsedMs()
  return (...args) => {
    if (elapsedMs() - last < everyMs) return
    last = elapsedMs()
    call(...args)
  }
}

/** Receives how many seals were checked, of how many; at most a few times per second. */
export type Progress = (done: number, total: number) => void

const EVERY_MS = 250

/** Passes on some of the progress of a long run, and none of a quick one. */
export function seldom(progress: Progress | undefined): Progress {
  return progress === undefined ? () => undefined : throttled(EVERY_MS, progress)
}
