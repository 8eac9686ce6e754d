import { createHash } from 'node:crypto'
import type { CauseCode } from '../../src/model/causes.ts'
import type { Drift } from '../../src/model/finding.ts'
import type { Seal, SealFacts } from '../../src/model/seal.ts'

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

/** The seal with one hex digit changed: the seal of bytes that nobody knows, of the same length. Nothing leads there. */
export function twinOf(seal: Seal): Seal {
  const digest = seal.digests.sha256 ?? ''
  return { ...seal, digests: { sha256: (digest.startsWith('0') ? '1' : '0') + digest.slice(1) } }
}
