import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Inverse } from './inverse.ts'

const LF = 0x0a
const CR = 0x0d
const MAX_LINE_ENDS = 8

const finalNewlineAdded: Inverse = {
  cause: 'final-newline-added',
  stage: 'end-of-file',
  copies: 0,
  *undo({ bytes }) {
    let end = bytes.length
    for (let count = 1; count <= MAX_LINE_ENDS; count++) {
      const at = lineEndBefore(bytes, end)
      if (at === end) return
      end = at
      yield { length: at, make: () => bytes.subarray(0, at), window: true, count, weight: 4, ...(count > 1 && { last: true }) }
    }
  }
}

const finalNewlineRemoved: Inverse = {
  cause: 'final-newline-removed',
  stage: 'end-of-file',
  copies: 2,
  *undo(found, seal) {
    if (found.length === 0 || !found.isUtf8) return
    const lineEnd = seal.eol === 'crlf' || (seal.eol === undefined && found.lineEnd === '\r\n') ? '\r\n' : '\n'
    for (let count = 1; count <= MAX_LINE_ENDS; count++) {
      const tail = Buffer.from(lineEnd.repeat(count))
      yield {
        length: found.length + tail.length,
        make: () => Buffer.concat([found.bytes, tail]),
        count,
        weight: 4,
        ...(count > 1 && { last: true })
      }
    }
  }
}

/** NUL bytes after the end (a block device, a fixed-size record), or the Ctrl-Z of CP/M and DOS. */
const padded: Inverse = {
  cause: 'padded',
  stage: 'end-of-file',
  looksAt: 'bytes',
  copies: 0,
  *undo({ bytes }, seal) {
    for (const [byte, name] of [
      [0x00, 'U+0000 NULL'],
      [0x1a, 'U+001A SUBSTITUTE (Ctrl-Z)']
    ] as const) {
      let end = bytes.length
      while (end > 0 && bytes[end - 1] === byte) end--
      const count = bytes.length - end
      if (count > 0) yield { length: end, make: () => bytes.subarray(0, end), window: true, count, detail: name }
      // The sealed bytes may end with some of the same.
      const sealed = seal.bytes ?? 0
      if (sealed > end && sealed < bytes.length) {
        yield {
          length: sealed,
          make: () => bytes.subarray(0, sealed),
          window: true,
          last: true,
          count: bytes.length - sealed,
          detail: name
        }
      }
    }
  }
}

/** The sealed bytes are there more than once, one copy after the other. */
const duplicated: Inverse = {
  cause: 'duplicated',
  stage: 'end-of-file',
  looksAt: 'bytes',
  copies: 0,
  *undo({ bytes }, seal) {
    const length = seal.bytes
    if (length === undefined || length === 0 || length >= bytes.length || bytes.length % length !== 0) return
    const times = bytes.length / length
    if (bytes.compare(bytes, 0, bytes.length - length, length) !== 0) return
    yield { length, make: () => bytes.subarray(0, length), window: true, last: true, count: times, detail: `${times} times` }
  }
}

/** Something was added after the sealed bytes, which are unchanged. */
export const appended: Inverse = {
  cause: 'appended',
  stage: 'end-of-file',
  looksAt: 'bytes',
  copies: 0,
  *undo(found, seal) {
    const length = seal.bytes
    if (length === undefined || length === 0 || length >= found.length) return
    const detail = `${found.length - length} bytes after the sealed content`
    yield { length, make: () => found.bytes.subarray(0, length), window: true, last: true, detail }
  }
}

/** Something was added before the sealed bytes, which are unchanged. */
export const prepended: Inverse = {
  cause: 'prepended',
  stage: 'end-of-file',
  copies: 0,
  *undo(found, seal) {
    const length = seal.bytes
    if (length === undefined || length === 0 || length >= found.length) return
    const detail = `${found.length - length} bytes before the sealed content`
    yield { length, make: () => found.bytes.subarray(found.length - length), window: true, last: true, detail }
  }
}

/** Where the line end that stops at `end` begins; `end` itself when there is none. */
function lineEndBefore(bytes: Content['bytes'], end: number): number {
  if (end === 0 || bytes[end - 1] !== LF) return end
  return end > 1 && bytes[end - 2] === CR ? end - 2 : end - 1
}

/** The narrower cause first. */
export const ENDS: readonly Inverse[] = [finalNewlineAdded, finalNewlineRemoved, padded, duplicated]
