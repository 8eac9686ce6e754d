/** Above this, hashing waits for the disk and memory, not for cores. */
const MAX_THREADS = 64
/** How much work is worth a second thread (npm run bench -- engine). */
const WORTH_MS = 60
/**
 * How much work is worth one on cores that others use. A helper starts up, compiles its own code and touches the same folders: about 200 ms,
 * which come back only when cores are free or the work is long.
 */
const WORTH_ON_BUSY_CORES_MS = 2000

/** What one thread needs for a file and for a MiB (npm run bench -- engine). */
const MS_PER_FILE = 0.009
const MS_PER_MIB = 0.55
const MIB = 1024 * 1024
/** A seal without a length is taken for a small file. */
export const GUESSED_BYTES = 4096
/** Milliseconds that one thread needs. @param bytes of all files; those of small ones if it is not known */
export function costOf(files: number, bytes = files * GUESSED_BYTES): number {
  return files * MS_PER_FILE + (bytes / MIB) * MS_PER_MIB
}

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
