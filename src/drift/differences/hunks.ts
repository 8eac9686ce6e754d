import { Buffer, isUtf8 } from 'node:buffer'
import type { Hunks } from '../../model/hunk.ts'
import { byteHunks } from './byte-hunks.ts'
import type { HunkLimits } from './hunk.ts'
import { lineHunks } from './line-hunks.ts'

const LIMITS: HunkLimits = { lines: 60, width: 160, size: 16 * 1024, window: 1024 * 1024, edits: 1000 }
/** For a report of many files: little of each, and little work. */
const EXCERPT: HunkLimits = { lines: 24, width: 120, size: 4 * 1024, window: 16 * 1024, edits: 60 }
/** Control characters that no text has; not tab, line ends, form feed, Ctrl-Z and escape. */
const NEVER_TEXT = /[\0-\x08\x0b\x0e-\x19\x1c-\x1f]/
const LOOKED_AT_BYTES = 8000

/**
 * The exact differences for people: by line where both are text, by rows of bytes where one is not. A line ends with LF, as it does for
 * git. Bounded: what is not shown is counted. Without differences there are no hunks.
 */
export function hunks(original: Uint8Array, found: Uint8Array, limits: Partial<HunkLimits> = {}): Hunks {
  const [a, b] = [bufferOf(original), bufferOf(found)]
  const all = { ...LIMITS, ...limits }
  return isText(a) && isText(b) ? lineHunks(a, b, all) : byteHunks(a, b, all)
}

/** The first differences, for a report: by line where both are text, and always by rows of bytes. */
export function excerpts(original: Uint8Array, found: Uint8Array): readonly Hunks[] {
  const [a, b] = [bufferOf(original), bufferOf(found)]
  const bytes = byteHunks(a, b, EXCERPT)
  return isText(a) && isText(b) ? [lineHunks(a, b, EXCERPT), bytes] : [bytes]
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** UTF-8 without NUL, or at least nothing that only binary files hold near their start (as git looks at 8000 bytes). */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false
  return isUtf8(bytes) || !NEVER_TEXT.test(bytes.subarray(0, LOOKED_AT_BYTES).toString('latin1'))
}
