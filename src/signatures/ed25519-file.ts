/**
 * Signatures of signify and minisign: Ed25519, with the number of the key. A file has
 *
 *   untrusted comment: TEXT LF BASE64 LF
 *
 * where a key is `Ed`, 8 bytes of the number and 32 of the key, and a signature is `Ed` or `ED`, the number and 64 bytes. `ED` signs the
 * BLAKE2b-512 digest of the file. minisign adds a comment and a second signature, over the first one and that comment:
 *
 *   trusted comment: TEXT LF BASE64 LF
 *
 * signify -e puts the signed text behind the two lines.
 * @see https://man.openbsd.org/signify
 * @see https://jedisct1.github.io/minisign/
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { fromBase64 } from '../manifests/base64.ts'
import { Refusal } from './refusal.ts'

const UNTRUSTED = 'untrusted comment: '
const TRUSTED = 'trusted comment: '
/** DER of a public key of Ed25519 up to its 32 bytes: RFC 8410. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const ID_BYTES = 8
const SIGNATURE_BYTES = 64
const KEY_BYTES = 32

export interface NumberedKey {
  /** As minisign shows it: the number as hex, highest byte first. */
  readonly id: string
  readonly publicKey: KeyObject
}

/** True for a text that begins as both programs begin their files. */
export function isEd25519File(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, UNTRUSTED.length)).toString('latin1') === UNTRUSTED
}

/** A public key: the file, or its second line alone. Undefined for what is not one. */
export function numberedKey(text: string): NumberedKey | undefined {
  const lines = text.trim().split(/\r?\n/)
  const line =
    lines.length === 2 && lines[0]?.startsWith(UNTRUSTED) === true ? lines[1] : lines.length === 1 ? lines[0] : undefined
  const parts = partsOf(line ?? '', KEY_BYTES)
  if (parts === undefined || parts.algorithm !== 'Ed') return undefined
  return { id: parts.id, publicKey: createPublicKey({ key: Buffer.concat([SPKI, parts.rest]), format: 'der', type: 'spki' }) }
}

/**
 * Verifies the signature of a list.
 * @param list bytes of the list; absent where signify put it into the same file
 * @returns the trusted comment of minisign; empty where there is none
 * @throws Refusal
 */
export function verifyEd25519File(file: Uint8Array, list: Uint8Array | undefined, key: NumberedKey): string {
  const { lines, rest } = firstLines(Buffer.from(file))
  const [comment = '', encoded = ''] = lines
  const parts = partsOf(encoded, SIGNATURE_BYTES)
  if (!comment.startsWith(UNTRUSTED) || parts === undefined) throw invalid('it is not one of minisign or signify')
  if (parts.id !== key.id)
    throw new Refusal('signed-by-another', `it is signed with the key ${parts.id}, and the expected one is ${key.id}`)
  const signed = list ?? rest
  const message = parts.algorithm === 'ED' ? createHash('blake2b512').update(signed).digest() : signed
  if (!verify(null, message, key.publicKey, parts.rest)) throw invalid('it was made for different bytes')
  if (list === undefined) return ''
  if (rest.length > 0) return verifiedComment(rest, parts.rest, key)
  if (parts.algorithm === 'ED') throw invalid('it has no trusted comment')
  return ''
}

/** The comment of minisign, which is signed together with the signature. */
function verifiedComment(text: Buffer, signature: Buffer, key: NumberedKey): string {
  const { lines, rest } = firstLines(text)
  const [comment = '', encoded = ''] = lines
  if (!comment.startsWith(TRUSTED) || rest.length > 0) throw invalid('there is text behind it that is not signed')
  const trusted = comment.slice(TRUSTED.length)
  const second = fromBase64(encoded, 'standard', 'padded')
  const message = Buffer.concat([signature, Buffer.from(trusted, 'latin1')])
  if (second?.length !== SIGNATURE_BYTES || !verify(null, message, key.publicKey, second))
    throw invalid('its trusted comment is not signed')
  return Buffer.from(trusted, 'latin1').toString('utf8')
}

/** The first two lines, byte for byte, and what is behind them. The last line may have no end. */
function firstLines(bytes: Buffer): { readonly lines: readonly string[]; readonly rest: Buffer } {
  const lines: string[] = []
  let at = 0
  while (lines.length < 2 && at < bytes.length) {
    const feed = bytes.indexOf(10, at)
    const end = feed < 0 ? bytes.length : feed
    lines.push(bytes.toString('latin1', at, end).replace(/\r$/, ''))
    at = feed < 0 ? bytes.length : feed + 1
  }
  return { lines, rest: bytes.subarray(at) }
}

interface Parts {
  readonly algorithm: 'Ed' | 'ED'
  readonly id: string
  readonly rest: Buffer
}

function partsOf(encoded: string, length: number): Parts | undefined {
  const bytes = fromBase64(encoded, 'standard', 'padded')
  if (bytes?.length !== 2 + ID_BYTES + length) return undefined
  const algorithm = bytes.toString('latin1', 0, 2)
  if (algorithm !== 'Ed' && algorithm !== 'ED') return undefined
  const id = Buffer.from(bytes.subarray(2, 2 + ID_BYTES))
    .reverse()
    .toString('hex')
    .toUpperCase()
  return { algorithm, id, rest: bytes.subarray(2 + ID_BYTES) }
}

function invalid(why: string): Refusal {
  return new Refusal('signature-invalid', `the signature is not valid: ${why}`)
}
