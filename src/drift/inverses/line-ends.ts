import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { partly } from './replacements.ts'

const LF = 0x0a
const CR = 0x0d

/** Windows checkout (`core.autocrlf`, `eol=crlf`), unix2dos, Windows editors: every line end became CR LF. */
const crlfAdded: Inverse = {
  cause: 'crlf-added',
  stage: 'eol',
  copies: 2,
  *undo(found, seal) {
    const { crlf, lf } = found.ends
    if (crlf === 0 || lf > 0) return
    yield { ...toLf(found), weight: seal.eol === 'crlf' ? 4 : 1 }
    // CRLF converted once more by a tool that only looks for LF.
    if (seal.eol !== 'crlf' && found.ends.cr > 0 && found.bytes.includes('\r\r\n')) yield runsToLf(found)
  }
}

/** dos2unix, `eol=lf`, Unix editors: every CR LF became LF. */
export const crlfRemoved: Inverse = {
  cause: 'crlf-removed',
  stage: 'eol',
  copies: 2,
  *undo(found, seal) {
    const { crlf, lf } = found.ends
    if (lf === 0 || crlf > 0 || seal.eol === 'lf' || seal.eol === 'none') return
    yield { ...toCrlf(found), weight: seal.eol === 'crlf' ? 1 : 3 }
  }
}

/** Line ends became a lone CR, as on the old Macintosh. */
const crOnly: Inverse = {
  cause: 'cr-only',
  stage: 'eol',
  copies: 2,
  *undo(found, seal) {
    const { crlf, lf, cr } = found.ends
    if (cr === 0 || crlf > 0 || lf > 0) return
    const lone = { length: found.length, make: () => swapByte(found.bytes, CR, LF), count: cr }
    const pair = { length: found.length + cr, make: () => insertBefore(swapByte(found.bytes, CR, LF), cr), count: cr }
    if (seal.eol !== 'crlf') yield lone
    if (seal.eol !== 'lf') yield pair
  }
}

/** Every lone CR became LF. */
const crExchanged: Inverse = {
  cause: 'eol-mixed',
  stage: 'eol',
  copies: 2,
  *undo(found, seal) {
    const { crlf, lf, cr } = found.ends
    if (lf === 0 || crlf > 0 || cr > 0 || (seal.eol !== undefined && seal.eol !== 'none')) return
    yield { length: found.length, make: () => swapByte(found.bytes, LF, CR), count: lf, detail: 'CR alone became LF', last: true }
  }
}

/** Some lines changed their end: the sealed ends were all alike. */
const eolMixed: Inverse = {
  cause: 'eol-mixed',
  stage: 'eol',
  copies: 2,
  *undo(found, seal) {
    const { crlf, lf } = found.ends
    if (crlf === 0 || lf === 0) return
    if (seal.eol !== 'crlf') yield { ...toLf(found), detail: `${crlf} of ${crlf + lf} lines end with CR LF` }
    if (seal.eol !== 'lf') yield { ...toCrlf(found), detail: `${lf} of ${crlf + lf} lines end with LF alone` }
  }
}

/** Some lines changed their end, and the sealed ends were mixed: the sealed length shows how many. */
export const eolMixedInPart: Inverse = {
  cause: 'eol-mixed',
  stage: 'eol',
  guess: 3,
  *undo(found, seal) {
    const { crlf, lf } = found.ends
    if (seal.bytes === undefined || (seal.eol !== undefined && seal.eol !== 'mixed') || crlf + lf > MAX_LINES) return
    const ends = lineEndsOf(found.bytes)
    const windows = ends.filter(({ width }) => width === 2).map(end => ({ ...end, text: '\n' }))
    const unix = ends.filter(({ width }) => width === 1).map(end => ({ ...end, text: '\r\n' }))
    for (const [choice, others] of [
      [windows, unix],
      [unix, windows]
    ] as const) {
      yield* partly(found, choice, [], seal.bytes, part => ({ count: part }))
      // Also all of the other kind: the sealed file was mixed the other way.
      if (others.length > 0) yield* partly(found, choice, others, seal.bytes, part => ({ count: part + others.length }))
    }
  }
}

