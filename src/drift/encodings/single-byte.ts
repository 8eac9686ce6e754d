import { Buffer } from 'node:buffer'

/** An encoding of one byte per character, with ASCII in its lower half. */
interface SingleByte {
  readonly name: string
  /** Code point of each byte; -1 where the encoding has none. */
  readonly codePoints: Int32Array
  /** The byte of each code point over U+007F. */
  readonly byteOf: ReadonlyMap<number, number>
}

// 0x80 to 0x9F; the five gaps stand for the C1 controls, as browsers read them. Own table: some versions of Node decode it as Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT and CP850.TXT, 0x80 to 0xFF
const BOXES = '░▒▓│┤'
const IBM437 =
  `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»${BOXES}╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀` +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
const IBM850 =
  `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»${BOXES}ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀` +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

const LATIN_1 = Array.from({ length: 0x80 }, (_, at) => String.fromCharCode(0x80 + at)).join('')

/** Labels that the platform decodes, https://encoding.spec.whatwg.org/#names-and-labels */
const LABELS = [
  'macintosh',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-15'
] as const

let tables: readonly SingleByte[] | undefined

/** All of them, likeliest first. Built when first needed: a run without such drift does not pay for them. */
export function singleByteEncodings(): readonly SingleByte[] {
  tables ??= [
    tableOf('windows-1252', WINDOWS_1252 + LATIN_1.slice(0x20)),
    tableOf('ISO-8859-1', LATIN_1),
    tableOf('IBM850', IBM850),
    tableOf('IBM437', IBM437),
    ...LABELS.flatMap(label => fromPlatform(label))
  ]
  return tables
}

/** Length in UTF-8 of bytes in this encoding, from how often each byte occurs; undefined when one of them has no character. */
export function utf8Length({ codePoints }: Pick<SingleByte, 'codePoints'>, histogram: Uint32Array): number | undefined {
  let length = 0
  for (let byte = 0; byte < 256; byte++) {
    const count = histogram[byte] ?? 0
    if (count === 0) continue
    const codePoint = codePoints[byte] ?? -1
    if (codePoint < 0) return undefined
    length += count * (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : 3)
  }
  return length
}

export function decodeSingleByte({ codePoints }: Pick<SingleByte, 'codePoints'>, bytes: Uint8Array): Buffer {
  const units = new Uint16Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) units[at] = codePoints[bytes[at] ?? 0] ?? 0
  return Buffer.from(Buffer.from(units.buffer).toString('utf16le'))
}

/** The text in this encoding; undefined when it has a character that the encoding lacks. */
export function encodeSingleByte({ byteOf }: SingleByte, text: string): Buffer | undefined {
  const out = Buffer.allocUnsafe(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const byte = unit < 0x80 ? unit : byteOf.get(unit)
    if (byte === undefined) return undefined
    out[at] = byte
  }
  return out
}

/** The same from valid UTF-8 without building a string: for many texts that are nearly all ASCII. */
export function encodeUtf8({ byteOf }: SingleByte, utf8: Uint8Array): Buffer | undefined {
  const out = Buffer.allocUnsafe(utf8.length)
  let to = 0
  for (let at = 0; at < utf8.length; at++) {
    const lead = utf8[at] ?? 0
    if (lead < 0x80) {
      out[to++] = lead
      continue
    }
    // No character of these encodings has four bytes.
    if (lead >= 0xf0) return undefined
    const second = (utf8[++at] ?? 0) & 0x3f
    const codePoint =
      lead < 0xe0 ? ((lead & 0x1f) << 6) | second : ((lead & 0x0f) << 12) | (second << 6) | ((utf8[++at] ?? 0) & 0x3f)
    const byte = byteOf.get(codePoint)
    if (byte === undefined) return undefined
    out[to++] = byte
  }
  return out.subarray(0, to)
}

export function histogramOf(bytes: Uint8Array): Uint32Array {
  const histogram = new Uint32Array(256)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    histogram[byte] = (histogram[byte] ?? 0) + 1
  }
  return histogram
}

function fromPlatform(label: string): SingleByte[] {
  const upper = Buffer.from(Array.from({ length: 0x80 }, (_, at) => 0x80 + at))
  try {
    return [tableOf(label, new TextDecoder(label).decode(upper))]
  } catch {
    // A build of Node without this converter cannot explain drift from it; nothing else is lost.
    return []
  }
}

function tableOf(name: string, upper: string): SingleByte {
  const codePoints = new Int32Array(256)
  const byteOf = new Map<number, number>()
  for (let byte = 0; byte < 256; byte++) {
    const unit = byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80)
    codePoints[byte] = unit === 0xfffd ? -1 : unit
    if (byte >= 0x80 && unit !== 0xfffd && !byteOf.has(unit)) byteOf.set(unit, byte)
  }
  return { name, codePoints, byteOf }
}
