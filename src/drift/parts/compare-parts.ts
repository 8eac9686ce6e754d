import { Buffer } from 'node:buffer'
import type { PartsCompared, PartsFormat } from '../../model/finding.ts'
import { MalformedError, type PartsReader } from './part.ts'

/** Larger files are compared by their bytes alone: a reader needs both files and what is in them in memory. */
export const MAX_PARTS_BYTES = 64 * 1024 * 1024

interface Format {
  readonly format: PartsFormat
  /** Whether bytes of this name begin as the format does. */
  readonly is: (bytes: Buffer, path: string) => boolean
  /** Loaded for a file of this format only. */
  readonly load: () => Promise<PartsReader>
}

const startsWith = (magic: string) => (bytes: Buffer) => bytes.toString('latin1', 0, magic.length) === magic

const FORMATS: readonly Format[] = [
  { format: 'png', is: startsWith('\x89PNG\r\n\x1a\n'), load: async () => (await import('./png.ts')).comparePng },
  { format: 'pdf', is: startsWith('%PDF-'), load: async () => (await import('./pdf.ts')).comparePdf },
  { format: 'sqlite', is: startsWith('SQLite format 3\0'), load: async () => (await import('./sqlite.ts')).compareSqlite },
  { format: 'elf', is: startsWith('\x7fELF'), load: async () => (await import('./elf.ts')).compareElf },
  {
    format: 'notebook',
    is: (_, path) => path.endsWith('.ipynb'),
    load: async () => (await import('./notebook.ts')).compareNotebooks
  },
  {
    format: 'xml',
    is: (bytes, path) => /\.(?:xml|rels)$/.test(path) && /^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString('latin1', 0, 64)),
    load: async () => (await import('./xml-parts.ts')).xmlReader
  }
]

/** Whether a file of this name may be of a format that is taken apart. */
export function mayHaveParts(path: string): boolean {
  return /\.(?:png|pdf|sqlite3?|db|ipynb|so|elf|o)$/i.test(path)
}

/**
 * Which parts differ between two files of one known format: chunks of an image, objects of a PDF, tables of a database. A file that is not
 * what it looks like has no parts, and a note. Undefined for other formats, and where the two are not of the same one.
 */
export async function compareParts(path: string, sealed: Uint8Array, found: Uint8Array): Promise<PartsCompared | undefined> {
  const [was, is] = [sealed, found].map(({ buffer, byteOffset, length }) => Buffer.from(buffer, byteOffset, length)) as [
    Buffer,
    Buffer
  ]
  const known = FORMATS.find(({ is: isFormat }) => isFormat(was, path) && isFormat(is, path))
  if (known === undefined || Math.max(was.length, is.length) > MAX_PARTS_BYTES) return undefined
  try {
    const compare = await known.load()
    return { format: known.format, ...compare(was, is) }
  } catch (error) {
    // The bytes are hostile: whatever a reader stumbles over, the comparison of bytes stays.
    const why = error instanceof MalformedError ? error.message : 'it is malformed'
    return { format: known.format, different: 0, differences: [], note: why }
  }
}
