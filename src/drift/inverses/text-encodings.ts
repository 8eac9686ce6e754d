import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Larger texts are not decoded for this. */
const MAX_BYTES = 16 * 1024 * 1024

/** The content was written as text in another alphabet, for a mail, an address, a program or an API. */
export const textEncoded: Inverse = {
  cause: 'text-encoded',
  stage: 'encoding',
  *undo(found) {
    if (found.length < 2 || found.length > MAX_BYTES || !found.isText) return
    for (const { name, decode } of DECODERS) {
      const plain = decode(found)
      if (plain === undefined || plain.length === 0 || plain.equals(found.bytes)) continue
      yield { length: plain.length, make: () => plain, detail: name, weight: 3 }
    }
    yield* answers(found)
  }
}

const DECODERS: readonly { readonly name: string; readonly decode: (found: Content) => Buffer | undefined }[] = [
  { name: 'quoted-printable', decode: quotedPrintable },
  { name: 'hexadecimal', decode: hexadecimal },
  { name: 'percent-encoding', decode: percent },
  { name: 'a JSON string', decode: jsonString },
  { name: 'a hex dump', decode: hexDump }
]

/** https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
function quotedPrintable({ latin1, isAscii, bytes }: Content): Buffer | undefined {
  if (!isAscii || !bytes.includes('=') || /=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|$)/.test(latin1)) return undefined
  const text = latin1.replace(/=[ \t]*\r?\n|=$/g, '')
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1'
  )
}

function hexadecimal({ latin1, isAscii }: Content): Buffer | undefined {
  if (!isAscii || !/^(?:0x|\\x)?[0-9A-Fa-f]/.test(latin1)) return undefined
  const text = latin1.replace(/^0x|\\x|[\s:,-]+/g, '')
  return text.length % 2 === 0 && /^[0-9A-Fa-f]+$/.test(text) ? Buffer.from(text, 'hex') : undefined
}

function percent({ latin1, isAscii }: Content): Buffer | undefined {
  if (!isAscii || !/%[0-9A-Fa-f]{2}/.test(latin1) || /[\s"<>]/.test(latin1) || /%(?![0-9A-Fa-f]{2})/.test(latin1))
    return undefined
  const text = latin1.replace(/^data:[\w/+.;=-]{0,200},/, '')
  return Buffer.from(
    text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1'
  )
}

function jsonString({ text }: Content): Buffer | undefined {
  if (text === undefined || !/^\s*"/.test(text)) return undefined
  const value = parsed(text)
  return typeof value === 'string' ? Buffer.from(value) : undefined
}

/** `xxd`, `hexdump -C`, `od -A x -t x1`: an offset, up to 16 bytes, and perhaps what they look like. */
function hexDump({ latin1, isAscii }: Content): Buffer | undefined {
  if (!isAscii || !/^[0-9a-f]{6,10}:? /.test(latin1)) return undefined
  const parts: Buffer[] = []
  for (const line of latin1.trimEnd().split(/\r?\n/)) {
    const [, hex] =
      /^[0-9a-f]{6,10}(?::?[ ]+((?:[0-9a-f]{2} ?){1,16} ?(?:[0-9a-f]{2} ?){0,8}))?(?: {2}.*| \|.*\|)?$/.exec(line) ?? []
    if (hex === undefined) return parts.length > 0 && /^[0-9a-f]{6,10}$/.test(line) ? Buffer.concat(parts) : undefined
    parts.push(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
  }
  return Buffer.concat(parts)
}

/** Names under which APIs return a file: GitHub's contents and blobs, GitLab's files, Jupyter's contents. */
const CONTENT_KEYS = ['content', 'data', 'body', 'file', 'text', 'source'] as const

/** The JSON answer of an API with the file: in base64 if it states so, else as it is. */
function* answers({ text, latin1 }: Content): Iterable<Candidate> {
  if (text === undefined || !/^\s*\{/.test(latin1)) return
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return
  const fields = new Map<string, unknown>(Object.entries(value))
  const isBase64 = fields.get('encoding') === 'base64'
  for (const key of CONTENT_KEYS) {
    const content = fields.get(key)
    if (typeof content !== 'string' || content === '') continue
    const plain = Buffer.from(content, isBase64 ? 'base64' : 'utf8')
    const how = `an API answer, "${key}"${isBase64 ? ' in base64' : ''}`
    yield { length: plain.length, make: () => plain, detail: how, weight: 2 }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
