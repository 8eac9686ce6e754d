import { Buffer, isUtf8 } from 'node:buffer'
import { byteHunks } from './byte-hunks.ts'
import type { HunkLimits, Hunks } from './hunk.ts'
import { lineHunks } from './line-hunks.ts'

const LIMITS: HunkLimits = { lines: 60, width: 160, size: 16 * 1024, window: 1024 * 1024 }
/** Control characters that no text holds, but for tab, line ends, form feed, Ctrl-Z and escape. */
const NEVER_TEXT = /[\0-\x08\x0b\x0e-\x19\x1c-\x1f]/
const LOOKED_AT_BYTES = 8000

/**
 * The exact differences for people: by line where both are text, by rows of bytes where one is not. A line ends with LF, as it does for
 * git. Bounded: what is not shown is counted. No differences, no hunks.
 */
export function hunks(original: Uint8Array, found: Uint8Array, limits: Partial<HunkLimits> = {}): Hunks {
  const a = Buffer.from(original.buffer, original.byteOffset, original.length)
  const b = Buffer.from(found.buffer, found.byteOffset, found.length)
  const all = { ...LIMITS, ...limits }
  return isText(a) && isText(b) ? lineHunks(a, b, all) : byteHunks(a, b, all)
}

/** UTF-8 without NUL, or at least nothing that only binary files hold near their start (as git looks at 8000 bytes). */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false
  return isUtf8(bytes) || !NEVER_TEXT.test(bytes.subarray(0, LOOKED_AT_BYTES).toString('latin1'))
}
