/** Largest manifest that is read, in bytes, when nothing else is asked for (DESIGN §3.3). */
export const MAX_BYTES = 256 * 1024 * 1024

/** Most entries of one manifest. */
export const MAX_ENTRIES = 5_000_000
