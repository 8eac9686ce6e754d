import { Buffer, isUtf8 } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Bits of a file that are each turned once. */
const MAX_FLIPPED_BYTES = 1024
/** Bytes that are tried as one byte too much. */
const MAX_DROPPED_BYTES = 8 * 1024
/** Values tried in all places of a file, the bytes of the file itself first. */
const MAX_CHANGED = 16_384
/** Bytes of them: other guesses must have their turn in a larger file. */
const MAX_CHANGED_BYTES = 16 * 1024 * 1024
/** Bytes copied and hashed to find a block that was put in. */
const MAX_INSERTED_WORK = 32 * 1024 * 1024

/** One bit is turned: memory, a disk, a cable. */
export const bitFlipped: Inverse = {
  cause: 'bit-flipped',
  stage: 'origin',
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
 * True when a hand may have made this change: each of both characters is printable or white space, and text is text before and after. `0` and `1`, `=` and `<`, `E` and `e` differ in one bit too.
 */
function isTyped(found: Content, at: number, bit: number): boolean {
  const now = found.bytes[at] ?? 0
  const before = now ^ (1 << bit)
  if (!found.isText) return isPrintable(now) && isPrintable(before)
  if (now < 0x80 || before < 0x80) return isPrintable(now) && isPrintable(before)
  return isUtf8(withByte(found.bytes, at, before))
}

/** White space and all of ASCII that a key types. */
function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d)
}

/** One byte is another, too much, or missing. */
export const characterChanged: Inverse = {
  cause: 'character-changed',
  stage: 'origin',
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

/** Whole lines were put in somewhere: a licence header behind a shebang, a generated block. */
export const inserted: Inverse = {
  cause: 'inserted',
  stage: 'end-of-file',
  guess: 6,
  *undo({ bytes }, seal) {
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

/** Offsets at which a line starts, and the end of the file; no more than `limit`. */
function lineStarts(bytes: Buffer, limit: number): number[] {
  const starts = [0]
  for (let at = bytes.indexOf(0x0a); at >= 0 && starts.length < limit; at = bytes.indexOf(0x0a, at + 1)) starts.push(at + 1)
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length)
  return starts
}

/** The `limit` likeliest byte values: those of the file by how often they occur, then all others. A typing error keeps to the alphabet. */
function byLikelihood(bytes: Buffer, limit: number): number[] {
  if (limit === 0) return []
  const counts = new Array<number>(256).fill(0)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  const values = Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || rarity(a) - rarity(b))
  return values.slice(0, limit)
}

/** Of bytes that the file does not have: letters and digits first, control characters last. */
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
