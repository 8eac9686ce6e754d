import { isUtf8 } from 'node:buffer'
import type { Cause } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'
import { unicodePunctuation } from './inverses/characters.ts'
import { mojibake } from './inverses/mojibake.ts'
import { jsonBreaksOff } from './json/reader.ts'
import { jsonText } from './json/text.ts'
import { readPointer } from './lfs-pointer.ts'

/**
 * Causes that the found bytes are consistent with when nothing was proved, as they happened, earliest first. Each needs its trace in
 * the found bytes *and* something in the seal that speaks against it: a sealed fact, or the sealed length. Never a claim.
 */
export function hints(seal: Seal, found: Content): Cause[] {
  if (found.length === 0) return seal.bytes === 0 ? [] : [{ code: 'emptied' }]
  const whole = wholeHint(seal, found)
  if (whole !== undefined) return [whole]
  return [...endHints(seal, found), ...textHints(seal, found), ...lineEndHints(seal, found), ...encodingHints(seal, found)]
}

/** Something else is in place of the content. */
export function wholeHint(seal: Seal, found: Content): Cause | undefined {
  const pointer = readPointer(found)
  const length = seal.bytes ?? Number.POSITIVE_INFINITY
  if (pointer !== undefined && length !== found.length) return { code: 'lfs-pointer', detail: 'a pointer to other content' }
  const sealedText = seal.text === 'ascii' || seal.text === 'utf-8'
  if (sealedText && startsWith(found, '\0GITCRYPT\0')) return { code: 'encrypted', detail: 'git-crypt' }
  if (seal.text === 'binary' && startsWith(found, 'age-encryption.org/v1')) return { code: 'encrypted', detail: 'age' }
  if (seal.text === 'utf-8' && startsWith(found, '$ANSIBLE_VAULT;')) return { code: 'encrypted', detail: 'Ansible Vault' }
  if (sealedText && (startsWith(found, '\x1f\x8b\x08') || startsWith(found, '\x28\xb5\x2f\xfd'))) return { code: 'compressed' }
  if (seal.text === 'binary' && /\.(?:gz|tgz|zst|xz|bz2)$/i.test(seal.path) && found.isText && found.length > length) {
    return { code: 'decompressed' }
  }
  return isLinkPath(seal, found) ? { code: 'symlink-as-text', detail: 'the content is a relative path' } : undefined
}

const LINK_PATH = /^(?:\.{1,2}\/)*[\w@.+-]+(?:\/[\w@.+-]+)+$/
const MAX_LINK_BYTES = 4096

/** Git writes a link as a file with its path, without a line end, where links are not supported. */
function isLinkPath(seal: Seal, found: Content): boolean {
  const sealedMore = seal.eol === undefined || seal.eol === 'none' ? (seal.bytes ?? 0) > 4 * found.length : true
  return sealedMore && found.length <= MAX_LINK_BYTES && LINK_PATH.test(found.latin1)
}

function encodingHints(seal: Seal, found: Content): Cause[] {
  if (seal.text === undefined || seal.text === 'binary') {
    return found.bom && lengthFits(seal, found, 3, found.ends.crlf + 3) ? [{ code: 'bom-added' }] : []
  }
  if (startsWith(found, '\xff\xfe')) return [{ code: 'encoding-changed', detail: 'the file begins with a UTF-16LE mark' }]
  if (startsWith(found, '\xfe\xff')) return [{ code: 'encoding-changed', detail: 'the file begins with a UTF-16BE mark' }]
  if (found.bom && seal.bom !== true) return [{ code: 'bom-added' }]
  if (!found.bom && seal.bom === true) return [{ code: 'bom-removed' }]
  if (seal.text === 'ascii' && found.bytes.includes('\ufffd')) {
    return [{ code: 'encoding-changed', detail: 'U+FFFD REPLACEMENT CHARACTER stands for bytes that could not be read' }]
  }
  if (found.isUtf8 || found.hasNul || cutCharacter(found)) return []
  return [{ code: 'encoding-changed', detail: 'the text is not UTF-8 any more' }]
}

function lineEndHints(seal: Seal, found: Content): Cause[] {
  const { crlf, lf, cr } = found.ends
  if (seal.eol === 'lf' && crlf > 0) return [lf === 0 ? { code: 'crlf-added', count: crlf } : mixed(crlf, lf)]
  if (seal.eol === 'crlf' && lf > 0) return [crlf === 0 ? { code: 'crlf-removed', count: lf } : mixed(crlf, lf)]
  if ((seal.eol === 'lf' || seal.eol === 'crlf') && cr > 0 && lf === 0 && crlf === 0) return [{ code: 'cr-only', count: cr }]
  if (seal.eol !== undefined || seal.text === 'binary' || crlf === 0 || lf > 0) return []
  return lengthFits(seal, found, crlf, ...(found.bom ? [crlf + 3] : [])) ? [{ code: 'crlf-added', count: crlf }] : []
}

function mixed(crlf: number, lf: number): Cause {
  return { code: 'eol-mixed', detail: `${crlf} lines end with CR LF, ${lf} with LF alone` }
}

const CONFLICT_MARKS = [/^<<<<<<< /m, /^=======\r?$/m, /^>>>>>>> /m] as const

function textHints(seal: Seal, found: Content): Cause[] {
  const causes: Cause[] = []
  const longer = seal.bytes !== undefined && found.length > seal.bytes
  if (longer && CONFLICT_MARKS.every(mark => mark.test(found.latin1))) causes.push({ code: 'merge-conflict' })
  if (seal.text === 'utf-8' && found.isAscii) {
    const escaped = jsonText(found)?.respelling({ wide: 'raw', slash: 'kept', html: 'kept' }).count ?? 0
    if (escaped > 0)
      causes.push({ code: 'json-reencoded', count: escaped, detail: 'sealed characters over ASCII are now \\uXXXX' })
  }
  if (longer && [...mojibake.undo(found, seal)].some(({ length }) => length === seal.bytes)) causes.push({ code: 'mojibake' })
  if (seal.text !== 'ascii' || found.isAscii) return causes
  for (const { count, detail } of unicodePunctuation.undo(found, seal)) {
    causes.push({ code: 'unicode-punctuation', ...(count !== undefined && { count }), ...(detail !== undefined && { detail }) })
    break
  }
  return causes
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
  if (cutCharacter(found)) return 'in the middle of a character'
  if (!found.isUtf8) return undefined
  if (/^\s*[[{]/.test(found.bytes.toString('latin1', 0, 64))) {
    return jsonBreaksOff(found.latin1) ? 'before the JSON does' : undefined
  }
  const lines = found.ends.lf + found.ends.crlf
  return lines > 0 && found.bytes.at(-1) !== 0x0a ? 'in the middle of a line' : undefined
}

/** True when all is UTF-8 but a last character that lacks its own end. */
function cutCharacter({ bytes }: Content): boolean {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    return width > back && bytes.length > back && isUtf8(bytes.subarray(0, bytes.length - back))
  }
  return false
}

/** `head` is Latin-1: one character a byte. */
function startsWith({ bytes }: Content, head: string): boolean {
  return bytes.toString('latin1', 0, head.length) === head
}

/** True when exactly one of these gains explains the found length; only an edit of equal length then hides the proof. */
function lengthFits(seal: Seal, found: Content, ...gains: readonly number[]): boolean {
  return seal.bytes !== undefined && gains.includes(found.length - seal.bytes)
}
