import { isUtf8 } from 'node:buffer'
import { NO_FACTS, NOWHERE, SealColumns } from '../model/seal-columns.ts'
import { ByteCursor } from './byte-cursor.ts'
import type { ReadManifest, ReadOptions } from './format.ts'
import { EOLS, readHead, TEXTS } from './formats/native.ts'
import { PathTable } from './path-table.ts'

/** Bytes of the shortest entry: `{"path": "a", "sha256": "…64…", "bytes": 0},` and a line feed. */
const MIN_ENTRY_BYTES = 105
/** A list of `covers` may be long; with a longer one, the manifest is read as text. */
const MAX_HEAD_BYTES = 1 << 20
const SHA256_DIGITS = 64
const QUOTE = 0x22

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const FILE = ascii('{"path": "')
const SHA256 = ascii('", "sha256": "')
const BYTES = ascii('", "bytes": ')
const TEXT = ascii(', "text": "')
const EOL = ascii(', "eol": "')
const BOM = ascii(', "bom": true')
const GIT = ascii(', "git": "')
const END_OF_TEXT = ascii('"')
const NEXT = ascii('},\n')
const LAST = ascii('}\n]\n}\n')
const TEXT_WORDS = TEXTS.map(word => [word, ascii(`${word}"`)] as const)
const EOL_WORDS = EOLS.map(word => [word, ascii(`${word}"`)] as const)

/**
 * The quick reader of large native manifests: in one pass over their bytes. Undefined for everything that is not in exactly the layout that
 * `writeNative` gives, with a sha256, a length and simple names.
 * @param bytes in shared memory of their own
 */
export function readNativeColumns(
  bytes: Buffer,
  { maxEntries = Number.POSITIVE_INFINITY }: ReadOptions
): ReadManifest | undefined {
  const { buffer } = bytes
  const head = readHead(bytes.toString('utf8', 0, MAX_HEAD_BYTES))
  if (head === undefined || !(buffer instanceof SharedArrayBuffer)) return undefined
  const start = Buffer.byteLength(head.text)
  if (!isUtf8(bytes.subarray(0, start))) return undefined
  const room = Math.ceil(bytes.length / MIN_ENTRY_BYTES)
  const seals = SealColumns.over(buffer, room, head.line)
  const paths = new PathTable(seals, room)
  const cursor = new ByteCursor(bytes, start)
  do if (!readEntry(cursor, seals) || !paths.takesLast(cursor.isAscending)) return undefined
  while (cursor.literal(NEXT))
  const isWhole = cursor.literal(LAST) && cursor.at === bytes.length
  return isWhole && seals.length <= maxEntries ? { ...head.more, format: 'native', seals, problems: [], notices: [] } : undefined
}

/** One entry up to its `}`. */
function readEntry(cursor: ByteCursor, seals: SealColumns): boolean {
  if (!cursor.literal(FILE)) return false
  const pathAt = cursor.at
  if (!cursor.path(QUOTE)) return false
  const pathEnd = cursor.at
  if (!cursor.literal(SHA256)) return false
  const sha256At = cursor.at
  if (!cursor.hex(SHA256_DIGITS) || !cursor.literal(BYTES)) return false
  const length = cursor.wholeNumber()
  if (length === undefined) return false
  const text = cursor.literal(TEXT) ? wordOf(cursor, TEXT_WORDS) : undefined
  const eol = cursor.literal(EOL) ? wordOf(cursor, EOL_WORDS) : undefined
  if (text === null || eol === null) return false
  const bom = cursor.literal(BOM)
  let gitAt = NOWHERE
  if (cursor.literal(GIT)) {
    gitAt = cursor.at
    if (!(cursor.hex(64) || cursor.hex(40)) || !cursor.literal(END_OF_TEXT)) return false
  }
  const hasFacts = text !== undefined || eol !== undefined || bom
  const facts = !hasFacts
    ? NO_FACTS
    : { ...(text !== undefined && { text }), ...(eol !== undefined && { eol }), ...(bom && { bom }) }
  seals.push({ pathAt, pathEnd, sha256At, gitAt }, length, facts)
  return true
}

/** The word here, up to its quotation mark; null when it is none of these. */
function wordOf<Word>(cursor: ByteCursor, words: readonly (readonly [Word, Uint8Array])[]): Word | null {
  for (const [word, bytes] of words) if (cursor.literal(bytes)) return word
  return null
}
