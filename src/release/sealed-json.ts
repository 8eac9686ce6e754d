import { isRecord, jsonFacts } from '../manifests/json.ts'
import { jsonErrorMessage } from '../model/error-message.ts'

/** A document is written by people and small programs; the gate reads no more than this as one. */
const MAX_BYTES = 16 * 1024 * 1024

/** Enough to find the `schema` of a document that is too large to be one. */
const HEAD_BYTES = 64 * 1024

const CLAIM = /"schema"\s*:\s*"\s*seal-gate\//i

/** JSON with a `schema` of ours, or a text that claims one and cannot be read. Undefined for everything else. */
type SealedJson = { readonly schema: string; readonly value: unknown } | { readonly problem: string } | undefined

/**
 * Reads bytes as evidence is read: UTF-8 without a byte order mark, no key twice, no number that one reader rounds and another does not.
 * A file that is not meant as a document of ours is never a problem.
 */
export function readSealedJson(bytes: Uint8Array): SealedJson {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = headText(buffer)
  if (!/^\ufeff?\s*\{/.test(head)) return undefined
  if (buffer.length > MAX_BYTES)
    return CLAIM.test(head) ? { problem: `it is larger than ${MAX_BYTES} bytes, which is the limit for a document` } : undefined
  const text = decodeUtf8(buffer)
  if (text === undefined) return CLAIM.test(looseText(buffer)) ? { problem: 'it is not UTF-8' } : undefined
  try {
    return checkJson(text, JSON.parse(text))
  } catch (error) {
    return CLAIM.test(text) ? { problem: `it is not JSON: ${jsonErrorMessage(error)}` } : undefined
  }
}

function checkJson(text: string, value: unknown): SealedJson {
  const schema = isRecord(value) && Object.hasOwn(value, 'schema') ? value['schema'] : undefined
  const ours = typeof schema === 'string' && /^\s*seal-gate\//i.test(schema)
  if (!ours && !CLAIM.test(text)) return undefined
  const { duplicates, oddNumbers } = jsonFacts(text)
  // A reader that takes the first of two keys would see a document of ours here.
  if (!ours) return duplicates.some(({ pointer }) => pointer === '/schema') ? { problem: twice('/schema') } : undefined
  const [doubled] = duplicates
  if (doubled !== undefined) return { problem: twice(doubled.pointer) }
  const [odd] = oddNumbers
  if (odd !== undefined) return { problem: `${odd.pointer} is a whole number that is not written as one` }
  return { schema, value }
}

function twice(pointer: string): string {
  return `the key ${pointer} is given twice: readers disagree on which one counts`
}

function headText(buffer: Buffer): string {
  return looseText(buffer.subarray(0, HEAD_BYTES))
}

/** For a look only: never fails. PowerShell writes UTF-16. */
function looseText(buffer: Buffer): string {
  return new TextDecoder(buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf-16le' : 'utf-8', { ignoreBOM: true }).decode(buffer)
}

function decodeUtf8(buffer: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer)
  } catch {
    return undefined
  }
}
