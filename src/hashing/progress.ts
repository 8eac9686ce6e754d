import { throttled } from '../model/throttle.ts'

/** Receives how many seals were checked, of how many; at most a few times per second. */
export type Progress = (done: number, total: number) => void

const EVERY_MS = 250

/** Passes on some of the progress of a long run, and none of a quick one. */
export function seldom(progress: Progress | undefined): Progress {
  return progress === undefined ? () => undefined : throttled(EVERY_MS, progress)
}