/** Every line end was doubled, as when CR LF is read as two line ends. */
const blankLinesAdded: Inverse = {
  cause: 'blank-lines-added',
  stage: 'eol',
  *undo(found, seal) {
    const { crlf, lf } = found.ends
    if (crlf + lf < 2 || !found.layout.blankLine) return
    const end = found.lineEnd
    if ((crlf > 0 && lf > 0) || !inPairs(found.bytes)) return
    const count = (crlf + lf) / 2
    for (const single of seal.eol === 'crlf' ? ['\r\n'] : ['\n', '\r\n']) {
      const length = found.length - count * (2 * end.length - single.length)
      yield {
        length,
        make: () => Buffer.from(found.latin1.replaceAll(end + end, single), 'latin1'),
        count,
        detail: 'every line ending was doubled',
        weight: 3
      }
    }
  }
}

/** True when adjacent line ends occur only in even numbers. */
function inPairs(bytes: Buffer): boolean {
  let run = 0
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at]
    if (byte === LF) run++
    else if (byte !== CR || bytes[at + 1] !== LF) {
      if (run % 2 !== 0) return false
      run = 0
    }
  }
  return true
}

/** Places are kept as objects; in files with more lines, parts are not tried. */
const MAX_LINES = 1_000_000

function lineEndsOf(bytes: Buffer): { readonly offset: number; readonly width: number }[] {
  const ends: { offset: number; width: number }[] = []
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const width = bytes[at - 1] === CR ? 2 : 1
    ends.push({ offset: at + 1 - width, width })
  }
  return ends
}

function toLf(found: Content): Candidate {
  const { crlf, lf, cr } = found.ends
  // A lone CR may precede a CR LF, and forms a new one with what remains of it.
  const known = cr === 0 ? { known: { ends: { crlf: 0, lf: lf + crlf, cr }, twin: found } } : {}
  return { length: found.length - crlf, make: () => dropCr(found.bytes, crlf), count: crlf, ...known }
}

function toCrlf(found: Content): Candidate {
  const { crlf, lf, cr } = found.ends
  const known = { ends: { crlf: crlf + lf, lf: 0, cr }, twin: found }
  return { length: found.length + lf, make: () => insertBefore(found.bytes, lf), count: lf, known }
}

/** Every CR of a run before an LF is dropped. */
function runsToLf(found: Content): Candidate {
  const { bytes, ends } = found
  let length = bytes.length
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) for (let cr = at; bytes[cr - 1] === CR; cr--) length--
  const make = () => {
    const out = Buffer.allocUnsafe(bytes.length)
    let to = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LF) while (out[to - 1] === CR) to--
      out[to++] = byte
    }
    return out.subarray(0, to)
  }
  return { length, make, count: ends.crlf, detail: 'doubled: CR CR LF' }
}

/** Up to this size a regular expression over a copy beats a loop over the bytes. */
const MAX_AS_STRING = 4 * 1024 * 1024

function dropCr(bytes: Buffer, crlf: number): Buffer {
  if (bytes.length <= MAX_AS_STRING) return Buffer.from(bytes.toString('latin1').replace(/\r\n/g, '\n'), 'latin1')
  const out = Buffer.allocUnsafe(bytes.length - crlf)
  const end = bytes.length
  let to = 0
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte === CR && bytes[at + 1] === LF) continue
    out[to++] = byte
  }
  return out
}

/** Adds a CR before each LF that has none. */
function insertBefore(bytes: Uint8Array, lf: number): Buffer {
  const out = Buffer.allocUnsafe(bytes.length + lf)
  const end = bytes.length
  let to = 0
  let before = 0
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte === LF && before !== CR) out[to++] = CR
    out[to++] = byte
    before = byte
  }
  return out
}

function swapByte(bytes: Uint8Array, from: number, to: number): Buffer {
  const out = Buffer.from(bytes)
  for (let at = out.indexOf(from); at >= 0; at = out.indexOf(from, at + 1)) out[at] = to
  return out
}

/** The narrower cause first. */
export const LINE_ENDS: readonly Inverse[] = [crlfAdded, eolMixed, crOnly, crExchanged, blankLinesAdded]
