import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Worker, WorkerOptions } from 'node:worker_threads'

/** Path of the program of a thread: an entry of the sources under test, a file beside this chunk when bundled. */
export function workerFile(name: 'hash-worker' | 'seal-worker' | 'upload-worker' | 'pglite-worker' | 'sqlite-worker'): string {
  const file = import.meta.url.endsWith('.ts') ? `../entries/${name}.ts` : `./${name}.cjs`
  return fileURLToPath(new URL(file, import.meta.url))
}

/**
 * Starts a thread without the environment and the flags of this process, unless the options give them. Most runs need no thread, so Node's
 * module for them (5 ms) is loaded here.
 */
export function startWorker(name: 'hash-worker' | 'seal-worker' | 'upload-worker', options: WorkerOptions = {}): Worker {
  const threads = createRequire(import.meta.url)('node:worker_threads') as typeof import('node:worker_threads') // require has no types
  return new threads.Worker(workerFile(name), { env: {}, execArgv: [], ...options })
}
