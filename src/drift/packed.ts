import { Buffer } from 'node:buffer'
import type { CauseCode } from '../model/causes.ts'
import type { Drift } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { MAX_ARCHIVE_BYTES } from './policy.ts'

// Which drift is worth loading `archive/` for.

/** Causes that name bytes and not what they are: what changed in the archive says more, where it can be undone too. */
const NAMELESS: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'prepended',
  'appended',
  'inserted',
  'padded',
  'character-changed',
  'bit-flipped',
  'wrapped',
  'unwrapped'
])

/** Shortest file that can be compressed. */
const MIN_PACKED_BYTES = 18

/** Whether a drift is proved, with a cause that says enough: then the file need not be read once more. */
export function isNamed({ certainty, causes }: Drift): boolean {
  return certainty === 'proved' && !causes.every(({ code }) => NAMELESS.has(code))
}

/** Whether it is worth a search: bytes that begin as zip, gzip, zstd or tar, or in place of which gzip was sealed, whose drift has no name yet. */
export function mayBeUndone(drift: Drift, { path }: Seal, found: Uint8Array): boolean {
  if (isNamed(drift) || found.length < MIN_PACKED_BYTES || found.length > MAX_ARCHIVE_BYTES) return false
  return /\.(?:gz|tgz|crate)$/i.test(path) || looksPacked(found)
}

/** True for bytes that begin as zip, gzip, zstd, tar or ar. */
export function looksPacked(found: Uint8Array): boolean {
  const bytes = Buffer.from(found.buffer, found.byteOffset, found.length)
  return (
    /^(?:PK\x03\x04|\x1f\x8b\x08|\x28\xb5\x2f\xfd|!<arch>)/.test(bytes.toString('latin1', 0, 7)) ||
    bytes.toString('latin1', 257, 262) === 'ustar' ||
    isOldTar(bytes)
  )
}

/** Tar archives of Unix version 7 have no magic number, only a checksum. */
function isOldTar(bytes: Buffer): boolean {
  if (bytes.length < 1024 || bytes.length % 512 !== 0 || !/^[0-7 ]{6}\0 $/.test(bytes.toString('latin1', 148, 156))) return false
  let sum = 8 * 0x20
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += bytes[at] ?? 0
  return sum === Number.parseInt(bytes.toString('latin1', 148, 154), 8)
}
