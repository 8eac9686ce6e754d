import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { ebcdicEncodings, mayBeEbcdic } from '../encodings/ebcdic.ts'
import { decodeMultiByte, encodeMultiByte, hasEastAsian, MULTI_BYTE } from '../encodings/multi-byte.ts'
import { decodeSingleByte, encodeSingleByte, histogramOf, singleByteEncodings, utf8Length } from '../encodings/single-byte.ts'
import { decodeUtf7, encodeWide, WIDE_UTF, wideTexts } from '../encodings/utf.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { sampleOf, survey } from './occurrences.ts'

/** Larger texts are not decoded for this: a string takes twice their size. */
const MAX_BYTES = 64 * 1024 * 1024
/** ISO-2022-JP is ASCII with escape sequences. */
const ESCAPE = 0x1b
/** Legacy encodings after which a further cause is searched for; bytes of one are often valid in many. */
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
    if (found.isAscii && seal.text !== 'ascii' && found.bytes.includes('+'))
      yield* fromText(found, decodeUtf7(found.latin1), 'found: UTF-7')
    if (found.isUtf8) return
    const histogram = histogramOf(found.bytes)
    if (mayBeEbcdic(histogram)) yield* fromEbcdic(found, histogram)
    yield* fromSingleByte(found, histogram, seal.bytes)
    for (const encoding of MULTI_BYTE) yield* fromText(found, decodeMultiByte(encoding, found.bytes), `found: ${encoding.name}`)
  }
}

/** A text in another encoding was saved as UTF-8. */
export const encodingLeft: Inverse = {
  cause: 'encoding-changed',
  stage: 'origin',
  looksAt: 'bytes',
  isTraceless: true,
  *undo(found, seal) {
    if (!found.isUtf8 || found.length === 0 || found.length > MAX_BYTES || (seal.text !== undefined && seal.text !== 'binary'))
      return
    for (const encoding of WIDE_UTF) {
      // Without facts the length decides: losing a mark is more common than never having had one.
      for (const mark of found.bom ? [''] : ['\ufeff', '']) {
        const length = wideLength(found, encoding.unit) + mark.length * encoding.unit
        const detail = `sealed: ${encoding.name}${mark === '' ? '' : ' with a byte order mark'}`
        yield { length, make: () => encodeWide(encoding, mark + (found.text ?? '')), detail, last: true }
      }
    }
    if (!found.isAscii) yield* toLegacy(found, seal.bytes)
  }
}

/** A text in UTF-16 or UTF-32 was saved in the other byte order, with or without its mark, or in the other width. */
export const byteOrderChanged: Inverse = {
  cause: 'encoding-changed',
  stage: 'encoding',
  *undo(found, seal) {
    if (!found.hasNul || found.length > MAX_EXCHANGED_BYTES || !mayBeOther(seal)) return
    for (const { encoding, mark, text } of wideTexts(found)) {
      for (const candidate of toWide(text, encoding, mark))
        yield { ...candidate, weight: 2, ...(candidate.length !== found.length && { last: true as const }) }
    }
  }
}

/** A text in one code page was saved in another one, or in UTF-16. */
export const codePageChanged: Inverse = {
  cause: 'encoding-changed',
  stage: 'encoding',
  guess: 5,
  *undo(found, seal) {
    if (found.length > MAX_EXCHANGED_BYTES || !mayBeOther(seal)) return
    if (found.hasNul) {
      for (const { encoding, text } of wideTexts(found))
        yield* toLegacy(new Content(Buffer.from(text)), seal.bytes, `; found: ${encoding.name}`)
    }
    if (found.isUtf8 || found.hasNul) return
    const histogram = histogramOf(found.bytes)
    if (hasControls(histogram)) return
    for (const encoding of singleByteEncodings()) {
      if (utf8Length(encoding, histogram) === undefined) continue
      const utf8 = decodeSingleByte(encoding, found.bytes)
      yield* toWide(utf8.toString('utf8'), encoding, '')
      yield* toLegacy(new Content(utf8), seal.bytes, `; found: ${encoding.name}`)
    }
  }
}

const MAX_EXCHANGED_BYTES = 1024 * 1024

function mayBeOther(seal: Seal): boolean {
  return seal.text === undefined || seal.text === 'binary'
}

function withMark(mark: string): string {
  return mark === '' ? '' : ' with a byte order mark'
}

function* toWide(text: string, from: { readonly name: string }, mark: string): Iterable<Candidate> {
  for (const encoding of WIDE_UTF) {
    // Only the mark differs: that is `bom-added` or `bom-removed`.
    if (encoding === from) continue
    for (const sealedMark of mark === '' ? ['', '\ufeff'] : ['\ufeff', '']) {
      const units = encoding.unit === 2 ? text.length : charactersIn(text)
      yield {
        length: (units + sealedMark.length) * encoding.unit,
        make: () => encodeWide(encoding, sealedMark + text),
        detail: `sealed: ${encoding.name}${withMark(sealedMark)}; found: ${from.name}${withMark(mark)}`
      }
    }
  }
}

/** Characters of a text, a surrogate pair being one. */
function charactersIn(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff]/g)?.length ?? 0)
}

function* toLegacy(found: Content, sealed: number | undefined, from = ''): Iterable<Candidate> {
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
    if (bytes !== undefined) yield { length: bytes.length, make: () => bytes, detail: `sealed: ${name}${from}`, last: true }
  }
}

function* fromWide(found: Content): Iterable<Candidate> {
  for (const { encoding, mark, text } of wideTexts(found)) {
    const detail = `found: ${encoding.name}${mark === '' ? '' : ' with a byte order mark'}`
    yield* fromText(found, text, detail, mark === '' ? 3 : 1)
    // The UTF-8 text had a mark of its own.
    if (mark !== '') yield* fromText(found, mark + text, detail, 3)
  }
}

function* fromEbcdic(found: Content, histogram: Uint32Array): Iterable<Candidate> {
  for (const encoding of ebcdicEncodings()) {
    const length = utf8Length(encoding, histogram)
    const make = () => decodeSingleByte(encoding, found.bytes)
    if (length !== undefined) yield { length, make, detail: `found: ${encoding.name}`, weight: 2 }
  }
}

function* fromSingleByte(found: Content, histogram: Uint32Array, sealed: number | undefined): Iterable<Candidate> {
  if (hasControls(histogram)) return
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

/** Control characters other than white space suggest binary bytes, which every single-byte encoding can read. */
function hasControls(histogram: Uint32Array): boolean {
  return histogram.subarray(0, 0x20).some((count, byte) => count > 0 && !'\t\n\r\f\x1a\x1b'.includes(String.fromCharCode(byte)))
}

function* fromText(found: Content, text: string | undefined, detail: string, weight = 2): Iterable<Candidate> {
  if (text === undefined) return
  const bytes = Buffer.from(text)
  if (!bytes.equals(found.bytes)) yield { length: bytes.length, make: () => bytes, detail, weight }
}

/** Length of the text in UTF-16 or UTF-32, from its characters. */
function wideLength(found: Content, unit: 2 | 4): number {
  let units = found.length - (found.bom ? 2 : 0)
  for (const [codePoint, count] of survey(found).counts) {
    const width = codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
    units -= count * (width - (unit === 2 && codePoint > 0xffff ? 2 : 1))
  }
  return units * unit
}
