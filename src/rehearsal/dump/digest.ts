import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { comparePaths } from '../../model/path-order.ts'
import type { SealedBytes } from '../../release/evidence.ts'

export const CHUNK_BYTES = 1 << 20

/** How a file is read. */
export interface Reading {
  /** Called with the size of each piece. */
  readonly onBytes?: ((bytes: number) => void) | undefined
  /** Ends it. */
  readonly signal?: AbortSignal | undefined
}

/** Digest and length of a file, read once. */
export async function digestOfFile(path: string, { onBytes, signal }: Reading): Promise<SealedBytes> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })) {
    hash.update(chunk)
    bytes += chunk.length
    onBytes?.(chunk.length)
  }
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * Digest of a dump in directory format: of the list of its files as `sha256sum` writes it, sorted by name. `bytes` is the sum of theirs.
 * @throws for a link or anything else that is no regular file
 */
export async function digestOfFolder(path: string, reading: Reading): Promise<SealedBytes> {
  const hash = createHash('sha256')
  let total = 0
  for (const name of readdirSync(path).toSorted(comparePaths)) {
    if (!lstatSync(join(path, name)).isFile()) throw new Error(`${JSON.stringify(name)} is not a regular file`)
    const { sha256, bytes } = await digestOfFile(join(path, name), reading)
    hash.update(`${sha256}  ${name}\n`)
    total += bytes
  }
  return { sha256: hash.digest('hex'), bytes: total }
}
