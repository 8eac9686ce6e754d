import { Buffer, isUtf8 } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'

const LF = 0x0a

/** Bytes of a file of which each bit is flipped once. */
const MAX_FLIPPED_BYTES = 1024
/** Bytes that are tried as an extra byte. */
const MAX_DROPPED_BYTES = 8 * 1024
/** Values that are tried at every place of a file, those of its own bytes first. */
const MAX_CHANGED = 16_384
/** Total bytes of these candidates: in a larger file, other guesses must be tried too. */
const MAX_CHANGED_BYTES = 16 * 1024 * 1024
/** Lines at the end or start of a file that are tried as added lines. */
const MAX_LINES_CUT = 64
/** Lines of a block that is tried as an inserted one, if no sealed length states its size. */
const MAX_LINES_INSERTED = 8
/** Bytes copied and hashed to find an inserted block. */
const MAX_INSERTED_WORK = 32 * 1024 * 1024

/** One bit was flipped: by memory, a disk, a cable. */
const bitFlipped: Inverse = {
  cause: 'bit-flipped',
  stage: 'origin',
  looksAt: 'bytes',
  guess: 7,
  *undo(found, seal) {
    const { bytes } = found
    for (const { at, bit, make } of flips(bytes, seal)) {
      if (isTyped(found, at, bit)) continue
      yield { length: bytes.length, make, detail: `bit ${bit} of byte ${at}`, last: true }
    }
  }
}

function* flips(bytes: Buffer, seal: Seal): Iterable<{ at: number; bit: number; make: () => Buffer }> {
  if (bytes.length > MAX_FLIPPED_BYTES || (seal.bytes !== undefined && seal.bytes !== bytes.length)) return
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) yield { at, bit, make: () => withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << bit)) }
  }
}

/**
 * True when someone may have typed this change: both characters are printable or white space, and a text is a text before and after. `0` and
 * `1`, `=` and `<`, `E` and `e` differ in one bit too.
 */
function isTyped(found: Content, at: number, bit: number): boolean {
  const now = found.bytes[at] ?? 0
  const before = now ^ (1 << bit)
  if (!found.isText) return isPrintable(now) && isPrintable(before)
  if (now < 0x80 || before < 0x80) return isPrintable(now) && isPrintable(before)
  return isUtf8(withByte(found.bytes, at, before))
}

/** White space, and every ASCII character that a key types. */
function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d)
}

/** One byte was replaced, inserted or removed. */
const characterChanged: Inverse = {
  cause: 'character-changed',
  stage: 'origin',
  looksAt: 'bytes',
  guess: 8,
  *undo(found, seal) {
    const { bytes } = found
    const { bytes: length } = seal
    for (const { at, bit, make } of flips(bytes, seal)) {
      if (isTyped(found, at, bit)) yield guess(bytes.length, make, `byte ${at}`)
    }
    const tries = Math.min(MAX_CHANGED, MAX_CHANGED_BYTES / (bytes.length + 1))
    const likely = byLikelihood(bytes, Math.floor(tries / (bytes.length + 1)))
    if (length === bytes.length + 1) {
      for (const byte of likely) {
        for (let at = 0; at <= bytes.length; at++)
          yield guess(length, () => withInserted(bytes, at, byte), `a byte is missing at ${at}`)
      }
    } else if (length === bytes.length - 1 && bytes.length <= MAX_DROPPED_BYTES) {
      for (let at = 0; at < bytes.length; at++) yield guess(length, () => without(bytes, at, at + 1), `a byte too much at ${at}`)
    } else if (length === bytes.length) {
      yield* otherDigits(bytes)
      for (const byte of likely) {
        for (let at = 0; at < bytes.length; at++) {
          if (bytes[at] !== byte) yield guess(length, () => withByte(bytes, at, byte), `byte ${at}`)
        }
      }
    }
  }
}

/** A number that was mistyped: ten bytes at a place, so this reaches further than trying every byte everywhere. */
function* otherDigits(bytes: Buffer): Iterable<Candidate> {
  if (bytes.length > MAX_CHANGED) return
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x30 || byte > 0x39) continue
    for (let digit = 0x30; digit <= 0x39; digit++)
      if (digit !== byte) yield guess(bytes.length, () => withByte(bytes, at, digit), `byte ${at}`)
  }
}

