import { isUtf8 } from 'node:buffer'
import type { Cause } from '../seal/finding.ts'
import type { Seal } from '../seal/model.ts'
import type { Content } from './content.ts'
import { unicodePunctuation } from './inverses/characters.ts'
import { jsonText } from './json/text.ts'

/**
 * Causes that the found bytes are consistent with when nothing was proved, as they happened, earliest first. Each needs its trace in
 * the found bytes *and* something in the seal that speaks against it: a sealed fact, or the sealed length. Never a claim.
 */
export function hints(seal: Seal, found: Content): Cause[] {
  if (found.length === 0) return seal.bytes === 0 ? [] : [{ code: 'emptied' }]
  return [...endHints(seal, found), ...textHints(seal, found), ...lineEndHints(seal, found), ...encodingHints(seal, found)]
}

function encodingHints(seal: Seal, found: Content): Cause[] {
  const { bytes } = found
  if (seal.text === undefined || seal.text === 'binary') {
    return found.bom && lengthFits(seal, found, 3, found.layout.crlf + 3) ? [{ code: 'bom-added' }] : []
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return [{ code: 'encoding-changed', detail: 'the file begins with a UTF-16LE mark' }]
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return [{ code: 'encoding-changed', detail: 'the file begins with a UTF-16BE mark' }]
  if (found.bom && seal.bom !== true) return [{ code: 'bom-added' }]
  if (!found.bom && seal.bom === true) return [{ code: 'bom-removed' }]
  return []
}

function lineEndHints(seal: Seal, found: Content): Cause[] {
  const { crlf, lf, cr } = found.layout
  if (seal.eol === 'lf' && crlf > 0) return [lf === 0 ? { code: 'crlf-added', count: crlf } : mixed(crlf, lf)]
  if (seal.eol === 'crlf' && lf > 0) return [crlf === 0 ? { code: 'crlf-removed', count: lf } : mixed(crlf, lf)]
  if ((seal.eol === 'lf' || seal.eol === 'crlf') && cr > 0 && lf === 0 && crlf === 0) return [{ code: 'cr-only', count: cr }]
  if (seal.eol !== undefined || seal.text === 'binary' || crlf === 0 || lf > 0) return []
  return lengthFits(seal, found, crlf, ...(found.bom ? [crlf + 3] : [])) ? [{ code: 'crlf-added', count: crlf }] : []
}

function mixed(crlf: number, lf: number): Cause {
  return { code: 'eol-mixed', detail: `${crlf} lines end with CR LF, ${lf} with LF alone` }
}

function textHints(seal: Seal, found: Content): Cause[] {
  if (seal.text === 'utf-8' && found.isAscii) {
    const json = jsonText(found)
    const escaped = json?.respelling({ wide: 'raw', slash: 'kept', html: 'kept' }).count ?? 0
    return escaped > 0
      ? [{ code: 'json-reencoded', count: escaped, detail: 'a sealed UTF-8 text is now ASCII with \\uXXXX' }]
      : []
  }
  if (seal.text !== 'ascii' || found.isAscii) return []
  for (const { count, detail } of unicodePunctuation.undo(found, seal)) {
    return [{ code: 'unicode-punctuation', ...(count !== undefined && { count }), ...(detail !== undefined && { detail }) }]
  }
  return []
}

function endHints(seal: Seal, found: Content): Cause[] {
  if (seal.bytes === undefined || seal.bytes <= found.length) return []
  const where = cutShort(found)
  return where === undefined
    ? []
    : [{ code: 'truncated', detail: `${seal.bytes - found.length} bytes shorter, and ends ${where}` }]
}

/** How the found bytes look cut off; undefined when they do not. */
function cutShort(found: Content): string | undefined {
  const { bytes } = found
  const cut = incompleteTail(bytes)
  if (cut > 0 && isUtf8(bytes.subarray(0, bytes.length - cut))) return 'in the middle of a character'
  if (!found.isUtf8) return undefined
  if (/^\s*[[{]/.test(found.latin1.slice(0, 64)) && jsonText(found) === undefined) return 'before the JSON does'
  const lines = found.layout.lf + found.layout.crlf
  return lines > 0 && bytes[bytes.length - 1] !== 0x0a && jsonText(found) === undefined ? 'in the middle of a line' : undefined
}

/** Bytes of a UTF-8 character at the very end that lacks its own end; 0 when the last one is whole. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    return width > back ? back : 0
  }
  return 0
}

/** True when exactly one of these gains explains the found length; only an edit of equal length then hides the proof. */
function lengthFits(seal: Seal, found: Content, ...gains: readonly number[]): boolean {
  return seal.bytes !== undefined && gains.includes(found.length - seal.bytes)
}
