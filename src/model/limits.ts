/** Largest manifest that is read, in bytes, when no option states another limit. */
export const MAX_BYTES = 256 * 1024 * 1024

/** Most entries of one manifest. */
export const MAX_ENTRIES = 5_000_000
