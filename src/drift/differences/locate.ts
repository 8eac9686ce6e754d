import { Buffer, isUtf8 } from 'node:buffer'
import type { Location } from '../../model/finding.ts'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { type Difference, visitDifferences } from './differences.ts'
import { visible } from './visible.ts'

const LF = 0x0a
const CR = 0x0d
const SHOWN = 5
const SHOWN_BRIEFLY = 2

/** The first places, and how many there are in all when that was cheap to count. */
export interface Places {
  readonly locations: readonly Location[]
  readonly places?: number
}

/**
 * Where the found bytes differ from the original ones.
 * @param brief only that, and not how many places there are
 */
export function locate(original: Uint8Array, found: Content, brief = false): Places {
  const shown = brief ? SHOWN_BRIEFLY : SHOWN
  const sealed = Buffer.from(original.buffer, original.byteOffset, original.length)
  const { bytes } = found
  const locations: Location[] = []
  const position = new Position(bytes)
  let places = 0
  const all = visitDifferences(sealed, bytes, (a, b, c, d) => {
    if (++places > shown) return !brief
    const { original: from, found: to } = wholeCharacters(sealed, bytes, { original: [a, b], found: [c, d] })
    locations.push({
      ...position.at(to[0]),
      expected: visible(sealed.subarray(from[0], from[1])),
      found: visible(bytes.subarray(to[0], to[1]))
    })
    return true
  })
  return { locations, ...(all && { places }) }
}

/** Where the found bytes contradict sealed facts; all that can be said without the original. */
export function locateByFacts(seal: Seal, found: Content, brief = false): Places {
  const shown = brief ? SHOWN_BRIEFLY : SHOWN
  const { bytes } = found
  const locations: Location[] = []
  const position = new Position(bytes)
  let places = 0
  for (const [from, to] of contradictions(seal, found)) {
    places++
    if (places <= shown) locations.push({ ...position.at(from), found: visible(bytes.subarray(from, to)) })
  }
  return places === 0 ? { locations } : { locations, places }
}

function* contradictions(seal: Seal, found: Content): Iterable<readonly [number, number]> {
  const { bytes } = found
  const { text, eol } = seal
  if (text === undefined || text === 'binary') return
  if (!found.isUtf8 && text === 'utf-8') {
    const at = firstNotUtf8(bytes)
    yield [at, at + 1]
    return
  }
  const bomWrong = found.bom && seal.bom !== true
  if (bomWrong) yield [0, 3]
  const utf8 = found.isUtf8
  for (let at = found.bom ? 3 : 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte > 0x7f && text === 'ascii') {
      const width = utf8 ? (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4) : 1
      yield [at, at + width]
      at += width - 1
    } else if (byte === CR && bytes[at + 1] === LF) {
      if (eol === 'lf' || eol === 'none') yield [at, at + 2]
      at++
    } else if (byte === CR && (eol === 'lf' || eol === 'crlf')) yield [at, at + 1]
    else if (byte === LF && eol === 'crlf') yield [at, at + 1]
  }
}

/** Offset of the first byte that is not part of whole, valid UTF-8. */
function firstNotUtf8(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    const width = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    if (width > 1 && (at + width > bytes.length || !isUtf8(bytes.subarray(at, at + width)))) break
    at += width
  }
  return at
}

/** Grows a difference to whole characters and whole line ends in both. What is beside it is the same in both. */
export function wholeCharacters(original: Buffer, found: Buffer, { original: [a, b], found: [c, d] }: Difference): Difference {
  let before = c - characterStart(found, c)
  before = Math.max(before, a - characterStart(original, a))
  before = Math.min(before, a, c)
  let behind = 0
  while (behind < 3 && (continues(original[b + behind]) || continues(found[d + behind]))) behind++
  const splitsLineEnd = found[d] === LF && original[b] === LF && (found[d - 1] === CR || original[b - 1] === CR)
  if (behind === 0 && splitsLineEnd) behind = 1
  return { original: [a - before, b + behind], found: [c - before, d + behind] }
}

function characterStart(bytes: Buffer, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && continues(bytes[start])) start--
  return continues(bytes[start]) ? at : start
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

/** Lines and columns for growing offsets. A line ends with LF, as it does for git and GitHub. */
export class Position {
  readonly #bytes: Buffer
  #line = 1
  #lineStart = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  at(offset: number): { readonly line: number; readonly column: number; readonly offset: number } {
    for (let end = this.#bytes.indexOf(LF, this.#lineStart); end >= 0 && end < offset; end = this.#bytes.indexOf(LF, end + 1)) {
      this.#line++
      this.#lineStart = end + 1
    }
    return { line: this.#line, column: unitsIn(this.#bytes, this.#lineStart, offset) + 1, offset }
  }
}

/** UTF-16 code units of UTF-8 text, told from its bytes: a line can be longer than a string may be. */
function unitsIn(bytes: Buffer, from: number, to: number): number {
  let units = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if ((byte & 0xc0) !== 0x80) units += byte < 0xf0 ? 1 : 2
  }
  return units
}
