import type { Drift, Location } from '../model/finding.ts'
import type { Hunk, HunkLine, Hunks } from '../model/hunk.ts'
import type { Secret } from './secrets.ts'

/** In place of a value that a secret rule flags. */
export const MASK = '***'
/** In place of such a byte in a row of hex. */
const MASKED_BYTE = '··'

/** Read around a shown place, to both sides: longer than any credential but a private key, each line of which is random. */
const NEAR_BYTES = 4096
/** Bytes behind the offset of a location that its text may show. */
const LOCATION_BYTES = 256
/** Part of a credential is too short for the rules. The sealed bytes are not at hand, so a word like this is not shown of them. */
const LIKE_A_TOKEN = /[\w+/=-]{16,}/
const LF = 0x0a

/** `[start, end)` in bytes of the found file. */
type Range = readonly [start: number, end: number]

/** A drift whose texts are looked through for secrets. Holds no bytes of the file but those around what is shown. */
export interface MaskPlan {
  /** What the rules must look at. */
  readonly texts: readonly string[]
  /**
   * The drift without the values that were flagged, and whether there were any.
   * @param secrets of each text, in the same order
   */
  apply(secrets: readonly (readonly Secret[])[]): { readonly drift: Drift; readonly masked: boolean }
}

/** @param found the bytes of the file as they were judged */
export function planMask(drift: Drift, found: Buffer): MaskPlan {
  const windows = windowsOf(drift, found)
  // A credential is ASCII, so each byte may stand for a character.
  const around = windows.map(([start, end]) => found.toString('latin1', start, end))
  const sides = (drift.hunks ?? []).flatMap(({ unit, hunks }) => hunks.flatMap(hunk => sidesOf(hunk, unit)))
  const ranges = new Map(
    (drift.hunks ?? []).flatMap(({ unit, hunks }) => hunks.map(hunk => [hunk, rangesOf(hunk, unit, found)] as const))
  )
  return {
    texts: [...around, ...sides.map(({ text }) => text)],
    apply(secrets) {
      const flagged = around.flatMap((text, index) =>
        (secrets[index] ?? []).map(({ start, end }) => {
          const from = windows[index]?.[0] ?? 0
          return { range: [from + start, from + end] as const, value: text.slice(start, end) }
        })
      )
      const shown = sides.map((side, index) => ({ side, secrets: secrets[around.length + index] ?? [] }))
      const masked = flagged.length > 0 || shown.some(one => one.secrets.length > 0)
      const hunks = drift.hunks?.map(one => ({
        ...one,
        hunks: one.hunks.map(hunk => maskHunk(hunk, one.unit, ranges.get(hunk) ?? [], flagged, shown))
      }))
      const locations = drift.locations.map(masked ? placeOf : withoutTokens)
      return { masked, drift: { ...drift, locations, ...(hunks !== undefined && { hunks }) } }
    }
  }
}

/** The place alone. */
export function placeOf({ line, column, offset }: Location): Location {
  return { line, column, offset }
}

function withoutTokens(location: Location): Location {
  return LIKE_A_TOKEN.test(location.expected ?? '') ? placeOf(location) : location
}

/** What is shown of the found file, with what is around it. */
function windowsOf({ locations, hunks = [] }: Drift, found: Buffer): readonly Range[] {
  const shown = [
    ...locations.map(({ offset }): Range => [offset, offset + LOCATION_BYTES]),
    ...hunks.flatMap(one => one.hunks.flatMap(hunk => rangesOf(hunk, one.unit, found).flatMap(range => (range ? [range] : []))))
  ]
  const sorted = shown
    .map(([start, end]): Range => [Math.max(0, start - NEAR_BYTES), Math.min(found.length, end + NEAR_BYTES)])
    .sort((a, b) => a[0] - b[0])
  const merged: Range[] = []
  for (const [start, end] of sorted) {
    const last = merged.at(-1)
    if (last === undefined || start > last[1]) merged.push([start, end])
    else merged[merged.length - 1] = [last[0], Math.max(last[1], end)]
  }
  return merged
}

