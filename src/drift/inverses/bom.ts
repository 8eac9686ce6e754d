import { Buffer } from 'node:buffer'
import type { Inverse } from './inverse.ts'

export const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf])

export const bomAdded: Inverse = {
  cause: 'bom-added',
  stage: 'bom',
  copies: 0,
  *undo({ bytes, bom }, seal) {
    if (!bom) return
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
    const known = seal.text !== undefined
    if (found.bom || found.length === 0 || !found.isUtf8 || (known && seal.bom !== true)) return
    yield { length: found.length + 3, make: () => Buffer.concat([UTF8_BOM, found.bytes]), weight: known ? 1 : 3 }
  }
}
