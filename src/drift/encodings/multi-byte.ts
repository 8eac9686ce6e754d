import { Buffer } from 'node:buffer'

/** An East Asian encoding. Decoded by the platform; its encoder is built from the decoder. */
interface MultiByte {
  readonly name: string
  readonly label: string
  /** Lead bytes, and trail bytes, of two-byte characters. */
  readonly lead: readonly [number, number]
  readonly trail: readonly [number, number]
}

export const MULTI_BYTE: readonly MultiByte[] = [
  { name: 'Shift_JIS', label: 'shift_jis', lead: [0x81, 0xfc], trail: [0x40, 0xfc] },
  { name: 'GB18030', label: 'gb18030', lead: [0x81, 0xfe], trail: [0x40, 0xfe] },
  { name: 'Big5', label: 'big5', lead: [0x81, 0xfe], trail: [0x40, 0xfe] },
  { name: 'EUC-KR', label: 'euc-kr', lead: [0x81, 0xfe], trail: [0x41, 0xfe] },
  { name: 'EUC-JP', label: 'euc-jp', lead: [0x8e, 0xfe], trail: [0xa1, 0xfe] }
]

/** True when the text has a character of the scripts that these encodings are for; without one nobody would use them. */
export function hasEastAsian(text: string): boolean {
  return /[\u3000-\u9fff\uac00-\ud7af\uff61-\uff9f]/.test(text)
}

/** The text of bytes in this encoding; undefined when some of them are not valid in it. */
export function decodeMultiByte({ label }: { readonly label: string }, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\ufffd') ? undefined : text
  } catch {
    return undefined
  }
}

const LF = 0x0a
const encoders = new Map<string, Encoder>()

/** The code of each code point; 0 where there is none. Tables of the basic plane, since so large a map is slow to build. */
interface Encoder {
  readonly basic: Uint32Array
  readonly beyond: ReadonlyMap<number, number>
}

function codeIn({ basic, beyond }: Encoder, codePoint: number): number | undefined {
  return codePoint > 0xffff ? beyond.get(codePoint) : basic[codePoint] || undefined
}

/** The text in this encoding; undefined when it has a character that the encoding lacks. */
export function encodeMultiByte(encoding: MultiByte, text: string): Buffer | undefined {
  const codes = encoders.get(encoding.label) ?? encoderOf(encoding)
  encoders.set(encoding.label, codes)
  const out = Buffer.allocUnsafe(text.length * 4)
  let to = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const code = codePoint < 0x80 ? codePoint : (codeIn(codes, codePoint) ?? fourBytes(encoding, codePoint))
    if (code === undefined) return undefined
    if (code > 0xffff) to = out.writeUInt32BE(code, to)
    else if (code > 0xff) to = out.writeUInt16BE(code, to)
    else out[to++] = code
  }
  return out.subarray(0, to)
}

/** All one- and two-byte characters; the first of two codes for a character counts. */
function encoderOf({ label, lead, trail }: MultiByte): Encoder {
  const codes: number[] = []
  for (let byte = 0x80; byte < 0x100; byte++) codes.push(byte)
  for (let first = lead[0]; first <= lead[1]; first++) {
    for (let second = trail[0]; second <= trail[1]; second++) codes.push(first * 0x100 + second)
  }
  return turnedRound(label, codes)
}

/** Decodes all codes in one text, one per line: no code contains the byte of a line feed, and an invalid one ends there. */
function turnedRound(label: string, codes: readonly number[]): Encoder {
  const bytes = Buffer.allocUnsafe(codes.length * 5)
  let end = 0
  for (const code of codes) {
    const width = code > 0xffff ? 4 : code > 0xff ? 2 : 1
    for (let shift = width - 1; shift >= 0; shift--) bytes[end++] = code >>> (shift * 8)
    bytes[end++] = LF
  }
  const text = new TextDecoder(label).decode(bytes.subarray(0, end))
  const basic = new Uint32Array(0x10000)
  const beyond = new Map<number, number>()
  let at = 0
  for (const code of codes) {
    const codePoint = text.codePointAt(at) ?? 0xfffd
    const behind = at + (codePoint > 0xffff ? 2 : 1)
    const single = text.charCodeAt(behind) === LF
    if (single && codePoint > 0xffff) {
      if (!beyond.has(codePoint)) beyond.set(codePoint, code)
    } else if (single && codePoint > 0x7f && codePoint !== 0xfffd && basic[codePoint] === 0) basic[codePoint] = code
    at = single ? behind + 1 : text.indexOf('\n', at) + 1
  }
  return { basic, beyond }
}

let basicPlane: Encoder | undefined

/** GB18030 has four bytes for every character without two: a formula over U+FFFF, a table from the decoder below. */
function fourBytes({ label }: MultiByte, codePoint: number): number | undefined {
  if (label !== 'gb18030') return undefined
  if (codePoint > 0xffff) return fourByteCode(0x90, codePoint - 0x10000)
  basicPlane ??= fourByteTable()
  return codeIn(basicPlane, codePoint)
}

const BASIC_PLANE_CODES = 39_420

function fourByteTable(): Encoder {
  const codes = Array.from({ length: BASIC_PLANE_CODES }, (_, index) => fourByteCode(0x81, index))
  return turnedRound('gb18030', codes)
}

function fourByteCode(first: number, index: number): number {
  const fourth = 0x30 + (index % 10)
  const third = 0x81 + (Math.floor(index / 10) % 126)
  const second = 0x30 + (Math.floor(index / 1260) % 10)
  return (((first + Math.floor(index / 12600)) * 0x100 + second) * 0x100 + third) * 0x100 + fourth
}
