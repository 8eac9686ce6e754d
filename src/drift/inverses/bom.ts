import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { decodeSingleByte, singleByteEncodings } from '../encodings/single-byte.ts'
import { WIDE_UTF, wideMark, wideTexts } from '../encodings/utf.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { MAX_TIMES_GARBLED } from './mojibake.ts'

export const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf])

export const bomAdded: Inverse = {
  cause: 'bom-added',
  stage: 'bom',
  copies: 0,
  *undo({ bytes, bom }, seal) {
    if (!bom) {
      if (seal.text === undefined || seal.text === 'binary') yield* withoutWideMark(bytes)
      return
    }
    let boms = 1
    while (bytes.subarray(boms * 3, boms * 3 + 3).equals(UTF8_BOM)) boms++
    // Editors that each add their own leave several; the sealed bytes may have begun with one.
    for (let taken = boms; taken > 0; taken--) {
      const from = taken * 3
      const last = boms > 1 && taken < boms
      yield {
        length: bytes.length - from,
        make: () => bytes.subarray(from),
        window: true,
        weight: seal.bom === true ? 4 : 1,
        ...(boms > 1 && { count: taken }),
        ...(last && { last })
      }
    }
  }
}

export const bomRemoved: Inverse = {
  cause: 'bom-removed',
  stage: 'bom',
  copies: 2,
  *undo(found, seal) {
    const known = seal.text !== undefined && seal.text !== 'binary'
    if (!known && found.hasNul) yield* withWideMark(found)
    if (found.bom || found.length === 0 || !found.isUtf8 || (known && seal.bom !== true)) return
    const weight = known && !beginsWithGarbledMark(found) ? 1 : 3
    yield { length: found.length + 3, make: () => Buffer.concat([UTF8_BOM, found.bytes]), weight }
  }
}

/** A mark was added to a text in UTF-16 or UTF-32. */
function* withoutWideMark(bytes: Buffer): Iterable<Candidate> {
  for (const encoding of WIDE_UTF) {
    const mark = wideMark(encoding)
    const { length } = mark
    if (!bytes.subarray(0, length).equals(mark) || bytes.length % encoding.unit !== 0) continue
    yield { length: bytes.length - length, make: () => bytes.subarray(length), window: true, detail: encoding.name, weight: 3 }
  }
}

/** A text in UTF-16 or UTF-32 lost its mark. */
function* withWideMark(found: Content): Iterable<Candidate> {
  for (const { encoding, mark } of wideTexts(found)) {
    if (mark !== '') continue
    const sealed = wideMark(encoding)
    const length = found.length + sealed.length
    yield { length, make: () => Buffer.concat([sealed, found.bytes]), detail: encoding.name, weight: 3 }
  }
}

/** The mark is still there, read in a wrong encoding once or more. Beside that, its loss is not a plain trace. */
function beginsWithGarbledMark({ bytes }: Content): boolean {
  return singleByteEncodings().some(encoding => {
    let mark: Buffer = UTF8_BOM
    for (let times = 1; times <= MAX_TIMES_GARBLED; times++) {
      mark = decodeSingleByte(encoding, mark)
      if (bytes.subarray(0, mark.length).equals(mark)) return true
    }
    return false
  })
}
