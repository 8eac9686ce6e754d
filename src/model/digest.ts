import { createHash, hash } from 'node:crypto'
import type { Algorithm, Digests, Seal, Shard } from './seal.ts'

/** Hex digits of each digest. */
export const HEX_LENGTH: Readonly<Record<Algorithm, number>> = { sha256: 64, sha384: 96, sha512: 128, blake2b512: 128 }

/** Lower-case hex digest of bytes in memory. One-shot hashing saves a third of the time on small files. */
export function digestOf(algorithm: Algorithm, bytes: Uint8Array): string {
  return hash === undefined ? createHash(algorithm).update(bytes).digest('hex') : hash(algorithm, bytes, 'hex')
}

const ALGORITHMS = Object.keys(HEX_LENGTH) as readonly Algorithm[]
const SHA256_ALONE: readonly Algorithm[] = ['sha256']

/** The algorithms that a seal lists, in a fixed order. */
export function algorithmsOf(seal: Pick<Seal, 'digests'>): readonly Algorithm[] {
  return algorithmsIn(seal.digests)
}

/** Asked several times about each of thousands of files, nearly all of which have a sha256 alone. */
function algorithmsIn(digests: Digests): readonly Algorithm[] {
  const { sha256, sha384, sha512, blake2b512 } = digests
  if (sha256 !== undefined && sha384 === undefined && sha512 === undefined && blake2b512 === undefined) return SHA256_ALONE
  return ALGORITHMS.filter(algorithm => digests[algorithm] !== undefined)
}

/** True when every listed digest is that of the bytes. No digest at all matches nothing. */
export function digestsMatch(digests: Digests, bytes: Uint8Array): boolean {
  const { sha256, sha384, sha512, blake2b512 } = digests
  if (sha384 === undefined && sha512 === undefined && blake2b512 === undefined) {
    return sha256 !== undefined && digestOf('sha256', bytes) === sha256
  }
  return algorithmsIn(digests).every(algorithm => digestOf(algorithm, bytes) === digests[algorithm])
}

/**
 * True when the bytes are exactly the sealed ones: the length (if sealed) and every listed digest. The length is compared first, so
 * that nearly every wrong candidate costs no hash.
 */
export function matchesSeal(seal: Seal, bytes: Uint8Array): boolean {
  if (seal.shards !== undefined) return shardsMatch(seal.shards, bytes)
  if (seal.prefix !== undefined) return seal.prefix.copy().update(bytes).digest('hex') === seal.digests.sha256
  return (seal.bytes === undefined || seal.bytes === bytes.length) && digestsMatch(seal.digests, bytes)
}

function shardsMatch(shards: readonly Shard[], bytes: Uint8Array): boolean {
  const starts = [0, ...shards.map(({ end }) => end)]
  return (
    bytes.length === starts.at(-1) &&
    shards.every(({ end, digests }, index) => digestsMatch(digests, bytes.subarray(starts[index], end)))
  )
}
