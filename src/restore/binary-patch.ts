import { deflateSync } from 'node:zlib'
import type { ObjectFormat } from '../git/object-id.ts'

/** Stands for "no file". */
export function noBlobId(format: ObjectFormat): string {
  return '0'.repeat(format === 'sha1' ? 40 : 64)
}

const LINE_BYTES = 52
const CHUNK_LINES = 1024
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'

/** Bytes deflated for one literal. Holds the bytes of one file at a time. */
interface Literal {
  /** UTF-16 code units of all its lines, which are ASCII. */
  readonly length: number
  chunks(): Generator<string>
}

/**
 * A `literal` hunk of git's binary patches: deflated, in lines of up to 52 bytes, each a character for its length (A to Z for 1 to 26,
 * a to z for 27 to 52) and base 85; an empty line ends it. Format: git's apply.c (parse_binary_hunk) and base85.c.
 */
export function literal(bytes: Uint8Array): Literal {
  const deflated = deflateSync(bytes)
  const head = `literal ${bytes.length}\n`
  const full = Math.floor(deflated.length / LINE_BYTES)
  const rest = deflated.length % LINE_BYTES
  const length = head.length + full * lineLength(LINE_BYTES) + (rest > 0 ? lineLength(rest) : 0) + 1
  return {
    length,
    *chunks() {
      yield head
      const step = LINE_BYTES * CHUNK_LINES
      for (let at = 0; at < deflated.length; at += step) yield lines(deflated, at, Math.min(at + step, deflated.length))
      yield '\n'
    }
  }
}

function lineLength(bytes: number): number {
  return 1 + 5 * Math.ceil(bytes / 4) + 1
}

function lines(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += LINE_BYTES) {
    const end = Math.min(at + LINE_BYTES, to)
    const length = end - at
    text += String.fromCharCode(length <= 26 ? 0x40 + length : 0x60 + length - 26)
    for (let group = at; group < end; group += 4) text += base85(bytes, group, end)
    text += '\n'
  }
  return text
}

/** Four bytes, big-endian, as five digits; bytes behind the end count as zero. */
function base85(bytes: Uint8Array, at: number, end: number): string {
  let value = 0
  for (let n = 0; n < 4; n++) value = value * 256 + (at + n < end ? (bytes[at + n] ?? 0) : 0)
  let digits = ''
  for (let n = 0; n < 5; n++) {
    digits = ALPHABET.charAt(value % 85) + digits
    value = Math.floor(value / 85)
  }
  return digits
}
