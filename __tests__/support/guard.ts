/**
 * When to give up waiting for a process, in milliseconds: a last guard against a hang, far beyond what a busy machine needs. What must be
 * quick is tested by counting its work.
 */
export const GUARD_MS = 600_000
