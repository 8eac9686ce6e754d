import type { Algorithm, Seal } from './seal.js';
declare const inHand: unique symbol;
/**
 * What *proved* rests on: undoing exactly the named causes gave bytes, they were in hand, and they have the sealed length and every
 * sealed digest. Only `proveSealed` makes a value of this type, and it takes the bytes.
 */
export interface Proof {
    /** Length of the bytes that were in hand. */
    readonly bytes: number;
    /** Digests of the seal that were computed over them, all of them. */
    readonly verified: readonly Algorithm[];
    readonly [inHand]: true;
}
/** A proof when these bytes are the sealed ones; undefined when their length or any sealed digest differs, or the seal lists none. */
export declare function proveSealed(seal: Seal, bytes: Uint8Array): Proof | undefined;
export {};
