import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { decodeMultiByte, encodeMultiByte, hasEastAsian, MULTI_BYTE } from '../encodings/multi-byte.ts'
import { decodeSingleByte, encodeSingleByte, histogramOf, singleByteEncodings, utf8Length } from '../encodings/single-byte.ts'
import { decodeWide, encodeWide, WIDE_UTF } from '../encodings/utf.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { sampleOf, survey } from './occurrences.ts'

/** Larger texts are not decoded for this: a string takes twice their size. */
const MAX_BYTES = 64 * 1024 * 1024
/** ISO-2022-JP is ASCII with escape sequences. */
const ESCAPE = 0x1b
/** Legacy encodings that a further cause may lie behind; bytes of one are often valid in many. */
const FOLLOWED = 24

/** A UTF-8 text was saved in another encoding. */
export const encodingChanged: Inverse = {
  cause: 'encoding-changed',
  stage: 'encoding',
  *undo(found, seal) {
    if (found.length === 0 || found.length > MAX_BYTES || seal.text === 'binary') return
    yield* fromWide(found)
    if (found.isAscii && found.bytes.includes(ESCAPE))
      yield* fromText(found, decodeMultiByte({ label: 'iso-2022-jp' }, found.bytes), 'found: ISO-2022-JP')
    if (found.isUtf8) return
    yield* fromSingleByte(found, seal.bytes)
    for (const encoding of MULTI_BYTE) yield* fromText(found, decodeMultiByte(encoding, found.bytes), `found: ${encoding.name}`)
  }
}

/** A text in another encoding was saved as UTF-8. */
export const encodingLeft: Inverse = {
  cause: 'encoding-changed',
  stage: 'origin',
  *undo(found, seal) {
    if (!found.isUtf8 || found.length === 0 || found.length > MAX_BYTES || (seal.text !== undefined && seal.text !== 'binary'))
      return
    for (const encoding of WIDE_UTF) {
      // Without facts the length decides; a file that never had a mark is rarer than one that lost it.
      for (const mark of found.bom ? [''] : ['\ufeff', '']) {
        const length = wideLength(found, encoding.unit) + mark.length * encoding.unit
        const detail = `sealed: ${encoding.name}${mark === '' ? '' : ' with a byte order mark'}`
        yield { length, make: () => encodeWide(encoding, mark + (found.text ?? '')), detail, last: true }
      }
    }
    if (!found.isAscii) yield* toLegacy(found, seal.bytes)
  }
}

function* toLegacy(found: Content, sealed: number | undefined): Iterable<Candidate> {
  const units = wideLength(found, 2) / 2
  // No encoding takes less than a byte for a character, or more than twice its UTF-8.
  if (sealed !== undefined && (sealed > found.length * 2 || sealed < units)) return
  const eastAsian = hasEastAsian(sampleOf(survey(found)))
  if (sealed !== undefined && sealed !== units && !eastAsian) return
  const { text = '' } = found
  const encoders = [
    ...singleByteEncodings().map(encoding => ({
      name: encoding.name,
      encode: () => encodeSingleByte(encoding, text),
      single: true
    })),
    ...(eastAsian ? MULTI_BYTE : []).map(encoding => ({
      name: encoding.name,
      encode: () => encodeMultiByte(encoding, text),
      single: false
    }))
  ]
  for (const { name, encode, single } of encoders) {
    if (single && sealed !== undefined && sealed !== units) continue
    const bytes = encode()
    if (bytes !== undefined) yield { length: bytes.length, make: () => bytes, detail: `sealed: ${name}`, last: true }
  }
}

const MARKS = new Map(WIDE_UTF.map(encoding => [encoding, [...encodeWide(encoding, '\ufeff')]] as const))

function* fromWide(found: Content): Iterable<Candidate> {
  const { bytes } = found
  for (const encoding of WIDE_UTF) {
    // Text of any script has line ends, spaces or digits, whose other bytes are zero.
    const marked = MARKS.get(encoding)?.every((byte, at) => bytes[at] === byte) === true
    if (!marked && (found.isUtf8 ? !found.hasNul : bytes.length > MAX_BYTES / 4)) continue
    const text = decodeWide(encoding, bytes)
    if (text === undefined || (!marked && !/[\n -~]/.test(text))) continue
    const detail = `found: ${encoding.name}${marked ? ' with a byte order mark' : ''}`
    yield* fromText(found, marked ? text.slice(1) : text, detail, marked ? 1 : 3)
    // The UTF-8 text had a mark of its own.
    if (marked) yield* fromText(found, text, detail, 3)
  }
}

function* fromSingleByte(found: Content, sealed: number | undefined): Iterable<Candidate> {
  const histogram = histogramOf(found.bytes)
  // Control characters other than white space speak for binary bytes, which any single-byte encoding reads.
  for (let byte = 0; byte < 0x20; byte++)
    if (histogram[byte] !== 0 && !'\t\n\r\f\x1a\x1b'.includes(String.fromCharCode(byte))) return
  let followed = 0
  for (const encoding of singleByteEncodings()) {
    const length = utf8Length(encoding, histogram)
    if (length === undefined) continue
    followed++
    if (followed > FOLLOWED && sealed !== undefined && length !== sealed) continue
    const make = () => decodeSingleByte(encoding, found.bytes)
    yield { length, make, detail: `found: ${encoding.name}`, weight: 2, ...(followed > FOLLOWED && { last: true }) }
  }
}

function* fromText(found: Content, text: string | undefined, detail: string, weight = 2): Iterable<Candidate> {
  if (text === undefined) return
  const bytes = Buffer.from(text)
  if (!bytes.equals(found.bytes)) yield { length: bytes.length, make: () => bytes, detail, weight }
}

/** Bytes of the text in UTF-16 or UTF-32, told from what it is made of. */
function wideLength(found: Content, unit: 2 | 4): number {
  let units = found.length - (found.bom ? 2 : 0)
  for (const [codePoint, count] of survey(found).counts) {
    const width = codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
    units -= count * (width - (unit === 2 && codePoint > 0xffff ? 2 : 1))
  }
  return units * unit
}
