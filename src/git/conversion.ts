import { Buffer, isUtf8 } from 'node:buffer'
import { encodeMultiByte, MULTI_BYTE } from '../drift/encodings/multi-byte.ts'
import { encodeSingleByte, singleByteEncodings } from '../drift/encodings/single-byte.ts'
import { encodeWide } from '../drift/encodings/utf.ts'
import type { Attributes } from './attributes.ts'
import { blobId, type ObjectFormat } from './object-id.ts'
import type { Setting, Settings } from './settings.ts'

/** What a reason for a conversion can be: an attribute of the path, a setting, or the platform. */
export type Ground = { readonly attribute: string } | { readonly setting: Setting<unknown> } | { readonly platform: string }

/** What a checkout makes of a blob. */
interface Conversion {
  /** Bytes that it may write: several if that depends on how git was built. */
  readonly outcomes: readonly Uint8Array[]
  /** Why they are not the bytes of the blob. */
  readonly grounds: readonly Ground[]
  /** An encoding whose tables may differ from those of the git here: git may write bytes that are not among the outcomes. */
  readonly uncertainEncoding?: string
}

/**
 * Works out what git would write, from attributes and configuration, without asking git to: it would run filters.
 * The order is git's: ident, line ends, encoding.
 * @see https://git-scm.com/docs/gitattributes and convert.c in git
 * @param format hash of the repository's object ids
 */
export function convert(blob: Buffer, attributes: Attributes, settings: Settings, format: ObjectFormat): Conversion {
  const grounds: Ground[] = []
  const withIdent = attributes.get('ident') === 'set' ? expandIdent(blob, format) : undefined
  if (withIdent !== undefined) grounds.push({ attribute: 'ident' })
  const inner = withIdent ?? blob
  const rule = lineEndRule(attributes, settings)
  const withLineEnds = rule.crlf !== undefined && willConvert(inner, rule.crlf) ? toCrlf(inner) : undefined
  if (withLineEnds !== undefined) grounds.push(...rule.grounds)
  const text = withLineEnds ?? inner
  const encoding = attributes.get('working-tree-encoding')
  if (encoding === undefined || text.length === 0 || /^utf-?8$/i.test(encoding)) return { outcomes: [text], grounds }
  grounds.push({ attribute: 'working-tree-encoding' })
  // git leaves bytes unchanged, with a warning, if they are not UTF-8 or the encoding lacks a character.
  if (!isUtf8(text)) return { outcomes: [text], grounds }
  const wide = encodeUtf(text.toString('utf8'), encoding)
  if (wide !== undefined) return { outcomes: wide, grounds }
  return { outcomes: [encodeOther(text.toString('utf8'), encoding) ?? text], grounds, uncertainEncoding: encoding }
}

interface LineEndRule {
  /** `auto` does not change files that have a CR or look binary. Absent: LF stays. */
  readonly crlf?: 'always' | 'auto'
  readonly grounds: readonly Ground[]
}

const LF_STAYS: LineEndRule = { grounds: [] }

/**
 * The rule for line ends, if it alone decides about the bytes of a checkout; undefined when `ident` or an encoding may change them too.
 */
export function onlyLineEnds(attributes: Attributes, settings: Settings): LineEndRule | undefined {
  if (attributes.get('ident') === 'set' || attributes.get('working-tree-encoding') !== undefined) return undefined
  return lineEndRule(attributes, settings)
}

function lineEndRule(attributes: Attributes, settings: Settings): LineEndRule {
  const known = (name: string) => {
    const value = attributes.get(name)
    return value === 'set' || value === 'unset' || value === 'auto' || value === 'input' ? { name, value } : undefined
  }
  const text = known('text') ?? known('crlf')
  if (text?.value === 'unset') return LF_STAYS
  const by: Ground[] = text === undefined ? [] : [{ attribute: text.name }]
  const crlf = text === undefined || text.value === 'auto' ? 'auto' : 'always'
  const eol = attributes.get('eol')
  if (eol === 'lf') return LF_STAYS
  // `eol` alone makes the file text for git.
  if (eol === 'crlf') return { crlf: text?.value === 'auto' ? 'auto' : 'always', grounds: [...by, { attribute: 'eol' }] }
  if (text?.value === 'input') return LF_STAYS
  const native = nativeCrlf(settings)
  if (native === undefined || (text === undefined && settings.autocrlf?.value !== true)) return LF_STAYS
  return { crlf, grounds: [...by, native] }
}

