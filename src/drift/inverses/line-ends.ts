import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from '../inverse.ts'

const LF = 0x0a
const CR = 0x0d

/** Windows checkout (`core.autocrlf`, `eol=crlf`), unix2dos, Windows editors: every line end became CR LF. */
export const crlfAdded: Inverse = {
  cause: 'crlf-added',
  stage: 'eol',
  *undo(found, seal) {
    const { crlf, lf } = found.lineEnds
    if (crlf === 0 || lf > 0) return
    yield toLf(found)
    // CRLF converted once more by a tool that only looks for LF.
    if (seal.eol !== 'crlf' && found.bytes.includes('\r\r\n')) yield* runsToLf(found)
  }
}

/** dos2unix, `eol=lf`, Unix editors: every CR LF became LF. */
export const crlfRemoved: Inverse = {
  cause: 'crlf-removed',
  stage: 'eol',
  *undo(found, seal) {
    const { crlf, lf } = found.lineEnds
    if (lf === 0 || crlf > 0 || seal.eol === 'lf' || seal.eol === 'none') return
    yield { ...toCrlf(found), weight: seal.eol === 'crlf' ? 1 : 2 }
  }
}

/** Line ends became a lone CR, as on the old Macintosh. */
export const crOnly: Inverse = {
  cause: 'cr-only',
  stage: 'eol',
  *undo(found, seal) {
    const { crlf, lf, cr } = found.lineEnds
    if (cr === 0 || crlf > 0 || lf > 0) return
    const lone = { length: found.length, make: () => swapByte(found.bytes, CR, LF), count: cr }
    const pair = { length: found.length + cr, make: () => insertBefore(swapByte(found.bytes, CR, LF), cr), count: cr }
    if (seal.eol !== 'crlf') yield lone
    if (seal.eol !== 'lf') yield pair
  }
}

/** Part of the lines changed their end: the sealed ones were all alike. */
export const eolMixed: Inverse = {
  cause: 'eol-mixed',
  stage: 'eol',
  *undo(found, seal) {
    const { crlf, lf } = found.lineEnds
    if (crlf === 0 || lf === 0) return
    if (seal.eol !== 'crlf') yield { ...toLf(found), detail: `${crlf} of ${crlf + lf} lines end with CR LF` }
    if (seal.eol !== 'lf') yield { ...toCrlf(found), detail: `${lf} of ${crlf + lf} lines end with LF alone` }
  }
}

function toLf(found: Content): Candidate {
  const { crlf } = found.lineEnds
  return { length: found.length - crlf, make: () => dropCr(found.bytes, crlf), count: crlf }
}

function toCrlf(found: Content): Candidate {
  const { lf } = found.lineEnds
  return { length: found.length + lf, make: () => insertBefore(found.bytes, lf), count: lf }
}

function* runsToLf(found: Content): Iterable<Candidate> {
  const text = found.latin1.replace(/\r+\n/g, '\n')
  const count = found.lineEnds.crlf
  yield { length: text.length, make: () => Buffer.from(text, 'latin1'), count, detail: 'doubled: CR CR LF' }
}

function dropCr(bytes: Uint8Array, crlf: number): Buffer {
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

/** Puts a CR before each LF that has none. */
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
