import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'

/** UTF-16 or UTF-32 in one byte order. */
interface WideUtf {
  readonly name: string
  readonly unit: 2 | 4
  readonly littleEndian: boolean
}

export const WIDE_UTF: readonly WideUtf[] = [
  { name: 'UTF-16LE', unit: 2, littleEndian: true },
  { name: 'UTF-16BE', unit: 2, littleEndian: false },
  { name: 'UTF-32LE', unit: 4, littleEndian: true },
  { name: 'UTF-32BE', unit: 4, littleEndian: false }
]

/** Unmarked bytes that are valid UTF-8 are read as UTF-16 only up to this size: many binary files are. */
const MAX_UNMARKED_BYTES = 16 * 1024 * 1024

const MARKS = new Map(WIDE_UTF.map(encoding => [encoding, [...encodeWide(encoding, '\ufeff')]] as const))

/** The byte order mark of an encoding. */
export function wideMark(encoding: WideUtf): Buffer {
  return Buffer.from(MARKS.get(encoding) ?? [])
}

/** The bytes read in each wide encoding in which they can be text; `mark` is U+FEFF when they begin with one, and `text` lacks it. */
export function* wideTexts({
  bytes,
  isUtf8,
  hasNul
}: Content): Iterable<{ encoding: WideUtf; mark: '' | '\ufeff'; text: string }> {
  for (const encoding of WIDE_UTF) {
    // Text of any script has line ends, spaces or digits, whose other bytes are zero.
    const marked = MARKS.get(encoding)?.every((byte, at) => bytes[at] === byte) === true
    if (!marked && (isUtf8 ? !hasNul : bytes.length > MAX_UNMARKED_BYTES)) continue
    if (!marked && encoding.unit === 2 && !hasNulsOfAscii(encoding, bytes)) continue
    const text = decodeWide(encoding, bytes)
    if (text === undefined || (!marked && !/[\n -~]/.test(text))) continue
    yield marked ? { encoding, mark: '\ufeff', text: text.slice(1) } : { encoding, mark: '', text }
  }
}

/** Bytes at the start that are read, and how many NUL bytes in the upper half of a unit there must be for each in the lower half. */
const MAX_LOOKED_AT_BYTES = 64 * 1024
const MIN_NULS_OF_ASCII = 4

/** True when NUL is mostly the upper byte of a unit: in a binary file it is anywhere. */
function hasNulsOfAscii({ littleEndian }: WideUtf, bytes: Buffer): boolean {
  const head = bytes.subarray(0, MAX_LOOKED_AT_BYTES)
  let [upper, lower] = [0, 0]
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if ((at % 2 === 1) === littleEndian) upper++
    else lower++
  }
  return upper >= lower * MIN_NULS_OF_ASCII
}

/** The text, a BOM kept as U+FEFF; undefined when the bytes are not valid in this encoding. */
export function decodeWide({ unit, littleEndian }: WideUtf, bytes: Buffer): string | undefined {
  if (bytes.length % unit !== 0) return undefined
  const units = unit === 4 ? narrowed(bytes, littleEndian) : bytes
  if (units === undefined) return undefined
  try {
    const label = unit === 2 && !littleEndian ? 'utf-16be' : 'utf-16le'
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(units)
  } catch {
    return undefined
  }
}

export function encodeWide({ unit, littleEndian }: WideUtf, text: string): Buffer {
  if (unit === 2) {
    const bytes = Buffer.from(text, 'utf16le')
    return littleEndian ? bytes : bytes.swap16()
  }
  const out = Buffer.allocUnsafe(text.length * 4)
  let to = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    to = littleEndian ? out.writeUInt32LE(codePoint, to) : out.writeUInt32BE(codePoint, to)
  }
  return out.subarray(0, to)
}

/** UTF-32 as UTF-16LE. */
function narrowed(bytes: Buffer, littleEndian: boolean): Buffer | undefined {
  const out = Buffer.allocUnsafe(bytes.length)
  let to = 0
  for (let at = 0; at < bytes.length; at += 4) {
    const codePoint = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
    if (codePoint > 0x10ffff) return undefined
    to += out.write(String.fromCodePoint(codePoint), to, 'utf16le')
  }
  return out.subarray(0, to)
}

/** UTF-7, https://www.rfc-editor.org/rfc/rfc2152; undefined when the text has no character in it, or is not well-formed. */
export function decodeUtf7(ascii: string): string | undefined {
  let isPlain = true
  for (const [, base64 = ''] of ascii.matchAll(UTF7)) {
    if (base64 === '') continue
    // Whole units of 16 bits, and less than 6 bits of padding.
    if ((base64.length * 6) % 16 >= 6) return undefined
    isPlain = false
  }
  if (isPlain) return undefined
  const text = ascii.replace(UTF7, (_, base64: string) => {
    if (base64 === '') return '+'
    const bytes = Buffer.from(base64, 'base64')
    return bytes
      .subarray(0, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le')
  })
  return text.isWellFormed() ? text : undefined
}

const UTF7 = /\+([A-Za-z0-9+/]*)-?/g
