import { Buffer } from 'node:buffer'
import { Content } from '../content.ts'
import { decodeWide, encodeWide, WIDE_UTF } from '../encodings/utf.ts'
import { UTF8_BOM } from '../inverses/bom.ts'

/** Both texts without the wrapping that they share, and a function that wraps bytes again. */
interface Unwrapped {
  readonly original: Content
  readonly found: Content
  wrap(bytes: Buffer): Buffer
}

/**
 * Removes the encoding or byte order mark that both texts have: it did not change, and without it they compare like any other text. Returns
 * the contents as they are if they share none.
 */
export function withoutSharedWrapping(original: Content, found: Content): Unwrapped {
  if (original.bom && found.bom) {
    const plain = ({ bytes }: Content) => new Content(bytes.subarray(UTF8_BOM.length))
    return { original: plain(original), found: plain(found), wrap: bytes => Buffer.concat([UTF8_BOM, bytes]) }
  }
  for (const encoding of WIDE_UTF) {
    const mark = encodeWide(encoding, '\ufeff')
    const texts = [original, found].map(({ bytes }) =>
      bytes.subarray(0, mark.length).equals(mark) ? decodeWide(encoding, bytes.subarray(mark.length)) : undefined
    )
    const [sealed, now] = texts
    if (sealed === undefined || now === undefined) continue
    return {
      original: new Content(Buffer.from(sealed)),
      found: new Content(Buffer.from(now)),
      wrap: bytes => Buffer.concat([mark, encodeWide(encoding, bytes.toString('utf8'))])
    }
  }
  return { original, found, wrap: bytes => bytes }
}
