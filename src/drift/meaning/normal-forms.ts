import { digestOf } from '../../model/digest.ts'
import type { Meaning } from '../../model/finding.ts'
import type { SealFacts } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { canonicalJson } from './json.ts'

/** A longer file has no normal form here. */
export const MAX_NORMALIZED_BYTES = 1024 * 1024

type Forms = Pick<SealFacts, 'jsonSha256' | 'textSha256'>

/**
 * Digests of the normal forms of a file: of JSON by its name its canonical value, and of every UTF-8 text the text itself. Absent for a form
 * that the bytes do not have.
 * @param path decides whether it is JSON: `.json`, `.jsonl`, `.ndjson`
 */
export function normalForms(path: string, bytes: Uint8Array): Forms {
  if (bytes.length > MAX_NORMALIZED_BYTES) return {}
  const json = jsonForm(path, bytes)
  const text = normalText(bytes)
  return {
    ...(json !== undefined && { jsonSha256: digestOf('sha256', Buffer.from(json)) }),
    ...(text !== undefined && { textSha256: digestOf('sha256', Buffer.from(text)) })
  }
}

/**
 * What the sealed normal forms show about found bytes; undefined when the seal has none that the found bytes have too. A JSON value says more
 * than a text, so it decides where both are sealed.
 */
export function sealedMeaning(seal: Forms & { readonly path: string }, found: Uint8Array): Meaning | undefined {
  const forms = normalForms(seal.path, found)
  if (seal.jsonSha256 !== undefined && forms.jsonSha256 !== undefined)
    return { format: 'json', same: forms.jsonSha256 === seal.jsonSha256 }
  if (seal.textSha256 !== undefined && forms.textSha256 !== undefined)
    return { format: 'text', same: forms.textSha256 === seal.textSha256 }
  return undefined
}

function jsonForm(path: string, bytes: Uint8Array): string | undefined {
  const [, lines] = /\.(?:json|(jsonl|ndjson))$/i.exec(path) ?? [undefined, undefined]
  if (!/\.(?:json|jsonl|ndjson)$/i.test(path)) return undefined
  const content = new Content(withoutBom(bytes))
  return content.isText && content.latin1 !== '' ? canonicalJson(content, lines !== undefined) : undefined
}

/**
 * A text without what editors and checkouts change: no byte order mark, LF line ends, Unicode form NFC, no blanks at the ends of lines, and one
 * line end at its end. Undefined for bytes that are not UTF-8 text.
 */
function normalText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(withoutBom(bytes))
  } catch {
    return undefined
  }
  const lines = text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n').map(withoutFinalBlanks)
  while (lines.at(-1) === '') lines.pop()
  return lines.map(line => `${line}\n`).join('')
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** By hand: a regular expression for the end of a string tries every run of blanks. */
function withoutFinalBlanks(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--
  return line.slice(0, end)
}