/** What gives text CRLF in the working tree, if no attribute decides. */
function nativeCrlf({ autocrlf, eol }: Settings): Ground | undefined {
  if (autocrlf?.value === true) return { setting: autocrlf }
  if (autocrlf?.value === 'input') return undefined
  if (eol?.value === 'crlf') return { setting: eol }
  const native = eol === undefined || eol.value === 'native'
  return native && process.platform === 'win32' ? { platform: 'core.eol is native, which is CRLF on Windows' } : undefined
}

const LF = 0x0a
const CR = 0x0d

/** True when a checkout with CRLF changes the bytes. */
export function willConvert(bytes: Buffer, crlf: 'always' | 'auto'): boolean {
  if (!bytes.includes(LF)) return false
  return crlf === 'always' || (!bytes.includes(CR) && !looksBinary(bytes))
}

const UNPRINTABLE = /[\0-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/

/** As git guesses: a NUL, or more than one unprintable byte in 128. Only asked about bytes without CR. */
function looksBinary(bytes: Buffer): boolean {
  if (bytes.length <= MAX_AS_TEXT && !UNPRINTABLE.test(bytes.toString('latin1'))) return false
  let ends = 0
  let unprintable = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x20 && byte !== 0x7f) continue
    if (byte === 0) return true
    if (byte === LF) ends++
    else if (byte !== 8 && byte !== 9 && byte !== 0x0c && byte !== 0x1b) unprintable++
  }
  const printable = bytes.length - ends - unprintable
  if (bytes.at(-1) === 0x1a) unprintable--
  return printable >> 7 < unprintable
}

/** Longer ones are not worth a second copy as a string. */
const MAX_AS_TEXT = 1024 * 1024

/** Adds a CR before every LF that has none. */
export function toCrlf(bytes: Buffer): Buffer {
  if (bytes.length <= MAX_AS_TEXT && !bytes.includes(CR))
    return Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
  let lone = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === LF && bytes[at - 1] !== CR) lone++
  const out = Buffer.allocUnsafe(bytes.length + lone)
  let to = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === LF && bytes[at - 1] !== CR) out[to++] = CR
    out[to++] = byte
  }
  return out
}

/** `$Id$` with the id of the blob. Undefined when there is none. An expanded one is replaced, unless another version control system wrote it. */
function expandIdent(blob: Buffer, format: ObjectFormat): Buffer | undefined {
  const text = blob.toString('latin1')
  let found = false
  const id = blobId(blob, format)
  const expanded = text.replace(/\$Id(?:\$|:([^$\n]*)\$)/g, (whole, inner: string | undefined) => {
    if (inner !== undefined && / (?!$)/.test(inner.slice(1))) return whole
    found = true
    return `$Id: ${id} $`
  })
  return found ? Buffer.from(expanded, 'latin1') : undefined
}

const ALIASES: Readonly<Record<string, string>> = {
  latin1: 'iso88591',
  iso88591: 'iso88591',
  cp1252: 'windows1252',
  cp850: 'ibm850',
  cp437: 'ibm437',
  cp1250: 'windows1250',
  cp1251: 'windows1251',
  sjis: 'shiftjis',
  cp932: 'shiftjis',
  gbk: 'gb18030',
  gb2312: 'gb18030'
}

/** Undefined when it is another encoding. */
function encodeUtf(text: string, encoding: string): Buffer[] | undefined {
  const wide = /^utf(16|32)(le|be)?(bom)?$/.exec(plainName(encoding))
  if (wide === null) return undefined
  const unit = wide[1] === '16' ? 2 : 4
  const orders = wide[2] === undefined ? [true, false] : [wide[2] === 'le']
  // Without an order in its name, an encoding begins with a BOM, and the platform's iconv chooses the order.
  const bom = wide[2] === undefined || wide[3] !== undefined ? '\ufeff' : ''
  return orders.map(littleEndian => encodeWide({ name: encoding, unit, littleEndian }, bom + text))
}

/** By the names that git and iconv know. Undefined when the encoding is not supported here, or lacks a character. */
function encodeOther(text: string, encoding: string): Buffer | undefined {
  const plain = plainName(encoding)
  const same = (other: { readonly name: string }) => plainName(other.name) === (ALIASES[plain] ?? plain)
  const single = singleByteEncodings().find(same)
  if (single !== undefined) return encodeSingleByte(single, text)
  const multi = MULTI_BYTE.find(same)
  return multi === undefined ? undefined : encodeMultiByte(multi, text)
}

function plainName(encoding: string): string {
  return encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
}
