import { createHash } from 'node:crypto'
import type { Hex } from './scalars.ts'

/** What a shard judged, by number and digest. */
export interface ShareDigest {
  readonly seals: number
  /** sha256 over the judged seals. */
  readonly judged: Hex
}

/** sha256 over what each shard of a run judges, in their order: every shard can compute it, and the shares that are merged must give it. */
export function digestOfCut(shares: readonly ShareDigest[]): Hex {
  const hash = createHash('sha256')
  for (const { seals, judged } of shares) hash.update(`${seals} ${judged}\n`)
  return hash.digest('hex')
}
