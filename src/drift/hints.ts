import { Buffer, isUtf8 } from 'node:buffer'
import type { Cause } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'
import { documentKindOf, promisedKind, xmlBreaksOff } from './document-kind.ts'
import { encryptedBy, isEncrypted, mayBeEncrypted } from './encrypted.ts'
import { unicodePunctuation } from './inverses/characters.ts'
import { mojibake } from './inverses/mojibake.ts'
import { jsonBreaksOff } from './json/reader.ts'
import { jsonText } from './json/text.ts'
import { namesOther, pointersInConflict, readPointer } from './lfs-pointer.ts'
import { isLinkPath } from './link-path.ts'
import { pageInPlace, TEXT_PATH } from './page-kind.ts'
import { undoneBy } from './search/chain.ts'

/**
 * If nothing was proved: causes that fit the found bytes, earliest first. Each needs a trace in the found bytes *and* something in the
 * seal that contradicts the trace: a sealed fact, or the sealed length. Never a claim.
 */
export function hints(seal: Seal, found: Content): Cause[] {
  if (found.length === 0) return seal.bytes === 0 ? [] : [{ code: 'emptied' }]
  const whole = wholeHint(seal, found)
  if (whole.length > 0) return whole
  return [...endHints(seal, found), ...textHints(seal, found), ...lineEndHints(seal, found), ...encodingHints(seal, found)]
}

/** Something else that is in place of the content; empty when there is nothing of the kind. */
export function wholeHint(seal: Seal, found: Content): Cause[] {
  const pointer = pointerHint(seal, found)
  if (pointer !== undefined) return pointer
  const program = encryptedBy(found)
  if (
    program !== undefined &&
    isEncrypted(program, seal, isSealedText(seal) || isTextPath(seal), promisedKind(seal.path) !== undefined)
  )
    return [{ code: 'encrypted', detail: program.name }]
  const nul = nulHint(seal, found)
  if (nul !== undefined) return [{ code: 'nul-bytes', detail: nul }]
  const document = documentHint(seal, found)
  if (document !== undefined) return [document]
  const longer = found.length > (seal.bytes ?? Number.POSITIVE_INFINITY)
  if (seal.text === 'binary' && promisedKind(seal.path)?.isCompressed === true && found.isText && longer) {
    return [{ code: 'decompressed' }]
  }
  return isLinkPath(seal, found) ? [{ code: 'symlink-as-text', detail: 'the content is the path of another file' }] : []
}

/** How the found bytes begin, where nothing sealed contradicts it: a fact, and no cause. */
export function beginsAs(seal: Seal, found: Content): string | undefined {
  const program = encryptedBy(found)
  if (program !== undefined) return mayBeEncrypted(seal) ? undefined : `the found bytes begin as those of ${program.name}`
  const kind = documentKindOf(found)
  return kind?.isCompressed === true && promisedKind(seal.path) !== kind ? `the found bytes begin as ${kind.name}` : undefined
}

function pointerHint(seal: Seal, found: Content): Cause[] | undefined {
  const pointer = readPointer(found)
  if (pointer === undefined) {
    return pointersInConflict(found).length > 0 ? [{ code: 'lfs-pointer' }, { code: 'merge-conflict' }] : undefined
  }
  if (namesOther(pointer, seal)) {
    // The sealed bytes may themselves be a pointer.
    return seal.bytes === found.length ? undefined : [{ code: 'lfs-pointer', detail: 'a pointer to other content' }]
  }
  return [{ code: 'lfs-pointer', ...(seal.bytes !== undefined && { detail: 'a pointer to content of the sealed length' }) }]
}

/** An unwritten block leaves a run of NUL at least this long. */
const MIN_NUL_RUN = 16

/** Where NUL bytes replace text or the end of a known format: the power failed, or a block was never written. */
function nulHint(seal: Seal, found: Content): string | undefined {
  if (!found.hasNul) return undefined
  const { bytes } = found
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  if (end === 0) return `nothing but NUL, ${bytes.length} bytes`
  const run = bytes.length - end
  const kind = documentKindOf(found)
  const isText = isSealedText(seal) && isUtf8(bytes.subarray(0, end).filter(byte => byte !== 0))
  const isCut = kind?.isCut !== undefined && kind === promisedKind(seal.path) && kind.isCut(bytes)
  if (run >= MIN_NUL_RUN && (isText || isCut)) return `nothing but NUL from byte ${end} on`
  if (!isText) return undefined
  const from = bytes.indexOf(Buffer.alloc(MIN_NUL_RUN))
  if (from < 0) return undefined
  let to = from
  while (bytes[to] === 0) to++
  return `nothing but NUL from byte ${from} to byte ${to - 1}`
}

