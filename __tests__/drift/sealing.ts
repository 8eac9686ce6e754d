import { createHash } from 'node:crypto'
import type { CauseCode, Drift } from '../../src/seal/finding.ts'
import type { Seal, SealFacts } from '../../src/seal/model.ts'

/** The digest computed apart from the code under test. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A seal of the bytes, without facts unless they are given. */
export function sealOf(bytes: Uint8Array, facts: SealFacts = {}): Seal {
  return { path: 'file', digests: { sha256: sha256(bytes) }, bytes: bytes.length, line: 1, ...facts }
}

export function codesOf(drift: Drift): CauseCode[] {
  return drift.causes.map(cause => cause.code)
}

/** The bytes with one bit of the middle byte turned: no transformation of the catalogue leads back. */
export function flipped(bytes: Uint8Array): Buffer {
  const twin = Buffer.from(bytes)
  const at = twin.length >> 1
  twin[at] = (twin[at] ?? 0) ^ 0x01
  return twin
}
