import { createHash } from 'node:crypto'
import { fstatSync, read } from 'node:fs'
import { promisify } from 'node:util'
import { algorithmsOf } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'

/**
 * Two parts stay in the cache of one core. With 1 MiB, what another core has read comes to this one by way of memory, so that hashing takes
 * as long as reading and hashing in turn (measured with 2 MiB of cache per core); with 64 KiB, waiting for each part costs more than it
 * saves.
 */
const PART_BYTES = 384 * 1024

// promisify(read) gives { bytesRead, buffer }: Node defines its own promisified form.
const readAt = promisify(read)

/** Length and digests of an open file against its seal: libuv's pool reads one part while this thread hashes the part before. */
export async function holdsOverlapped(fd: number, seal: Seal): Promise<boolean> {
  const hashes = algorithmsOf(seal).map(algorithm => ({ expected: seal.digests[algorithm], hash: createHash(algorithm) }))
  const stats = fstatSync(fd)
  if (hashes.length === 0 || !stats.isFile() || (seal.bytes !== undefined && stats.size !== seal.bytes)) return false
  const parts = [Buffer.allocUnsafeSlow(PART_BYTES), Buffer.allocUnsafeSlow(PART_BYTES)] as const
  let bytes = 0
  let reading = readAt(fd, parts[0], 0, PART_BYTES, 0)
  for (let turn = 1; ; turn++) {
    const { bytesRead, buffer } = await reading
    if (bytesRead === 0) break
    bytes += bytesRead
    if (seal.bytes !== undefined && bytes > seal.bytes) return false
    reading = readAt(fd, parts[turn % 2 === 0 ? 0 : 1], 0, PART_BYTES, bytes)
    const content = buffer.subarray(0, bytesRead)
    for (const { hash } of hashes) hash.update(content)
  }
  return (
    (seal.bytes === undefined || seal.bytes === bytes) && hashes.every(({ expected, hash }) => hash.digest('hex') === expected)
  )
}