/** A document of another kind than the seal and the name: an error page, an image, an archive. */
function documentHint(seal: Seal, found: Content): Cause | undefined {
  const kind = documentKindOf(found)
  const promised = promisedKind(seal.path)
  if (kind !== undefined) {
    const isOther = promised === undefined ? isSealedText(seal) || isTextPath(seal) : promised !== kind
    if (!isOther) return undefined
    if (isOfficeDocument(found))
      return { code: 'another-document', detail: 'a spreadsheet, text or presentation of an Office program' }
    if (kind.isCompressed !== true || promised !== undefined) return { code: 'another-document', detail: kind.name }
    return { code: 'compressed', detail: kind.isNotUnpacked === true ? `${kind.name}, which is not unpacked here` : kind.name }
  }
  const page = pageInPlace(seal, found, seal.text === 'binary' || promised !== undefined)
  return page === undefined ? undefined : { code: 'another-document', detail: page }
}

/** Members that a ZIP archive of such a program has: https://ecma-international.org/publications-and-standards/standards/ecma-376/ */
const OFFICE_MEMBERS = [
  'xl/workbook.xml',
  'word/document.xml',
  'ppt/presentation.xml',
  'mimetypeapplication/vnd.oasis.opendocument'
]

function isOfficeDocument(found: Content): boolean {
  return startsWith(found, 'PK\x03\x04') && OFFICE_MEMBERS.some(name => found.bytes.includes(name))
}

function isTextPath({ text, path }: Seal): boolean {
  return text === undefined && TEXT_PATH.test(path)
}

function isSealedText({ text }: Seal): boolean {
  return text === 'ascii' || text === 'utf-8'
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

/** Line ends of a text that would have the sealed length with the sealed line ends. Any other length is another text. */
function lineEndHints(seal: Seal, found: Content): Cause[] {
  const { crlf, lf, cr } = found.ends
  if (!found.isText || seal.text === 'binary') return []
  const mark = found.bom && seal.bom !== true ? 3 : 0
  const fits = (gain: number) => seal.bytes === undefined || found.length - seal.bytes === gain + mark
  if (seal.eol === 'lf' && crlf > 0 && fits(crlf)) return [lf === 0 ? { code: 'crlf-added', count: crlf } : mixed(crlf, lf)]
  if (seal.eol === 'crlf' && lf > 0 && fits(-lf)) return [crlf === 0 ? { code: 'crlf-removed', count: lf } : mixed(crlf, lf)]
  if (cr > 0 && lf === 0 && crlf === 0) {
    if ((seal.eol === 'lf' && fits(0)) || (seal.eol === 'crlf' && fits(-cr))) return [{ code: 'cr-only', count: cr }]
  }
  if (seal.eol !== undefined || crlf === 0 || lf > 0) return []
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
  for (const candidate of unicodePunctuation.undo(found, seal)) {
    causes.push(...undoneBy({ inverse: unicodePunctuation, candidate }).map(({ cause }) => cause))
    break
  }
  return causes
}

function endHints(seal: Seal, found: Content): Cause[] {
  if (seal.bytes === undefined || seal.bytes <= found.length) return []
  const where = cutShort(seal, found)
  return where === undefined ? [] : [{ code: 'truncated', detail: `${seal.bytes - found.length} bytes shorter, and ${where}` }]
}

/**
 * How the format shows that the found bytes are cut off; undefined when it does not. A text without a final line feed may be complete.
 */
function cutShort(seal: Seal, found: Content): string | undefined {
  const kind = documentKindOf(found)
  if (kind !== undefined)
    return kind.isCut?.(found.bytes) === true ? `${kind.name.replace(/^an? /, 'the ')} lacks its end` : undefined
  if (seal.text !== 'binary' && cutCharacter(found)) return 'ends in the middle of a character'
  if (!found.isUtf8) return undefined
  if (pemBreaksOff(found)) return 'the last PEM block has no end'
  if (/^\s*[[{]/.test(found.bytes.toString('latin1', 0, 64))) {
    return jsonBreaksOff(found.latin1) ? 'ends before the JSON does' : undefined
  }
  const isXml = /\.(?:xml|svg|xsd|xslt?|plist|csproj|pom|gpx|kml|rss|xlf)$/i.test(seal.path) || startsWith(found, '<?xml')
  return isXml && xmlBreaksOff(found) ? 'ends before the XML does' : undefined
}

/** True when the last line that begins a PEM block has no line that ends it. https://www.rfc-editor.org/rfc/rfc7468#section-2 */
function pemBreaksOff({ latin1 }: Content): boolean {
  const begin = latin1.lastIndexOf('-----BEGIN ')
  if (begin < 0 || (begin > 0 && latin1[begin - 1] !== '\n')) return false
  const [, label] = /^-----BEGIN ([A-Z0-9 ]{1,64})-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)/.exec(latin1.slice(begin, begin + 256)) ?? []
  return label !== undefined && !latin1.includes(`-----END ${label}-----`, begin)
}

/** True when everything is UTF-8 except a last character that is incomplete. */
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

/** True when exactly one of these gains explains the found length: then only an edit that keeps the length prevents a proof. */
function lengthFits(seal: Seal, found: Content, ...gains: readonly number[]): boolean {
  return seal.bytes !== undefined && gains.includes(found.length - seal.bytes)
}
