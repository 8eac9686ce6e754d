import type { FromOne } from './scalars.js';
import type { Seal, Seals } from './seal.js';
/** One share of the seals of a run: the `index`-th of `of`, from 1. */
export interface Shard {
    readonly index: FromOne;
    readonly of: FromOne;
}
/** Which run made a report, as far as it is known. Nothing of it is signed. */
export interface RunIdentity {
    /** Of the run of a workflow, or the name that was given. */
    readonly id?: string;
    /** Of a run that was started again: 1, 2, … */
    readonly attempt?: string;
    /** Id of the commit that the run is about. */
    readonly commit?: string;
    /** Such as `refs/heads/main`. */
    readonly ref?: string;
}
/** The seals of one shard, in their order. */
export declare function sealsOfShard(seals: Seals, { index, of }: Shard): Seal[];
/**
 * The seals of every shard, in their order. Balanced by sealed bytes with no coordination: the heaviest file goes to the lightest shard so far,
 * ties by path and by shard number, so every job cuts the same manifest in the same way and each seal falls into exactly one shard.
 */
export declare function cutSeals(seals: Seals, of: FromOne): Seal[][];
