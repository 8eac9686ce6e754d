import zlib from 'node:zlib'

/** What a plain dump can be compressed with: its first bytes in hex, and the command that unpacks it. */
export const COMPRESSIONS = {
  gzip: { start: '1f8b', unpack: 'gunzip' },
  zstd: { start: '28b52ffd', unpack: 'zstd -d' },
  xz: { start: 'fd377a585a00', unpack: 'xz -d' },
  bzip2: { start: '425a68', unpack: 'bzip2 -d' },
  lz4: { start: '04224d18', unpack: 'lz4 -d' },
  zip: { start: '504b0304', unpack: 'unzip' }
} as const
export type Compression = keyof typeof COMPRESSIONS
const COMPRESSION_NAMES = ['gzip', 'zstd', 'xz', 'bzip2', 'lz4', 'zip'] as const satisfies readonly Compression[]

const UTF_16_REMEDY = 'write the dump with "pg_dump --file", not with ">" of PowerShell, which also changes characters'
const SQLITE_FILE = '53514c69746520666f726d61742033'
const SQLITE = 'leave out "engine", or set it to "sqlite"'
const OTHER_DATABASE = 'a rehearsal needs a dump of PostgreSQL'

/** Kinds of files that people take for a dump, by their first bytes, and what to do with them. */
const OTHERS: readonly (readonly [start: string, kind: string, remedy: string])[] = [
  ['504b0506', 'an empty ZIP archive', 'make the dump again'],
  ['377abcaf271c', 'a 7-Zip archive', 'unpack it'],
  ['526172211a07', 'a RAR archive', 'unpack it'],
  ['1f9d', 'compressed with compress', 'unpack it with "uncompress"'],
  ['1fa0', 'compressed with compress', 'unpack it with "uncompress"'],
  ['5d000080', 'compressed with lzma', 'unpack it with "xz -d --format=lzma"'],
  ['5d000000', 'compressed with lzma', 'unpack it with "xz -d --format=lzma"'],
  ['4c5a4950', 'compressed with lzip', 'unpack it with "lzip -d"'],
  ['894c5a4f000d0a1a0a', 'compressed with lzop', 'unpack it with "lzop -d"'],
  ['ff060000734e61507059', 'compressed with Snappy', 'unpack it'],
  ['02214c18', 'compressed with lz4', 'unpack it with "lz4 -d"'],
  ['fffe0000', 'text in UTF-32', 'write the dump with "pg_dump --file"'],
  ['0000feff', 'text in UTF-32', 'write the dump with "pg_dump --file"'],
  ['fffe', 'text in UTF-16', UTF_16_REMEDY],
  ['feff', 'text in UTF-16', UTF_16_REMEDY],
  [SQLITE_FILE, 'a database of SQLite', SQLITE],
  ['53616c7465645f5f', 'encrypted with OpenSSL', 'decrypt it']
]

/** Texts that people take for a dump, by how they begin. */
const OTHER_TEXTS: readonly (readonly [start: RegExp, kind: string, remedy: string])[] = [
  [
    /^version https:\/\/git-lfs\./,
    'a pointer of Git LFS',
    'fetch the content with "git lfs pull", or "lfs: true" at the checkout'
  ],
  [/^(?:<!doctype|<html|<\?xml|<error>)/i, 'a web page or the answer of a server', 'download the dump again'],
  [/^\s*[{[]\s*["\]}{]/, 'JSON', 'a rehearsal needs a pg_dump'],
  [/^-----BEGIN PGP MESSAGE-----/, 'encrypted with OpenPGP', 'decrypt it'],
  [/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/, 'encrypted with age', 'decrypt it'],
  [/^(?:\/\*M?!|-- (?:MySQL|MariaDB) dump)/, 'a dump of MySQL or MariaDB', OTHER_DATABASE],
  [/^(?:PRAGMA foreign_keys|BEGIN TRANSACTION;\s+PRAGMA)/i, 'a dump of SQLite', SQLITE],
  [
    /^pg_dump(?:all)?: (?:error|warning|hint|detail|last built-in)/,
    'a message of pg_dump',
    'correct what it states, and make the dump again'
  ],
  [/^(?:pg_dump|psql|bash|sh|zsh): /, 'the message of a program', 'make the dump again'],
  [/^;\s+; Archive created at /, 'the table of contents of an archive (pg_restore --list)', 'give the archive itself']
]
/** Frames of zstd that hold no data, which pzstd writes first: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.2 */
const SKIPPABLE = /^5[0-9a-f]2a4d18/
/** Node reads the first frame only. */
export const SEVERAL_FRAMES = 'it is compressed with zstd in several frames: unpack it with "zstd -d"'
/** `--` or `SE`, as dumps begin, in UTF-16 without a byte order mark. */
const UTF_16 = /^(?:2d002d00|002d002d|53004500|00530045|5c00|005c)/
/** An archive of pg_dump, and a tar archive of whatever, inside a compressed file. */
const ARCHIVE = '5047444d50'
const TAR_AT = 257

/** Why a file is not read as a dump, if its first bytes are those of something else. */
export function unreadableKind(head: Uint8Array): string | undefined {
  if (head.length === 0) return 'the file is empty: pg_dump wrote nothing into it'
  const hex = Buffer.from(head).toString('hex')
  const [, kind, remedy] = OTHERS.find(([start]) => hex.startsWith(start)) ?? []
  if (kind !== undefined) return `it is ${kind}: ${remedy}`
  if (SKIPPABLE.test(hex)) return SEVERAL_FRAMES
  if (UTF_16.test(hex)) return `it is text in UTF-16: ${UTF_16_REMEDY}`
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
  const [, textKind, textRemedy] = OTHER_TEXTS.find(([start]) => start.test(text)) ?? []
  if (textKind !== undefined) return `it is ${textKind}: ${textRemedy}`
  return compressionOf(head) === 'zstd' && !hasZstd()
    ? 'it is compressed with zstd, which Node reads from version 22.15 on: unpack it with "zstd -d"'
    : undefined
}

/** Why the content of a compressed file is not read as a plain dump, by its first bytes. */
export function unreadableInside(head: Uint8Array, compression: Compression): string | undefined {
  const unpack = `unpack it with "${COMPRESSIONS[compression].unpack}" first`
  const hex = Buffer.from(head).toString('hex')
  if (hex.startsWith(ARCHIVE)) return `it is an archive of pg_dump (custom format) inside ${compression}: ${unpack}`
  if (Buffer.from(head).toString('latin1', TAR_AT, TAR_AT + 5) === 'ustar')
    return `it is a tar archive inside ${compression}: ${unpack}`
  if (compressionOf(head) !== 'none') return `it is compressed twice: ${unpack}`
  if (hex.startsWith(SQLITE_FILE)) return `inside ${compression}, it is a database of SQLite: ${unpack}`
  const reason = unreadableKind(head)
  return reason === undefined ? undefined : `inside ${compression}, ${reason}`
}

export function compressionOf(head: Uint8Array): Compression | 'none' {
  const hex = Buffer.from(head).toString('hex')
  return COMPRESSION_NAMES.find(name => hex.startsWith(COMPRESSIONS[name].start)) ?? 'none'
}

/** Node 20 has none. */
function hasZstd(): boolean {
  return 'createZstdDecompress' in zlib
}
