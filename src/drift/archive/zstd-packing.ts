import type { Buffer } from 'node:buffer'
import * as zlib from 'node:zlib'
import type { CauseCode } from '../../model/causes.ts'
import { MAX_ARCHIVE_BYTES } from '../policy.ts'
import type { Packing } from './packed.ts'
import type { ArchiveWork } from './work.ts'

const MAGIC = 0x28b52ffd
/** The level that `zstd` uses first, then those that people choose. Above 19, memory that not every machine has is needed. */
const LEVELS = [3, 19, 9, 10, 12, 15, 6, 1, 5, 2, 4, 7, 8, 11, 13, 14, 16, 17, 18, 20, 21, 22] as const

/** The content of a zstd file; undefined when it is none, is damaged or too large, or this Node has no zstd. */
export function expandZstd(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== MAGIC) return undefined
  try {
    return zlib.zstdDecompressSync?.(bytes, { maxOutputLength: MAX_ARCHIVE_BYTES })
  } catch {
    return undefined
  }
}

/** The content packed by the zstd of this Node, with and without a checksum. Other versions may give other bytes. */
export function* zstdPackings(plain: Buffer, work: ArchiveWork, cause: CauseCode): Iterable<Packing> {
  const { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: checksum } = zlib.constants
  if (zlib.zstdCompressSync === undefined || level === undefined || checksum === undefined) return
  for (const value of LEVELS) {
    for (const check of [1, 0]) {
      if (!work.mayEncode(plain.length)) return
      const bytes = zlib.zstdCompressSync(plain, { params: { [level]: value, [checksum]: check } })
      const steps = [{ cause, detail: `it was packed by zstd, level ${value}${check === 1 ? '' : ', without a checksum'}` }]
      yield { maxWeight: 0, pack: () => [{ length: bytes.length, bytes: () => bytes, steps }] }
    }
  }
}
