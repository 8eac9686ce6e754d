import type { Token } from './token-search.ts'
import { tokenHits } from './tokens.ts'

const WITHHELD = '(withheld: it holds a forbidden token)'

/** The text, or words in its place when it holds a token: what a report must not hold is not put into one. */
export function withhold(text: string, tokens: readonly Token[]): string {
  return holdsToken(text, tokens) ? WITHHELD : text
}

export function holdsToken(text: string, tokens: readonly Token[]): boolean {
  return tokenHits(text, tokens).length > 0
}
