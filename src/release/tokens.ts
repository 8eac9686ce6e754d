import { toForm } from '../manifests/normal-form.ts'
import type { Policy } from './documents/policy.ts'
import { ofKind, type Packet } from './packet.ts'

export type Token = NonNullable<Policy['forbidden_tokens']>[number]

/**
 * Words of a real run, which no packet that only prepares one may hold. They are found anywhere in the text, inside longer words too, in
 * letters of either case. A policy may name others in their place.
 */
export const DEFAULT_TOKENS: readonly Token[] = [
  { id: 'token-1', token: 'REAL_RUN', case: 'any' },
  { id: 'token-2', token: 'QT001', case: 'any' },
  { id: 'token-3', token: 'cutover', case: 'any' }
]

/** The tokens in force: those of every policy, so that a second one never takes one away; the defaults where a policy names none. */
export function tokensOf(packet: Packet): readonly Token[] {
  const policies = ofKind(packet, 'policy')
  if (policies.length === 0) return DEFAULT_TOKENS
  return policies.flatMap(({ document }) => document.forbidden_tokens ?? DEFAULT_TOKENS)
}

export interface TokenHit {
  /** Name of the rule; the token itself is never shown. */
  readonly rule: string
  /** From 1. */
  readonly line: number
}

/**
 * The first place of each token. Characters that nobody sees are dropped first, and full-width and other compatible letters are plain
 * ones: `cut\u00adover` is read as it looks. Look-alikes of another script are not resolved.
 */
export function tokenHits(text: string, tokens: readonly Token[]): TokenHit[] {
  const exact = plain(text)
  const folded = exact.toLowerCase()
  return tokens.flatMap(({ id, token, case: letters }) => {
    const within = letters === 'exact' ? exact : folded
    const at = within.indexOf(letters === 'exact' ? plain(token) : plain(token).toLowerCase())
    return at < 0 ? [] : [{ rule: id, line: lineAt(within, at) }]
  })
}

const PLAIN = /^[\x01-\x7f]*$/
const UNSEEN = /[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

function plain(text: string): string {
  return PLAIN.test(text) ? text : toForm(text, 'NFKC').replace(UNSEEN, '')
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
