import type { Transform } from 'node:stream'
import zlib from 'node:zlib'

/** What a plain dump can be compressed with. */
export type Compression = 'gzip' | 'zstd'

/** The first bytes of a file, in hex. */
const GZIP = '1f8b'
const ZSTD = '28b52ffd'

/** Kinds of files that people take for a dump, by their first bytes, and what to do with them. */
const OTHERS: readonly (readonly [start: string, kind: string, remedy: string])[] = [
  ['fd377a585a00', 'compressed with xz', 'unpack it with "xz -d"'],
  ['425a68', 'compressed with bzip2', 'unpack it with "bzip2 -d"'],
  ['04224d18', 'compressed with lz4', 'unpack it with "lz4 -d"'],
  ['504b0304', 'a ZIP archive', 'unpack it'],
  ['504b0506', 'an empty ZIP archive', 'make the dump again'],
  ['377abcaf271c', 'a 7-Zip archive', 'unpack it'],
  ['526172211a07', 'a RAR archive', 'unpack it'],
  ['fffe', 'text in UTF-16', 'write the dump with "pg_dump --file", not with ">" of PowerShell'],
  ['feff', 'text in UTF-16', 'write the dump with "pg_dump --file", not with ">" of PowerShell'],
  ['53514c69746520666f726d61742033', 'a database of SQLite', 'leave out "engine", or set it to "sqlite"']
]
/** `--`, as most dumps begin, in UTF-16 without a byte order mark. */
const UTF_16 = /^(?:2d002d00|002d002d)/

/** Why a file is not read as a dump, if its first bytes are those of something else. */
export function unreadableKind(head: Uint8Array): string | undefined {
  if (head.length === 0) return 'the file is empty: pg_dump wrote nothing into it'
  const hex = Buffer.from(head).toString('hex')
  const [, kind, remedy] = OTHERS.find(([start]) => hex.startsWith(start)) ?? []
  if (kind !== undefined) return `it is ${kind}: ${remedy}`
  if (UTF_16.test(hex)) return 'it is text in UTF-16: write the dump with "pg_dump --file"'
  return hex.startsWith(ZSTD) && !hasZstd()
    ? 'it is compressed with zstd, which Node reads from version 22.15 on: unpack it with "zstd -d"'
    : undefined
}

export function compressionOf(head: Uint8Array): Compression | 'none' {
  const hex = Buffer.from(head).toString('hex')
  if (hex.startsWith(GZIP)) return 'gzip'
  return hex.startsWith(ZSTD) ? 'zstd' : 'none'
}

export function decompressor(compression: Compression, chunkSize: number): Transform {
  return compression === 'gzip' ? zlib.createGunzip({ chunkSize }) : zlib.createZstdDecompress({ chunkSize })
}

/** Node 20 has none. */
function hasZstd(): boolean {
  return 'createZstdDecompress' in zlib
}
