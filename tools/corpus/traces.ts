import { isUtf8 } from 'node:buffer'
import type { CauseCode } from '../../src/model/causes.ts'

interface Seen {
  readonly sealed: Buffer
  readonly found: Buffer
  /** The found bytes as text. */
  readonly latin1: string
  readonly text: string
}

/** What must be in the found bytes before a hint may name a cause. Independent of the engine; the sealed bytes are known here. */
const TRACES: { readonly [C in CauseCode]?: (seen: Seen) => boolean } = {
  'content-changed': () => true,
  emptied: ({ found }) => found.length === 0,
  truncated: ({ sealed, found, text }) => found.length < sealed.length && looksCut(found, text),
  'bom-added': ({ found }) => startsWith(found, 0xef, 0xbb, 0xbf),
  'bom-removed': ({ sealed, found }) => startsWith(sealed, 0xef, 0xbb, 0xbf) && !startsWith(found, 0xef, 0xbb, 0xbf),
  'crlf-added': ({ latin1 }) => latin1.includes('\r\n') && !/(?<!\r)\n/.test(latin1),
  'crlf-removed': ({ sealed, latin1 }) => sealed.includes('\r\n') && latin1.includes('\n') && !latin1.includes('\r\n'),
  'cr-only': ({ latin1 }) => latin1.includes('\r') && !latin1.includes('\n'),
  'eol-mixed': ({ latin1 }) => latin1.includes('\r\n') && /(?<!\r)\n/.test(latin1),
  'unicode-punctuation': ({ sealed, text }) =>
    isAscii(sealed) && /[\u00a0-\u00bf\u00d7\u2000-\u22ff\u3000\ufb00-\ufb06]/.test(text),
  'json-reencoded': ({ sealed, latin1 }) => !isAscii(sealed) && /\\u[0-9a-fA-F]{4}/.test(latin1),
  mojibake: ({ sealed, text, found }) => found.length > sealed.length && !isAscii(found) && !sameAlphabet(sealed, text),
  'encoding-changed': ({ found, text }) =>
    !isUtf8(found) || text.includes('\ufffd') || startsWith(found, 0xff, 0xfe) || startsWith(found, 0xfe, 0xff),
  compressed: ({ found }) => startsWith(found, 0x1f, 0x8b) || startsWith(found, 0x28, 0xb5, 0x2f, 0xfd),
  'lfs-pointer': ({ latin1 }) => latin1.startsWith('version https://git-lfs'),
  'merge-conflict': ({ latin1 }) => ['<<<<<<< ', '\n=======', '\n>>>>>>> '].every(mark => latin1.includes(mark)),
  'symlink-as-text': ({ latin1 }) => /^\S+\/\S+$/.test(latin1)
}

/** Hinted causes that left nothing in the found bytes. */
export function traceless(causes: readonly { readonly code: CauseCode }[], sealed: Buffer, found: Buffer): readonly CauseCode[] {
  const seen = { sealed, found, latin1: found.toString('latin1'), text: found.toString('utf8') }
  return causes.filter(({ code }) => TRACES[code]?.(seen) !== true).map(({ code }) => code)
}

/** Ends inside a character, a line or a JSON value. */
function looksCut(found: Buffer, text: string): boolean {
  if (!isUtf8(found)) return text.endsWith('\ufffd')
  if (/^\s*[[{]/.test(text)) return !/[\]}]\s*$/.test(text)
  return text.includes('\n') && !text.endsWith('\n')
}

/** Whether the found text has only characters of the sealed text. */
function sameAlphabet(sealed: Buffer, text: string): boolean {
  const known = new Set(sealed.toString('utf8'))
  return [...text].every(character => known.has(character))
}

function startsWith(bytes: Buffer, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

function isAscii(bytes: Buffer): boolean {
  return bytes.every(byte => byte < 0x80)
}
