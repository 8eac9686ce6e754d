import { EngineDied } from './clone.ts'

/**
 * Calls back when a rehearsal is interrupted, at once if that was so before: a signal can be received between two steps of an opening.
 * @returns a function that ends the watch
 */
export function onAbort(signal: AbortSignal | undefined, stop: () => void): () => void {
  if (signal?.aborted === true) stop()
  signal?.addEventListener('abort', stop, { once: true })
  return () => signal?.removeEventListener('abort', stop)
}

/** @throws {EngineDied} once the rehearsal was interrupted: nothing is started any more */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new EngineDied('the rehearsal was interrupted')
}