/** For each line of a hunk, the bytes of the found file that it shows; undefined for a line of the original. */
function rangesOf({ foundStart, lines }: Hunk, unit: Hunks['unit'], found: Buffer): readonly (Range | undefined)[] {
  let at = foundStart
  if (unit === 'line') {
    at = 0
    for (let line = 1; line < foundStart && at < found.length; line++) at = endOfLine(found, at)
  }
  return lines.map(({ kind, text }) => {
    if (kind === '-') return undefined
    const start = at
    at = unit === 'byte' ? start + text.split(' ').length : endOfLine(found, start)
    return [start, at]
  })
}

function endOfLine(found: Buffer, start: number): number {
  const end = found.indexOf(LF, start)
  return end < 0 ? found.length : end + 1
}

/** One side of a hunk as a text. */
interface Side {
  readonly hunk: Hunk
  readonly text: string
  /** Where each of its characters is shown: a line, and a character or a byte in it. Made only for a text with a secret. */
  readonly places: () => readonly { readonly line: number; readonly at: number }[]
}

/** Both sides as they are shown; of bytes also without the zeros of UTF-16. */
function sidesOf(hunk: Hunk, unit: Hunks['unit']): readonly Side[] {
  return ['-', '+'].flatMap(side => {
    const lines = hunk.lines.flatMap(({ kind, text }, line) => (kind === side || kind === ' ' ? [{ line, text }] : []))
    const views = unit === 'byte' ? [bytesOf(lines), bytesOf(lines).filter(({ character }) => character !== '\0')] : undefined
    if (views !== undefined)
      return views.map(
        (places): Side => ({ hunk, text: places.map(({ character }) => character).join(''), places: () => places })
      )
    // Pictures of invisible characters are not part of a value.
    const text = lines
      .map(line => `${line.text}\n`)
      .join('')
      .replace(/[\u2400-\u2426]/g, ' ')
    const places = () => lines.flatMap(({ line, text }) => Array.from({ length: text.length + 1 }, (_, at) => ({ line, at })))
    return [{ hunk, text, places }]
  })
}

function bytesOf(lines: readonly { readonly line: number; readonly text: string }[]) {
  return lines.flatMap(({ line, text }) => text.split(' ').map((byte, at) => ({ line, at, character: byteCharacter(byte) })))
}

function byteCharacter(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16) || 0)
}

interface Flagged {
  readonly range: Range
  readonly value: string
}

function maskHunk(
  hunk: Hunk,
  unit: Hunks['unit'],
  ranges: readonly (Range | undefined)[],
  flagged: readonly Flagged[],
  shown: readonly { readonly side: Side; readonly secrets: readonly Secret[] }[]
): Hunk {
  const hidden = hunk.lines.map(() => new Set<number>())
  for (const { side, secrets } of shown)
    if (side.hunk === hunk)
      for (const { start, end } of secrets) for (const { line, at } of side.places().slice(start, end)) hidden[line]?.add(at)
  const lines = hunk.lines.map((line, index): HunkLine => {
    const positions = hidden[index] ?? new Set<number>()
    const text = unit === 'byte' ? maskRow(line.text, positions) : maskText(line.text, positions)
    const range = ranges[index]
    if (range === undefined) return { ...line, text }
    const inside = flagged.filter(({ range: [start, end] }) => start < range[1] && end > range[0])
    return { ...line, text: inside.reduce((rest, one) => maskKnown(rest, one, range, unit), text) }
  })
  return { ...hunk, lines }
}

function maskRow(text: string, positions: ReadonlySet<number>): string {
  return text
    .split(' ')
    .map((byte, at) => (positions.has(at) ? MASKED_BYTE : byte))
    .join(' ')
}

function maskText(text: string, positions: ReadonlySet<number>): string {
  return Array.from({ length: text.length }, (_, at) =>
    positions.has(at) ? (positions.has(at - 1) ? '' : MASK) : (text[at] ?? '')
  ).join('')
}

/** A line of the found file without what was flagged in the file: the value where it is shown whole, else the line. */
function maskKnown(text: string, { range: [start, end], value }: Flagged, [from]: Range, unit: Hunks['unit']): string {
  if (unit === 'byte') return maskRow(text, new Set(Array.from({ length: end - start }, (_, index) => start - from + index)))
  if (text.includes(value)) return text.replaceAll(value, MASK)
  return text.includes(MASK) ? text : MASK
}
