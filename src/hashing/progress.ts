/** Told how many seals were looked at, of how many; at most a few times a second. */
export type Progress = (done: number, total: number) => void

const EVERY_MS = 250

/** Passes on what is worth telling: nothing of a quick run, and not every file of a long one. */
export function throttled(progress: Progress | undefined): Progress {
  let last = performance.now()
  return (done, total) => {
    if (progress === undefined || performance.now() - last < EVERY_MS) return
    last = performance.now()
    progress(done, total)
  }
}
