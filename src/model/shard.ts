import { comparePaths } from './path-order.ts'
import type { FromOne } from './scalars.ts'
import type { Seal, Seals } from './seal.ts'

/** One share of the seals of a run: the `index`-th of `of`, from 1. */
export interface Shard {
  readonly index: FromOne
  readonly of: FromOne
}

/** Which run made a report, as far as it is known. Nothing of it is signed. */
export interface RunIdentity {
  /** Of the run of a workflow, or the name that was given. */
  readonly id?: string
  /** Of a run that was started again: 1, 2, … */
  readonly attempt?: string
  /** Id of the commit that the run is about. */
  readonly commit?: string
  /** Such as `refs/heads/main`. */
  readonly ref?: string
}

/** Opening a file costs about as much as hashing so many bytes (npm run bench -- engine). */
const BYTES_PER_FILE = 16 * 1024

/** The seals of one shard, in their order. */
export function sealsOfShard(seals: Seals, { index, of }: Shard): Seal[] {
  return cutSeals(seals, of)[index - 1] ?? []
}

/**
 * The seals of every shard, in their order. Balanced by sealed bytes with no coordination: the heaviest file goes to the lightest shard so far,
 * ties by path and by shard number, so every job cuts the same manifest in the same way and each seal falls into exactly one shard.
 */
export function cutSeals(seals: Seals, of: FromOne): Seal[][] {
  const all = [...seals]
  const weights = new Array<number>(of).fill(0)
  const heaviestFirst = all.toSorted((a, b) => weightOf(b) - weightOf(a) || comparePaths(a.path, b.path))
  const shardOf = new Map<Seal, number>()
  for (const seal of heaviestFirst) {
    const lightest = weights.indexOf(Math.min(...weights))
    weights[lightest] = (weights[lightest] ?? 0) + weightOf(seal)
    shardOf.set(seal, lightest)
  }
  const cut: Seal[][] = Array.from({ length: of }, () => [])
  for (const seal of all) cut[shardOf.get(seal) ?? 0]?.push(seal)
  return cut
}

function weightOf(seal: Seal): number {
  return (seal.bytes ?? 0) + BYTES_PER_FILE
}
