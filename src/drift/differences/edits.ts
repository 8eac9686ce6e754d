import type { Buffer } from 'node:buffer'
import type { Edits, Location } from '../../model/finding.ts'
import type { Content } from '../content.ts'
import { visitDifferences } from './differences.ts'
import { Position, wholeCharacters } from './locate.ts'
import { visible } from './visible.ts'

const SHOWN = 10
const SHOWN_BRIEFLY = 2
/** More edits are not counted one by one. */
const MAX_COUNTED = 10_000
/** Bytes by which an edit is extended to whole words on either side. */
const MAX_GROWN = 40

/** What is left of a difference after causes were undone. */
interface Residue {
  readonly edits: Edits
  readonly locations: readonly Location[]
}

/** Bytes `[from, to)` of the original are where `[undoneFrom, undoneTo)` of the undone bytes are. */
interface Edit {
  readonly from: number
  to: number
  readonly undoneFrom: number
  undoneTo: number
}

/**
 * The edits between the sealed bytes and the found ones with causes undone, each extended to whole words, with its position in the found file.
 * @param readable the found bytes as text: decoded or decompressed where they were in a container, else the found bytes themselves
 */
export function residueOf(original: Content, undone: Content, readable: Content, found: Content, brief = false): Residue {
  const edits: Edit[] = []
  const counted = visitDifferences(original.bytes, undone.bytes, (from, to, undoneFrom, undoneTo) => {
    const edit = grown(original.bytes, undone.bytes, { from, to, undoneFrom, undoneTo }, edits.at(-1))
    if (edit !== undefined) edits.push(edit)
    return edits.length <= MAX_COUNTED
  })
  const place = placer(undone, readable, found)
  const locations = edits.slice(0, brief ? SHOWN_BRIEFLY : SHOWN).map(({ from, to, undoneFrom, undoneTo }) => ({
    ...place(undoneFrom),
    expected: visible(original.bytes.subarray(from, to)),
    found: visible(undone.bytes.subarray(undoneFrom, undoneTo))
  }))
  return { edits: { count: edits.length, ...(!counted && { atLeast: true as const }) }, locations }
}

/** The edit with the words that it touches; undefined when it is part of the edit before, which then ends where this one does. */
function grown(original: Buffer, undone: Buffer, raw: Edit, before: Edit | undefined): Edit | undefined {
  const { original: a, found: c } = wholeCharacters(original, undone, {
    original: [raw.from, raw.to],
    found: [raw.undoneFrom, raw.undoneTo]
  })
  let [from, to, undoneFrom, undoneTo] = [a[0], a[1], c[0], c[1]]
  // Bytes beside a difference are the same in both, up to the next one.
  const least = before?.to ?? 0
  for (
    let n = 0;
    n < MAX_GROWN && from > least && isWord(original[from - 1]) && original[from - 1] === undone[undoneFrom - 1];
    n++
  ) {
    from--
    undoneFrom--
  }
  for (let n = 0; n < MAX_GROWN && isWord(original[to]) && original[to] === undone[undoneTo]; n++) {
    to++
    undoneTo++
  }
  if (before === undefined || from > before.to || undoneFrom > before.undoneTo) return { from, to, undoneFrom, undoneTo }
  before.to = Math.max(before.to, to)
  before.undoneTo = Math.max(before.undoneTo, undoneTo)
  return undefined
}

/** Letters, digits, characters inside numbers and names, and every byte over ASCII. */
function isWord(byte: number | undefined): boolean {
  if (byte === undefined) return false
  return (
    byte > 0x7f ||
    (byte >= 0x30 && byte <= 0x39) ||
    ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
    byte === 0x2e ||
    byte === 0x5f
  )
}

type Place = Pick<Location, 'line' | 'column' | 'offset'>

/** Places for growing offsets of the undone bytes. */
function placer(undone: Content, readable: Content, found: Content): (offset: number) => Place {
  const position = new Position(readable.bytes)
  const moved =
    undone === readable ? (offset: number) => offset : (linesAlike(undone, readable) ?? mapping(undone.bytes, readable.bytes))
  let last = 0
  return offset => {
    // Offsets ascend, and none is past the end.
    last = Math.max(last, Math.min(moved(offset), readable.length))
    const { line, column } = position.at(last)
    return { line, column, offset: readable === found ? last : encodedOffset(readable, found, last) }
  }
}

/** Where growing offsets of the one are in the other, by their differences. */
function mapping(undone: Buffer, readable: Buffer): (offset: number) => number {
  /** Flat: where a difference ends in the undone and in the readable bytes, and where it begins. */
  const steps: number[] = []
  visitDifferences(undone, readable, (from, to, readableFrom, readableTo) => steps.push(from, to, readableFrom, readableTo))
  let step = 0
  return offset => {
    while (step + 4 < steps.length && (steps[step + 4] ?? 0) <= offset) step += 4
    const [from = 0, to = 0, readableFrom = 0, readableTo = 0] = steps.slice(step, step + 4)
    if (steps.length === 0 || from > offset) return offset
    return offset < to ? readableFrom + Math.min(offset - from, readableTo - readableFrom) : offset - to + readableTo
  }
}

/**
 * The same line by line, if both have the same number of lines: undoing then moved no line, and short lines, which are easily mistaken for
 * each other, cannot merge two edits. Undefined when the numbers differ.
 */
function linesAlike(undone: Content, readable: Content): ((offset: number) => number) | undefined {
  const count = (bytes: Buffer) => {
    let lines = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1)) lines++
    return lines
  }
  if (count(undone.bytes) !== count(readable.bytes)) return undefined
  const line = { at: 0, end: lineEnd(undone.bytes, 0) }
  const twin = { at: readable.bom && !undone.bom ? BOM_BYTES : 0, end: lineEnd(readable.bytes, 0) }
  return offset => {
    while (offset >= line.end && line.end < undone.length) {
      line.at = line.end
      twin.at = twin.end
      line.end = lineEnd(undone.bytes, line.at)
      twin.end = lineEnd(readable.bytes, twin.at)
    }
    const text = withoutEnd(undone.bytes.subarray(line.at, line.end))
    const place = mapping(text, withoutEnd(readable.bytes.subarray(twin.at, twin.end)))(Math.min(offset - line.at, text.length))
    return twin.at + place
  }
}

const LF = 0x0a
const CR = 0x0d
const BOM_BYTES = 3

/** The offset after the line feed of the line that begins there. */
function lineEnd(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(LF, at)
  return end < 0 ? bytes.length : end + 1
}

function withoutEnd(line: Buffer): Buffer {
  const end = line.at(-1) === LF ? line.length - 1 : line.length
  return line.subarray(0, end > 0 && line[end - 1] === CR ? end - 1 : end)
}

/** The offset in the found bytes of one in their text: of UTF-16, single-byte encodings and behind a BOM; of others, that in the text. */
function encodedOffset(readable: Content, found: Content, offset: number): number {
  const text = readable.bytes.toString('utf8', 0, offset)
  const units = (readable.text ?? '').length
  const mark = found.length - 2 * units
  if (mark === 0 || mark === 2) return 2 * text.length + mark
  if (found.length === readable.length + 3) return offset + 3
  return found.length === [...(readable.text ?? '')].length ? [...text].length : offset
}
