import type { FromOne } from './scalars.js';
import type { Seal } from './seal.js';
/** One share of the seals of a run: the `index`-th of `of`, from 1. */
export interface Shard {
    readonly index: FromOne;
    readonly of: FromOne;
}
/** The run of a workflow that a shard belongs to. */
export interface RunIdentity {
    readonly id: string;
    /** Of a run that was started again: 1, 2, … */
    readonly attempt?: string;
    /** Id of the commit that was checked out. */
    readonly commit?: string;
}
/**
 * The seals of one shard. Balanced by sealed bytes with no coordination: the heaviest file goes to the lightest shard so far, ties by
 * path and by shard number, so every job cuts the same manifest in the same way and each seal falls into exactly one shard.
 */
export declare function sealsOfShard(seals: readonly Seal[], { index, of }: Shard): Seal[];
