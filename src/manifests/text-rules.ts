import { isAscii, isUtf8 } from 'node:buffer'
import type { TextRule } from '../model/request.ts'
import { toForm } from './normal-form.ts'

/** The first place at which a text breaks a rule. */
export interface Breach {
  readonly rule: TextRule
  /** From 0, in bytes. */
  readonly offset: number
  /** What was found, in words. */
  readonly what: string
}

const CR = 13

/** The first breach of each rule, in the order of the rules. */
export function breachesOf(bytes: Buffer, rules: readonly TextRule[]): Breach[] {
  return rules.flatMap(rule => {
    const breach = CHECKS[rule](bytes)
    return breach === undefined ? [] : [{ rule, ...breach }]
  })
}

/**
 * True for bytes that are no text: a NUL among the first 8,000, as git decides it (xdiff-interface.c `buffer_is_binary`), unless a byte
 * order mark says that it is UTF-16.
 */
export function isBinary(bytes: Buffer): boolean {
  const [first, second] = bytes
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return !utf16 && bytes.subarray(0, 8000).includes(0)
}

type Place = Omit<Breach, 'rule'>

const CHECKS: Readonly<Record<TextRule, (bytes: Buffer) => Place | undefined>> = {
  'no-bom': bytes => (hasBom(bytes) ? { offset: 0, what: 'a byte order mark' } : undefined),
  lf: bytes => {
    const offset = bytes.indexOf(CR)
    return offset < 0 ? undefined : { offset, what: bytes[offset + 1] === 10 ? 'CRLF' : 'CR' }
  },
  ascii: bytes => {
    if (isAscii(bytes)) return undefined
    const offset = bytes.findIndex(byte => byte > 127)
    return { offset, what: isUtf8(bytes) ? nameCharacter(bytes.toString('utf8', offset, offset + 4)) : byteAt(bytes, offset) }
  },
  'utf-8': notUtf8,
  nfc: bytes => notUtf8(bytes) ?? otherForm(bytes),
  'no-invisible': bytes => notUtf8(bytes) ?? unseen(bytes)
}

function hasBom(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function byteAt(bytes: Buffer, offset: number): string {
  return `the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`
}

function notUtf8(bytes: Buffer): Place | undefined {
  if (isUtf8(bytes)) return undefined
  const offset = validPrefix(bytes)
  return { offset, what: `${byteAt(bytes, offset)}, which is not valid UTF-8 here` }
}

/**
 * Length of the longest start that is UTF-8. Decoding and encoding again gives the same bytes up to the first wrong one, or up to three
 * more where that one looks like the replacement character.
 */
function validPrefix(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'))
  let at = 0
  while (at < bytes.length && bytes[at] === again[at]) at++
  while (at > 0 && !isUtf8(bytes.subarray(0, at))) at--
  return at
}

/** A combining mark belongs to what stands before it, so the text is compared line by line: no form reaches over a line feed. */
function otherForm(bytes: Buffer): Place | undefined {
  if (isAscii(bytes)) return undefined
  let offset = 0
  for (const line of bytes.toString('utf8').split('\n')) {
    const normal = toForm(line, 'NFC')
    if (normal !== line) {
      const before = line.slice(0, commonLength(line, normal))
      return {
        offset: offset + Buffer.byteLength(before),
        what: `${nameCharacter(line.slice(before.length))}, which NFC writes otherwise`
      }
    }
    offset += Buffer.byteLength(line) + 1
  }
  return undefined
}

/** In UTF-16 code units; no pair of surrogates is cut. */
function commonLength(a: string, b: string): number {
  let at = 0
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return /[\ud800-\udbff]/.test(a.charAt(at - 1)) ? at - 1 : at
}

const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u0085]|(?![\t\n\r])\p{Cc}/u

/** A byte order mark at the start has a rule of its own. */
function unseen(bytes: Buffer): Place | undefined {
  const text = bytes.toString('utf8', hasBom(bytes) ? 3 : 0)
  const found = UNSEEN.exec(text)
  if (found === null) return undefined
  return { offset: (hasBom(bytes) ? 3 : 0) + Buffer.byteLength(text.slice(0, found.index)), what: nameCharacter(found[0]) }
}

/** `U+200B` */
function nameCharacter(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
