import { ofKind, type Packet } from './packet.ts'
import { type Token, type TokenHit, TokenSearch } from './token-search.ts'

/**
 * Words of a real run, which a packet that only prepares one must not hold. They are found anywhere in a text, also inside longer words, in
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

const searches = new WeakMap<readonly Token[], TokenSearch>()

/** The search for a list of tokens, made once. */
export function searchFor(tokens: readonly Token[]): TokenSearch {
  const known = searches.get(tokens)
  if (known !== undefined) return known
  const search = new TokenSearch(tokens)
  searches.set(tokens, search)
  return search
}

/** The first place of each token in a text. */
export function tokenHits(text: string, tokens: readonly Token[]): TokenHit[] {
  return searchFor(tokens).hits(text)
}

const WITHHELD = '(withheld: it holds a forbidden token)'

/** The text, or words in its place when it holds a token: what a report must not hold is not put into one. */
export function withhold(text: string, tokens: readonly Token[]): string {
  return holdsToken(text, tokens) ? WITHHELD : text
}

export function holdsToken(text: string, tokens: readonly Token[]): boolean {
  return tokenHits(text, tokens).length > 0
}
