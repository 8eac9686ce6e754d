import { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import type { Content } from './content.ts'

/** A kind of file, recognized by its first bytes. */
interface DocumentKind {
  /** `a PNG image`: for a sentence. */
  readonly name: string
  /** Extensions of files of this kind. */
  readonly extensions: readonly string[]
  readonly isCompressed?: true
  /** Set if no small, synchronous and maintained library reads it: its contents are then unknown. */
  readonly isNotUnpacked?: true
  /** True when the format itself shows that its end is missing. */
  readonly isCut?: (bytes: Buffer) => boolean
}

const endsWith =
  (...tails: readonly string[]) =>
  (bytes: Buffer) =>
    !tails.some(tail => bytes.subarray(-TAIL_BYTES).includes(Buffer.from(tail, 'latin1')))
/** Some writers add a few bytes after the end of the format. */
const TAIL_BYTES = 1024

const KINDS: readonly (DocumentKind & { readonly magic: readonly string[] })[] = [
  { name: 'a PNG image', magic: ['\x89PNG\r\n\x1a\n'], extensions: ['png'], isCut: endsWith('IEND') },
  { name: 'a JPEG image', magic: ['\xff\xd8\xff'], extensions: ['jpg', 'jpeg'], isCut: endsWith('\xff\xd9') },
  { name: 'a GIF image', magic: ['GIF87a', 'GIF89a'], extensions: ['gif'], isCut: bytes => bytes.at(-1) !== 0x3b },
  { name: 'a PDF document', magic: ['%PDF-'], extensions: ['pdf'], isCut: endsWith('%%EOF') },
  {
    name: 'a ZIP archive',
    magic: ['PK\x03\x04'],
    extensions: ['zip', 'jar', 'war', 'apk', 'whl', 'nupkg', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'epub', 'npz', 'vsix'],
    isCompressed: true,
    isCut: bytes => !bytes.includes(Buffer.from('PK\x05\x06', 'latin1'))
  },
  { name: 'gzip', magic: ['\x1f\x8b\x08'], extensions: ['gz', 'tgz', 'gzip', 'svgz'], isCompressed: true, isCut: gzipIsCut },
  {
    name: 'zstd',
    magic: ['\x28\xb5\x2f\xfd'],
    extensions: ['zst', 'zstd', 'tzst'],
    isCompressed: true,
    isCut: bytes => zstdEnd(bytes) !== bytes.length
  },
  {
    name: 'xz',
    magic: ['\xfd7zXZ\0'],
    extensions: ['xz', 'txz'],
    isCompressed: true,
    isNotUnpacked: true,
    isCut: bytes => !bytes.subarray(-2).equals(YZ)
  },
  {
    name: 'bzip2',
    magic: ['BZh'],
    extensions: ['bz2', 'tbz2', 'tbz'],
    isCompressed: true,
    isNotUnpacked: true,
    isCut: bzip2IsCut
  },
  {
    name: 'a 7z archive',
    magic: ["7z\xbc\xaf'\x1c"],
    extensions: ['7z'],
    isCompressed: true,
    isNotUnpacked: true,
    isCut: sevenZipIsCut
  },
  { name: 'a RAR archive', magic: ['Rar!\x1a\x07'], extensions: ['rar'], isCompressed: true, isNotUnpacked: true },
  { name: 'lz4', magic: ['\x04"M\x18'], extensions: ['lz4'], isCompressed: true, isNotUnpacked: true },
  { name: 'a program (ELF)', magic: ['\x7fELF'], extensions: ['so', 'o', 'elf', 'bin'] },
  { name: 'an SQLite database', magic: ['SQLite format 3\0'], extensions: ['sqlite', 'sqlite3', 'db'], isCut: sqliteIsCut },
  { name: 'WebAssembly', magic: ['\0asm'], extensions: ['wasm'] },
  {
    name: 'a Word, Excel or PowerPoint document',
    magic: ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    extensions: ['doc', 'xls', 'ppt', 'msi']
  },
  {
    name: 'a Parquet table',
    magic: ['PAR1'],
    extensions: ['parquet'],
    isCut: bytes => bytes.toString('latin1', bytes.length - 4) !== 'PAR1'
  }
]

const YZ = Buffer.from('YZ')

/** The kind by the first bytes; undefined for text and for kinds without a magic number. */
export function documentKindOf({ bytes }: Content): DocumentKind | undefined {
  const head = bytes.toString('latin1', 0, 16)
  const kind = KINDS.find(({ magic }) => magic.some(start => head.startsWith(start)))
  // A text may begin with `BZh` or `PAR1`.
  return kind?.name === 'bzip2' && !/^BZh[1-9]1AY&SY/.test(head) ? undefined : kind
}

/** The kind of file by its name. */
export function promisedKind(path: string): DocumentKind | undefined {
  const extension = /\.(\w{1,8})$/.exec(path)?.[1]?.toLowerCase()
  return extension === undefined ? undefined : KINDS.find(({ extensions }) => extensions.includes(extension))
}

/** The output does not matter, and a bomb is not unpacked to its end. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

function gzipIsCut(bytes: Buffer): boolean {
  try {
    zlib.gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES })
    return false
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'Z_BUF_ERROR'
  }
}

/** The end marker, at any bit position: its 48 bits and a checksum of 32 come last. */
const BZIP2_END = 0x177245385090n

function bzip2IsCut(bytes: Buffer): boolean {
  let tail = BigInt(`0x${bytes.subarray(-11).toString('hex')}`) >> 32n
  for (let bit = 0; bit < 8; bit++, tail >>= 1n) if ((tail & 0xffffffffffffn) === BZIP2_END) return false
  return true
}

const MAX_ZSTD_BLOCK = 128 * 1024

/** Where the first frame ends, read from the sizes of its blocks: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1 */
function zstdEnd(bytes: Buffer): number {
  const descriptor = bytes[4] ?? 0
  const single = (descriptor & 0x20) !== 0
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0
  let at = 5 + (single ? 0 : 1) + dictionary + contentSize
  for (;;) {
    if (at + 3 > bytes.length) return Number.POSITIVE_INFINITY
    const header = bytes.readUIntLE(at, 3)
    const kind = (header >> 1) & 3
    if (kind === 3 || header >> 3 > MAX_ZSTD_BLOCK) return Number.POSITIVE_INFINITY
    at += 3 + (kind === 1 ? 1 : header >> 3)
    if ((header & 1) === 1) break
  }
  at += (descriptor & 4) !== 0 ? 4 : 0
  // Frames may follow each other; only the first is read.
  return at < bytes.length ? bytes.length : at
}

/** The start header has the position of the end header: https://py7zr.readthedocs.io/en/latest/archive_format.html */
function sevenZipIsCut(bytes: Buffer): boolean {
  if (bytes.length < 32) return true
  return 32 + Number(bytes.readBigUInt64LE(12)) + Number(bytes.readBigUInt64LE(20)) > bytes.length
}

/** https://www.sqlite.org/fileformat.html#the_database_header */
function sqliteIsCut(bytes: Buffer): boolean {
  if (bytes.length < 100) return true
  const page = bytes.readUInt16BE(16)
  return (page === 1 ? 65_536 : page) * bytes.readUInt32BE(28) > bytes.length
}

/** True when the XML is well-formed up to its end, and ends within a tag or before its root element does. */
export function xmlBreaksOff({ latin1 }: Content): boolean {
  if (!/^(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]/.test(latin1)) return false
  const open: string[] = []
  let roots = 0
  let at = latin1.indexOf('<')
  while (at >= 0) {
    const end = latin1.indexOf(closingOf(latin1, at), at)
    if (end < 0) return true
    const tag = latin1.slice(at, end + 1)
    if (tag.startsWith('</')) {
      if (open.pop() !== tag.slice(2, -1).trim()) return false
    } else if (/^<[A-Za-z_:]/.test(tag)) {
      if (open.length === 0 && roots++ > 0) return false
      if (!tag.endsWith('/>')) open.push(/^<([^\s/>]+)/.exec(tag)?.[1] ?? '')
    }
    at = latin1.indexOf('<', end)
  }
  return open.length > 0
}

/** The end of the markup that begins there. */
function closingOf(latin1: string, at: number): string {
  if (latin1.startsWith('<!--', at)) return '-->'
  if (latin1.startsWith('<![CDATA[', at)) return ']]>'
  return latin1.startsWith('<?', at) ? '?>' : '>'
}
