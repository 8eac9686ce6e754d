/** Above this, hashing waits for the disk and memory, not for cores. */
const MAX_THREADS = 64
/** How much work is worth a second thread (npm run bench -- engine). */
const WORTH_MS = 60
/**
 * How much work is worth one on cores that others use. A helper starts up, compiles its own code and touches the same folders: about 200 ms,
 * which come back only when cores are free or the work is long.
 */
const WORTH_ON_BUSY_CORES_MS = 2000

/**
 * Threads in all for so much work.
 * @param ms what one thread needs
 * @param most one per core, or as many as the user wants to have; asked only where there is work for two
 * @param countOthers counts the threads of other processes that run or could run now, if need be; undefined where that is not known
 */
export function threadsFor(ms: number, most: () => number, countOthers: () => number | undefined): number {
  if (ms < WORTH_MS) return 1
  const threads = Math.min(most(), MAX_THREADS)
  if (ms >= WORTH_ON_BUSY_CORES_MS || threads === 1) return threads
  const others = countOthers()
  return others === undefined ? threads : Math.max(threads - others, 1)
}
