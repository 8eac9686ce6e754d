import { Buffer } from 'node:buffer'
import { type JsonNode, readJson } from './reader.ts'

/**
 * A text that two JSON texts share exactly when they hold the same values: keys sorted, strings by their characters, numbers by their
 * value. Undefined when the text is not JSON. Numbers that a double would round stay as they are spelled.
 */
export function canonicalJson(latin1: string): string | undefined {
  return readJson(latin1)?.map(canonical).join('\n')
}

function canonical(node: JsonNode): string {
  if (typeof node === 'string') return scalar(node)
  if (node.kind === 'array') return `[${node.items.map(canonical).join()}]`
  const members = node.keys.map((key, at) => `${scalar(key)}:${canonical(node.items[at] ?? '')}`)
  return `{${members.sort().join()}}`
}

/** A double holds 15 decimal digits for certain. */
const SAFE_DIGITS = 15

function scalar(token: string): string {
  if (token.startsWith('"')) return JSON.stringify(JSON.parse(Buffer.from(token, 'latin1').toString('utf8')))
  if (!/^[-\d]/.test(token)) return token
  const digits = token.replace(/[eE].*/, '').replace(/\D/g, '').length
  return digits <= SAFE_DIGITS && Number.isFinite(Number(token)) ? String(Number(token)) : token
}