/** Lines were added at the end, and no sealed length states how many bytes. */
const linesAppended: Inverse = {
  cause: 'appended',
  stage: 'end-of-file',
  copies: 0,
  guess: 5,
  *undo({ bytes }, seal) {
    if (seal.bytes !== undefined) return
    let end = bytes.lastIndexOf(LF, bytes.length - 2)
    for (let lines = 1; lines <= MAX_LINES_CUT && end >= 0 && bytes.length > 1; lines++) {
      yield* window(bytes.subarray(0, end + 1), `${bytes.length - end - 1} bytes after the sealed content`)
      // The sealed text had no final newline, so the first byte that was added is one.
      yield* window(bytes.subarray(0, end), `${bytes.length - end} bytes after the sealed content`)
      end = end === 0 ? -1 : bytes.lastIndexOf(LF, end - 1)
    }
  }
}

/** Lines were added at the start, and no sealed length states how many bytes. */
const linesPrepended: Inverse = {
  cause: 'prepended',
  stage: 'end-of-file',
  copies: 0,
  guess: 5,
  *undo({ bytes }, seal) {
    if (seal.bytes !== undefined) return
    let start = bytes.indexOf(LF) + 1
    for (let lines = 1; lines <= MAX_LINES_CUT && start > 0; lines++) {
      yield* window(bytes.subarray(start), `${start} bytes before the sealed content`)
      start = bytes.indexOf(LF, start) + 1
    }
  }
}

function* window(rest: Buffer, detail: string): Iterable<Candidate> {
  if (rest.length > 0) yield { length: rest.length, make: () => rest, detail, window: true, last: true }
}

/** Whole lines were inserted somewhere: a licence header after a shebang, a generated block. */
const inserted: Inverse = {
  cause: 'inserted',
  stage: 'end-of-file',
  guess: 6,
  *undo({ bytes }, seal) {
    if (seal.bytes === undefined) yield* fewLines(bytes)
    const size = bytes.length - (seal.bytes ?? bytes.length)
    if (size <= 0) return
    const starts = lineStarts(bytes, Math.floor(MAX_INSERTED_WORK / bytes.length))
    const known = new Set(starts)
    for (const at of starts) {
      if (!known.has(at + size)) continue
      const detail = `${size} bytes at byte ${at}`
      yield { length: bytes.length - size, make: () => without(bytes, at, at + size), detail, last: true }
    }
  }
}

/** Without a sealed length: each block of one line, then of two, … Blocks at the start and the end are other causes. */
function* fewLines(bytes: Buffer): Iterable<Candidate> {
  const most = Math.floor(MAX_INSERTED_WORK / bytes.length)
  const starts = lineStarts(bytes, most)
  let tries = 0
  for (let lines = 1; lines <= MAX_LINES_INSERTED && lines < starts.length; lines++) {
    for (let first = 1; first + lines < starts.length - 1 && tries < most; first++, tries++) {
      const [at = 0, end = 0] = [starts[first], starts[first + lines]]
      const detail = `${end - at} bytes at byte ${at}`
      yield { length: bytes.length - end + at, make: () => without(bytes, at, end), detail, last: true }
    }
  }
}

/** Offsets at which a line starts, and the end of the file; no more than `limit`. */
function lineStarts(bytes: Buffer, limit: number): number[] {
  const starts = [0]
  for (let at = bytes.indexOf(LF); at >= 0 && starts.length < limit; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1)
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length)
  return starts
}

/** The `limit` likeliest byte values: those of the file by frequency, then all others. A typing error stays within the alphabet. */
function byLikelihood(bytes: Buffer, limit: number): number[] {
  if (limit === 0) return []
  const counts = new Array<number>(256).fill(0)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  const values = Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || rarity(a) - rarity(b))
  return values.slice(0, limit)
}

/** Order of bytes that the file does not have: letters and digits first, control characters last. */
function rarity(byte: number): number {
  if (byte < 0x20 || byte === 0x7f) return 3
  if (byte > 0x7f) return 2
  return /[0-9A-Za-z]/.test(String.fromCharCode(byte)) ? 0 : 1
}

function guess(length: number, make: () => Buffer, detail: string): Candidate {
  return { length, make, detail, count: 1, last: true }
}

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  const out = Buffer.from(bytes)
  out[at] = byte
  return out
}

function withInserted(bytes: Buffer, at: number, byte: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)])
}

function without(bytes: Buffer, from: number, to: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

/** Changes of whole lines first, then those of one byte. */
export const GUESSES: readonly Inverse[] = [linesAppended, linesPrepended, inserted, bitFlipped, characterChanged]
