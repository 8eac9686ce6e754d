import { createHash, type Hash } from 'node:crypto'
import { lstatSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** Of a relation in the database's own folder, not in a tablespace. */
const RELATION = /^base\/\d+\/\d+$/
const CHUNK_BYTES = 1 << 20

/**
 * SHA-256 of each relation's file, with the files that follow it from 1 GB on. Whoever calls has made the server write everything.
 * @param data the server's folder
 * @returns undefined where a file is not there, or is not a regular one
 */
export async function storedDigests(data: string, paths: readonly string[]): Promise<readonly (string | undefined)[]> {
  const digests: (string | undefined)[] = []
  for (const path of paths) digests.push(RELATION.test(path) ? await digestOf(join(data, path)) : undefined)
  return digests
}

async function digestOf(first: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  for (let segment = 0; ; segment++) {
    const file = segment === 0 ? first : `${first}.${segment}`
    const found = lstatSync(file, { throwIfNoEntry: false })
    if (found === undefined) return segment === 0 ? undefined : hash.digest('hex')
    if (!found.isFile()) return undefined
    const bytes = await addFile(hash, file)
    hash.update(`${bytes}\0`)
  }
}

/** @returns its bytes */
async function addFile(hash: Hash, path: string): Promise<number> {
  const file = await open(path)
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, null)
      if (bytesRead === 0) return bytes
      hash.update(chunk.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
}
