import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { type JsonNode, readJson } from '../json/reader.ts'

/**
 * Equal canonical forms (RFC 8785): white space, key order, escapes and the spelling of numbers (`1`, `1.0`, `1e0`) have no meaning there.
 * Duplicate keys, lone surrogates and numbers that a double changes have no canonical form, so a text with one is left open.
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function sameJson(sealed: Content, found: Content, extension: string): boolean | undefined {
  const [original, content] = [sealed, found].map(({ latin1 }) => canonicalText(latin1, extension !== 'json'))
  return original === undefined || content === undefined ? undefined : original === content
}

/**
 * The canonical form of a JSON text; of JSON Lines, that of each line, with LF between them. Undefined when it has none.
 * @param lines JSON Lines are permitted
 */
export function canonicalJson(content: Content, lines: boolean): string | undefined {
  try {
    return canonicalText(content.latin1, lines)
  } catch {
    return undefined
  }
}

/** One value, or one per line of JSON Lines; undefined when the text is not that. Throws when it has no canonical form. */
function canonicalText(latin1: string, lines: boolean): string | undefined {
  const values = readJson(latin1)
  if (values === undefined || (!lines && values.length !== 1)) return undefined
  // A value of JSON Lines that spreads over lines is not JSON Lines.
  if (lines && latin1.trimEnd().split('\n').length !== values.length) return undefined
  return values.map(canonical).join('\n')
}

/** Throws when RFC 8785 gives it no canonical form. */
function canonical(node: JsonNode): string {
  if (typeof node === 'string') return canonicalScalar(node)
  if (node.kind === 'array') return `[${node.items.map(canonical).join(',')}]`
  // Keys are sorted as they are, not as they are escaped.
  const members = new Map(node.keys.map((key, at) => [textOf(key), node.items[at]] as const))
  if (members.size !== node.keys.length) throw new RangeError('a duplicate key')
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${item === undefined ? '' : canonical(item)}`).join(',')}}`
}

function canonicalScalar(token: string): string {
  if (token.startsWith('"')) return JSON.stringify(textOf(token))
  if (!/^[-0-9]/.test(token)) return token
  const number = String(Number(token))
  if (decimalOf(number) !== decimalOf(token)) throw new RangeError('a number that a double cannot hold')
  return number
}

function textOf(token: string): string {
  const text: unknown = JSON.parse(Buffer.from(token, 'latin1').toString('utf8'))
  if (typeof text !== 'string' || !text.isWellFormed()) throw new RangeError('a lone surrogate')
  return text
}

/** The value of a decimal number, in one spelling: `-1.50e1` and `-15` are both `-15e0`. */
function decimalOf(token: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token) ?? []
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  // RFC 8785 writes -0 as 0.
  if (digits === '') return /[0-9]/.test(whole) ? '0' : 'no number'
  const significant = withoutFinalZeros(digits)
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

/** By hand: a regular expression for the end of a string tries every run of zeros. */
function withoutFinalZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return digits.slice(0, end)
}
