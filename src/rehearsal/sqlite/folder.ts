import { createHash } from 'node:crypto'
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SealedBytes } from '../../release/evidence.ts'

const CHUNK_BYTES = 1 << 20

/** A folder (mode 0700) with a throwaway database in it. */
export class CloneFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-sqlite-')))

  /** Copies a file into it, under its own name there. @returns digest and length of what was copied */
  async take(from: string, name: string, onBytes?: (bytes: number) => void, signal?: AbortSignal): Promise<SealedBytes> {
    const to = join(this.path, name)
    const digest = digesting(onBytes)
    await pipeline(
      createReadStream(from, { highWaterMark: CHUNK_BYTES }),
      digest.stream,
      createWriteStream(to, { mode: 0o600, flags: 'wx' }),
      {
        ...(signal && { signal })
      }
    )
    chmodSync(to, 0o600)
    return digest.result()
  }

  /** Idempotent. @returns whether it is gone */
  remove(): boolean {
    rmSync(this.path, { recursive: true, force: true })
    return !existsSync(this.path)
  }
}

/** Digest and length of a file, read once. */
export async function digestOfFile(path: string, onBytes?: (bytes: number) => void, signal?: AbortSignal): Promise<SealedBytes> {
  const digest = digesting(onBytes)
  digest.stream.resume()
  await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), digest.stream, { ...(signal && { signal }) })
  return digest.result()
}

function digesting(onBytes?: (bytes: number) => void): { readonly stream: Transform; readonly result: () => SealedBytes } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      onBytes?.(chunk.length)
      done(null, chunk)
    }
  })
  return { stream, result: () => ({ sha256: hash.digest('hex'), bytes }) }
}
