import { fileURLToPath } from 'node:url'

/** Path of the program of a thread: an entry of the sources under test, a file beside this chunk when bundled. */
export function workerFile(name: 'hash-worker' | 'seal-worker' | 'upload-worker' | 'pglite-worker'): string {
  const file = import.meta.url.endsWith('.ts') ? `../entries/${name}.ts` : `./${name}.cjs`
  return fileURLToPath(new URL(file, import.meta.url))
}
