import { setImmediate } from 'node:timers/promises'

const CHUNK_BYTES = 1 << 20

/** A text in memory, as the stream that readers expect. Between its chunks, signals and timers have their turn. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    if (at > 0) await setImmediate()
    yield bytes.subarray(at, at + CHUNK_BYTES)
  }
}
