import { Buffer } from 'node:buffer'

/** An encoding of mainframes. Its characters are those of Latin-1, so each byte has one of 256 code points. */
interface Ebcdic {
  readonly name: string
  readonly codePoints: Int32Array
}

/** https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/EBCDIC/CP037.TXT: the Latin-1 byte of each byte. */
const IBM037 =
  'AAECA5wJhn+XjY4LDA0ODxAREhOdhQiHGBmSjxwdHh+AgYKDhAoXG4iJiouMBQYHkJEWk5SVlgSYmZqbFBWeGiCg4uTg4ePl5/GiLjwoK3wm6err6O3u7+zfISQqKTusLS/CxMDBw8XH0aYsJV8+P/jJysvIzc7PzGA6I0AnPSLYYWJjZGVmZ2hpq7vw/f6xsGprbG1ub3Bxcqq65rjGpLV+c3R1dnd4eXqhv9Dd3q5eo6W3qae2vL2+W12vqLTXe0FCQ0RFRkdISa309vLz9X1KS0xNTk9QUVK5+/z5+v9c91NUVVZXWFlastTW0tPVMDEyMzQ1Njc4ObPb3Nnanw=='
/** Bytes in which the others differ from it, and the characters there. */
const OTHERS: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  IBM037: [],
  IBM1047: [
    [0x5f, '^'],
    [0xad, '['],
    [0xb0, '\xac'],
    [0xba, '\xdd'],
    [0xbb, '\xa8'],
    [0xbd, ']']
  ],
  IBM500: [
    [0x4a, '['],
    [0x4f, '!'],
    [0x5a, ']'],
    [0x5f, '^'],
    [0xb0, '\xa2'],
    [0xba, '\xac'],
    [0xbb, '|']
  ]
}
/** Programs on mainframes end lines with NEL, where `iconv` writes LF. */
const [LF, NEL] = [0x25, 0x15]

let tables: readonly Ebcdic[] | undefined

/** Each with both line ends. Built when first needed. */
export function ebcdicEncodings(): readonly Ebcdic[] {
  tables ??= Object.entries(OTHERS).flatMap(([name, others]) => {
    const codePoints = Int32Array.from(Buffer.from(IBM037, 'base64'))
    for (const [byte, character] of others) codePoints[byte] = character.charCodeAt(0)
    const swapped = Int32Array.from(codePoints)
    swapped[NEL] = 0x0a
    swapped[LF] = 0x85
    return [
      { name: `EBCDIC (${name})`, codePoints },
      { name: `EBCDIC (${name}), lines end with NEL`, codePoints: swapped }
    ]
  })
  return tables
}

/** Share of spaces, letters and digits in a text. */
const MIN_PLAIN = 0.6

/** A space, a letter or a digit, or one of a few signs beside them. */
const isPlain = (byte: number) => byte === 0x40 || (byte > 0x80 && (byte & 0x0f) < 10 && byte >> 4 !== 0xb)

/** True when the bytes are mostly letters, digits and spaces of EBCDIC. */
export function mayBeEbcdic(histogram: Uint32Array): boolean {
  let [plain, all] = [0, 0]
  for (const [byte, count] of histogram.entries()) {
    all += count
    if (isPlain(byte)) plain += count
  }
  return plain >= all * MIN_PLAIN
}
